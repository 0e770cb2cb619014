"""Value statements: outcome, before, after, worth – never a bare usage count."""

from __future__ import annotations

from collections.abc import Mapping

from enterprise_sales.analyses.arithmetic import percent_change
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.dates import months_from
from enterprise_sales.analyses.results import ValueStatement
from enterprise_sales.analyses.value_figures import change, span
from enterprise_sales.analyses.voucher import voucher
from enterprise_sales.book.rows import Outcome
from enterprise_sales.language import N_


def value_statements(ctx: Context) -> tuple[ValueStatement, ...]:
    """The outcomes of the value window: verified ones first, then by worth, then the newest.

    What nobody has verified is shown as such and is never part of the documented value
    (definitions, Documented value).
    """
    begin = months_from(ctx.as_of, -ctx.playbook.integer("value.window_months"))
    rows = [row for row in ctx.rows(Outcome) if begin < row.date <= ctx.as_of]
    return tuple(statement(ctx, row) for row in sorted(rows, key=_best_first))


def sentence(ctx: Context, found: ValueStatement) -> str:
    """A value statement as the customer reads it."""
    measured = found.before is not None and found.after is not None
    known = (measured, found.worth is not None, found.verified_by is not None)
    return ctx.t.text(
        TEXTS[known],
        outcome=found.outcome.rstrip(" ."),
        who=found.verified_by,
        measured=_measured(ctx, found) if measured else None,
        worth=ctx.t.money_text(found.worth, ctx.currency) if found.worth else None,
    )


def confirmed(ctx: Context, found: ValueStatement) -> str:
    """A confirmed value statement as it stands, without who confirmed it and without a question."""
    measured = found.before is not None and found.after is not None
    return ctx.t.text(
        CONFIRMED[measured, found.worth is not None],
        outcome=found.outcome.rstrip(" ."),
        measured=_measured(ctx, found) if measured else None,
        worth=ctx.t.money_text(found.worth, ctx.currency) if found.worth else None,
    )


def statement(ctx: Context, row: Outcome) -> ValueStatement:
    """One outcome as a value statement."""
    relative = None
    if row.baseline is not None and row.current is not None:
        decimals = ctx.playbook.integer("precision.percent_decimals")
        relative = percent_change(row.baseline, row.current, decimals)
    return ValueStatement(
        outcome=row.outcome,
        metric=row.metric,
        unit=row.unit,
        before=row.baseline,
        after=row.current,
        change_percent=relative,
        worth=ctx.money_or_none(row.annual_value),
        verified_by=voucher(ctx, row),
        date=row.date.isoformat(),
    )


def _best_first(row: Outcome) -> tuple[bool, int, int, str]:
    return (row.verified_by is None, -(row.annual_value or 0), -row.date.toordinal(), row.outcome)


def _measured(ctx: Context, found: ValueStatement) -> str:
    """`Manual work: 800 → 480 hours a month (−40%)`, with what is known of it."""
    before, after = found.before or 0, found.after or 0
    name = ": ".join(filter(None, [found.metric, span(ctx.t, before, after, found.unit)]))
    told = change(ctx.t, before, after, found.unit, found.change_percent)
    return f"{name} ({told})" if told else name


CONFIRMED: Mapping[tuple[bool, bool], str] = {
    (True, True): N_("{outcome}. {measured}. Worth {worth} a year."),
    (True, False): N_("{outcome}. {measured}."),
    (False, True): N_("{outcome}. Worth {worth} a year."),
    (False, False): N_("{outcome}."),
}
"""Measured, worth known → the sentence of a confirmed outcome."""
TEXTS: Mapping[tuple[bool, bool, bool], str] = {
    (True, True, True): N_("{outcome}. {measured}. Worth {worth} a year, confirmed by {who}."),
    (True, True, False): N_(
        "{outcome}. {measured}. By our estimate worth {worth} a year; to be confirmed by you."
    ),
    (True, False, True): N_("{outcome}. {measured}. Confirmed by {who}; what is it worth a year?"),
    (True, False, False): N_(
        "{outcome}. {measured}. Can you confirm it, and what is it worth a year?"
    ),
    (False, True, True): N_("{outcome}. Worth {worth} a year, confirmed by {who}."),
    (False, True, False): N_(
        "{outcome}. By our estimate worth {worth} a year; to be confirmed by you."
    ),
    (False, False, True): N_("{outcome}. Confirmed by {who}; how do we measure it?"),
    (False, False, False): N_("{outcome}. How do we measure it, and who can confirm it?"),
}
"""Measured, worth known, verified → the sentence."""
