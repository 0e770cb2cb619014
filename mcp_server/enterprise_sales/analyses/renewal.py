"""The renewal of an account: steps, opt-out clock, scenarios, the price case, whom to engage."""

from __future__ import annotations

from datetime import date

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.contracts_up import contracts_up
from enterprise_sales.analyses.dates import before
from enterprise_sales.analyses.engage import engage
from enterprise_sales.analyses.findings_out import findings_out
from enterprise_sales.analyses.health import health
from enterprise_sales.analyses.milestones import timeline
from enterprise_sales.analyses.missing import Wanted, missing
from enterprise_sales.analyses.negotiation import negotiation
from enterprise_sales.analyses.objections import objections
from enterprise_sales.analyses.opt_out import Clock, clock
from enterprise_sales.analyses.price_case import price_case
from enterprise_sales.analyses.renewal_missing import renewal_gaps
from enterprise_sales.analyses.renewal_mitigations import mitigations
from enterprise_sales.analyses.renewal_notes import notes
from enterprise_sales.analyses.renewal_summary import presumed_findings, renewal_summary
from enterprise_sales.analyses.results import AnalyzeWhitespace, PlanRenewal
from enterprise_sales.analyses.risk_merge import merged
from enterprise_sales.analyses.risks import risks
from enterprise_sales.analyses.scenarios import scenarios
from enterprise_sales.analyses.unknowns import FIGURES
from enterprise_sales.analyses.whitespace import analyze_whitespace

WANTED = (
    Wanted(
        "renewal.date",
        "renewal_date",
        ("renewal_date", "milestones", "opt_out_date"),
        {"contracts": ("end_date",)},
    ),
    Wanted("health.band", "health_score", ("health_band", "probability")),
    *(figure for figure in FIGURES if figure.field.startswith("health.")),
    Wanted("price_case", "value_documented", ("value_documented", "price_case")),
)


def plan_renewal(ctx: Context, whitespace: AnalyzeWhitespace | None = None) -> PlanRenewal:
    """The renewal plan of an account.

    A lapsed account, and one whose contracts have no end, has no steps: nothing is dated that has
    no date.

    Args:
        ctx: the account.
        whitespace: its whitespace, where it is at hand already.
    """
    up, hands = contracts_up(ctx), clock(ctx)
    steps = timeline(ctx, up, hands)
    start = window_start(ctx, hands)
    summary, lines = renewal_summary(ctx), risks(ctx)
    return PlanRenewal(
        account_id=ctx.account_id,
        account_name=ctx.account.name,
        as_of=ctx.as_of.isoformat(),
        playbook=ctx.playbook.name,
        language=ctx.t.language,
        currency=ctx.currency,
        findings=(
            *presumed_findings(ctx),
            *findings_out(ctx.book.findings_of(ctx.account_id), ctx.t),
        ),
        missing=missing(ctx, WANTED, renewal_gaps(ctx, up)),
        renewal=summary,
        arr=ctx.money_or_none(ctx.row.arr),
        health=health(ctx),
        contracts=tuple(row.contract_id for row in up.contracts),
        milestones=steps.lines if steps else (),
        window_start=start.isoformat() if start else None,
        in_window=start is not None and start <= ctx.as_of,
        overdue=steps.overdue if steps else 0,
        opt_out_date=hands.opt_out.isoformat() if hands.opt_out else None,
        working_deadline=hands.deadline.isoformat() if hands.deadline else None,
        opt_out_passed=hands.passed,
        opt_out_days=hands.days,
        probability=summary.probability,
        scenarios=scenarios(ctx, up, whitespace or analyze_whitespace(ctx)),
        price_case=price_case(ctx, up),
        risks=merged(ctx, lines),
        engage=engage(ctx, steps),
        mitigations=mitigations(ctx, lines),
        objections=objections(ctx, up),
        negotiation=negotiation(ctx, up),
        notes=notes(ctx, hands, steps),
    )


def window_start(ctx: Context, hands: Clock) -> date | None:
    """The day on which work on the renewal begins, unknown without a renewal ahead."""
    if hands.end is None:
        return None
    return before(hands.end, ctx.playbook.offset("renewal.window_start"))
