"""How complete the plan is, section by section."""

from __future__ import annotations

from enterprise_sales.analyses.arithmetic import HUNDRED, exact
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.plan_checks import CHECKS, Parts
from enterprise_sales.analyses.results import PlanSection
from enterprise_sales.analyses.results.plan import SectionStatus


def completeness(parts: Parts) -> tuple[PlanSection, ...]:
    """Every section of `plan.completeness.sections` with what would make it green.

    A section whose subject is not on record at all fails its only check and is red.
    """
    codes = parts.ctx.playbook.texts("plan.completeness.sections")
    return tuple(_section(parts, code) for code in codes if code in CHECKS)


def _section(parts: Parts, code: str) -> PlanSection:
    ctx, found = parts.ctx, list(CHECKS[code](parts))
    passed = sum(holds for holds, _ in found)
    return PlanSection(
        code=code,
        title=ctx.playbook.wording(code, ctx.t.language, "section"),
        status=state(ctx, passed, len(found)),
        passed=passed,
        of=len(found),
        to_do=tuple(text for holds, text in found if not holds),
    )


def state(ctx: Context, passed: int, of: int) -> SectionStatus:
    """Green and amber from their share of checks on; below, red."""
    share = exact(passed) * HUNDRED / of
    if share >= exact(ctx.playbook.number("plan.completeness.green_from_percent")):
        return "green"
    amber = exact(ctx.playbook.number("plan.completeness.amber_from_percent"))
    return "amber" if share >= amber else "red"
