"""Influence and support of everyone, as a Mermaid quadrant chart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from markupsafe import Markup

from enterprise_sales.analyses.results import MapStakeholders, StakeholderLine
from enterprise_sales.documents.escape import diagram_label
from enterprise_sales.documents.voice import Voice

MIDDLE = 50
"""Points between two quadrants."""
ACROSS = (18, 50, 82)
UPWARDS = (6, 50, 86)
"""Hundredths of the chart for 0, 50 and 100 points: the rim is kept for half a label."""
CHART = 100
"""Hundredths from rim to rim."""
APART = (30, 5)
"""Hundredths by which two labels do not cover each other, across and upwards."""
Point = tuple[int, int]


@dataclass(frozen=True)
class Quadrant:
    """The chart with what it leaves out.

    Attributes:
        diagram: the text of the diagram; empty where nobody can be placed.
        more: people who could be placed and are not, because there are too many.
        unplaced: people still there of whom influence or support is unknown.
    """

    diagram: Markup
    more: int
    unplaced: int


def quadrant(result: MapStakeholders, voice: Voice) -> Quadrant:
    """Support across, influence upwards; the most influential are drawn first."""
    there = [line for line in result.stakeholders if not line.left]
    known = [line for line in there if _known(line)]
    known.sort(key=lambda line: -(line.influence or 0))
    shown = known[: result.quadrant_shown]
    text = "\n".join(_lines(result, shown, voice)) if shown else ""
    diagram = Markup(text)  # noqa: S704 - labels are cleaned, the rest are numbers
    return Quadrant(diagram, len(known) - len(shown), len(there) - len(known))


def spread(points: Sequence[Point]) -> tuple[Point, ...]:
    """The same points, those that would cover an earlier one moved aside.

    The nearest free place is taken, up and down before across, in the same quadrant while there is
    room; where the whole chart is full, a point stays.
    """
    taken: list[Point] = []
    for point in points:
        free = (place for place in _around(point) if not _covers(place, taken))
        taken.append(next(free, point))
    return tuple(taken)


def _known(line: StakeholderLine) -> bool:
    return line.influence is not None and line.support is not None


def _lines(
    result: MapStakeholders, shown: Sequence[StakeholderLine], voice: Voice
) -> Iterator[str]:
    t = voice.t
    title = t.text("Influence and support – {account}", account=result.account_name)
    yield "quadrantChart"
    yield f"    title {diagram_label(title)}"
    yield _axis("x", t.text("Against us"), t.text("For us"))
    yield _axis("y", t.text("Little influence"), t.text("Much influence"))
    names = (
        t.text("Rely on them"),
        t.text("Win them over"),
        t.text("Keep in view"),
        t.text("Develop them"),
    )
    for number, name in enumerate(names, start=1):
        yield f"    quadrant-{number} {_quoted(name)}"
    placed = spread([_point(line) for line in shown])
    for line, (across, upwards) in zip(shown, placed, strict=True):
        yield f"    {_quoted(line.name)}: [0.{across:02}, 0.{upwards:02}]"


def _axis(name: str, low: str, high: str) -> str:
    return f"    {name}-axis {_quoted(low)} --> {_quoted(high)}"


def _quoted(text: str) -> str:
    return f'"{diagram_label(text)}"'


def _point(line: StakeholderLine) -> Point:
    return (_scaled(line.support or 0, ACROSS), _scaled(line.influence or 0, UPWARDS))


def _scaled(points: int, ends: tuple[int, int, int]) -> int:
    """Points from 0 to 100 between the rims, half of them on each side of the middle."""
    low, middle, high = ends
    if points < MIDDLE:
        return low + points * (middle - low) // MIDDLE
    return middle + (points - MIDDLE) * (high - middle) // MIDDLE


def _around(point: Point) -> list[Point]:
    """Places inside the chart: those in the same quadrant first, the nearest first."""
    steps = sorted(product((-APART[0], 0, APART[0]), range(-CHART, CHART + 1)), key=_cost)
    found = ((point[0] + across, point[1] + upwards) for across, upwards in steps)
    inside = [place for place in found if _inside(place)]
    return sorted(inside, key=lambda place: not _same_side(place, point))


def _cost(step: Point) -> tuple[int, int, int, int]:
    across, upwards = step
    return (abs(across) + abs(upwards), abs(across), -upwards, -across)


def _inside(place: Point) -> bool:
    return ACROSS[0] <= place[0] <= ACROSS[2] and UPWARDS[0] <= place[1] <= UPWARDS[2]


def _same_side(place: Point, point: Point) -> bool:
    middle = (ACROSS[1], UPWARDS[1])
    sides = zip(place, point, middle, strict=True)
    return all((new >= half) == (old >= half) for new, old, half in sides)


def _covers(place: Point, taken: Sequence[Point]) -> bool:
    return any(
        abs(place[0] - other[0]) < APART[0] and abs(place[1] - other[1]) < APART[1]
        for other in taken
    )
