"""The value that a customer has reached, documented and not."""

from __future__ import annotations

from enterprise_sales.analyses import ratios
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.findings_out import findings_out
from enterprise_sales.analyses.missing import missing
from enterprise_sales.analyses.results.value import TrackValue, Unverified
from enterprise_sales.analyses.value_executives import executive_lines
from enterprise_sales.analyses.value_measurement import history, measurements
from enterprise_sales.analyses.value_notes import value_notes
from enterprise_sales.analyses.value_objectives import objective_lines
from enterprise_sales.analyses.value_outcomes import (
    outcome_lines,
    ranked,
    why_outside,
    window_from,
)
from enterprise_sales.analyses.value_proof import proof
from enterprise_sales.analyses.value_unknowns import FIGURES, value_unknowns


def track_value(ctx: Context) -> TrackValue:
    """What the customer has reached with us, what is proven of it, and which goals it serves."""
    return TrackValue(
        account_id=ctx.account_id,
        account_name=ctx.account.name,
        as_of=ctx.as_of.isoformat(),
        playbook=ctx.playbook.name,
        language=ctx.t.language,
        currency=ctx.currency,
        findings=findings_out(ctx.book.findings_of(ctx.account_id), ctx.t),
        missing=missing(ctx, FIGURES, value_unknowns(ctx)),
        outcomes=outcome_lines(ctx),
        window_from=window_from(ctx).isoformat(),
        documented_value=ratios.documented_value(ctx),
        roi=ratios.roi(ctx),
        unverified=unverified(ctx),
        objectives=objective_lines(ctx),
        measurements=measurements(ctx),
        history=history(ctx),
        executives=executive_lines(ctx),
        proof=proof(ctx),
        notes=tuple(value_notes(ctx)),
    )


def unverified(ctx: Context) -> Unverified:
    """Outcomes of the window that nobody has confirmed, with their own total."""
    inside = [row for row in ranked(ctx) if why_outside(ctx, row) is None]
    rows = [row for row in inside if row.verified_by is None]
    amounts = [row.annual_value for row in rows if row.annual_value is not None]
    return Unverified(
        total=ctx.money(sum(amounts)) if amounts else None,
        without_amount=len(rows) - len(amounts),
        outcomes=tuple(row.outcome for row in rows),
    )
