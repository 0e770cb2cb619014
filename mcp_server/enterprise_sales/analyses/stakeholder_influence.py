"""How much a person decides, and how far they are for us: points from 0 to 100."""

from __future__ import annotations

from fractions import Fraction

from enterprise_sales.analyses.arithmetic import exact
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.results import Person

FULL = 100
STRENGTHS = (1, 5)
"""Ends of the scale of strength (Strategic Account Manager, Stakeholder Map)."""


def influence(ctx: Context, person: Person) -> int | None:
    """By level, and at least what the buying role brings; unknown without either."""
    level = _points(ctx, "relationship.influence.level", person.level)
    role = _points(ctx, "relationship.influence.buying_role", person.buying_role)
    known = [points for points in (level, role) if points is not None]
    return round(max(known)) if known else None


def support(ctx: Context, person: Person) -> int | None:
    """Sentiment and strength by weight; what is unknown leaves its weight to the other."""
    sentiment = _points(ctx, "relationship.support.sentiment", person.sentiment)
    parts = {"sentiment": sentiment, "strength": _strength(person.strength)}
    weights = {
        name: exact(ctx.playbook.number(f"relationship.support.weights.{name}"))
        for name, points in parts.items()
        if points is not None
    }
    whole = sum(weights.values())
    if not whole:
        return None
    return round(sum(weights[name] * (parts[name] or 0) for name in weights) / whole)


def _points(ctx: Context, group: str, code: str | None) -> Fraction | None:
    if code is None:
        return None
    return exact(ctx.playbook.number(f"{group}.{code}"))


def _strength(strength: int | None) -> Fraction | None:
    low, high = STRENGTHS
    return None if strength is None else Fraction(FULL * (strength - low), high - low)
