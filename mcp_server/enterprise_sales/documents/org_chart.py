"""Who reports to whom, as a Mermaid flowchart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from enterprise_sales.analyses.results import MapStakeholders, StakeholderLine
from enterprise_sales.documents.escape import diagram_label
from enterprise_sales.documents.voice import Voice
from enterprise_sales.language import N_

STYLES = {
    "active": "fill:#d7f0dd,stroke:#2e7d32,color:#1b1b1b",
    "known": "fill:#fff3cd,stroke:#b8860b,color:#1b1b1b",
    "against": "fill:#f8d7da,stroke:#b02a37,color:#1b1b1b",
    "open": "fill:#ffffff,stroke:#757575,color:#1b1b1b",
    "left": "fill:#e6e6e6,stroke:#757575,color:#1b1b1b,stroke-dasharray:4 3",
}
"""Status → looks; presentation only."""
STATES = {True: "active", False: "known", None: "open"}
"""Whether a relationship is active → status."""
WIDE = 12
"""People up to which the chart grows downwards; more of them stand below each other."""
LOST = ("unknown", "elsewhere", "circle")
TURNING = N_(
    "No line can be drawn: those on record report to themselves or in a circle (see the doubts"
    " about the data)."
)


@dataclass(frozen=True)
class OrgChart:
    """The chart with what it leaves out.

    Attributes:
        diagram: the text of the diagram; empty where nobody's manager is on record.
        more: people still there who are not drawn, because there are too many.
        legend: what the colours mean.
        note: why there is no line although managers are on record; empty where there is one.
    """

    diagram: Markup
    more: int
    legend: str
    note: str


def org_chart(result: MapStakeholders, voice: Voice) -> OrgChart:
    """Those still there, and those who left and still have people on record below them."""
    there = [line for line in result.stakeholders if not line.left]
    shown = there[: result.people_shown]
    above = {line.reports_to for line in shown if line.reporting == "left"}
    drawn = [*shown, *(line for line in result.stakeholders if line.stakeholder_id in above)]
    nodes = {line.stakeholder_id: f"n{place}" for place, line in enumerate(drawn, start=1)}
    edges = tuple(_edges(drawn, nodes))
    turning = not edges and any(line.reporting == "circle" for line in drawn)
    text = "\n".join(_lines(drawn, nodes, edges, voice)) if edges or turning else ""
    legend = _legend(drawn, voice)
    note = voice.t.text(TURNING) if turning else ""
    return OrgChart(Markup(text), len(there) - len(shown), legend, note)  # noqa: S704 - labels cleaned


def _legend(drawn: Sequence[StakeholderLine], voice: Voice) -> str:
    """What the colours mean; white is told of where it is."""
    told = voice.t.text(
        "Green: active relationships; yellow: known, not active; red: against us; grey: has left."
    )
    if "open" not in {_status(line) for line in drawn}:
        return told
    return f"{told} {voice.t.text('White: whether the relationship is active is unknown.')}"


def _lines(
    drawn: Sequence[StakeholderLine],
    nodes: Mapping[str, str],
    edges: Sequence[str],
    voice: Voice,
) -> Iterator[str]:
    lost = [line for line in drawn if _is_lost(line, drawn)]
    yield f"flowchart {'TD' if len(drawn) <= WIDE else 'LR'}"
    used = {*STYLES} - {"open"} | {_status(line) for line in drawn}
    yield from (f"    classDef {name} {STYLES[name]}" for name in STYLES if name in used)
    yield from (f"    {_node(line, nodes, voice)}" for line in drawn if line not in lost)
    if lost:
        yield f'    subgraph lost["{diagram_label(voice.t.text("Manager unknown"))}"]'
        yield from (f"        {_node(line, nodes, voice)}" for line in lost)
        yield "    end"
    yield from (f"    {edge}" for edge in edges)


def _edges(drawn: Sequence[StakeholderLine], nodes: Mapping[str, str]) -> Iterator[str]:
    """A full line to a manager, a broken one to a manager who has left."""
    for line in drawn:
        above = nodes.get(line.reports_to or "")
        if above and line.reporting in ("named", "left"):
            arrow = "-.->" if line.reporting == "left" else "-->"
            yield f"{above} {arrow} {nodes[line.stakeholder_id]}"


def _is_lost(line: StakeholderLine, drawn: Sequence[StakeholderLine]) -> bool:
    """Whether the manager is unknown; the top of a chart has none."""
    if line.reporting in LOST:
        return True
    leads = any(other.reports_to == line.stakeholder_id for other in drawn)
    return line.reporting == "none" and line.level != "c_level" and not leads


def _node(line: StakeholderLine, nodes: Mapping[str, str], voice: Voice) -> str:
    role = voice.word("buying_role", line.buying_role) if line.buying_role else None
    parts = [diagram_label(text) for text in (line.name, line.title, role) if text]
    return f'{nodes[line.stakeholder_id]}["{"<br/>".join(parts)}"]:::{_status(line)}'


def _status(line: StakeholderLine) -> str:
    if line.left:
        return "left"
    if line.sentiment == "detractor":
        return "against"
    return STATES[line.active]
