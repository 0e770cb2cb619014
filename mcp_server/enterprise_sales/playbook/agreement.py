"""Values of one playbook that must agree with each other, whoever set them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from typing import Any

from enterprise_sales.playbook.nearest import hint

Values = Mapping[str, Any]
Disagreement = tuple[str, tuple[str, ...], dict[str, str]]
"""Code of the message, the paths it is about, the placeholders."""

NOT_ABOVE = (
    ("health.bands.red_below", "health.bands.green_above"),
    ("renewal.probability.green.low_percent", "renewal.probability.green.high_percent"),
    ("renewal.probability.yellow.low_percent", "renewal.probability.yellow.high_percent"),
    ("renewal.probability.red.low_percent", "renewal.probability.red.high_percent"),
    ("renewal.probability.red.high_percent", "renewal.probability.yellow.high_percent"),
    ("renewal.probability.yellow.high_percent", "renewal.probability.green.high_percent"),
    ("tier.growth.arr_from", "tier.strategic.arr_from"),
    ("qbr.minutes_min", "qbr.minutes"),
    ("qbr.minutes", "qbr.minutes_max"),
    ("qbr.lookahead_quarters_min", "qbr.lookahead_quarters_max"),
    ("qbr.roadmap_items_min", "qbr.roadmap_items_max"),
    ("expansion.after_launch.days_from", "expansion.after_launch.days_to"),
    ("expansion.renewal_window.months_to", "expansion.renewal_window.months_from"),
    ("plan.roadmap_months_min", "plan.roadmap_months_max"),
    ("plan.completeness.amber_from_percent", "plan.completeness.green_from_percent"),
    ("risk.level.medium_from", "risk.level.high_from"),
    ("risk.level.high_from", "risk.level.critical_from"),
)
"""Pairs of which the first must not lie above the second."""

BELOW = (
    ("health.engagement.recency_full_days", "health.engagement.recency_zero_days"),
    ("health.financial.growth_floor_percent", "health.financial.growth_full_percent"),
)
"""Pairs of which the first must lie below the second, because points run from one to the other."""


def disagreements(values: Values, weights: tuple[str, ...]) -> Iterator[Disagreement]:
    """Everything in which the values of a playbook contradict each other.

    Args:
        values: path → value.
        weights: the paths whose unit is a weight.
    """
    for rule in (_agenda, _order, _milestone_dates, _milestone_names):
        yield from rule(values)
    yield from _weights(values, weights)


def _agenda(values: Values) -> Iterator[Disagreement]:
    path, other = "qbr.agenda", "qbr.minutes"
    if path not in values or other not in values:
        return
    total = sum(item.minutes for item in values[path])
    if total != values[other]:
        numbers = {"sum": str(total), "minutes": str(values[other])}
        yield "agenda_minutes", (path, other), {"path": path, "other": other, **numbers}


def _order(values: Values) -> Iterator[Disagreement]:
    yield from _pairs(values, NOT_ABOVE, lambda low, high: low <= high, "must not lie above")
    yield from _pairs(values, BELOW, lambda low, high: low < high, "must lie below")


def _pairs(
    values: Values,
    pairs: tuple[tuple[str, str], ...],
    agree: Callable[[Any, Any], bool],
    relation: str,
) -> Iterator[Disagreement]:
    for low, high in pairs:
        if low in values and high in values and not agree(values[low], values[high]):
            shown = {"low_value": str(values[low]), "high_value": str(values[high])}
            yield (
                "order_wrong",
                (low, high),
                {"low": low, "high": high, "relation": relation, **shown},
            )


def _weights(values: Values, weights: tuple[str, ...]) -> Iterator[Disagreement]:
    for group, paths in groupby(sorted(weights), key=lambda path: path.rpartition(".")[0]):
        members = list(paths)
        if not any(values[path] for path in members):
            yield "weights_zero", tuple(members), {"path": group}


def _milestone_dates(values: Values) -> Iterator[Disagreement]:
    path = "renewal.milestones"
    offsets: dict[str, Any] = {}
    for row in values.get(path, ()):
        if offsets.setdefault(row.code, row.offset) != row.offset:
            yield "milestone_dates", (path,), {"path": path, "milestone": row.code}


def _milestone_names(values: Values) -> Iterator[Disagreement]:
    known = list(dict.fromkeys(row.code for row in values.get("renewal.milestones", ())))
    for path, named in _named_milestones(values):
        if known and named not in known:
            names = {"choices": ", ".join(known), "nearest": hint(named, known)}
            yield (
                "milestone_unknown",
                (path, "renewal.milestones"),
                {"path": path, "found": named, **names},
            )


def _named_milestones(values: Values) -> Iterator[tuple[str, str]]:
    for row in values.get("renewal.engage", ()):
        yield "renewal.engage", row.milestone
    for row in values.get("renewal.compressed.steps", ()):
        yield "renewal.compressed.steps", row.milestone
        if row.merge_into is not None:
            yield "renewal.compressed.steps", row.merge_into
