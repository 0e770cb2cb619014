"""The renewal forecast: worst, expected and best, of what is available to renew."""

from __future__ import annotations

from fractions import Fraction

import narwhals as nw

from enterprise_sales.analyses.arithmetic import HUNDRED, exact
from enterprise_sales.analyses.codes import BANDS
from enterprise_sales.analyses.portfolio_frame import EPOCH, Frame, Portfolio, total, total_or_none
from enterprise_sales.analyses.portfolio_renewals import horizon
from enterprise_sales.analyses.results.portfolio import Case, Forecast, ForecastBand
from enterprise_sales.language import N_

WORST = N_("every band renews at the lower end of its range")
BEST = N_("every band renews at the upper end of its range")
EXPECTED = N_("{share} of the way from the worst case to the best: a judgement, not a measurement")


def forecast(book: Portfolio) -> Forecast:
    """What of the contracts ending before the horizon may be renewed.

    Only what comes up and is not renewed already is forecast, never the whole ARR. Each band gives
    the range of probability that the playbook names; what has no band stands apart. The cases are
    rounded to the digits of the playbook, because nothing has calibrated the ranges.
    """
    until = horizon(book)
    last = (until - EPOCH).days
    up = book.coming_up
    due = None if up is None else up.filter(nw.col("end_date") < last)
    bands = [_band(book, code, due) for code in BANDS]
    amounts = [_minor(due, code) for code in BANDS]
    apart = None if due is None else due.filter(nw.col("health_band").is_null())
    return Forecast(
        **_cases(book, amounts),
        available=_sum(book, due),
        until=until.isoformat(),
        bands=tuple(bands),
        without_band=_sum(book, apart),
        without_band_accounts=_accounts(apart),
        not_up=_sum(book, _not_up(book, last)),
        calibrated=False,
    )


def _sum(book: Portfolio, lines: Frame | None) -> str | None:
    """Unknown where no contract is on record, or none of them can be compared."""
    return None if lines is None else book.money(total_or_none(lines, "value_r"))


def _minor(due: Frame | None, code: str) -> int:
    return 0 if due is None else total(due.filter(nw.col("health_band") == code), "value_r")


def _accounts(lines: Frame | None) -> int:
    return 0 if lines is None or not len(lines) else lines["account_id"].n_unique()


def _band(book: Portfolio, code: str, due: Frame | None) -> ForecastBand:
    part = None if due is None else due.filter(nw.col("health_band") == code)
    low, high = _range(book, code)
    return ForecastBand(
        band=code,
        accounts=_accounts(part),
        available=_sum(book, part),
        low=low,
        high=high,
    )


def _range(book: Portfolio, code: str) -> tuple[float, float]:
    path = f"renewal.probability.{code}"
    low, high = (book.playbook.number(f"{path}.{side}_percent") for side in ("low", "high"))
    return float(low), float(high)


def _cases(book: Portfolio, amounts: list[int]) -> dict[str, Case | None]:
    """None where nothing that comes up has a band."""
    whole = sum(amounts)
    if not whole:
        return dict.fromkeys(("worst", "expected", "best"))
    ranges = [_range(book, code) for code in BANDS]
    low, high = (
        sum(
            (amount * exact(ends[side]) for amount, ends in zip(amounts, ranges, strict=True)),
            Fraction(),
        )
        / HUNDRED
        for side in (0, 1)
    )
    share = book.playbook.number("portfolio.forecast.expected_percent")
    middle = low + (high - low) * exact(share) / HUNDRED
    text = book.t.text
    return {
        "worst": _case(book, low, whole, text(WORST)),
        "expected": _case(book, middle, whole, text(EXPECTED, share=book.t.percent(share))),
        "best": _case(book, high, whole, text(BEST)),
    }


def _case(book: Portfolio, amount: Fraction, whole: int, rests_on: str) -> Case:
    digits = book.playbook.integer("portfolio.forecast.significant_digits")
    share = book.percent(round(amount), whole)
    shown = None if share is None else float(round(share))
    return Case(
        amount=book.money(significant(amount, digits)) or "0", share=shown, rests_on=rests_on
    )


def significant(amount: Fraction, digits: int) -> int:
    """A whole number of which only the first digits tell, half-even: 1,234,567 gives 1,200,000."""
    whole = round(amount)
    step = max(0, len(str(abs(whole))) - digits)
    unit: int = 10**step
    return round(amount / unit) * unit


def _not_up(book: Portfolio, last: int) -> Frame | None:
    """What runs and ends later, or is renewed already; when an open-ended one ends is unknown."""
    if book.contracts is None:
        return None
    ends = (nw.col("comes_up") & (nw.col("end_date") < last)).fill_null(False)
    return book.contracts.filter(nw.col("runs") & ~ends & ~nw.col("end_date").is_null())
