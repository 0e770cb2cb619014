"""What every tool needs, gathered from the tools themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from enterprise_sales.analyses import (
    defence_missing,
    engagement_unknowns,
    qbr,
    renewal,
    stakeholder_map,
    unknowns,
    value_unknowns,
    whitespace_unknowns,
)
from enterprise_sales.analyses.missing import Wanted
from enterprise_sales.analyses.quality_filled import Filled
from enterprise_sales.analyses.quality_needs import Need, measures_of, need_of
from enterprise_sales.analyses.quality_own import (
    defence,
    engagement,
    people,
    profile,
    renewals,
    review,
    reviews,
    value,
    whitespace,
)

WANTED: Mapping[str, tuple[Wanted, ...]] = {
    "profile_account": unknowns.FIGURES,
    "map_stakeholders": stakeholder_map.FIGURES,
    "analyze_whitespace": whitespace_unknowns.FIGURES,
    "track_value": value_unknowns.FIGURES,
    "prepare_qbr": qbr.WANTED,
    "plan_renewal": renewal.WANTED,
    "plan_engagement": engagement_unknowns.WANTED,
    "defend_account": defence_missing.WANTED,
}
"""Tool → the figures that it tells the gaps of."""
PLAN = ("profile_account", "analyze_whitespace", "prepare_qbr", "plan_renewal")
"""What an account plan is made of."""
OWN: Mapping[str, Callable[[Filled], Iterable[Need]]] = {
    "profile_account": profile,
    "map_stakeholders": people,
    "analyze_whitespace": whitespace,
    "track_value": value,
    "prepare_qbr": reviews,
    "plan_renewal": renewals,
    "plan_engagement": engagement,
    "defend_account": defence,
}
"""Tool → what it lacks for a reason of its own."""


def needs(filled: Filled) -> dict[str, tuple[Need, ...]]:
    """Tool → what its figures need, in the order of the tools."""
    found = {
        tool: (*(need_of(one, filled) for one in figures), *OWN[tool](filled))
        for tool, figures in WANTED.items()
    }
    found["plan_account"] = tuple(need for tool in PLAN for need in found[tool])
    found["review_portfolio"] = tuple(review(filled))
    return found


def parts() -> Iterator[str]:
    """The measures behind all figures that no scorecard shows."""
    return measures_of(one for figures in WANTED.values() for one in figures)
