"""What a plan says beside its steps: terms, objectives, resources, calendar, completeness."""

from __future__ import annotations

from dataclasses import dataclass

from enterprise_sales.analyses.results import (
    ContractTerms,
    PlanAccount,
    PlanSection,
    ResourceLine,
    YearEnd,
)
from enterprise_sales.analyses.results.engagement import CalendarEntry
from enterprise_sales.analyses.results.value import ObjectiveLine
from enterprise_sales.documents.view_defence import defence_view
from enterprise_sales.documents.voice import Table, Voice, capital

NEXT = 8
"""Meetings and contacts written out; the calendar has them all. Presentation only."""


@dataclass(frozen=True)
class PlanParts:
    """These parts in words."""

    contracts: Table
    history: str
    objectives: Table
    coverage: str
    threats: Table | None
    """What threatens the account; nothing where there is no defence to plan."""
    calendar: Table
    resources: Table
    unnamed: str
    """Roles without a name and without a step, in one line."""
    completeness: Table


def plan_parts(result: PlanAccount, voice: Voice) -> PlanParts:
    """What stands beside the steps of a plan."""
    return PlanParts(
        contracts=_contracts(result.contracts, voice),
        history=_history(result, voice),
        objectives=_objectives(result.value.objectives, voice),
        coverage=_coverage(result, voice),
        threats=_threats(result, voice),
        calendar=_calendar(result.engagement.calendar[:NEXT], voice),
        resources=_resources(tuple(row for row in result.resources if _at_work(row)), voice),
        unnamed=_unnamed(result.resources, voice),
        completeness=_completeness(result.completeness, voice),
    )


def _contracts(rows: tuple[ContractTerms, ...], voice: Voice) -> Table:
    t = voice.t
    titles = (
        t.text("Contract"),
        t.text("Product and unit"),
        t.text("Value a year"),
        t.text("Seats"),
        t.text("Runs until"),
        t.text("Terms"),
    )
    return Table(titles, tuple(_contract(row, voice) for row in rows))


def _contract(row: ContractTerms, voice: Voice) -> tuple[str, ...]:
    what = [name for name in (row.product_name, row.business_unit) if name]
    return (
        row.contract_id,
        ", ".join(what),
        voice.money(row.annual_value),
        voice.t.number(row.seats) if row.seats else "",
        voice.day_short(row.end) if row.end else voice.t.text("end not given"),
        _terms(row, voice),
    )


def _terms(row: ContractTerms, voice: Voice) -> str:
    t = voice.t
    if row.auto_renew is None:
        parts = [t.text("whether it renews by itself is unknown")]
    elif not row.auto_renew:
        parts = [t.text("does not renew by itself")]
    elif row.notice_days is None:
        parts = [t.text("renews by itself, the notice is unknown")]
    else:
        parts = [t.text("renews by itself, notice {days}", days=t.days(row.notice_days))]
    if row.uplift_cap_percent is not None:
        cap = voice.percent(row.uplift_cap_percent)
        parts.append(t.text("price may rise by {cap} at most", cap=cap))
    return "; ".join(parts)


def _history(result: PlanAccount, voice: Voice) -> str:
    """ARR at the year ends, then today."""
    points = [
        voice.t.text("{day}: {amount}", day=voice.day_short(row.day), amount=_arr(row, voice))
        for row in result.arr_history
    ]
    today = voice.t.text(
        "{day}: {amount}", day=voice.day_short(result.as_of), amount=voice.money(result.profile.arr)
    )
    return voice.t.text("ARR over the years: {points}.", points="; ".join((*points, today)))


def _arr(row: YearEnd, voice: Voice) -> str:
    if row.arr is None and row.before_customer:
        return voice.t.text("not a customer yet")
    return voice.money(row.arr)


def _objectives(rows: tuple[ObjectiveLine, ...], voice: Voice) -> Table:
    """What the customer wants, what we do for it, and what has come of it."""
    t = voice.t
    titles = (
        t.text("Objective"),
        t.text("Who answers for it"),
        t.text("Measured by"),
        t.text("Our contribution"),
        t.text("Reached so far"),
    )
    return Table(titles, tuple(_objective(row, voice) for row in rows))


def _objective(row: ObjectiveLine, voice: Voice) -> tuple[str, ...]:
    t = voice.t
    reached = "; ".join(
        (*row.outcomes, *(t.text("{one} (to confirm)", one=o) for o in row.proposed))
    )
    return (
        row.objective,
        row.owner or t.text("nobody named"),
        _measure(row, voice),
        row.our_contribution or t.text("to be agreed"),
        reached or t.text("no result on record"),
    )


def _measure(row: ObjectiveLine, voice: Voice) -> str:
    t = voice.t
    day = voice.day_short(row.due) if row.due else t.text("no date yet")
    if not (row.metric and row.target):
        return t.text("no measure yet; {day}", day=day)
    return t.text("{metric}: {target}, {day}", metric=row.metric, target=row.target, day=day)


def _coverage(result: PlanAccount, voice: Voice) -> str:
    """How much of the 3 × 3 grid is filled, and on whom it hangs."""
    found = result.stakeholders
    if found.coverage.filled is None:
        return voice.t.text("Whom we know on which level and in which team is not on record.")
    text = voice.t.text(
        "Of the 3 × 3 grid of levels and teams {filled} of {of} are covered.",
        filled=voice.t.number(found.coverage.filled),
        of=voice.t.number(found.coverage.of),
    )
    names = list(dict.fromkeys(one.name for one in found.single_points_of_failure))
    if not names:
        return text
    more = voice.t.text(
        "If one of them leaves, nobody takes their place: {names}.", names=voice.t.listed(names)
    )
    return f"{text} {more}"


def _threats(result: PlanAccount, voice: Voice) -> Table | None:
    """Without the places in the files, which stand in the document of the defence."""
    if result.defence is None:
        return None
    found = defence_view(result.defence, voice).threats
    return Table(found.titles[:-1], tuple(row[:-1] for row in found.rows))


def _calendar(entries: tuple[CalendarEntry, ...], voice: Voice) -> Table:
    t = voice.t
    rows = tuple(
        (
            voice.day_short(one.date),
            _what(one),
            one.stakeholder.name if one.stakeholder else "",
            one.owner,
        )
        for one in entries
    )
    return Table((t.text("Day"), t.text("What"), t.text("With whom"), t.text("Owner")), rows)


def _what(one: CalendarEntry) -> str:
    """The subject without the name, which has a column of its own."""
    named = f"{one.stakeholder.name}: " if one.stakeholder else ""
    return capital(one.subject.removeprefix(named)) if named else one.subject


def _at_work(row: ResourceLine) -> bool:
    return row.name is not None or bool(row.steps.part) or row.contacts > 0


def _unnamed(rows: tuple[ResourceLine, ...], voice: Voice) -> str:
    titles = [row.title for row in rows if not _at_work(row)]
    return voice.t.text("Nobody is named yet: {roles}.", roles=", ".join(titles)) if titles else ""


def _resources(rows: tuple[ResourceLine, ...], voice: Voice) -> Table:
    t = voice.t
    titles = (
        t.text("Who"),
        t.text("Role in the team"),
        t.text("Brought in for"),
        t.text("Keeps contact with"),
        t.text("Open steps"),
    )
    return Table(titles, tuple(_resource(row, voice) for row in rows))


def _resource(row: ResourceLine, voice: Voice) -> tuple[str, ...]:
    t = voice.t
    who = t.text("{role}: {name}", role=row.title, name=row.name or t.text("nobody named yet"))
    people = t.plural("{n} person", "{n} people", row.contacts) if row.contacts else ""
    return (who, row.part, ", ".join(row.tasks), people, voice.ratio(row.steps))


def _completeness(rows: tuple[PlanSection, ...], voice: Voice) -> Table:
    t = voice.t
    titles = (
        t.text("Section"),
        t.text("State"),
        t.text("Checks"),
        t.text("What makes it complete"),
    )
    return Table(
        titles,
        tuple(
            (
                row.title,
                voice.marked("completeness", row.status),
                t.ratio(row.passed, row.of),
                " ".join(row.to_do),
            )
            for row in rows
        ),
    )
