"""Who the customer is and how the account stands."""

from __future__ import annotations

from dataclasses import dataclass

from enterprise_sales.analyses.results import ProfileAccount, Relationships, Unmet
from enterprise_sales.analyses.tier import HIGHEST
from enterprise_sales.documents.view_group import group_gap, group_line, group_table
from enterprise_sales.documents.view_health import HealthView, health_line, health_view
from enterprise_sales.documents.view_missing import documented
from enterprise_sales.documents.view_parts import parts_table, users_line, weak_line
from enterprise_sales.documents.view_people import PeopleView, people_view
from enterprise_sales.documents.view_renewal_date import (
    presumed_lines,
    probability_line,
    renewal_line,
)
from enterprise_sales.documents.view_risks import risks_table, warnings_table
from enterprise_sales.documents.voice import Table, Voice, capital


@dataclass(frozen=True)
class ProfileView:
    """The profile in words."""

    facts: Table
    state: Table
    health: HealthView
    tier: str
    highest: bool
    unmet: tuple[str, ...]
    presumed: tuple[str, ...]
    people: PeopleView
    risks: Table
    warnings: Table
    units: Table
    products: Table
    weak: str
    users: str
    metrics: Table
    parent: str
    group: Table
    group_gap: str


def profile_view(result: ProfileAccount, voice: Voice) -> ProfileView:
    """The profile of an account."""
    return ProfileView(
        facts=facts(result, voice),
        state=state(result, voice),
        health=health_view(result.health, voice),
        tier=tier_line(result, voice),
        highest=result.tier.code in HIGHEST,
        unmet=tuple(_unmet(criterion, voice) for criterion in result.tier.unmet),
        presumed=presumed_lines(result.renewal, voice),
        people=people_view(result.relationships, voice),
        risks=risks_table(result.risks, voice),
        warnings=warnings_table(result.warnings, voice),
        units=_parts(result, "business_unit", voice.t.text("Business unit"), voice),
        products=_parts(result, "product", voice.t.text("Product"), voice),
        weak=weak_line(result.parts, voice),
        users=users_line(result.user_figures, voice),
        metrics=metrics(result, voice),
        parent=group_line(result.group, voice),
        group=group_table(result.group, result.account_name, voice),
        group_gap=group_gap(result.group, voice),
    )


def _parts(result: ProfileAccount, kind: str, title: str, voice: Voice) -> Table:
    return parts_table([part for part in result.parts if part.kind == kind], title, voice)


def facts(result: ProfileAccount, voice: Voice) -> Table:
    """The customer and who looks after it."""
    t = voice.t
    place = ", ".join(dict.fromkeys(part for part in (result.region, result.country) if part))
    return Table(
        (t.text("Customer"), ""),
        (
            (t.text("Industry"), voice.known(result.industry)),
            (t.text("Segment"), voice.known(result.segment)),
            (t.text("Region and country"), voice.known(place)),
            (t.text("Customer since"), voice.day(result.customer_since)),
            (t.text("Who answers for the account"), voice.known(result.owner)),
            (t.text("Our executive sponsor"), voice.known(result.relationships.internal_sponsor)),
        ),
    )


def state(result: ProfileAccount, voice: Voice) -> Table:
    """What runs, what it brings and how it goes."""
    t = voice.t
    return Table(
        (t.text("Current state"), ""),
        (
            (t.text("ARR"), voice.money(result.arr)),
            (t.text("Tier"), tier_line(result, voice)),
            (t.text("Products"), voice.listed(result.products)),
            (t.text("Active users of all potential ones"), voice.ratio(result.users)),
            (t.text("Use cases"), voice.listed(result.use_cases)),
            (t.text("Health"), health_line(result.health, voice)),
            (t.text("Renewal"), renewal_line(result.renewal, voice)),
        ),
    )


def tier_line(result: ProfileAccount, voice: Voice) -> str:
    """The tier; without comparable money, that it cannot be judged."""
    if result.tier.code is None:
        return voice.t.text("unknown: ARR cannot be compared with the thresholds")
    return voice.word("tier", result.tier.code)


def metrics(result: ProfileAccount, voice: Voice) -> Table:
    """The figures by which the account is judged."""
    t = voice.t
    return Table(
        (t.text("Metric"), t.text("Value")),
        (
            (t.text("ARR"), voice.money(result.arr)),
            (t.text("NRR"), voice.against(result.growth.nrr)),
            (t.text("GRR"), voice.against(result.growth.grr)),
            (t.text("Documented value"), documented(result, result.value_documented, voice)),
            (t.text("Value against price (ROI)"), voice.against(result.roi)),
            (t.text("Health"), health_line(result.health, voice)),
            (t.text("Probability of renewal"), probability_line(result.renewal, voice)),
            (
                t.text("Active relationships, of them at C-level"),
                _relationships(result.relationships, voice),
            ),
        ),
    )


def _relationships(found: Relationships, voice: Voice) -> str:
    """Without people on record nothing was counted."""
    if not found.people:
        return voice.unknown
    return f"{voice.number(found.active)} / {voice.number(found.c_level)}"


def _unmet(found: Unmet, voice: Voice) -> str:
    values = {
        "criterion": voice.word("criterion", found.criterion),
        "needed": found.needed,
        "actual": found.actual or voice.unknown,
    }
    if found.status == "unknown":
        text = voice.t.text(
            "{criterion}: needs {needed}, now {actual}; cannot be judged yet", **values
        )
    else:
        text = voice.t.text("{criterion}: needs {needed}, now {actual}", **values)
    return capital(text)
