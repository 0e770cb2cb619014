"""Every figure that a tool tells: of which accounts it is known, and where the others lack it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from enterprise_sales.analyses.quality_filled import Filled, Mask
from enterprise_sales.analyses.quality_needs import Need, Place
from enterprise_sales.scorecard import COMPONENTS, PENETRATIONS

MEASURED: Mapping[str, tuple[str, ...]] = {
    "arr": ("arr",),
    "tier": ("tier",),
    "renewal_date": ("renewal_date",),
    "days_left": ("days_left",),
    "opt_out_date": ("opt_out_date",),
    "milestones": ("renewal_date",),
    "probability": ("probability_low",),
    "health_score": ("health_band",),
    "health_band": ("health_band",),
    **{f"{name}_score": (f"{name}_score",) for name in COMPONENTS},
    **{
        f"penetration_{name}": (f"penetration_{name}_part", f"penetration_{name}_whole")
        for name in PENETRATIONS
    },
}
"""Figure → the measures that are known where it is; of the others it is what they need."""
POSITIVE: Mapping[str, tuple[str, ...]] = {
    "nrr": ("arr_before",),
    "grr": ("arr_before",),
    "value_documented": ("outcomes_verified",),
    "roi": ("outcomes_verified", "arr"),
    "whitespace_known": ("whitespace_cells",),
}
"""Figure → the measures that must be more than nothing."""

OF_THE_SCORE = ("health_band", "probability")
"""Figures that the health score gives where enough of it is known."""


@dataclass
class Figure:
    """One figure, whatever tool tells it.

    Attributes:
        known: the accounts of which it is known, be it in part.
        places: place → the accounts of which it is not filled.
        lacking: the accounts with such a place.
    """

    known: Mask
    lacking: Mask
    places: dict[Place, Mask] = field(default_factory=dict)


def figures_of(needs: Mapping[str, Iterable[Need]], filled: Filled) -> dict[str, Figure]:
    """Code → figure; the needs of all tools together, so that no two tools differ about one."""
    every = [need for asked in needs.values() for need in asked]
    found: dict[str, Figure] = {}
    for need in every:
        gaps = [(place, gap) for place, gap in need.lacks if gap.any()]
        for code in need.codes:
            figure = found.setdefault(code, Figure(_measured(code, filled), filled.none))
            if code not in MEASURED and code not in POSITIVE:
                figure.known = figure.known & ~need.unknown
            for place, gap in gaps:
                _add(figure, place, gap)
    _add_parts(found)
    return found


def _add_parts(figures: dict[str, Figure]) -> None:
    """A band that rests on too little of the score lacks what the score lacks."""
    score = figures["health_score"]
    for code in OF_THE_SCORE:
        unknown = ~figures[code].known & ~figures["health_band"].known
        for place, gap in score.places.items():
            _add(figures[code], place, gap & unknown)


def _measured(code: str, filled: Filled) -> Mask:
    """What its measures say of a figure: a score stands although one of its parts lacks."""
    found = filled.every
    for name in MEASURED.get(code, ()):
        found = found & ~filled.unknown(name)
    for name in POSITIVE.get(code, ()):
        found = found & (filled.measure(name).fill_null(0) > 0)
    return found & ~_valueless(filled) if code == "whitespace_known" else found


def _valueless(filled: Filled) -> Mask:
    """Accounts with cells of which none has a value: their potential is unknown, not nothing."""
    nothing = filled.measure("whitespace_known").fill_null(0) == 0
    return nothing & (filled.measure("whitespace_unknown_cells").fill_null(0) > 0)


def _add(figure: Figure, place: Place, gap: Mask) -> None:
    known = figure.places.get(place)
    figure.places[place] = gap if known is None else known | gap
    figure.lacking = figure.lacking | gap
