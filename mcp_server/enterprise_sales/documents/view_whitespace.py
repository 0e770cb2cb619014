"""Where the account can grow."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from enterprise_sales.analyses.common import Ratio
from enterprise_sales.analyses.results import AnalyzeWhitespace, WhitespaceOpportunity
from enterprise_sales.documents import words
from enterprise_sales.documents.estimates import estimate
from enterprise_sales.documents.heatmap import HeatMap, heat_map, known
from enterprise_sales.documents.voice import Table, Voice
from enterprise_sales.language import within

REQUIRES = "requires:"
COMPETITOR = "competitor_contract"
SHOWN = 10
"""Opportunities written out at most in the account plan; presentation only."""


@dataclass(frozen=True)
class Opportunity:
    """One opportunity: what, how much, where, when – and whether it may be offered."""

    name: str
    value: str
    unit: str
    timeline: str
    """The day by which it is decided or from which it can begin; empty where it is today."""
    gate: str
    """Whether it may be offered, with what has to happen first."""
    vector: str
    trigger: str
    champion: str
    replaces: str
    """What an upgrade takes the place of; empty where it is none."""


@dataclass(frozen=True)
class WhitespaceView:
    """Whitespace in words."""

    has_cells: bool
    map_missing: str
    """Why there is no map; empty where there is one."""
    map: HeatMap
    known: str
    unknown_cells: int
    penetration: Table
    opportunities: tuple[Opportunity, ...]
    first: tuple[Opportunity, ...]
    more: int
    champions: Table
    pipeline: str
    """Open deals, in a sentence; they may lie outside the known potential."""
    deployed: tuple[str, ...]


def whitespace_view(result: AnalyzeWhitespace, voice: Voice) -> WhitespaceView:
    """The whitespace of an account."""
    found = tuple(opportunity(row, result, voice) for row in result.opportunities)
    deployed = (cell.product_name for cell in result.cells if cell.status == "deployed")
    return WhitespaceView(
        has_cells=bool(result.cells),
        map_missing=result.map_missing or "",
        map=heat_map(result, voice),
        known=known(result, voice),
        unknown_cells=result.totals.unknown_cells,
        penetration=penetration_table(result, voice),
        opportunities=found,
        first=found[:SHOWN],
        more=len(found[SHOWN:]),
        champions=_champions(result, voice),
        pipeline=_pipeline(result, voice),
        deployed=tuple(dict.fromkeys(deployed)),
    )


def _pipeline(result: AnalyzeWhitespace, voice: Voice) -> str:
    if result.pipeline is None:
        return voice.t.text(
            "What the open deals are worth is unknown: none with an amount is on record."
        )
    return voice.t.text("Open deals on record: {pipeline}.", pipeline=voice.money(result.pipeline))


def opportunity(row: WhitespaceOpportunity, result: AnalyzeWhitespace, voice: Voice) -> Opportunity:
    """One opportunity in words."""
    return Opportunity(
        name=_name(row, voice),
        value="; ".join(filter(None, (_amount(row, voice), _deal(row, voice)))),
        unit=row.business_unit or voice.t.text("the whole account"),
        timeline=_timeline(row, result.as_of, voice),
        gate=_gate(row, voice),
        vector=voice.word("vector", row.vector),
        trigger=_trigger(row.trigger, voice),
        champion=row.champion or voice.t.text("no champion yet"),
        replaces=row.replaces.note if row.replaces else "",
    )


def _gate(row: WhitespaceOpportunity, voice: Voice) -> str:
    """A closed gate says already that the account has to be saved first.

    What only a competitor's contract holds up is sold now, so that it can start when that ends.
    """
    codes = [code for code in row.conditions if (row.gate, code) != ("closed", "red_health")]
    if codes == [COMPETITOR] and row.gate == "conditional" and row.earliest:
        return voice.t.text(
            "{mark} sell now; it can start after the competitor's contract ends on {day}",
            mark=words.mark("gate", row.gate),
            day=voice.day(row.earliest),
        )
    gate = voice.marked("gate", row.gate)
    if row.proposed and row.gate != "closed":
        mark = words.mark("cell_status", "proposed")
        gate = voice.t.text("{mark} already proposed, waiting for the decision", mark=mark)
    if not codes:
        return gate
    plain = [voice.word("gate_condition", code) for code in codes if not code.startswith(REQUIRES)]
    needed = (
        voice.word("gate_condition", "requires", product=name) for name in row.required_products
    )
    conditions = "; ".join((*plain, *needed))
    return f"{gate} ({conditions})"


def penetration_table(result: AnalyzeWhitespace, voice: Voice) -> Table:
    """The six penetrations."""
    rows: list[tuple[str, ...]] = []
    for code in words.WORDS["penetration"]:
        found: Ratio = getattr(result.penetration, code)
        rows.append((voice.word("penetration", code), voice.ratio(found)))
    return Table((voice.t.text("Penetration"), voice.t.text("Reached so far")), tuple(rows))


def _name(row: WhitespaceOpportunity, voice: Voice) -> str:
    if row.use_case and row.product_name:
        return voice.t.text(
            "{use_case} ({product})", use_case=row.use_case, product=row.product_name
        )
    return row.use_case or row.product_name or voice.word("vector", row.vector)


def _amount(row: WhitespaceOpportunity, voice: Voice) -> str:
    if row.potential_value is None:
        return voice.t.text("value unknown")
    if row.basis == "estimated":
        return estimate(row.potential_value, voice)
    return voice.money(row.potential_value)


def _deal(row: WhitespaceOpportunity, voice: Voice) -> str:
    """What of it an open deal is about; a deal beyond the known potential stands for itself."""
    if row.deal_amount is None:
        return ""
    amount = voice.money(row.deal_amount)
    value = row.potential_value
    if value is None or Decimal(value) < Decimal(row.deal_amount):
        return voice.t.text("open deal: {amount}", amount=amount)
    return voice.t.text("of it in an open deal: {amount}", amount=amount)


def _timeline(row: WhitespaceOpportunity, as_of: str, voice: Voice) -> str:
    """The day that is set; where none is, the gate says all."""
    if row.decide_by is not None:
        return voice.t.text("decided by {day}", day=voice.day_short(row.decide_by))
    if row.earliest is None:
        return voice.t.text("no date yet")
    if row.earliest <= as_of:
        return ""
    return voice.t.text("from {day}", day=voice.day_short(row.earliest))


def _trigger(code: str | None, voice: Voice) -> str:
    """A trigger, or an interest that the customer has voiced."""
    if code is None:
        return voice.t.text("none now")
    return within(voice.word("trigger", code))


def _champions(result: AnalyzeWhitespace, voice: Voice) -> Table:
    """Who could carry what, each unit once."""
    found: dict[str, dict[str, None]] = {}
    for row in result.opportunities:
        unit = row.business_unit or voice.t.text("the whole account")
        found.setdefault(unit, {}).update({row.champion: None} if row.champion else {})
    rows = tuple(
        (unit, voice.t.listed(list(names)) if names else voice.t.text("no champion yet"))
        for unit, names in found.items()
    )
    return Table((voice.t.text("Business unit"), voice.t.text("Champion")), rows)
