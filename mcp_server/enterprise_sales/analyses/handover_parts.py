"""The parts that packages share: provenance, gate, leads, objectives."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.gates import account_permission
from enterprise_sales.analyses.qbr_topics import objectives
from enterprise_sales.analyses.results import AnalyzeWhitespace, WhitespaceOpportunity
from enterprise_sales.analyses.results.handover import (
    CustomerObjective,
    HealthGate,
    Lead,
    Provenance,
    Rival,
)
from enterprise_sales.language import N_

ID_LENGTH = 16
TOLD = {
    "open": N_("Health allows us to offer more."),
    "conditional": N_("More may be offered only after the conditions are met."),
    "closed": N_("Nothing may be offered now: the account is saved first."),
}
LAPSED = N_("Nothing may be offered now: no contract runs, the account is won back first.")


def provenance(ctx: Context) -> Provenance:
    """Where every figure of a package comes from."""
    return Provenance(
        account_id=ctx.account_id,
        account_name=ctx.account.name,
        as_of=ctx.as_of.isoformat(),
        playbook=ctx.playbook.name,
        playbook_sha256=ctx.playbook.sha256,
        book_sha256=ctx.book.sha256,
        language=ctx.t.language,
        currency=ctx.currency,
    )


def health_gate(ctx: Context) -> HealthGate:
    """What health allows now; an account without a running contract is won back first."""
    found = account_permission(ctx)
    gate = "closed" if ctx.row.lapsed else found.gate
    return HealthGate.model_validate(
        {
            "health_band": ctx.row.health_band,
            "expansion": gate,
            "conditions": found.conditions,
            "told": ctx.t.text(LAPSED if ctx.row.lapsed else TOLD[gate]),
        }
    )


def leads(ctx: Context, whitespace: AnalyzeWhitespace) -> tuple[Lead, ...]:
    """The opportunities in their order."""
    closed = ctx.row.lapsed
    return tuple(_lead(ctx, row, closed=closed) for row in whitespace.opportunities)


def offers(found: Iterable[Lead], gate: HealthGate) -> tuple[Lead, ...]:
    """What may be offered now."""
    if gate.expansion == "closed":
        return ()
    return tuple(lead for lead in found if lead.gate == "open")


def _lead(ctx: Context, row: WhitespaceOpportunity, *, closed: bool) -> Lead:
    names = set(Lead.model_fields) & set(type(row).model_fields)
    known = {name: getattr(row, name) for name in names}
    gate = {"gate": "closed", "earliest": None} if closed else {}
    parts = (row.vector, row.business_unit, row.product_id, row.use_case)
    return Lead.model_validate({**known, **gate, "id": stable_id(ctx, "lead", *parts)})


def stable_id(ctx: Context, kind: str, *parts: str | None) -> str:
    """A name that stays while what it names does, so that a second import updates."""
    text = "\x1f".join((ctx.account_id, kind, *(part or "" for part in parts)))
    return f"{ctx.account_id}-{kind}-{sha256(text.encode()).hexdigest()[:ID_LENGTH]}"


def customer_objectives(ctx: Context) -> tuple[CustomerObjective, ...]:
    """The customer's objectives, in the order of the business review."""
    return tuple(
        CustomerObjective(
            objective=row.objective,
            metric=row.metric,
            target=row.target,
            due=row.due.isoformat() if row.due else None,
            our_contribution=row.our_contribution,
        )
        for row in objectives(ctx)
    )


def rivals(whitespace: AnalyzeWhitespace) -> tuple[Rival, ...]:
    """Where a competitor is, by unit and product."""
    return tuple(
        Rival(
            competitor=cell.competitor,
            business_unit=cell.business_unit,
            product_id=cell.product_id,
            contract_end=cell.competitor_end_date,
        )
        for cell in whitespace.cells
        if cell.status == "competitor"
    )
