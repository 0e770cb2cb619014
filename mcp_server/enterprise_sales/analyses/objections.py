"""Objections to a renewal, those that the data makes likely first."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from enterprise_sales.analyses import objection_price, objection_use
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.contracts_up import Up
from enterprise_sales.analyses.objection_answer import Answer
from enterprise_sales.analyses.results.negotiation import Objection

ANSWERS: Mapping[str, Callable[[Context, Up], Answer]] = {
    "price_increase": objection_price.price_increase,
    "too_expensive": objection_price.too_expensive,
    "no_value": objection_price.no_value,
    "not_used": objection_use.not_used,
    "competitor_cheaper": objection_use.competitor_cheaper,
    "budget_cut": objection_price.budget_cut,
    "service": objection_use.service,
    "long_term": objection_price.long_term,
    "decide_later": objection_use.decide_later,
}
"""Code of `renewal.objections` → its answer."""


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
