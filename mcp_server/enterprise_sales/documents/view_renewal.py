"""The renewal of an account: dates, steps, scenarios, the case for the price."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from enterprise_sales.analyses.results import (
    Engage,
    MilestoneLine,
    PlanRenewal,
    PriceCase,
    Scenario,
)
from enterprise_sales.documents.gantt import gantt
from enterprise_sales.documents.view_health import HealthView, health_line, health_view
from enterprise_sales.documents.view_missing import documented, is_unknown
from enterprise_sales.documents.view_negotiation import NegotiationView, negotiation_view
from enterprise_sales.documents.view_renewal_date import probability_line, renewal_line
from enterprise_sales.documents.view_risks import risks_table
from enterprise_sales.documents.voice import Table, Voice
from enterprise_sales.language import within


@dataclass(frozen=True)
class RenewalView:
    """The renewal in words."""

    facts: Table
    health: HealthView
    notes: tuple[str, ...]
    milestones: Table
    gantt: Markup
    scenarios: Table
    price: Table
    statement: str
    priced: bool
    """Whether a price is talked about at all: not before the account is saved or won back."""
    stance: str
    rules: tuple[str, ...]
    engage: Table
    talk: NegotiationView
    risks: Table
    metrics: Table


def renewal_view(result: PlanRenewal, voice: Voice) -> RenewalView:
    """The renewal plan of an account."""
    return RenewalView(
        facts=_facts(result, voice),
        health=health_view(result.health, voice),
        notes=result.notes,
        milestones=_milestones(result, voice),
        gantt=gantt(result, voice),
        scenarios=_scenarios(result.scenarios, voice),
        price=_price(result, voice),
        statement=result.price_case.statement,
        priced=not result.renewal.lapsed and result.health.band != "red",
        stance=within(result.price_case.stance),
        rules=result.price_case.rules,
        engage=_engage(result.engage, voice),
        talk=negotiation_view(result, voice),
        risks=risks_table(result.risks, voice),
        metrics=_metrics(result, voice),
    )


def _facts(result: PlanRenewal, voice: Voice) -> Table:
    t = voice.t
    return Table(
        (t.text("Renewal"), ""),
        (
            (t.text("ARR"), voice.money(result.arr)),
            (t.text("Renewal date"), renewal_line(result.renewal, voice)),
            (t.text("Up for renewal, a year"), _value(result, voice)),
            (_contracts_title(result, voice), _contracts(result, voice)),
            (t.text("Opt-out date"), opt_out_line(result, voice)),
            (t.text("Working deadline"), _deadline(result, voice)),
            (t.text("Health"), health_line(result.health, voice)),
            (t.text("Probability of renewal"), probability_line(result.renewal, voice)),
        ),
    )


def _value(result: PlanRenewal, voice: Voice) -> str:
    if result.renewal.lapsed:
        return voice.t.text("nothing: the account has lapsed")
    if result.renewal.date is None and result.contracts:
        arr = voice.money(result.arr)
        return voice.t.text("{arr} runs; when it is up for renewal is unknown", arr=arr)
    return voice.money(result.renewal.value)


def _contracts_title(result: PlanRenewal, voice: Voice) -> str:
    if result.renewal.lapsed:
        return voice.t.text("Contracts that have ended")
    if result.renewal.date is None and result.contracts:
        return voice.t.text("Running contracts without an end")
    return voice.t.text("Contracts up for renewal")


def _contracts(result: PlanRenewal, voice: Voice) -> str:
    return voice.t.listed(result.contracts) if result.contracts else voice.t.text("none")


def _deadline(result: PlanRenewal, voice: Voice) -> str:
    if result.working_deadline is None:
        return voice.t.text("none: no renewal date lies ahead")
    return voice.day(result.working_deadline)


def opt_out_line(result: PlanRenewal, voice: Voice) -> str:
    """Up to when the customer can give notice."""
    if result.opt_out_date is None or result.opt_out_days is None:
        return _no_opt_out(result, voice)
    day = voice.day(result.opt_out_date)
    if result.opt_out_passed:
        past = voice.t.days(-result.opt_out_days)
        return voice.t.text("{day}: passed {past} ago", day=day, past=past)
    return voice.t.text("{day}, {left} left", day=day, left=voice.t.days(result.opt_out_days))


def _no_opt_out(result: PlanRenewal, voice: Voice) -> str:
    """Why there is no such date; a contract that ends by itself needs no notice."""
    if result.renewal.lapsed:
        return voice.t.text("none: the account has lapsed")
    if result.renewal.date is None:
        return voice.t.text("unknown: no contract names its end")
    if is_unknown(result, "opt_out_date"):
        return voice.unknown
    return voice.t.text("none: the contract does not renew by itself")


def _milestones(result: PlanRenewal, voice: Voice) -> Table:
    """By the day on which each is to be done: the new one where the playbook's has passed."""
    t = voice.t
    titles = (
        t.text("Do by"),
        t.text("Step"),
        t.text("Owner"),
        t.text("Day by the playbook"),
        t.text("Status"),
    )
    return Table(titles, tuple(_milestone(line, voice) for line in result.milestones))


def _milestone(line: MilestoneLine, voice: Voice) -> tuple[str, ...]:
    return (
        _working_day(line, voice),
        line.text,
        line.owner,
        voice.day_short(line.due),
        _marked(line, voice),
    )


def _marked(line: MilestoneLine, voice: Voice) -> str:
    """The status; of a step after the opt-out date, by when its part is to be settled instead."""
    status = voice.marked("milestone_status", _status(line))
    if line.settle_by is None:
        return status
    day = voice.day_short(line.settle_by)
    return voice.t.text(
        "{status}; after the opt-out date: settle it by {day}", status=status, day=day
    )


def _status(line: MilestoneLine) -> str:
    """The day of the playbook says little of a step that has another one."""
    moved = line.compressed_due is not None and line.status in ("due", "upcoming")
    return f"{line.status}_moved" if moved else line.status


def _working_day(line: MilestoneLine, voice: Voice) -> str:
    if line.status == "done":
        return voice.t.text("done")
    return voice.day_short(line.compressed_due or line.due)


def _scenarios(scenarios: tuple[Scenario, ...], voice: Voice) -> Table:
    t = voice.t
    titles = (
        t.text("Scenario"),
        t.text("ARR after renewal"),
        t.text("Change"),
        t.text("Term"),
        t.text("What it rests on"),
    )
    return Table(titles, tuple(_scenario(scenario, voice) for scenario in scenarios))


def _scenario(scenario: Scenario, voice: Voice) -> tuple[str, ...]:
    held = voice.t.text("not offered now")
    return (
        voice.word("scenario", scenario.name),
        voice.money(scenario.annual_value) if scenario.offered else held,
        _change(scenario, voice) if scenario.offered else held,
        voice.t.plural("{n} year", "{n} years", scenario.years),
        _basis(scenario, voice),
    )


def _basis(scenario: Scenario, voice: Voice) -> str:
    """What it rests on, and what part of it waits for."""
    if scenario.conditional is None:
        return scenario.basis
    plain = [voice.word("gate_condition", code) for code in scenario.conditions]
    needed = (
        voice.word("gate_condition", "requires", product=name)
        for name in scenario.required_products
    )
    conditions = "; ".join((*plain, *needed))
    return voice.t.text(
        "{basis} Conditions: {conditions}.", basis=scenario.basis, conditions=conditions
    )


def _change(scenario: Scenario, voice: Voice) -> str:
    amount = voice.change(scenario.change)
    if scenario.change is None or scenario.change_percent is None:
        return amount
    return f"{amount} ({voice.change_percent(scenario.change_percent)})"


def _documented(result: PlanRenewal, voice: Voice) -> str:
    return documented(result, result.price_case.value_documented, voice)


def _price(result: PlanRenewal, voice: Voice) -> Table:
    t, case = voice.t, result.price_case
    return Table(
        (t.text("Price"), ""),
        (
            (t.text("Can the price be raised?"), _possible(case, voice)),
            (t.text("Increase"), _increase(case, voice)),
            (t.text("Increase, a year"), _amount(result, voice)),
            (t.text("Documented value"), _documented(result, voice)),
            (t.text("Value against price (ROI)"), voice.against(case.roi)),
        ),
    )


def _possible(case: PriceCase, voice: Voice) -> str:
    return voice.t.text("yes") if case.possible else voice.t.text("not now")


def _amount(result: PlanRenewal, voice: Voice) -> str:
    """On what is up for renewal; on the whole ARR beside it, where only a part of it is up."""
    case = result.price_case
    if case.uplift_amount is None and result.contracts:
        return voice.t.text("none: the price is held")
    if case.uplift_on_arr is None:
        return voice.money(case.uplift_amount)
    return voice.t.text(
        "{amount} on what is up for renewal; on the whole ARR it would be {whole}",
        amount=voice.money(case.uplift_amount),
        whole=voice.money(case.uplift_on_arr),
    )


def _increase(case: PriceCase, voice: Voice) -> str:
    source = voice.word("uplift_source", case.uplift_source)
    percent = voice.percent(case.uplift_percent)
    return voice.t.text("{percent} ({source})", percent=percent, source=source)


def _engage(engage: tuple[Engage, ...], voice: Voice) -> Table:
    t = voice.t
    titles = (t.text("Whom to engage"), t.text("By when"), t.text("Who it is"))
    rows = tuple(
        (
            one.who,
            voice.day_short(one.by) if one.by else t.text("no date yet"),
            one.person or t.text("not on record"),
        )
        for one in engage
    )
    return Table(titles, rows)


def _metrics(result: PlanRenewal, voice: Voice) -> Table:
    t = voice.t
    done = sum(line.status == "done" for line in result.milestones)
    none = t.text("no dated steps")
    steps = t.ratio(done, len(result.milestones)) if result.milestones else none
    late = t.number(result.overdue) if result.milestones else none
    return Table(
        (t.text("Metric"), t.text("Value")),
        (
            (t.text("ARR that has to be kept"), _value(result, voice)),
            (t.text("Probability of renewal"), probability_line(result.renewal, voice)),
            (t.text("Steps done"), steps),
            (t.text("Steps that are late"), late),
            (t.text("Documented value"), _documented(result, voice)),
            (t.text("Value against price (ROI)"), voice.against(result.price_case.roi)),
        ),
    )
