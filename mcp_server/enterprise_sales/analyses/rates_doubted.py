"""Exchange rates that look as if they were given the wrong way round; they are used as they stand.

The tool holds no market rates. It doubts what cannot be: a currency worth many of a strong one
(`rates.worth_most`), two rates of one currency far apart on both sides of 1
(`rates.turned_factor`), and a rate of the reporting currency to itself that is not 1.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby, pairwise

from enterprise_sales.analyses.common import FindingOut
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.findings_out import where
from enterprise_sales.book import Book
from enterprise_sales.book.money import UNKNOWN_CURRENCY
from enterprise_sales.book.rows import ExchangeRate
from enterprise_sales.language import Translator
from enterprise_sales.playbook import Playbook

Doubt = tuple[ExchangeRate, str]
"""A row, and what is wrong with it."""


def rates_doubted(
    book: Book, playbook: Playbook, as_of: date, t: Translator
) -> tuple[FindingOut, ...]:
    """One finding a currency, by its code, at the latest row in doubt."""
    return tuple(found for _, found in _by_currency(book, playbook, as_of, t))


def rates_doubted_of(ctx: Context) -> tuple[FindingOut, ...]:
    """Those between the currency of an account, of the price list and of the tiers."""
    used = {ctx.currency, ctx.book.currency, ctx.playbook.text("tier.currency")}
    if used == {ctx.currency}:
        return ()
    found = _by_currency(ctx.book, ctx.playbook, ctx.as_of, ctx.t)
    return tuple(finding for currency, finding in found if currency in used)


def _by_currency(
    book: Book, playbook: Playbook, as_of: date, t: Translator
) -> Iterator[tuple[str, FindingOut]]:
    if book.reporting_currency == UNKNOWN_CURRENCY:
        return
    known = [row for row in book.rows(ExchangeRate) if row.date <= as_of and row.rate > 0]
    known.sort(key=lambda row: (row.currency.upper(), row.date))
    for currency, rows in groupby(known, key=lambda row: row.currency.upper()):
        doubts = list(_doubts(list(rows), currency, book.reporting_currency, playbook, t))
        if doubts:
            yield currency, _finding(doubts, currency, book.reporting_currency, t)


def _doubts(
    rows: list[ExchangeRate], currency: str, reporting: str, playbook: Playbook, t: Translator
) -> Iterator[Doubt]:
    if currency == reporting:
        wrong = t.text("the rate of the reporting currency to itself can only be 1")
        yield from ((row, wrong) for row in rows if row.rate != 1)
        return
    for row in rows:
        if dear := _too_dear(row, currency, reporting, playbook, t):
            yield row, dear
    for before, row in pairwise(rows):
        low, high = sorted((before.rate, row.rate))
        if low < 1 < high and high / low >= playbook.number("rates.turned_factor"):
            yield (
                row,
                t.text(
                    "on {day} the rate of {currency} stands far on the other side of 1 ({rate})",
                    day=t.day(before.date),
                    currency=currency,
                    rate=f"{before.rate:g}",
                ),
            )


def _too_dear(
    row: ExchangeRate, currency: str, reporting: str, playbook: Playbook, t: Translator
) -> str | None:
    """Whether one unit of a currency would be worth more of a strong one than any is."""
    most = playbook.number("rates.worth_most")
    strong = playbook.texts("rates.strong_currencies")
    sides = ((currency, reporting, row.rate), (reporting, currency, 1 / row.rate))
    for weak, other, worth in sides:
        if other in strong and worth > most:
            return t.text(
                "by this rate 1 {weak} would be worth {worth} {strong}; no currency is worth more"
                " than {most} {strong}",
                weak=weak,
                worth=t.number(worth),
                strong=other,
                most=t.number(most),
            )
    return None


def _finding(doubts: list[Doubt], currency: str, reporting: str, t: Translator) -> FindingOut:
    """The latest doubt in words, and how many rows are in doubt."""
    last, wrong = max(doubts, key=lambda doubt: doubt[0].date)
    place = where(t, last.read_from.file, (last.read_from.row,), 1)
    return FindingOut(
        code="rate_doubted",
        severity="warning",
        where=place,
        excerpt=f"{last.rate:g}",
        wrong=t.text("{reason}: it looks as if it were given the wrong way round.", reason=wrong),
        remedy=t.text(
            "Write how much {reporting} one {currency} costs. Until then every amount converted by"
            " this rate is to be doubted.",
            reporting=reporting,
            currency=currency,
        ),
        count=len({row.date for row, _ in doubts}),
        left_out=0,
    )
