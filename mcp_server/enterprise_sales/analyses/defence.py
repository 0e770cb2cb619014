"""The defence of an account: what threatens it, what saves it, and what protects it."""

from __future__ import annotations

from datetime import date

from enterprise_sales.analyses import ratios
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.defence_acknowledge import acknowledgements
from enterprise_sales.analyses.defence_competitors import competitor_names
from enterprise_sales.analyses.defence_escalation import escalation, pairs
from enterprise_sales.analyses.defence_missing import WANTED, defence_gaps
from enterprise_sales.analyses.defence_names import same_name
from enterprise_sales.analyses.defence_notes import can_show, defence_notes
from enterprise_sales.analyses.defence_plan import save_plan
from enterprise_sales.analyses.defence_proposal import proposal
from enterprise_sales.analyses.defence_protection import protection
from enterprise_sales.analyses.defence_switching import switching_costs
from enterprise_sales.analyses.defence_threats import weighed
from enterprise_sales.analyses.findings_out import findings_out
from enterprise_sales.analyses.health import health
from enterprise_sales.analyses.missing import missing
from enterprise_sales.analyses.qbr_value import value_statements
from enterprise_sales.analyses.renewal_summary import presumed_findings, renewal_summary
from enterprise_sales.analyses.results.defence import DefendAccount, ValueToDefend
from enterprise_sales.analyses.results.risks import WarningLine
from enterprise_sales.analyses.risk_warnings import warnings
from enterprise_sales.analyses.risks import risks


def defend_account(ctx: Context, competitor: str | None = None) -> DefendAccount:
    """The defence of an account against competitors and against what makes it red.

    An account without a threat gets no plan: what protects it, and what would show a threat.

    Args:
        ctx: the account.
        competitor: the one to defend against; all that the book names where left out.
    """
    asked = _spelt(ctx, competitor)
    signs = warnings(ctx)
    found = weighed(ctx, risks(ctx), signs, asked)
    owned, costs = acknowledgements(ctx), switching_costs(ctx)
    plan = save_plan(ctx, found, owned)
    begins = date.fromisoformat(plan.begins) if plan else ctx.as_of
    return DefendAccount(
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
        missing=missing(ctx, WANTED, defence_gaps(ctx, found, costs)),
        competitor=asked,
        competitors=competitor_names(ctx),
        arr=ctx.money_or_none(ctx.row.arr),
        health=health(ctx),
        renewal=renewal_summary(ctx),
        threats=found.threats,
        judged=bool(found.threats) or can_show(ctx),
        level=found.level,
        arr_threatened=ctx.money_or_none(found.touched),
        arr_unattributed=found.unattributed,
        signals=tuple(line for line in signs if line.status == "firing"),
        unjudged=_texts(signs, "unknown"),
        save_plan=plan,
        switching_costs=costs,
        escalation=escalation(ctx, found, begins),
        pairs=pairs(ctx, found) if plan else (),
        acknowledge=owned,
        value=_value(ctx),
        proposal=proposal(ctx, owned) if plan else (),
        stance=_stance(ctx),
        never=_never(ctx),
        protection=protection(ctx, owned),
        watch=_texts(signs, "clear", "unknown"),
        notes=defence_notes(ctx, found, plan),
    )


def _spelt(ctx: Context, competitor: str | None) -> str | None:
    """The competitor as the book spells it; as asked where the book does not name it."""
    if competitor is None or not competitor.strip():
        return None
    known = (name for name in competitor_names(ctx) if same_name(competitor, name))
    return next(known, competitor.strip())


def _value(ctx: Context) -> ValueToDefend:
    statements = value_statements(ctx)
    return ValueToDefend(
        documented=ratios.documented_value(ctx),
        roi=ratios.roi(ctx),
        confirmed=tuple(row for row in statements if row.verified_by),
        unverified=tuple(row for row in statements if not row.verified_by),
    )


def _stance(ctx: Context) -> str:
    code = ctx.playbook.text("renewal.price.stance")
    return ctx.playbook.wording(code, ctx.t.language, "price_stance")


def _never(ctx: Context) -> tuple[str, ...]:
    codes = ctx.playbook.texts("defence.never")
    return tuple(ctx.playbook.wording(code, ctx.t.language, "never") for code in codes)


def _texts(signs: tuple[WarningLine, ...], *statuses: str) -> tuple[str, ...]:
    """The words of early warnings, each once."""
    return tuple(dict.fromkeys(line.text for line in signs if line.status in statuses))
