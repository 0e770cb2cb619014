"""What comes up for renewal, by calendar quarter, and what belongs to none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import narwhals as nw

from enterprise_sales.analyses.dates import months_from, quarter_end
from enterprise_sales.analyses.portfolio_frame import (
    EPOCH,
    Frame,
    Portfolio,
    day_of,
    known,
    total,
    total_or_none,
)
from enterprise_sales.analyses.results.portfolio import Quarter, RenewalsAhead

JANUARY = 1


def renewals_by_quarter(book: Portfolio) -> RenewalsAhead:
    """The contracts still to be renewed by the calendar quarter of their end, from the date on.

    At risk is what belongs to accounts in the bands that the playbook calls so.
    """
    lines = book.contracts
    lapsed = book.accounts.filter(nw.col("lapsed"))
    quarters = _with_something(tuple(_quarter(book, *ends) for ends in _quarters(book)))
    up = book.coming_up
    runs = lines.filter(nw.col("runs")) if lines is not None else None
    last = _number(date.fromisoformat(quarters[-1].end))
    return RenewalsAhead(
        quarters=quarters,
        later=_amount(book, up.filter(nw.col("end_date") > last) if up is not None else None),
        renewed=_amount(book, runs.filter(nw.col("renewed")) if runs is not None else None),
        open_ended=_amount(book, _endless(runs)),
        open_ended_contracts=_count(_endless(runs)),
        lapsed_accounts=len(lapsed),
        presumed=None if lines is None else book.money(total(lapsed, "presumed_r")),
        opt_out_unknown=_count(up.filter(_vague()) if up is not None else None),
        without_rate=_count(up.filter(nw.col("value_r").is_null()) if up is not None else None),
    )


def _with_something(quarters: tuple[Quarter, ...]) -> tuple[Quarter, ...]:
    """Without a first quarter of which only the date itself is left, and nothing falls on it."""
    first, *rest = quarters
    bare = first.start == first.end and not first.contracts and not first.opt_outs
    return tuple(rest) if bare and rest else quarters


def _endless(runs: Frame | None) -> Frame | None:
    return None if runs is None else runs.filter(nw.col("end_date").is_null())


def _vague() -> nw.Expr:
    """Nobody says whether, or with what notice, the contract renews by itself."""
    no_notice = nw.col("auto_renew").fill_null(False) & nw.col("notice_days").is_null()
    return nw.col("auto_renew").is_null() | no_notice


def _quarters(book: Portfolio) -> Iterator[tuple[date, date]]:
    """The first begins with the date itself, not with the quarter that holds it."""
    start = book.as_of
    for _ in range(book.playbook.integer("portfolio.quarters")):
        end = quarter_end(start, JANUARY)
        yield start, end
        start = end + timedelta(days=1)


def _quarter(book: Portfolio, start: date, end: date) -> Quarter:
    up = book.coming_up
    first, last = _number(start), _number(end)
    if up is None:
        return Quarter.model_validate(_empty(start, end))
    due = up.filter((nw.col("end_date") >= first) & (nw.col("end_date") <= last))
    opt_out = up.filter((nw.col("opt_out") >= first) & (nw.col("opt_out") <= last))
    risky = book.playbook.texts("portfolio.at_risk_bands")
    days = opt_out["opt_out"].to_list()
    return Quarter(
        start=start.isoformat(),
        end=end.isoformat(),
        contracts=len(due),
        accounts=due["account_id"].n_unique() if len(due) else 0,
        amount=_amount(book, due),
        at_risk=_at_risk(book, due, risky),
        without_band=_amount(book, due.filter(nw.col("band").is_null())),
        opt_outs=len(opt_out),
        opt_out_amount=_amount(book, opt_out),
        next_opt_out=day_of(min(days)).isoformat() if days else None,
    )


def _at_risk(book: Portfolio, due: Frame, risky: tuple[str, ...]) -> str | None:
    """Unknown where none of those that come up has a band."""
    if len(due) and not len(known(due, "band")):
        return None
    return _amount(book, due.filter(nw.col("band").is_in(list(risky)).fill_null(False)))


def _empty(start: date, end: date) -> dict[str, object]:
    counts = dict.fromkeys(("contracts", "accounts", "opt_outs"), 0)
    amounts = dict.fromkeys(("amount", "at_risk", "without_band", "opt_out_amount"))
    days = {"start": start.isoformat(), "end": end.isoformat(), "next_opt_out": None}
    return {**counts, **amounts, **days}


def _amount(book: Portfolio, lines: Frame | None) -> str | None:
    """Nothing where no contract is among them; unknown where none of them can be compared."""
    return None if lines is None else book.money(total_or_none(lines, "value_r"))


def _count(lines: Frame | None) -> int:
    return 0 if lines is None else len(lines)


def _number(day: date) -> int:
    return (day - EPOCH).days


def horizon(book: Portfolio) -> date:
    """The first day after the months for which the forecast is made."""
    return months_from(book.as_of, book.playbook.integer("portfolio.forecast.horizon_months"))
