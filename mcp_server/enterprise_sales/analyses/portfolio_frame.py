"""The whole book as one frame: what every part of a portfolio review is summed from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

import narwhals as nw
from dateutil.relativedelta import relativedelta

from enterprise_sales.analyses.ratios import percent
from enterprise_sales.book import Book
from enterprise_sales.book.money import UNKNOWN_CURRENCY, exponent, to_decimal_text
from enterprise_sales.book.rows import REVIEWS, Touchpoint
from enterprise_sales.language import Translator
from enterprise_sales.playbook import Playbook
from enterprise_sales.scorecard import (
    Scorecard,
    converted,
    factors_to,
    latest_rates,
    scores_with_lines,
)

Frame = nw.DataFrame[Any]
EPOCH = date(1970, 1, 1)
AMOUNTS = {
    "arr_r": "arr",
    "before_r": "arr_before",
    "kept_r": "arr_kept",
    "renewal_r": "renewal_value",
    "presumed_r": "presumed_value",
}
"""Column in the reporting currency → measure in the account's own."""
MEASURES = (
    *AMOUNTS.values(),
    "renewal_date",
    "opt_out_date",
    "lapsed",
    "health_band",
    "cap_band",
    "tier",
)
"""The measures that a review reads: each further column costs time in every filter."""

HELD = ("stakeholder_id", "date", "kind", "level")
"""What is read of a touchpoint."""


@dataclass(frozen=True, eq=False)
class Portfolio:
    """The accounts under review.

    Attributes:
        book: the whole book.
        playbook: the thresholds.
        as_of: the date on which everything is judged.
        t: the language of the texts for people.
        currency: in which amounts are added.
        factors: currency → factor from its minor units to those of `currency`.
        card: the scorecard of the whole book.
        lines: the contracts of the whole book as `contract_lines` marks them; None without.
        accounts: one row per account under review, in the order of ids: `MEASURES`, `name`,
            `owner` as one spells it, amounts in the reporting currency as `AMOUNTS` names them,
            and `band`, red also where signals hold an account without a band at red.
    """

    book: Book
    playbook: Playbook
    as_of: date
    t: Translator
    currency: str
    factors: Mapping[str, float]
    card: Scorecard
    lines: Frame | None
    accounts: Frame

    @property
    def day(self) -> int:
        """The date as days since 1970-01-01."""
        return (self.as_of - EPOCH).days

    @cached_property
    def held(self) -> Frame:
        """Touchpoints that took place up to the date, as `agreed.held`."""
        came = (nw.col("attended") != nw.lit(False)).fill_null(True)
        rows = self.rows_of(Touchpoint.table, *HELD, "attended")
        return rows.filter((nw.col("date") <= self.as_of) & came).drop("attended")

    @cached_property
    def last_reviews(self) -> Frame:
        """The day of the last business review of each account that has had one, as `date`."""
        mine = self.held.filter(nw.col("kind").is_in(list(REVIEWS)))
        return mine.group_by("account_id").agg(date=nw.col("date").max())

    @cached_property
    def contracts(self) -> Frame | None:
        """The contracts of the accounts under review, with `value_r` converted; None without."""
        if self.lines is None:
            return None
        known = self.accounts.select("account_id", "currency", "band", "health_band")
        mine = self.lines.join(known, on="account_id", how="inner")
        return converted(mine, self.factors, value_r="annual_value") if len(mine) else None

    @cached_property
    def coming_up(self) -> Frame | None:
        """The contracts whose renewal is still to be decided, with `opt_out` where it is known."""
        if self.contracts is None:
            return None
        notice = nw.when(nw.col("auto_renew")).then(nw.col("end_date") - nw.col("notice_days"))
        return self.contracts.filter(nw.col("comes_up")).with_columns(opt_out=notice)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Account id → name, of the whole book."""
        return self.book.names

    @cached_property
    def _rates(self) -> Mapping[str, float]:
        return latest_rates(self.book, self.as_of)

    def rows_of(self, table: str, *columns: str) -> Frame:
        """The rows of a table that belong to the accounts under review; dates as dates.

        Args:
            table: the table.
            columns: those wanted besides the account: each further one costs time in every
                filter. All of them where none is named.
        """
        rows = nw.from_native(self.book.table(table), eager_only=True)
        rows = rows.select("account_id", *columns) if columns else rows
        if len(self.accounts) == len(self.card):
            return rows
        return rows.join(self.accounts.select("account_id"), on="account_id", how="semi")

    def has(self, table: str) -> bool:
        """Whether the book holds a table."""
        return table in self.book.given

    def money(self, minor: int | None) -> str | None:
        """Minor units of the reporting currency as a result shows them."""
        return None if minor is None else to_decimal_text(minor, self.currency)

    def percent(self, part: int | None, whole: int | None) -> float | None:
        """A share in percent at the precision of the playbook; unknown of nothing."""
        if part is None or not whole:
            return None
        return percent(part, whole, self.playbook.integer("precision.percent_decimals"))

    def months_ago(self, months: int) -> date:
        """The day that many calendar months before."""
        return self.as_of - relativedelta(months=months)

    def days_ago(self, path: str) -> date:
        """The day that many days before, as the playbook says."""
        return self.as_of - timedelta(days=self.playbook.integer(path))

    def in_currency(self, minor: int, other: str) -> int | None:
        """An amount of the reporting currency in another; None without a rate."""
        if other == self.currency:
            return minor
        rate = self._rates.get(other)
        if rate is None or self.currency != self.book.reporting_currency:
            return None
        shift: float = 10.0 ** (exponent(other) - exponent(self.currency))
        return round(minor / rate * shift)

    def target_minor(self, amount: float, currency: str) -> int:
        """A target in money as minor units of its own currency."""
        return round(amount * float(10 ** exponent(currency)))


def portfolio(
    book: Book, playbook: Playbook, as_of: date, t: Translator, accounts: Frame
) -> Portfolio:
    """The accounts of `accounts` (`account_id`, `name`, `owner`) with all their measures."""
    card, lines = scores_with_lines(book, playbook, as_of)
    currency = reporting_currency(book, playbook)
    factors = _factors(book, as_of, currency)
    measures = card.frame.select("account_id", "currency", *MEASURES)
    frame = measures.join(accounts, on="account_id", how="inner").sort("account_id")
    frame = converted(frame, factors, **AMOUNTS).with_columns(band=_band())
    return Portfolio(book, playbook, as_of, t, currency, factors, card, lines, frame)


def _band() -> nw.Expr:
    """As `analyses.health.band`."""
    red = (nw.col("cap_band") == "red").fill_null(False)
    return nw.when(red).then(nw.lit("red")).otherwise(nw.col("health_band"))


def reporting_currency(book: Book, playbook: Playbook) -> str:
    """The book's own reporting currency, else the only one of its accounts, else the playbook's."""
    if book.reporting_currency != UNKNOWN_CURRENCY:
        return book.reporting_currency
    used = set(book.currencies.values())
    return next(iter(used)) if len(used) == 1 else playbook.text("tier.currency")


def _factors(book: Book, as_of: date, currency: str) -> Mapping[str, float]:
    """Where no account names a currency, all amounts are taken to be of the same."""
    if currency == UNKNOWN_CURRENCY:
        return {UNKNOWN_CURRENCY: 1.0}
    return factors_to(book, as_of, currency)


def total(frame: Frame, column: str) -> int:
    """The sum of an integer column; unknown cells count for nothing, and are counted apart."""
    return int(frame[column].sum() or 0) if len(frame) else 0


def total_or_none(frame: Frame, column: str) -> int | None:
    """The sum of what is known; unknown where there are rows and it is known of none of them."""
    return None if len(frame) and not len(known(frame, column)) else total(frame, column)


def known(frame: Frame, column: str) -> Frame:
    """The rows in which a column is known."""
    return frame.filter(~nw.col(column).is_null())


def day_of(number: int) -> date:
    """The date of a day number."""
    return EPOCH + timedelta(days=number)
