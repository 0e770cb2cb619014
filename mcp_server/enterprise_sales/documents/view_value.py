"""The value a customer has reached: a page for the customer, and what stands behind it."""

from __future__ import annotations

from dataclasses import dataclass

from enterprise_sales.analyses.results.value import (
    ExecutiveLine,
    Measurement,
    ObjectiveLine,
    OutcomeLine,
    ProofLine,
    TrackValue,
)
from enterprise_sales.analyses.value_figures import change, span
from enterprise_sales.documents.voice import Table, Voice, capital


@dataclass(frozen=True)
class ValueView:
    """The value in words; the `proof` parts alone are for the customer."""

    headline: str
    proof: tuple[str, ...]
    roi: str
    vouched: str
    unverified: str
    asks: tuple[str, ...]
    vouchers: Table
    executives: Table
    objectives: Table
    measurements: Table
    notes: tuple[str, ...]
    metrics: Table
    outcomes: Table
    history: Table


def value_view(result: TrackValue, voice: Voice) -> ValueView:
    """The value of an account."""
    proof = result.proof
    return ValueView(
        headline=proof.headline,
        proof=tuple(_proof(line, voice) for line in proof.lines),
        roi=proof.roi or "",
        vouched=voice.t.listed(proof.vouched_by) if proof.vouched_by else "",
        unverified=_unverified(result, voice),
        asks=tuple(_ask(line, voice) for line in result.outcomes if line.ask),
        vouchers=_vouchers(result, voice),
        executives=_executives(result.executives, voice),
        objectives=_objectives(result, voice),
        measurements=_measurements(result.measurements, voice),
        notes=result.notes,
        metrics=_metrics(result, voice),
        outcomes=_outcomes(result, voice),
        history=_history(result, voice),
    )


def _proof(line: ProofLine, voice: Voice) -> str:
    """The outcome and the goal that it serves; what is open is asked elsewhere, not on the page."""
    if line.priority is None or not line.priority_confirmed:
        return line.text
    owner = f" ({line.priority_owner})" if line.priority_owner else ""
    goal = voice.t.text("“{goal}”{owner}", goal=line.priority.rstrip(" ."), owner=owner)
    return voice.t.text("{text} It serves your goal {goal}.", text=line.text, goal=goal)


def _unverified(result: TrackValue, voice: Voice) -> str:
    """The total of what nobody has confirmed, apart from the documented value."""
    found = result.unverified
    if not result.outcomes:
        return voice.t.text("No result is on record, confirmed or not.")
    if not found.outcomes:
        return voice.t.text("Nothing waits for confirmation.")
    count = len(found.outcomes)
    if found.total is None:
        return voice.t.plural(
            "{n} result waits for confirmation; what it is worth is unknown.",
            "{n} results wait for confirmation; what they are worth is unknown.",
            count,
        )
    return voice.t.plural(
        "{n} result waits for confirmation, by our estimate worth {total} a year; it is not part"
        " of the documented value.",
        "{n} results wait for confirmation, by our estimate worth {total} a year; they are not"
        " part of the documented value.",
        count,
        total=voice.money(found.total),
    )


def _ask(line: OutcomeLine, voice: Voice) -> str:
    outcome = line.outcome.rstrip(" .")
    questions = " ".join(line.ask)
    return voice.t.text("“{outcome}”: {questions}", outcome=outcome, questions=questions)


def _vouchers(result: TrackValue, voice: Voice) -> Table:
    """Who at the customer stands for the value, and with what."""
    t = voice.t
    counted = [line for line in result.outcomes if line.counted and line.verified_by]
    people = dict.fromkeys(line.verified_by for line in counted)
    rows = []
    for person in people:
        mine = [line for line in counted if line.verified_by == person]
        goals = [goal.objective for goal in result.objectives if goal.owner == person]
        rows.append(
            (
                person or "",
                "; ".join(line.outcome for line in mine),
                "; ".join(goals) or t.text("none on record"),
            )
        )
    return Table((t.text("Who vouches"), t.text("For what"), t.text("Own goals")), tuple(rows))


def _executives(lines: tuple[ExecutiveLine, ...], voice: Voice) -> Table:
    """Which results to show to which office, and what they wait for."""
    t = voice.t
    titles = (
        t.text("Office"),
        t.text("Who"),
        t.text("Wants to hear about"),
        t.text("Results to show"),
        t.text("Goals without a confirmed result"),
    )
    rows = (
        (
            capital(line.office_name),
            t.listed(line.people) if line.people else t.text("nobody known"),
            t.listed(line.focus) if line.focus else t.text("ask them"),
            "; ".join(line.outcomes) or t.text("no result yet"),
            "; ".join(line.goals) or t.text("no such goal on record"),
        )
        for line in lines
    )
    return Table(titles, tuple(rows))


def _objectives(result: TrackValue, voice: Voice) -> Table:
    t = voice.t
    titles = (
        t.text("Objective"),
        t.text("Who answers for it"),
        t.text("Metric and target"),
        t.text("Due"),
        t.text("Status"),
        t.text("Results that serve it"),
    )
    return Table(titles, tuple(_objective(goal, voice) for goal in result.objectives))


def _objective(goal: ObjectiveLine, voice: Voice) -> tuple[str, ...]:
    measured = ": ".join(part for part in (goal.metric, goal.target) if part)
    return (
        goal.objective,
        voice.known(goal.owner),
        voice.known(measured),
        voice.day_short(goal.due),
        _status(goal, voice),
        _serving(goal, voice),
    )


def _status(goal: ObjectiveLine, voice: Voice) -> str:
    word = voice.marked("objective_status", goal.status)
    if goal.status != "overdue":
        return word
    return voice.t.text("{word} by {days}", word=word, days=voice.t.days(goal.overdue_days))


def _serving(goal: ObjectiveLine, voice: Voice) -> str:
    if not goal.outcomes and not goal.proposed:
        return voice.t.text("no result yet")
    proposed = [
        voice.t.text("{outcome} (whether it serves this goal is to be confirmed)", outcome=name)
        for name in goal.proposed
    ]
    return "; ".join((*goal.outcomes, *proposed))


def _measurements(found: tuple[Measurement, ...], voice: Voice) -> Table:
    t = voice.t
    titles = (
        t.text("What is measured"),
        t.text("Last measured"),
        t.text("Next measurement"),
        t.text("Late"),
    )
    return Table(titles, tuple(_measurement(line, voice) for line in found))


def _measurement(line: Measurement, voice: Voice) -> tuple[str, ...]:
    late = voice.t.days(line.overdue_days) if line.overdue_days else voice.t.text("in time")
    return (line.subject, voice.day_short(line.last), voice.day_short(line.next_due), late)


def _metrics(result: TrackValue, voice: Voice) -> Table:
    t = voice.t
    total = result.unverified.total
    nothing = t.text("nothing with an amount") if result.outcomes else voice.unknown
    waiting = voice.money(total) if total else nothing
    served = sum(bool(goal.outcomes) for goal in result.objectives)
    proposed = sum(bool(goal.proposed) and not goal.outcomes for goal in result.objectives)
    rows = (
        (t.text("Documented value"), voice.money(result.documented_value)),
        (t.text("Value against price (ROI)"), voice.against(result.roi)),
        (t.text("Not confirmed yet (not added)"), waiting),
        (t.text("Goals with a result by their own metric"), _of(served, result, voice)),
        (t.text("Goals with a result that is only proposed"), _of(proposed, result, voice)),
    )
    return Table((t.text("Metric"), t.text("Value")), rows)


def _of(part: int, result: TrackValue, voice: Voice) -> str:
    """A share of the goals; without goals there is nothing to share."""
    whole = len(result.objectives)
    return voice.t.ratio(part, whole) if whole else voice.unknown


def _outcomes(result: TrackValue, voice: Voice) -> Table:
    t = voice.t
    titles = (
        t.text("Result"),
        t.text("Before → now"),
        t.text("Change"),
        t.text("Worth a year"),
        t.text("Confirmed by"),
        t.text("Measured"),
        t.text("Part of the documented value"),
    )
    return Table(titles, tuple(_outcome(line, voice) for line in result.outcomes))


def _outcome(line: OutcomeLine, voice: Voice) -> tuple[str, ...]:
    return (
        line.outcome,
        ": ".join(part for part in (line.metric, _span(line, voice)) if part),
        _change(line, voice),
        voice.money(line.annual_value),
        line.verified_by or voice.t.text("not confirmed by anybody yet"),
        voice.day_short(line.date),
        _counted(line, voice),
    )


def _span(line: OutcomeLine, voice: Voice) -> str:
    if line.baseline is not None and line.current is not None:
        return span(voice.t, line.baseline, line.current, line.unit)
    known = f"{voice.number(line.baseline)} → {voice.number(line.current)}"
    return f"{known} {line.unit or ''}".rstrip()


def _change(line: OutcomeLine, voice: Voice) -> str:
    """The direction, with by how much where that is known."""
    word = voice.word("direction", line.direction)
    if line.baseline is None or line.current is None:
        return word
    told = change(voice.t, line.baseline, line.current, line.unit, line.change_percent)
    return f"{word}, {told}" if told else word


def _counted(line: OutcomeLine, voice: Voice) -> str:
    if line.counts_until is not None:
        return voice.t.text("yes, until {day}", day=voice.day_short(line.counts_until))
    return voice.word("not_counted", line.not_counted)


def _history(result: TrackValue, voice: Voice) -> Table:
    titles = (voice.t.text("As of"), voice.t.text("Documented value"))
    rows = (
        (voice.day_short(point.date), voice.money(point.documented)) for point in result.history
    )
    return Table(titles, tuple(rows))
