"""Shares, with what they are made of."""

from __future__ import annotations

from fractions import Fraction

from enterprise_sales.analyses.common import Ratio
from enterprise_sales.analyses.context import Context
from enterprise_sales.book.rows import Outcome

UNKNOWN = Ratio(part=None, whole=None, value=None)


def percent(part: int, whole: int, decimals: int) -> float | None:
    """`part` in percent of `whole`, rounded half-even; None of nothing."""
    return float(round(Fraction(100 * part, whole), decimals)) if whole else None


def counted(ctx: Context, part: int | None, whole: int | None) -> Ratio:
    """A share of a count, such as users or units."""
    return Ratio(part=part, whole=whole, value=_value(ctx, part, whole))


def paid(ctx: Context, part: int | None, whole: int | None) -> Ratio:
    """A share of an amount in minor units."""
    return Ratio(
        part=ctx.money_or_none(part),
        whole=ctx.money_or_none(whole),
        value=_value(ctx, part, whole),
    )


def documented_value(ctx: Context) -> str | None:
    """Documented value a year; unknown, not nothing, where no outcome is on record."""
    return ctx.money(ctx.row.value_documented) if ctx.rows(Outcome) else None


def roi(ctx: Context) -> Ratio:
    """Documented value against ARR; unknown until an outcome is verified."""
    documented = ctx.row.value_documented if ctx.row.outcomes_verified else None
    return paid(ctx, documented, ctx.row.arr if ctx.row.contracts else None)


def _value(ctx: Context, part: int | None, whole: int | None) -> float | None:
    if part is None or whole is None:
        return None
    return percent(part, whole, ctx.playbook.integer("precision.percent_decimals"))
