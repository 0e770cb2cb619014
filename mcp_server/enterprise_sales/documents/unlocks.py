"""What a gap in the data would unlock, in words: for every rule and every key that is named."""

from __future__ import annotations

from collections.abc import Iterable

from enterprise_sales.language import N_, Translator

PENETRATION = "penetration_"
UNLOCKS: dict[str, str] = {
    "arr": N_("ARR"),
    "nrr": N_("NRR"),
    "grr": N_("GRR"),
    "tier": N_("the tier"),
    "profile": N_("the full profile"),
    "risks": N_("the risks"),
    "milestones": N_("the steps of the renewal"),
    "renewal_date": N_("the renewal date"),
    "renewal_value": N_("the amount up for renewal"),
    "days_left": N_("the time left until the renewal"),
    "opt_out_date": N_("the opt-out date"),
    "probability": N_("the probability of renewal"),
    "threats": N_("the threats"),
    "arr_threatened": N_("the ARR touched by threats"),
    "switching_costs": N_("what a change would take"),
    "objections": N_("answers to objections"),
    "uplift": N_("the increase of the price"),
    "multi_year": N_("the multi-year term"),
    "seats_in_use": N_("the seats in use"),
    "tickets": N_("the tickets"),
    "customer_objectives": N_("the customer's objectives"),
    "scenarios.contraction": N_("the contraction scenario"),
    "scenarios.expansion": N_("the expansion scenario"),
    "price_case": N_("the case for the price"),
    "health_score": N_("the health score"),
    "health_band": N_("the health band"),
    "health_trend": N_("the trend of health"),
    "health_before": N_("the trend of health"),
    "usage_score": N_("the score of product usage"),
    "engagement_score": N_("the score of engagement"),
    "support_score": N_("the score of support"),
    "financial_score": N_("the score of finances"),
    "sentiment_score": N_("the score of sentiment"),
    "active_relationships": N_("the active relationships"),
    "c_level_relationships": N_("relationships at C-level"),
    "advocates": N_("people who speak for us"),
    "relationship_grid": N_("the grid of relationships"),
    "unit_arr": N_("the ARR of each business unit"),
    "grid_gap_arr": N_("the ARR without a relationship"),
    "buying_roles": N_("who decides and who stands for us"),
    "org_chart": N_("the organisation chart"),
    "influence_map": N_("the map of influence and support"),
    "contact_cadence": N_("when whom to contact"),
    "executive_pairs": N_("who keeps contact with the executives"),
    "value_documented": N_("documented value"),
    "roi": N_("value against price (ROI)"),
    "calendar": N_("the calendar of contacts"),
    "overdue": N_("whose contact is late"),
    "executive_meetings": N_("the meetings at C-level"),
    "references": N_("whether the customer can be a reference"),
    "pipeline": N_("the open deals"),
    "asks": N_("what to ask for at the QBR"),
    "agenda": N_("the content of the QBR"),
    "audience": N_("who takes part in the QBR"),
    "last_qbr": N_("the last QBR"),
    "next_steps": N_("the next steps"),
    "objectives": N_("which goals the results serve"),
    "value_change": N_("how far the results have come"),
    "value_statements": N_("what to say of the value"),
    "whitespace_known": N_("the potential"),
    "whitespace_unknown_cells": N_("the value of the cells without one"),
    "potential_in_tier_currency": N_("the potential"),
    "forecast": N_("the renewal forecast"),
    "this_week": N_("the list of the week"),
    "coverage": N_("who serves what"),
    "qbr_completion": N_("the share of accounts with a business review"),
    "time_to_expansion": N_("the time to the first expansion"),
    "penetration_product": N_("product penetration"),
    "penetration_user": N_("user penetration"),
    "penetration_use_case": N_("use case penetration"),
    "penetration_business_unit": N_("business unit penetration"),
    "penetration_geography": N_("country penetration"),
    "penetration_value_realization": N_("the share of features in use"),
}


def unlocked(t: Translator, codes: Iterable[str]) -> list[str]:
    """The words for codes, each once, in their order; a mere step towards a figure has none."""
    figures = (_figure(code) for code in codes)
    return list(dict.fromkeys(t.text(UNLOCKS[name]) for name in figures if name in UNLOCKS))


def _figure(code: str) -> str:
    """The figure behind the part or the whole of a penetration."""
    if code.startswith(PENETRATION):
        return code.removesuffix("_part").removesuffix("_whole")
    return code
