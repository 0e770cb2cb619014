"""Threats weighed: how grave each is, and what part of the ARR it touches."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import cast

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.defence_arr import Touched, touched, touched_all, worth
from enterprise_sales.analyses.defence_causes import cause_threats, weights
from enterprise_sales.analyses.defence_competitors import competitor_threats
from enterprise_sales.analyses.defence_found import Found
from enterprise_sales.analyses.pipeline import pipeline
from enterprise_sales.analyses.results import RiskLine
from enterprise_sales.analyses.results.defence import ContestedDeal, Place, Threat
from enterprise_sales.analyses.results.risks import RiskLevel, WarningLine
from enterprise_sales.analyses.risk_levels import LEVELS, level, product


@dataclass(frozen=True)
class Weighed:
    """The threats of an account, the gravest first, and what they touch together."""

    threats: tuple[Threat, ...]
    touched: int | None
    unattributed: int

    @property
    def level(self) -> RiskLevel | None:
        """Of the gravest one."""
        return self.threats[0].level if self.threats else None

    @property
    def codes(self) -> frozenset[str]:
        """What threatens the account."""
        return frozenset(threat.code for threat in self.threats)

    @property
    def serious(self) -> bool:
        """Whether any of them calls for a save plan."""
        return any(threat.serious for threat in self.threats)


def weighed(
    ctx: Context, lines: tuple[RiskLine, ...], signs: tuple[WarningLine, ...], asked: str | None
) -> Weighed:
    """Every threat of an account.

    Args:
        ctx: the account.
        lines: its risks.
        signs: its early warnings.
        asked: the competitor asked about; others are left out.
    """
    found = (*competitor_threats(ctx, asked), *cause_threats(ctx, lines, signs))
    pairs = [(one, _touched(ctx, one)) for one in found]
    threats = sorted((_threat(ctx, one, hit) for one, hit in pairs), key=_gravest_first)
    known = [row for _, hit in pairs for row in hit.contracts]
    unknown = sum(hit.amount is None for _, hit in pairs)
    total = None if not pairs or unknown == len(pairs) else worth(known)
    return Weighed(tuple(threats), total, unknown)


def at_least(one: RiskLevel, limit: RiskLevel) -> bool:
    """Whether a level is at least as grave as another."""
    return LEVELS.index(one) >= LEVELS.index(limit)


def _touched(ctx: Context, found: Found) -> Touched:
    if weights(ctx)[found.code].scope == "account":
        return touched_all(ctx)
    return touched(ctx, found.places)


def _threat(ctx: Context, found: Found, hit: Touched) -> Threat:
    weight = weights(ctx)[found.code]
    score = product(ctx, weight.likelihood, weight.impact) or 0
    reached = level(ctx, score)
    return Threat(
        code=found.code,
        who=found.who,
        text=found.text,
        places=tuple(_places(ctx, found)),
        competitor_end_date=found.ends.isoformat() if found.ends else None,
        since=found.since.isoformat() if found.since else None,
        level=reached,
        likelihood=weight.likelihood,
        impact=weight.impact,
        serious=at_least(reached, cast("RiskLevel", ctx.playbook.text("defence.serious_from"))),
        arr=ctx.money_or_none(hit.amount),
        contracts=tuple(row.contract_id for row in hit.contracts),
        basis=hit.basis,
        deals=_deals(ctx, found),
        evidence=found.evidence,
    )


def _places(ctx: Context, found: Found) -> Iterable[Place]:
    for unit, product_id in found.places:
        name = ctx.product_name(product_id)
        yield Place(business_unit=unit, product_id=product_id, product_name=name)


def _deals(ctx: Context, found: Found) -> tuple[ContestedDeal, ...]:
    """Open deals for exactly what the competitor holds."""
    rows = (row for row in pipeline(ctx) if (row.business_unit, row.product_id) in found.places)
    return tuple(
        ContestedDeal(
            opportunity_id=row.opportunity_id,
            amount=ctx.money_or_none(row.amount),
            close_date=row.close_date.isoformat() if row.close_date else None,
        )
        for row in rows
        if found.who is not None
    )


def _gravest_first(threat: Threat) -> tuple[int, bool, str, str, str]:
    return (
        -LEVELS.index(threat.level),
        threat.who is None,
        threat.since or date.max.isoformat(),
        threat.code,
        threat.who or "",
    )
