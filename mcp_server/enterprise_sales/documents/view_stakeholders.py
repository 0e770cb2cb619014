"""The map of the people at an account."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from enterprise_sales.analyses.results import (
    ChampionCover,
    MapStakeholders,
    RoleCover,
    SinglePoint,
)
from enterprise_sales.documents.org_chart import OrgChart, org_chart
from enterprise_sales.documents.quadrant import Quadrant, quadrant
from enterprise_sales.documents.view_people import gap_texts, is_open, unclear
from enterprise_sales.documents.view_stakeholder_executives import offices_table, pairs_table
from enterprise_sales.documents.view_stakeholder_grid import (
    coverage_line,
    grid_table,
    names,
    units_table,
)
from enterprise_sales.documents.view_stakeholder_metrics import metrics_table
from enterprise_sales.documents.view_stakeholder_people import people_table
from enterprise_sales.documents.view_stakeholder_rhythm import cadence_table, overdue_table
from enterprise_sales.documents.voice import Table, Voice, capital


@dataclass(frozen=True)
class StakeholdersView:
    """The map in words."""

    facts: Table
    warning: str
    grid: Table
    units: Table
    table: Table
    more: int
    """People who stand in the answer of the tool only."""
    gaps: tuple[str, ...]
    chart: OrgChart
    quadrant: Quadrant
    failures: Table
    none_active: bool
    open: bool
    unclear: str
    """People are on record, and none of them is an active relationship."""
    roles: Table
    champions: str
    pairing: str
    pairs: Table
    offices: Table
    tactics: tuple[str, ...]
    cadence: Table
    overdue: Table
    metrics: Table


def stakeholders_view(result: MapStakeholders, voice: Voice) -> StakeholdersView:
    """The people of an account."""
    shown = result.stakeholders[: result.people_shown]
    return StakeholdersView(
        facts=_facts(result, voice),
        warning=result.review.warning or "",
        grid=grid_table(result, voice),
        units=units_table(result, voice),
        table=people_table(shown, voice),
        more=len(result.stakeholders) - len(shown),
        gaps=gap_texts(result.gaps, result.stale, voice),
        chart=org_chart(result, voice),
        quadrant=quadrant(result, voice),
        failures=_failures(result.single_points_of_failure, voice),
        none_active=result.active == 0,
        open=is_open(result),
        unclear=unclear(result, voice),
        roles=_roles(result.roles, voice),
        champions=_champions(result, voice),
        pairing=result.pairing.text,
        pairs=pairs_table(result, voice),
        offices=offices_table(result, voice),
        tactics=result.tactics,
        cadence=cadence_table(result, voice),
        overdue=overdue_table(result, voice),
        metrics=metrics_table(result, voice),
    )


def _facts(result: MapStakeholders, voice: Voice) -> Table:
    t = voice.t
    left = sum(line.left for line in result.stakeholders)
    known = t.number(len(result.stakeholders) - left) if result.stakeholders else voice.unknown
    return Table(
        (t.text("The account and its people"), ""),
        (
            (t.text("ARR"), voice.money(result.arr)),
            (t.text("Tier"), voice.word("tier", result.tier)),
            (t.text("Who answers for the account"), voice.known(result.owner)),
            (t.text("Our executive sponsor"), voice.known(result.internal_sponsor)),
            (t.text("People on record, still there"), known),
            (t.text("Have left"), t.number(left) if result.stakeholders else voice.unknown),
            (t.text("Cells of the grid with an active relationship"), coverage_line(result, voice)),
            (t.text("Next review of the map"), _review(result, voice)),
        ),
    )


def _review(result: MapStakeholders, voice: Voice) -> str:
    review, day = result.review, voice.day(result.review.due)
    if review.freshest is None:
        return voice.t.text("{day}; no contact with anybody is on record", day=day)
    if not review.overdue:
        return day
    last = voice.day(review.freshest)
    return voice.t.text("{day}; 🔴 the last contact with anybody: {last}", day=day, last=last)


def _failures(found: Sequence[SinglePoint], voice: Voice) -> Table:
    t = voice.t
    titles = (
        t.text("Who"),
        t.text("Position"),
        t.text("What would be lost"),
        t.text("ARR left without a contact"),
    )
    rows = tuple(
        (
            point.name,
            point.title or t.text("position unknown"),
            capital("; ".join(reason.text for reason in point.reasons)),
            voice.money(point.arr),
        )
        for point in found
    )
    return Table(titles, rows)


def _roles(found: Sequence[RoleCover], voice: Voice) -> Table:
    titles = (voice.t.text("Role that is needed"), voice.t.text("Who"))
    return Table(
        titles,
        tuple((capital(voice.word("buying_role", row.role)), _role(row, voice)) for row in found),
    )


def _role(row: RoleCover, voice: Voice) -> str:
    if row.active:
        return f"🟢 {names(row.active)}"
    if row.gap is None:
        return f"❔ {names(row.known)}" if row.known else voice.unknown
    if row.known:
        return voice.t.text("🔴 not active: {names}", names=names(row.known))
    return voice.t.text("🔴 nobody")


def _champions(result: MapStakeholders, voice: Voice) -> str:
    """Who has left, how many champions are short, and who could become one."""
    return " ".join(_champion_lines(result.champions, voice))


def _champion_lines(found: ChampionCover, voice: Voice) -> Iterator[str]:
    if found.left:
        gone = [person.name for person in found.left]
        yield voice.t.plural(
            "A champion has left: {names}.",
            "Champions who have left: {names}.",
            len(gone),
            names=voice.t.listed(gone),
        )
    if not found.short:
        return
    yield voice.t.plural("{n} champion is missing.", "{n} champions are missing.", found.short)
    if not found.candidates:
        yield voice.t.text("Nobody on record speaks for us who could become one.")
    else:
        who = voice.t.listed([person.name for person in found.candidates])
        yield voice.t.text("Could become one: {names}.", names=who)
