"""Objections to a renewal, those that the data makes likely first."""

from __future__ import annotations

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.contracts_up import Up
from enterprise_sales.analyses.objection_answers import ANSWERS
from enterprise_sales.analyses.results.negotiation import Objection


def objections(ctx: Context, up: Up) -> tuple[Objection, ...]:
    """Every objection of `renewal.objections` with its answer, in their order."""
    found = [_objection(ctx, up, code) for code in ctx.playbook.texts("renewal.objections")]
    return tuple(sorted(found, key=lambda one: not one.likely))


def _objection(ctx: Context, up: Up, code: str) -> Objection:
    answer = ANSWERS[code](ctx, up)
    return Objection(
        code=code,
        objection=ctx.playbook.wording(code, ctx.t.language, "objection"),
        likely=answer.likely,
        possible=answer.missing is None,
        answer=answer.text,
        evidence=answer.evidence,
        missing=answer.missing,
    )
