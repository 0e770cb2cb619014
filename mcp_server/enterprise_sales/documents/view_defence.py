"""The defence of an account: threats, warnings, what a change would take, whom to bring in."""

from __future__ import annotations

from dataclasses import dataclass

from enterprise_sales.analyses.results import DefendAccount
from enterprise_sales.analyses.results.defence import (
    Escalation,
    Offer,
    Pairing,
    SwitchingCost,
)
from enterprise_sales.documents.view_defence_plan import SaveView, save_view
from enterprise_sales.documents.view_defence_threats import (
    shown_by,
    threats_note,
    threats_table,
    touched,
)
from enterprise_sales.documents.view_health import HealthView, health_line, health_view
from enterprise_sales.documents.view_missing import documented
from enterprise_sales.documents.view_qbr import statement
from enterprise_sales.documents.view_renewal_date import probability_line, renewal_line
from enterprise_sales.documents.view_risks import warnings_table
from enterprise_sales.documents.voice import Table, Voice, capital
from enterprise_sales.language import within

NOT_YET = frozenset({"documented_value", "multi_year", "new_capabilities"})
"""Offers that wait for something; the others that are not allowed are never made."""


@dataclass(frozen=True)
class DefenceView:
    """The defence in words."""

    facts: Table
    health: HealthView
    notes: tuple[str, ...]
    threats: Table
    threats_note: str
    watch: tuple[str, ...]
    warnings: Table
    unjudged: str
    switching: Table
    judged: bool
    escalation: Table
    pairs: Table
    plan: SaveView | None
    owned: Table
    questions: tuple[str, ...]
    confirmed: tuple[str, ...]
    unverified: tuple[str, ...]
    documented: str
    roi: str
    offers: Table
    stance: str
    never: tuple[str, ...]
    protection: Table
    metrics: Table


def defence_view(result: DefendAccount, voice: Voice) -> DefenceView:
    """The defence of an account."""
    return DefenceView(
        facts=_facts(result, voice),
        health=health_view(result.health, voice),
        notes=result.notes,
        threats=threats_table(result, voice),
        threats_note=threats_note(result),
        watch=result.watch,
        warnings=warnings_table(result.signals, voice),
        unjudged=voice.t.listed(within(text) for text in result.unjudged),
        switching=_switching(result, voice),
        judged=result.judged,
        escalation=_escalation(result, voice),
        pairs=_pairs(result, voice),
        plan=save_view(result.save_plan, voice) if result.save_plan else None,
        owned=_owned(result, voice),
        questions=tuple(one.question for one in result.acknowledge),
        confirmed=tuple(statement(row, voice) for row in result.value.confirmed),
        unverified=tuple(statement(row, voice) for row in result.value.unverified),
        documented=documented(result, result.value.documented, voice),
        roi=voice.against(result.value.roi),
        offers=_offers(result, voice),
        stance="" if _held(result) else within(result.stance),
        never=result.never,
        protection=_protection(result, voice),
        metrics=_metrics(result, voice),
    )


def _held(result: DefendAccount) -> bool:
    """Whether nothing is sold before the account is saved: the stance waits."""
    return result.health.band == "red" or result.renewal.lapsed


def _facts(result: DefendAccount, voice: Voice) -> Table:
    t = voice.t
    names = t.listed(result.competitors) if result.competitors else t.text("none on record")
    return Table(
        (t.text("Defence"), ""),
        (
            (t.text("ARR"), voice.money(result.arr)),
            (t.text("ARR touched by threats"), touched(result, voice)),
            (t.text("Gravest threat"), _level(result, voice)),
            (t.text("Competitors at the customer"), names),
            (t.text("Health"), health_line(result.health, voice)),
            (t.text("Renewal date"), renewal_line(result.renewal, voice)),
            (t.text("Probability of renewal"), probability_line(result.renewal, voice)),
        ),
    )


def _level(result: DefendAccount, voice: Voice) -> str:
    if result.level is None:
        return voice.t.text("no threat is seen")
    return f"{voice.marked('threat_level', result.level)}: {result.threats[0].text}"


def _switching(result: DefendAccount, voice: Voice) -> Table:
    t = voice.t
    titles = (t.text("What would have to be done anew"), t.text("For this customer"))
    rows = tuple((cost.text, _cost(cost, voice)) for cost in result.switching_costs)
    return Table(titles, rows)


def _cost(cost: SwitchingCost, voice: Voice) -> str:
    if not cost.known:
        return voice.unknown
    if cost.amount is not None:
        return voice.money(cost.amount)
    if cost.names:
        names = "; ".join(cost.names) if cost.code == "contract_terms" else ", ".join(cost.names)
        return names if cost.count is None else f"{voice.number(cost.count)}: {names}"
    if cost.of is not None and cost.count is not None:
        return voice.t.ratio(cost.count, cost.of)
    return voice.number(cost.count)


def _escalation(result: DefendAccount, voice: Voice) -> Table:
    t = voice.t
    titles = (
        t.text("By when"),
        t.text("Whom to bring in"),
        t.text("Who it is"),
        t.text("What for"),
    )
    return Table(titles, tuple(_rung(rung, voice) for rung in result.escalation))


def _rung(rung: Escalation, voice: Voice) -> tuple[str, ...]:
    person = rung.person or voice.t.text("not on record")
    return (voice.day_short(rung.by), rung.who, person, rung.task)


def _pairs(result: DefendAccount, voice: Voice) -> Table:
    t = voice.t
    titles = (t.text("From our side"), t.text("To whom at the customer"), t.text("What for"))
    rows = tuple((_ours(pair, voice), _theirs(pair, voice), pair.task) for pair in result.pairs)
    return Table(titles, rows)


def _ours(pair: Pairing, voice: Voice) -> str:
    return _named(pair.our_person, pair.ours, voice)


def _theirs(pair: Pairing, voice: Voice) -> str:
    return _named(pair.their_person, pair.theirs, voice)


def _named(person: str | None, role: str, voice: Voice) -> str:
    if person is None:
        return voice.t.text("{role}: not on record", role=role)
    return voice.t.text("{person}, {role}", person=person, role=role)


def _owned(result: DefendAccount, voice: Voice) -> Table:
    t = voice.t
    titles = (t.text("What we know"), t.text("Since"), t.text("Shown by"))
    rows = tuple(
        (
            one.text,
            voice.day_short(one.since) if one.since else t.text("day unknown"),
            shown_by(one.evidence, voice),
        )
        for one in result.acknowledge
    )
    return Table(titles, rows)


def _offers(result: DefendAccount, voice: Voice) -> Table:
    t = voice.t
    titles = (t.text("What"), t.text("May it be offered?"), t.text("For this customer"))
    rows = tuple(
        (
            offer.text,
            _allowed(offer, voice),
            offer.detail,
        )
        for offer in result.proposal
    )
    return Table(titles, rows)


def _allowed(offer: Offer, voice: Voice) -> str:
    if offer.allowed:
        return voice.t.text("✅ yes")
    return voice.t.text("⏳ not yet") if offer.code in NOT_YET else voice.t.text("⛔ no")


def _protection(result: DefendAccount, voice: Voice) -> Table:
    t = voice.t
    titles = (t.text("What protects"), t.text("Is it there?"), t.text("What the data shows"))
    rows = tuple(
        (check.text, voice.marked("in_place", str(check.ok)), capital(check.why))
        for check in result.protection
    )
    return Table(titles, rows)


def _metrics(result: DefendAccount, voice: Voice) -> Table:
    t = voice.t
    held = sum(check.ok is True for check in result.protection)
    rows = [
        (t.text("ARR touched by threats"), touched(result, voice)),
        (t.text("Health"), health_line(result.health, voice)),
        (t.text("What protects the account"), t.ratio(held, len(result.protection))),
        (t.text("Documented value"), documented(result, result.value.documented, voice)),
    ]
    plan = result.save_plan
    if plan is not None:
        met = sum(rule.met is True for rule in plan.exit)
        done = sum(step.status == "done" for step in plan.steps)
        rows.insert(1, (t.text("Steps of the save plan done"), t.ratio(done, len(plan.steps))))
        rows.insert(2, (t.text("Exit criteria met"), t.ratio(met, len(plan.exit))))
    return Table((t.text("Metric"), t.text("Value")), tuple(rows))
