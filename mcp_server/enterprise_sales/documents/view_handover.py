"""What is handed on, to whom, and what is held back."""

from __future__ import annotations

from dataclasses import dataclass

from enterprise_sales.analyses.results import CrmOpportunity, CrmTask, HandOff
from enterprise_sales.analyses.results.handover import (
    Lead,
    OnePackage,
    OutreachPackage,
    ValueSellingPackage,
)
from enterprise_sales.documents.view_handover_activities import ActivitiesView, activities_view
from enterprise_sales.documents.voice import Table, Voice
from enterprise_sales.language import N_

RECEIVERS = {
    "discovery": N_("Exploring expansion"),
    "outreach": N_("Keeping contact"),
    "value-selling": N_("The case for the value"),
    "sales-coaching": N_("Coaching the account team"),
}
CONTENT = {
    "discovery": N_("opportunities with their conditions, objectives, competitors, signals"),
    "outreach": N_("dated conversations, and what may be offered now"),
    "value-selling": N_("results on record, objectives, what further growth would need"),
    "sales-coaching": N_("risks, gaps, late steps, next actions; for our own people only"),
}
CLOSED = "closed"
CRMS = {"salesforce": "Salesforce", "hubspot": "HubSpot"}
ORIGINS = {
    "action": N_("open action"),
    "contact": N_("agreed with the person"),
    "renewal": N_("step of the renewal"),
    "on_record": N_("deal on record"),
    "may_be_offered": N_("may be offered now"),
}


@dataclass(frozen=True)
class HandOverView:
    """The hand-over in words."""

    gate: str
    packages: Table
    systems: str
    offers: Table
    held_back: str
    activities: ActivitiesView
    tasks: Table
    deals: Table
    counts: Table


def handover_view(result: HandOff, voice: Voice) -> HandOverView:
    """The hand-over of an account."""
    outreach = next((one for one in result.packages if isinstance(one, OutreachPackage)), None)
    return HandOverView(
        gate=result.gate.told,
        packages=_packages(result.packages, voice),
        systems=voice.t.listed([CRMS[name] for name in result.crm]) if result.crm else "",
        offers=_offers(outreach.offers if outreach else (), voice),
        held_back=_held_back(result, voice),
        activities=activities_view(outreach.activities if outreach else (), voice),
        tasks=_tasks(result.tasks, voice),
        deals=_deals(result.opportunities, voice),
        counts=_counts(result, voice),
    )


def _packages(packages: tuple[OnePackage, ...], voice: Voice) -> Table:
    t = voice.t
    return Table(
        (t.text("Receives"), t.text("What is in the package"), t.text("File")),
        tuple(
            (t.text(RECEIVERS[one.to]), t.text(CONTENT[one.to]), f".{one.to}.json")
            for one in packages
        ),
    )


def _offers(offers: tuple[Lead, ...], voice: Voice) -> Table:
    t = voice.t
    titles = (t.text("Opportunity"), t.text("Where"), t.text("Amount"), t.text("Champion"))
    return Table(titles, tuple(_offer(one, voice) for one in offers))


def _offer(one: Lead, voice: Voice) -> tuple[str, ...]:
    return (
        one.use_case or one.product_name or voice.word("vector", one.vector),
        one.business_unit or voice.t.text("the whole account"),
        f"{'≈ ' if one.basis == 'estimated' else ''}{voice.money(one.potential_value)}",
        one.champion or voice.t.text("no champion yet"),
    )


def _held_back(result: HandOff, voice: Voice) -> str:
    """Why opportunities are no offer: the health of the account, or conditions of their own."""
    if not result.held_back:
        return ""
    if result.gate.expansion == CLOSED:
        return voice.t.plural(
            "{n} opportunity is held back until health and its conditions allow it.",
            "{n} opportunities are held back until health and their conditions allow it.",
            result.held_back,
        )
    return voice.t.plural(
        "{n} opportunity is held back: its conditions do not hold yet.",
        "{n} opportunities are held back: their conditions do not hold yet.",
        result.held_back,
    )


def _tasks(tasks: tuple[CrmTask, ...], voice: Voice) -> Table:
    t = voice.t
    titles = (t.text("Due"), t.text("Task"), t.text("Owner"), t.text("Origin"))
    rows = tuple(
        (
            voice.day_short(one.due) if one.due else t.text("no date yet"),
            one.subject,
            one.owner or t.text("nobody yet"),
            t.text(ORIGINS[one.origin]),
        )
        for one in tasks
    )
    return Table(titles, rows)


def _deals(deals: tuple[CrmOpportunity, ...], voice: Voice) -> Table:
    t = voice.t
    titles = (
        t.text("Deal"),
        t.text("Stage"),
        t.text("Amount"),
        t.text("Close date"),
        t.text("Origin"),
    )
    rows = tuple(
        (
            one.name,
            _of_deal(one, voice.known(one.stage), voice),
            voice.money(one.amount),
            _of_deal(one, voice.day_short(one.close_date), voice),
            t.text(ORIGINS[one.origin]),
        )
        for one in deals
    )
    return Table(titles, rows)


def _of_deal(one: CrmOpportunity, text: str, voice: Voice) -> str:
    """What only a deal has."""
    return text if one.origin == "on_record" else voice.t.text("not a deal yet")


def _counts(result: HandOff, voice: Voice) -> Table:
    t, number = voice.t, voice.t.number
    value = next((one for one in result.packages if isinstance(one, ValueSellingPackage)), None)
    rows = [
        (t.text("Packages for agents"), number(len(result.packages))),
        (t.text("Tasks for the CRM"), number(len(result.tasks))),
        (t.text("Deals for the CRM"), number(len(result.opportunities))),
        (t.text("Opportunities held back"), number(result.held_back)),
    ]
    if value is not None:
        confirmed = sum(one.verified_by is not None for one in value.evidence)
        rows.append(
            (t.text("Results in the package, of the value window"), number(len(value.evidence)))
        )
        rows.append((t.text("Of them confirmed by the customer"), number(confirmed)))
        rows.append((t.text("Value against price (ROI)"), voice.against(value.roi)))
    return Table((t.text("Metric"), t.text("Value")), tuple(rows))
