"""The packages, one for each receiving agent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from enterprise_sales.analyses import handover_parts as parts
from enterprise_sales.analyses import ratios
from enterprise_sales.analyses.codes import Receiver
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.handover_activities import activities
from enterprise_sales.analyses.results import PlanAccount
from enterprise_sales.analyses.results.handover import (
    VERSION,
    DiscoveryPackage,
    HealthGate,
    LateStep,
    Lead,
    OutreachPackage,
    Package,
    SalesCoachingPackage,
    SeenSignal,
    ValueSellingPackage,
)
from enterprise_sales.analyses.signals import recent_signals


@dataclass(frozen=True)
class Basis:
    """What every package is made of."""

    ctx: Context
    plan: PlanAccount
    gate: HealthGate
    leads: tuple[Lead, ...]

    @property
    def common(self) -> dict[str, Any]:
        """The keys that every package holds."""
        return {
            "schema_version": VERSION,
            "provenance": parts.provenance(self.ctx),
            "gate": self.gate,
            "unknowns": self.plan.missing,
        }


def _discovery(basis: Basis) -> Package:
    whitespace = basis.plan.whitespace
    return DiscoveryPackage(
        **basis.common,
        to="discovery",
        known_potential=whitespace.totals.known,
        unknown_cells=whitespace.totals.unknown_cells,
        leads=basis.leads,
        objectives=parts.customer_objectives(basis.ctx),
        rivals=parts.rivals(whitespace),
        signals=tuple(
            SeenSignal(kind=row.kind, date=row.date.isoformat())
            for row in recent_signals(basis.ctx)
        ),
    )


def _outreach(basis: Basis) -> Package:
    return OutreachPackage(
        **basis.common,
        to="outreach",
        activities=activities(basis.plan),
        offers=parts.offers(basis.leads, basis.gate),
    )


def _value_selling(basis: Basis) -> Package:
    plan = basis.plan
    return ValueSellingPackage(
        **basis.common,
        to="value-selling",
        arr=plan.profile.arr,
        value_documented=plan.profile.value_documented,
        roi=ratios.roi(basis.ctx),
        evidence=plan.qbr.value_statements,
        objectives=parts.customer_objectives(basis.ctx),
        requirements=basis.leads,
    )


def _sales_coaching(basis: Basis) -> Package:
    plan = basis.plan
    return SalesCoachingPackage(
        **basis.common,
        to="sales-coaching",
        arr=plan.profile.arr,
        renewal_date=plan.profile.renewal.date,
        save_plan=plan.save_plan,
        risks=plan.profile.risks,
        relationship_gaps=plan.profile.relationships.gaps,
        late_steps=_late(plan),
        next_actions=plan.next_actions,
        objections=plan.renewal.objections,
        review_gaps=tuple(check for check in plan.qbr.checks if check.ok is False),
        notes=(*plan.notes, *plan.renewal.notes),
    )


def _late(plan: PlanAccount) -> tuple[LateStep, ...]:
    return tuple(
        LateStep(
            code=line.action,
            text=line.text,
            due=line.due,
            new_date=line.compressed_due,
            owner=line.owner,
        )
        for line in plan.renewal.milestones
        if line.status == "overdue"
    )


PACKAGES: Mapping[Receiver, Callable[[Basis], Package]] = {
    "discovery": _discovery,
    "outreach": _outreach,
    "value-selling": _value_selling,
    "sales-coaching": _sales_coaching,
}
"""Receiving agent → its package (Account Planning Agent, Dependencies)."""
