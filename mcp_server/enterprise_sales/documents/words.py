"""The words for every code that a result can hold: kind → code → English text, the gettext key."""

from __future__ import annotations

from enterprise_sales.language import N_, Translator

WORDS: dict[str, dict[str, str]] = {
    "playbook": {
        "strategic-12-month": N_("Strategic accounts, twelve months"),
        "enterprise-180-day": N_("Enterprise accounts, 180 days"),
        "execution-120-day": N_("Account execution, 120 days"),
    },
    "band": {"green": N_("green"), "yellow": N_("yellow"), "red": N_("red")},
    "trend": {
        "up": N_("rising"),
        "flat": N_("unchanged"),
        "down": N_("falling"),
    },
    "component": {
        "usage": N_("Product usage"),
        "engagement": N_("Engagement"),
        "support": N_("Support"),
        "financial": N_("Finances"),
        "sentiment": N_("Sentiment"),
    },
    "tier": {
        "strategic": N_("strategic"),
        "growth": N_("growth"),
        "base": N_("base"),
        "top": N_("top of the book"),
        "middle": N_("middle of the book"),
        "bottom": N_("lower end of the book"),
        "named": N_("named account"),
    },
    "criterion": {
        "arr": N_("ARR"),
        "potential": N_("Potential"),
        "c_level_relationships": N_("Relationships at C-level"),
        "advocates": N_("People who speak for us"),
    },
    "buying_role": {
        "champion": N_("champion"),
        "economic_buyer": N_("economic buyer"),
        "decision_maker": N_("decision maker"),
        "technical": N_("technical evaluator"),
        "user": N_("user"),
        "blocker": N_("blocker"),
    },
    "level": {
        "c_level": N_("C-level"),
        "vp": N_("vice president"),
        "director": N_("director"),
        "individual": N_("individual contributor"),
        "executive": N_("executives (VP and C-level)"),
    },
    "team": {
        "buying": N_("buying team"),
        "using": N_("using team"),
        "adjacent": N_("adjacent team"),
    },
    "executive": {
        "ceo": N_("CEO"),
        "cfo": N_("CFO"),
        "cio_cto": N_("CIO or CTO"),
        "coo": N_("COO"),
        "ciso": N_("CISO"),
    },
    "sentiment": {
        "advocate": N_("for us"),
        "neutral": N_("neutral"),
        "detractor": N_("against us"),
    },
    "relationship_gap": {
        "no_c_level": N_("There is no active relationship at C-level."),
        "no_champion": N_("There is no active champion."),
        "single_champion": N_("There is only one active champion: if they leave, nobody is left."),
        "champion_left": N_("The champion has left."),
        "no_economic_buyer": N_("There is no active relationship with the economic buyer."),
        "no_decision_maker": N_("There is no active relationship with the decision maker."),
        "no_technical": N_("There is no active relationship with the technical evaluator."),
        "no_user": N_("There is no active relationship with those who use the product."),
        "no_blocker": N_("There is no active relationship with the opponent."),
        "too_few_stakeholders": N_("Too few relationships are active."),
        "stale_contacts": N_("Some people have not been contacted for too long."),
    },
    "audience_gap": {
        "no_champion": N_("No champion is among those who can be there."),
        "no_leadership": N_("Nobody from the leadership is among those who can be there."),
        "only_day_to_day": N_("Only day-to-day contacts are among those who can be there."),
    },
    "likelihood": {
        "low": N_("low likelihood"),
        "medium": N_("medium likelihood"),
        "high": N_("high likelihood"),
    },
    "impact": {
        "low": N_("low impact"),
        "medium": N_("medium impact"),
        "high": N_("high impact"),
        "critical": N_("critical impact"),
    },
    "risk_origin": {
        "register": N_("risk register"),
        "signal": N_("signal"),
        "rule": N_("seen in the data"),
    },
    "risk_level": {
        "low": N_("low"),
        "medium": N_("medium"),
        "high": N_("high"),
        "critical": N_("critical"),
    },
    "risk_trigger": {
        "level": N_("by its level"),
        "overdue": N_("it is overdue"),
        "holds_red": N_("it holds the account at red"),
    },
    "warning_status": {
        "firing": N_("has come"),
        "clear": N_("not seen"),
        "unknown": N_("cannot be judged"),
    },
    "user_source": {
        "positions": N_("as the positions say"),
        "usage": N_("as usage counts"),
    },
    "cell_status": {
        "deployed": N_("deployed"),
        "pilot": N_("pilot"),
        "proposed": N_("proposed"),
        "not_sold": N_("not sold"),
        "competitor": N_("a competitor is there"),
        "blocked": N_("blocked"),
        "not_applicable": N_("not applicable"),
        "unknown": N_("unknown"),
    },
    "vector": {
        "product": N_("More products"),
        "user": N_("More users"),
        "use_case": N_("More use cases"),
        "business_unit": N_("More business units"),
        "geography": N_("More countries"),
        "premium_tier": N_("Higher edition"),
        "professional_services": N_("Professional services"),
    },
    "penetration": {
        "product": N_("Products"),
        "user": N_("Users"),
        "use_case": N_("Use cases"),
        "business_unit": N_("Business units"),
        "geography": N_("Countries"),
        "value_realization": N_("Features in use"),
    },
    "gate": {
        "open": N_("can be offered now"),
        "conditional": N_("only after the conditions are met"),
        "closed": N_("not now, save the account first"),
    },
    "gate_condition": {
        "red_health": N_("health is no longer red"),
        "yellow_health": N_("health is green again"),
        "health_unknown": N_("health is known"),
        "requires": N_("{product} is in place"),
        "after_launch": N_("the first success after the launch is there"),
        "competitor_contract": N_("the competitor's contract has ended"),
        "documented_value": N_("a result is documented and confirmed"),
        "active_champion": N_("there is an active champion"),
        "no_open_escalation": N_("no escalated ticket is open"),
        "usage_not_declining": N_("usage is not falling"),
        "green_health": N_("health is green"),
    },
    "trigger": {
        "after_launch": N_("First success after the launch"),
        "qbr": N_("Business review"),
        "budget_cycle": N_("The customer's budget cycle"),
        "organizational_change": N_("Change in the organisation"),
        "product_launch": N_("New capability"),
        "competitive_threat": N_("Move of a competitor"),
        "renewal_window": N_("Window before the renewal"),
        "capacity": N_("Contracted capacity nearly used up"),
        "competitor_contract": N_("A competitor's contract comes to its end"),
        "expansion_interest": N_("Interest in more"),
    },
    "trigger_status": {
        "now": N_("now"),
        "upcoming": N_("ahead"),
        "passed": N_("passed"),
        "absent": N_("not on record"),
        "unknown": N_("unknown"),
    },
    "condition_status": {
        "met": N_("holds"),
        "unmet": N_("does not hold"),
        "unknown": N_("unknown"),
    },
    "sales_motion": {"cross_sell": N_("cross-sell"), "upsell": N_("upsell")},
    "completeness": {"green": N_("complete"), "amber": N_("begun"), "red": N_("a gap")},
    "objective_status": {
        "reached": N_("reached"),
        "overdue": N_("overdue"),
        "open": N_("not reached yet"),
    },
    "direction": {
        "improved": N_("better"),
        "worsened": N_("worse"),
        "unchanged": N_("unchanged"),
        "unknown": N_("unknown"),
    },
    "not_counted": {
        "unverified": N_("no: nobody has confirmed it"),
        "older_than_window": N_("no: too old"),
        "after_date": N_("no: measured after the date"),
    },
    "step_status": {"open": N_("open"), "overdue": N_("overdue"), "done": N_("done")},
    "threat_level": {
        "low": N_("low"),
        "medium": N_("medium"),
        "high": N_("high"),
        "critical": N_("critical"),
    },
    "in_place": {"True": N_("yes"), "False": N_("no"), "None": N_("unknown")},
    "exit_met": {"True": N_("met"), "False": N_("not met"), "None": N_("unknown")},
    "milestone_status": {
        "done": N_("done"),
        "overdue": N_("overdue"),
        "due": N_("today"),
        "upcoming": N_("ahead"),
    },
    "scenario": {
        "flat": N_("Renewal at the same price"),
        "uplift": N_("Renewal with an increase"),
        "multi_year": N_("Multi-year term with price protection"),
        "expansion": N_("Renewal with expansion"),
        "contraction": N_("Contraction to the seats in use"),
    },
    "uplift_source": {
        "contract": N_("cap of the contract"),
        "playbook": N_("value of the playbook"),
    },
    "signal": {
        "sponsor_left": N_("Executive sponsor left"),
        "champion_left": N_("Champion left"),
        "usage_decline": N_("Usage is falling"),
        "qbr_missed": N_("Business review missed"),
        "vendor_rationalization": N_("Vendors are being cut"),
        "data_export_request": N_("Unusual request for a data export"),
        "hostile_support": N_("Hostile tone in support"),
        "competitor_evaluation": N_("Competitors are being evaluated"),
        "budget_cut": N_("Budget cut"),
        "formal_complaint": N_("Formal complaint"),
        "non_renewal_notice": N_("Notice of non-renewal"),
        "new_leadership": N_("New leadership"),
        "merger": N_("Merger or acquisition"),
        "product_launch": N_("Launch of a new capability"),
        "expansion_interest": N_("Interest in more"),
        "strategic_initiative": N_("New strategic initiative"),
    },
    "contact_format": {
        "in_person": N_("in person"),
        "video": N_("video call"),
        "call": N_("call"),
        "email": N_("email"),
        "messenger": N_("messenger"),
    },
    "contact_content": {
        "strategic_alignment": N_("strategic alignment"),
        "industry_insights": N_("industry insights"),
        "initiative_updates": N_("progress of initiatives"),
        "expansion_planning": N_("expansion planning"),
        "operational_alignment": N_("operational alignment"),
        "issue_resolution": N_("resolving issues"),
        "tactical_coordination": N_("day-to-day coordination"),
    },
    "engagement_kind": {
        "save": N_("Saving the account"),
        "signal": N_("Answer to a signal"),
        "qbr": N_("Business review"),
        "renewal": N_("Renewal"),
        "executive": N_("Executives"),
        "contact": N_("Contact"),
        "objective": N_("The customer's goal"),
        "launch": N_("After the launch"),
        "reference": N_("Reference"),
        "activity": N_("Relationship"),
        "map_review": N_("Our team"),
        "plan_review": N_("Our team"),
    },
    "load": {
        "under": N_("below the range"),
        "within": N_("within the range"),
        "over": N_("above the range"),
    },
    "case": {
        "worst": N_("worst case"),
        "expected": N_("expected case"),
        "best": N_("best case"),
    },
    "met": {"True": N_("yes"), "False": N_("no"), "None": N_("cannot be judged")},
    "week": {
        "non_renewal_notice": N_("Notice of non-renewal"),
        "lapsed": N_("Contracts have ended"),
        "opt_out_near": N_("Opt-out date is near"),
        "red_renewal": N_("Red account before its renewal"),
        "signal_red": N_("Grave warning signal"),
        "signal_yellow": N_("Warning signal"),
        "signal_other": N_("Signal that demands an answer"),
        "renewal_step": N_("Renewal step is late"),
        "risk_overdue": N_("Risk without an answer in time"),
        "executive_contact": N_("Executive contact is late"),
        "review_missed": N_("Business review missed"),
        "action_overdue": N_("Agreed action is late"),
        "expansion": N_("Occasion to grow"),
    },
    "circle": {
        "ceo_cfo": N_("CEO/CFO"),
        "cio_cto": N_("CIO/CTO"),
        "business": N_("Business leaders"),
        "working": N_("Working level"),
    },
}

MARKS: dict[str, dict[str, str]] = {
    "band": {"green": "🟢", "yellow": "🟡", "red": "🔴"},
    "risk_level": {"low": "🟢", "medium": "🟡", "high": "🟠", "critical": "🔴"},
    "warning_status": {"firing": "🔴", "clear": "✅", "unknown": "❔"},
    "gate": {"open": "🟢", "conditional": "🟡", "closed": "🔴"},
    "trigger_status": {
        "now": "🟢",
        "upcoming": "⏳",
        "passed": "⌛",
        "absent": "—",
        "unknown": "❔",
    },
    "condition_status": {"met": "✅", "unmet": "❌", "unknown": "❔"},
    "completeness": {"green": "🟢", "amber": "🟡", "red": "🔴"},
    "met": {"True": "✅", "False": "❌", "None": "❔"},
    "check": {"True": "✅", "False": "❌", "None": "❔"},
    "milestone_status": {"done": "✅", "overdue": "🔴", "due": "🟠", "upcoming": "⏳"},
    "objective_status": {"reached": "✅", "overdue": "🔴", "open": "⏳"},
    "step_status": {"done": "✅", "overdue": "🔴", "open": "⏳"},
    "threat_level": {"low": "⚪", "medium": "🟡", "high": "🟠", "critical": "🔴"},
    "in_place": {"True": "✅", "False": "❌", "None": "❔"},
    "exit_met": {"True": "✅", "False": "❌", "None": "❔"},
    "cell_status": {
        "deployed": "✅",
        "pilot": "🧪",
        "proposed": "📝",
        "not_sold": "⬜",
        "competitor": "⚔️",
        "blocked": "⛔",
        "not_applicable": "—",
        "unknown": "?",
    },
}
"""Signs that stand for a code where there is little room; each has a legend or words beside it."""


def word(t: Translator, kind: str, code: str, **values: object) -> str:
    """The words for a code.

    Raises:
        KeyError: the code is none of its kind.
    """
    return t.text(WORDS[kind][code], **values)


def mark(kind: str, code: object) -> str:
    """The sign for a code.

    Raises:
        KeyError: the code is none of its kind.
    """
    return MARKS[kind][str(code)]
