"""The health of an account: score with its range, parts, and what caps it."""

from __future__ import annotations

from typing import cast

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.results import Band, Cap, Component, Health
from enterprise_sales.analyses.signals import recent_signals
from enterprise_sales.scorecard.row import COMPONENTS


def health(ctx: Context) -> Health:
    """The score, the band after caps, and everything that made them."""
    row = ctx.row
    return Health.model_validate(
        {
            "score": _shown(ctx, row.health_score),
            "low": _shown(ctx, row.health_low),
            "high": _shown(ctx, row.health_high),
            "band": row.health_band,
            "coverage": _shown(ctx, row.health_coverage),
            "trend": row.health_trend,
            "before": _shown(ctx, row.health_before),
            "components": tuple(_component(ctx, code) for code in COMPONENTS),
            "caps": caps(ctx),
        }
    )


def caps(ctx: Context) -> tuple[Cap, ...]:
    """Every signal that holds the band down, the newest first.

    Signals that cap at yellow one by one cap at red together, from
    `health.caps.red_at_yellow_kinds` different kinds on; each is then shown as red.
    """
    red = ctx.playbook.texts("health.caps.red")
    yellow = ctx.playbook.texts("health.caps.yellow")
    found = [row for row in recent_signals(ctx) if row.kind in (*red, *yellow)]
    kinds = {row.kind for row in found if row.kind in yellow}
    enough = len(kinds) >= ctx.playbook.integer("health.caps.red_at_yellow_kinds")
    return tuple(
        Cap(
            signal=row.kind,
            date=row.date.isoformat(),
            band="red" if enough or row.kind in red else "yellow",
            note=row.note,
        )
        for row in found
    )


def told_band(ctx: Context) -> Band | None:
    """The band as every tool tells it: none where the score rests on too little."""
    return cast("Band | None", ctx.row.health_band)


def told_score(ctx: Context) -> float | None:
    """The score as every text tells it: none without a band.

    A perfect score of the little that is known reads like a perfect account.
    """
    return None if told_band(ctx) is None else ctx.row.health_score


def band(ctx: Context) -> Band | None:
    """The band that decides what may be sold: a red cap counts even where no band is told."""
    return "red" if ctx.row.cap_band == "red" else told_band(ctx)


def _component(ctx: Context, code: str) -> Component:
    points = {
        side: _shown(ctx, getattr(ctx.row, f"{code}_{side}")) for side in ("score", "low", "high")
    }
    weight = ctx.playbook.number(f"health.weights.{code}")
    return Component.model_validate({"code": code, "weight": weight, **points})


def _shown(ctx: Context, points: float | None) -> float | None:
    """The rounded points as they are written: 86.6, not the 86.60000000000001 of a division."""
    if points is None:
        return None
    return round(points, ctx.playbook.integer("precision.score_decimals"))
