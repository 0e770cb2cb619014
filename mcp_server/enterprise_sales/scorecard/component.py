"""A component of the health score: its points, their range, and how much is known."""

from __future__ import annotations

from collections.abc import Callable

import narwhals as nw

from enterprise_sales.scorecard.at import At
from enterprise_sales.scorecard.expressions import blended, bound, clip, col, coverage, half_even
from enterprise_sales.scorecard.rules import declare_derived

Parts = Callable[[At], list[tuple[nw.Expr, float]]]
DECIMALS = "precision.score_decimals"


def component(
    name: str,
    parts: Parts,
    *,
    doc: str,
    needs: tuple[str, ...],
    values: tuple[str, ...],
    source: str,
) -> None:
    """Declare the rules of one component.

    Args:
        name: prefix of the measures.
        parts: points from 0 to 100, None where unknown, each with its weight.
        doc: what the component looks at, without a full stop.
        needs: measures read.
        values: playbook values read.
        source: where the component comes from.
    """
    measures: dict[str, tuple[str, Callable[[At], nw.Expr]]] = {
        f"{name}_raw": (f"{doc}.", lambda at: blended(parts(at))),
        f"{name}_low_raw": (
            f"{doc}, if everything unknown were at its worst.",
            lambda at: bound(parts(at), 0.0),
        ),
        f"{name}_high_raw": (
            f"{doc}, if everything unknown were at its best.",
            lambda at: bound(parts(at), 100.0),
        ),
        f"{name}_coverage": (
            f"{doc}: how much of the weight is known.",
            lambda at: coverage(parts(at)),
        ),
    }
    for rule, (sentence, build) in measures.items():
        unit = "percent" if rule.endswith("coverage") else "points"
        declare_derived(rule, sentence, unit, needs, values, source, build)
    for shown in ("score", "low", "high"):
        raw = f"{name}_raw" if shown == "score" else f"{name}_{shown}_raw"
        declare_derived(
            f"{name}_{shown}",
            f"{doc}, rounded.",
            "points",
            (raw,),
            (DECIMALS,),
            source,
            _rounded(raw),
        )


def _rounded(raw: str) -> Callable[[At], nw.Expr]:
    return lambda at: half_even(clip(col(raw)), at.integer(DECIMALS))
