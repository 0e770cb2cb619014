"""Whether the account may be sold more now, condition by condition."""

from __future__ import annotations

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.gates import Permission
from enterprise_sales.analyses.health import band
from enterprise_sales.analyses.readiness_conditions import Found, yellow_conditions
from enterprise_sales.analyses.results import GateCondition, Readiness


def readiness(ctx: Context, allowed: Permission) -> Readiness:
    """Health first, then what a yellow account waits for; the others show where they stand."""
    status, evidence = health_condition(ctx)
    health = GateCondition(code="green_health", status=status, required=True, evidence=evidence)
    return Readiness(
        gate=allowed.gate, band=band(ctx), conditions=(health, *yellow_conditions(ctx))
    )


def health_condition(ctx: Context) -> Found:
    """Whether health is green, and what it is."""
    found = band(ctx)
    if found is None:
        return "unknown", ctx.t.text("Too little is on record for a health band.")
    texts = {
        "green": ctx.t.text("Health is green."),
        "yellow": ctx.t.text("Health is yellow."),
        "red": ctx.t.text("Health is red: the account is saved first."),
    }
    return ("met" if found == "green" else "unmet"), texts[found]
