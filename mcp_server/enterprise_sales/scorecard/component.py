"""A component of the health score: its parts, its points with their range, what is known of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import narwhals as nw

from enterprise_sales.scorecard.at import At
from enterprise_sales.scorecard.expressions import blended, bound, col, coverage, half_even
from enterprise_sales.scorecard.rules import Build, declare_derived

DECIMALS = "precision.score_decimals"
Weighted = list[tuple[nw.Expr, float]]


@dataclass(frozen=True)
class Part:
    """One part of a component.

    Attributes:
        code: suffix of its measure.
        doc: what it looks at, a sentence.
        weight: playbook path of its weight.
        needs: measures read.
        values: playbook values read.
        build: points from 0 to 100, None where unknown.
    """

    code: str
    doc: str
    weight: str
    needs: tuple[str, ...]
    values: tuple[str, ...]
    build: Build


def component(name: str, doc: str, source: str, parts: Sequence[Part]) -> None:
    """Declare the rules of one component: its parts, its points, their range and its coverage.

    Args:
        name: prefix of the measures.
        doc: what the component looks at, without a full stop.
        source: where the component comes from.
        parts: what it is made of.
    """
    for part in parts:
        declare_derived(
            f"{name}_{part.code}", part.doc, "raw", part.needs, part.values, source, part.build
        )
    needs = tuple(f"{name}_{part.code}" for part in parts)
    weights = tuple(part.weight for part in parts)

    def weighted(at: At) -> Weighted:
        return [(col(need), at.number(path)) for need, path in zip(needs, weights, strict=True)]

    blends: dict[str, tuple[str, Callable[[Weighted], nw.Expr]]] = {
        "raw": (f"{doc}.", blended),
        "low_raw": (f"{doc}, with everything unknown at its worst.", lambda p: bound(p, 0.0)),
        "high_raw": (f"{doc}, with everything unknown at its best.", lambda p: bound(p, 100.0)),
        "coverage": (f"{doc}: how much of the weight is known.", coverage),
    }
    for suffix, (sentence, blend) in blends.items():
        build = _over(blend, weighted)
        declare_derived(f"{name}_{suffix}", sentence, "raw", needs, weights, source, build)
    for shown, raw in (("score", "raw"), ("low", "low_raw"), ("high", "high_raw")):
        rounded = _rounded(f"{name}_{raw}")
        sentence = f"{doc}, in points rounded half-even."
        declare_derived(
            f"{name}_{shown}", sentence, "points", (f"{name}_{raw}",), (DECIMALS,), source, rounded
        )


def _over(blend: Callable[[Weighted], nw.Expr], weighted: Callable[[At], Weighted]) -> Build:
    return lambda at: blend(weighted(at))


def _rounded(raw: str) -> Build:
    return lambda at: half_even(raw, at.integer(DECIMALS))
