"""What is unknown of the value, and what would tell."""

from __future__ import annotations

from collections.abc import Sequence

from enterprise_sales.analyses.common import Missing, missing_of
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.missing import NO_ROWS, NO_TABLE, Wanted
from enterprise_sales.analyses.unknowns import none_verified
from enterprise_sales.analyses.value_outcomes import ranked
from enterprise_sales.analyses.value_words import quoted
from enterprise_sales.book.rows import Objective, Outcome
from enterprise_sales.language import N_

FIGURES = (
    Wanted("documented_value", "value_documented", ("value_documented", "roi")),
    Wanted("roi", "arr", ("arr", "roi")),
)
"""Figures of the value, the most important first."""
NO_BASELINE = N_("These results have no baseline, so the change is unknown: {names}.")
NO_CURRENT = N_("These results have no current figure, so the change is unknown: {names}.")

FROM_ZERO = N_("No percentage can be given for these results, because the baseline is 0: {names}.")


def value_unknowns(ctx: Context) -> tuple[Missing, ...]:
    """Goals, baselines and confirmations that the book does not hold."""
    found = (
        none_verified(ctx),
        _goals(ctx),
        _empty(ctx, "baseline", NO_BASELINE),
        _empty(ctx, "current", NO_CURRENT),
        _from_zero(ctx),
    )
    return tuple(missing for missing in found if missing)


def _goals(ctx: Context) -> Missing | None:
    if ctx.rows(Objective):
        return None
    text = NO_ROWS if "objectives" in ctx.book.given else NO_TABLE
    reason = ctx.t.text(text, table="objectives")
    columns = ("objective", "owner", "metric", "target", "due")
    return missing_of("objectives", reason, ("objectives",), "objectives", columns)


def _empty(ctx: Context, column: str, text: str) -> Missing | None:
    rows = [row for row in ranked(ctx) if getattr(row, column) is None]
    return _of_rows(ctx, rows, column, text)


def _from_zero(ctx: Context) -> Missing | None:
    """Nothing is a percentage of 0, unless nothing has changed."""
    rows = [row for row in ranked(ctx) if row.baseline == 0 and row.current]
    return _of_rows(ctx, rows, "baseline", FROM_ZERO)


def _of_rows(ctx: Context, rows: Sequence[Outcome], column: str, text: str) -> Missing | None:
    if not rows:
        return None
    reason = ctx.t.text(text, names=quoted(ctx, [row.outcome for row in rows]))
    return missing_of("outcomes", reason, ("value_change",), "outcomes", (column,))
