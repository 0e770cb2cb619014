"""The business review: agenda, value, audience, asks, steps, and checks against what spoils it."""

from __future__ import annotations

from collections.abc import Iterator

from enterprise_sales.analyses import ratios
from enterprise_sales.analyses.common import Missing
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.findings_out import findings_out
from enterprise_sales.analyses.missing import Wanted, missing, without_rows
from enterprise_sales.analyses.moves import moves
from enterprise_sales.analyses.qbr_agenda import Material, agenda
from enterprise_sales.analyses.qbr_asks import asks, next_steps
from enterprise_sales.analyses.qbr_audience import audience
from enterprise_sales.analyses.qbr_checks import Review, checks
from enterprise_sales.analyses.qbr_value import value_statements
from enterprise_sales.analyses.results import AnalyzeWhitespace, PrepareQbr
from enterprise_sales.analyses.reviews import reviews
from enterprise_sales.analyses.whitespace import analyze_whitespace
from enterprise_sales.book.rows import Action, Objective, Touchpoint

WANTED = (
    Wanted("value_statements", "value_documented", ("value_statements", "value_documented")),
    Wanted("audience.present", "active_relationships", ("audience",)),
    Wanted("asks", "health_score", ("asks",)),
)
TABLES = (
    (Objective, ("objective", "metric", "target", "due"), "agenda"),
    (Touchpoint, ("date", "kind", "attended"), "last_qbr"),
    (Action, ("action", "owner", "due", "origin"), "next_steps"),
)
"""Tables without which an item of the review has nothing to say, and the item."""


def prepare_qbr(ctx: Context, whitespace: AnalyzeWhitespace | None = None) -> PrepareQbr:
    """The next business review of an account, told as things stand on the as-of date.

    What the agenda says is fit for the customer: no risks, no health, no probabilities.

    Args:
        ctx: the account.
        whitespace: its whitespace, where it is at hand already.
    """
    found = moves(ctx, whitespace or analyze_whitespace(ctx))
    values, room = value_statements(ctx), audience(ctx)
    wanted, steps = asks(ctx, found), next_steps(ctx, found)
    review = reviews(ctx)
    return PrepareQbr(
        account_id=ctx.account_id,
        account_name=ctx.account.name,
        as_of=ctx.as_of.isoformat(),
        playbook=ctx.playbook.name,
        language=ctx.t.language,
        currency=ctx.currency,
        findings=findings_out(ctx.book.findings_of(ctx.account_id), ctx.t),
        missing=missing(ctx, WANTED, _gaps(ctx)),
        minutes=ctx.playbook.integer("qbr.minutes"),
        last_qbr=review.last.isoformat() if review.last else None,
        next_qbr=review.day.isoformat(),
        qbr_late_since=review.late_since.isoformat() if review.late_since else None,
        agenda=agenda(Material(ctx, values, wanted, steps)),
        value_statements=values,
        value_documented=ratios.documented_value(ctx),
        audience=room,
        asks=wanted,
        next_steps=steps,
        checks=checks(Review(ctx, room, values, steps)),
    )


def _gaps(ctx: Context) -> Iterator[Missing]:
    for model, columns, field in TABLES:
        if not ctx.rows(model):
            reason = without_rows(ctx, model.table)
            yield Missing(
                field=field, table=model.table, columns=columns, unlocks=(field,), reason=reason
            )
