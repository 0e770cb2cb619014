"""The whole plan of an account."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, zip_longest

from enterprise_sales.analyses.circles import CIRCLES, circle_of, circles
from enterprise_sales.analyses.results import Goal, Metric, Person, PlanAccount, RoadmapStep
from enterprise_sales.documents import words
from enterprise_sales.documents.view_people import next_action, position, relationship
from enterprise_sales.documents.view_steps import steps_table
from enterprise_sales.documents.voice import Table, Voice


@dataclass(frozen=True)
class Stage:
    """A stage of the roadmap with its steps."""

    title: str
    days: str
    steps: tuple[str, ...]


@dataclass(frozen=True)
class PlanView:
    """The plan in words."""

    save: bool
    target: Table
    our_sponsor: str
    their_sponsors: str
    map: Table
    notes: tuple[str, ...]
    roadmap: tuple[Stage, ...]
    goals: tuple[str, ...]
    actions: Table
    metrics: Table
    known: Table
    """What is shown without a target."""
    next_review: str


def plan_view(result: PlanAccount, voice: Voice) -> PlanView:
    """The plan of an account."""
    relationships = result.profile.relationships
    return PlanView(
        save=result.save_plan,
        target=_target(result, voice),
        our_sponsor=relationships.internal_sponsor or voice.t.text("not named"),
        their_sponsors=_their_sponsors(result, voice),
        map=_map(relationships.people, voice),
        notes=result.notes,
        roadmap=_roadmap(result, voice),
        goals=tuple(_goal(goal, voice) for goal in result.goals),
        actions=steps_table(result.next_actions, voice),
        metrics=metrics_table(result.metrics, voice),
        known=known_table(result.metrics, voice),
        next_review=voice.day(result.next_review),
    )


def _target(result: PlanAccount, voice: Voice) -> Table:
    t = voice.t
    titles = (
        t.text("Current ARR"),
        t.text("Target ARR (12 months)"),
        t.text("Growth"),
        t.text("ARR with the open deals won"),
        t.text("Potential and deals beyond the target"),
    )
    row = (
        voice.money(result.profile.arr),
        voice.money(result.target_arr),
        voice.change_percent(result.growth_percent),
        *_beyond(result, voice),
    )
    return Table(titles, (row,))


def _beyond(result: PlanAccount, voice: Voice) -> tuple[str, str]:
    """ARR with the deals, and what lies beyond the target: not counted while saving."""
    if result.save_plan:
        told = voice.t.text("not counted: the account is saved first")
        return (told, told)
    return (voice.money(result.pipeline_target), voice.change(result.target_gap))


def _their_sponsors(result: PlanAccount, voice: Voice) -> str:
    """The executives with whom we have a working relationship, nobody who is against us."""
    found = result.profile.relationships
    names = [
        _executive(person, found.internal_sponsor, voice)
        for person in found.people
        if (person.level == "c_level" or circle_of(person) == CIRCLES[0])
        and person.active
        and not person.left
        and person.sentiment != "detractor"
    ]
    if names:
        return voice.t.listed(names)
    return voice.unknown if found.c_level is None else voice.t.text("no working relationship yet")


def _executive(person: Person, sponsor: str | None, voice: Voice) -> str:
    """Name and position, and who keeps the contact where it is not our sponsor."""
    values = {"name": person.name, "position": position(person, voice)}
    if person.internal_owner is None:
        return voice.t.text("{name} ({position}; nobody of ours keeps the contact)", **values)
    if person.internal_owner == sponsor:
        return f"{person.name} ({values['position']})"
    return voice.t.text(
        "{name} ({position}; {owner} keeps the contact)", owner=person.internal_owner, **values
    )


def _map(people: tuple[Person, ...], voice: Voice) -> Table:
    """Status, last contact and next action, circle by circle."""
    t = voice.t
    titles = (
        t.text("Circle"),
        t.text("Who"),
        t.text("Role in the decision"),
        t.text("Status"),
        t.text("Last contact"),
        t.text("Next action"),
        t.text("Who keeps contact"),
    )
    return Table(titles, tuple(_map_rows(people, voice)))


def _map_rows(people: tuple[Person, ...], voice: Voice) -> Iterator[tuple[str, ...]]:
    for circle, members in circles(people).items():
        name = voice.word("circle", circle)
        if not members:
            yield (name, voice.t.text("nobody known"), "", "", "", "", "")
        for person in members:
            yield (
                name,
                f"{person.name}, {position(person, voice)}",
                voice.word("buying_role", person.buying_role),
                relationship(person, voice),
                voice.day_short(person.last_contact),
                next_action(person, voice),
                person.internal_owner or "",
            )


def _roadmap(result: PlanAccount, voice: Voice) -> tuple[Stage, ...]:
    """The steps of each stage under its title, quarter by quarter."""
    stages = [tuple(steps) for _, steps in groupby(result.roadmap, key=lambda step: step.title)]
    ends = (_day_before(steps[0].start) for steps in stages[1:])
    return tuple(_stage(*found, voice) for found in zip_longest(stages, ends))


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def _stage(steps: tuple[RoadmapStep, ...], end: str | None, voice: Voice) -> Stage:
    """A stage lasts until the next one begins, the last one until its last step is due."""
    last = end or max(step.due for step in steps)
    return Stage(
        title=steps[0].title,
        days=voice.t.text(
            "{first} – {last}",
            first=voice.day_short(steps[0].start),
            last=voice.day_short(last),
        ),
        steps=tuple(_step(step, voice) for step in steps),
    )


def _step(step: RoadmapStep, voice: Voice) -> str:
    """With its day; late, with the day that was missed; of a phase still open, without one."""
    if step.unplanned:
        return step.text
    if step.late_since is not None:
        missed = voice.day_short(step.late_since)
        return voice.t.text("at once (was due on {day}): {step}", day=missed, step=step.text)
    return voice.t.text("by {day}: {step}", day=voice.day_short(step.due), step=step.text)


def _goal(goal: Goal, voice: Voice) -> str:
    return voice.t.text(
        "{goal} — {metric}: now {baseline}, target {target}; due {day}",
        goal=goal.text,
        metric=goal.metric,
        baseline=goal.baseline,
        target=goal.target,
        day=voice.day_short(goal.due),
    )


def metrics_table(metrics: tuple[Metric, ...], voice: Voice) -> Table:
    """Value against target, of what has one."""
    t = voice.t
    titles = (t.text("Metric"), t.text("Now"), t.text("Target"), t.text("Reached"))
    rows = tuple(
        (metric.title, metric.actual or voice.unknown, metric.target, _reached(metric))
        for metric in metrics
        if metric.target is not None
    )
    return Table(titles, rows)


def _reached(metric: Metric) -> str:
    """Nothing where the value is known and the target does not apply."""
    inapplicable = metric.met is None and metric.actual is not None
    return "" if inapplicable else words.mark("check", metric.met)


def known_table(metrics: tuple[Metric, ...], voice: Voice) -> Table:
    """What the sources set no target for; none is invented."""
    rows = tuple(
        (metric.title, metric.actual or voice.unknown)
        for metric in metrics
        if metric.target is None
    )
    return Table((voice.t.text("Metric"), voice.t.text("Now")), rows)
