"""The words of a comparison of playbooks: what is compared, and the playbook values behind it."""

from __future__ import annotations

from collections.abc import Iterable

from enterprise_sales.documents.voice import Voice
from enterprise_sales.documents.words import WORDS
from enterprise_sales.language import N_

FIELDS: dict[str, str] = {
    "renewal_date": N_("Renewal date"),
    "opt_out_date": N_("Opt-out date"),
    "working_deadline": N_("Working deadline"),
    "window_start": N_("Work on the renewal begins"),
    "in_window": N_("Work on the renewal has to be under way"),
    "next_review": N_("Next review of the plan"),
    "roadmap_end": N_("End of the roadmap"),
    "deal_date": N_("{item}"),
    "step": N_("{item}"),
    "moved_step": N_("Moved to another date: {item}"),
    "late_steps": N_("Steps of the renewal that are late"),
    "engage": N_("To be brought in: {item}"),
    "phase": N_("Phase begins: {item}"),
    "agenda_minutes": N_("Length of the business review"),
    "agenda_item": N_("{item}"),
    "agenda_place": N_("Place in the agenda: {item}"),
    "relationship_gap": N_("{item}"),
    "next_contact": N_("Next contact: {item}"),
    "account_meetings": N_("Meetings with the account in a period: {item}"),
    "trigger": N_("Occasion: {item}"),
    "gate": N_("May it be offered: {item}"),
    "whitespace": N_("Known potential"),
    "scenario": N_("{item}"),
    "term": N_("Years of the term: {item}"),
    "uplift": N_("Price increase"),
    "uplift_amount": N_("Price increase, a year"),
    "stance": N_("Stance on the price"),
    "price_rule": N_("{item}"),
    "concession": N_("May be given: {item}"),
    "defence_offer": N_("In the proposal that defends the account: {item}"),
    "health_score": N_("Health score"),
    "health_low": N_("Health, the lowest possible"),
    "health_high": N_("Health, the highest possible"),
    "health_band": N_("Health band"),
    "health_trend": N_("Trend of health"),
    "component": N_("Health, {item}"),
    "tier": N_("Tier"),
    "criterion": N_("For the next tier: {item}"),
    "probability_low": N_("Probability of renewal, from"),
    "probability_high": N_("Probability of renewal, to"),
    "arr": N_("ARR"),
    "growth_percent": N_("Growth planned"),
    "target_arr": N_("Target ARR"),
    "target_gap": N_("Known potential and deals beyond the growth planned"),
    "target": N_("Target: {item}"),
    "met": N_("Target met: {item}"),
}
"""Field of a difference → its words; `{item}` is which of several it is."""

ITEMS: dict[str, str] = {
    "scenario": "scenario",
    "term": "scenario",
    "component": "component",
    "criterion": "criterion",
    "relationship_gap": "relationship_gap",
}
"""Field whose items are codes → the kind of their words."""

CODES: dict[str, str] = {
    "trigger": "trigger",
    "gate": "gate",
    "health_band": "band",
    "health_trend": "trend",
    "tier": "tier",
}
"""Field whose values are codes → the kind of their words."""

VALUES: dict[str, str] = {
    "coverage.accounts": N_("accounts that one person serves"),
    "coverage.book_arr": N_("ARR of the book that one person serves"),
    "defence.proposal.never": N_("what a renewed proposal must not hold"),
    "defence.proposal.offer": N_("what a renewed proposal may hold"),
    "engagement.cadence.c_level": N_("rhythm of meetings at C-level"),
    "expansion.triggers": N_("occasions for expansion"),
    "health.engagement.executive_target": N_("C-level contacts a quarter for a full score"),
    "plan.growth_percent": N_("growth planned for a year"),
    "plan.phases": N_("phases of the roadmap"),
    "plan.roadmap_months_max": N_("longest roadmap"),
    "plan.roadmap_months_min": N_("shortest roadmap"),
    "qbr.agenda": N_("agenda of the business review"),
    "qbr.minutes": N_("length of the business review"),
    "qbr.minutes_max": N_("longest business review"),
    "qbr.minutes_min": N_("shortest business review"),
    "relationship.roles_required": N_("roles that have to be covered"),
    "relationship.stakeholders_min": N_("fewest active relationships"),
    "renewal.compressed.steps": N_("least days for late steps"),
    "renewal.engage": N_("whom a renewal brings in"),
    "renewal.legal_offset": N_("lawyers and procurement are brought in"),
    "renewal.milestones": N_("steps of the renewal"),
    "renewal.multi_year.uplift_percent": N_("price increase in a multi-year term"),
    "renewal.negotiation.ladder": N_("what may be given in a negotiation"),
    "renewal.price.rules": N_("rules of the price conversation"),
    "renewal.price.stance": N_("stance on the price"),
    "renewal.proposal_final_offset": N_("final proposal"),
    "renewal.proposal_offset": N_("first proposal"),
    "renewal.signature_offset": N_("signature"),
    "renewal.window_start": N_("start of the work on the renewal"),
    "targets.accounts_expanding": N_("target: share of the accounts that expand"),
    "targets.attach": N_("target: share of the accounts with an upsell or cross-sell"),
    "targets.c_level_touchpoints": N_("target: C-level meetings a quarter"),
    "targets.deal_size": N_("target: average deal"),
    "targets.expansion_bookings": N_("target: share of bookings from expansion"),
    "targets.green_share": N_("target: share of green accounts"),
    "targets.growth": N_("target: growth of an account in a year"),
    "targets.grr": N_("target: GRR"),
    "targets.multi_year_rate": N_("target: share of multi-year renewals"),
    "targets.nps": N_("target: NPS"),
    "targets.nrr": N_("target: NRR"),
    "targets.qbr_completion": N_("target: share of accounts with a QBR every quarter"),
    "targets.quota": N_("target: attainment of the quota"),
    "targets.reference_rate": N_("target: share of customers ready to be a reference"),
    "targets.time_to_expansion": N_("target: months to the first expansion"),
    "tier.method": N_("how tiers are given"),
}
"""Path of a playbook value → its words."""


def playbook_names(names: Iterable[str], voice: Voice) -> tuple[str, ...]:
    """What playbooks are called; a user's own bears its own name."""
    words = WORDS["playbook"]
    return tuple(voice.word("playbook", name) if name in words else name for name in names)


def value_name(voice: Voice, path: str) -> str:
    """What a playbook value is; its path where only a user's own file sets it apart."""
    return voice.t.text(VALUES[path]) if path in VALUES else path
