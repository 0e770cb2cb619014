"""The results of the tools, key for key; a module for each subject."""

from __future__ import annotations

from enterprise_sales.analyses.results.codes import Band, Basis, Gate
from enterprise_sales.analyses.results.health import Cap, Component, Health, Range, Tier, Unmet
from enterprise_sales.analyses.results.lists import AccountLine, ListAccounts
from enterprise_sales.analyses.results.people import Person, Relationships
from enterprise_sales.analyses.results.plan import Goal, Metric, PlanAccount, RoadmapStep
from enterprise_sales.analyses.results.profile import Growth, ProfileAccount
from enterprise_sales.analyses.results.renewal import (
    Engage,
    MilestoneLine,
    PlanRenewal,
    PresumedRenewal,
    PriceCase,
    RenewalSummary,
    Scenario,
)
from enterprise_sales.analyses.results.review import (
    AgendaLine,
    Ask,
    Audience,
    Check,
    PrepareQbr,
    ValueStatement,
)
from enterprise_sales.analyses.results.risks import RiskLine
from enterprise_sales.analyses.results.steps import Step
from enterprise_sales.analyses.results.whitespace import (
    AnalyzeWhitespace,
    Penetration,
    WhitespaceCell,
    WhitespaceOpportunity,
    WhitespaceTotals,
)

__all__ = [
    "AccountLine",
    "AgendaLine",
    "AnalyzeWhitespace",
    "Ask",
    "Audience",
    "Band",
    "Basis",
    "Cap",
    "Check",
    "Component",
    "Engage",
    "Gate",
    "Goal",
    "Growth",
    "Health",
    "ListAccounts",
    "Metric",
    "MilestoneLine",
    "Penetration",
    "Person",
    "PlanAccount",
    "PlanRenewal",
    "PrepareQbr",
    "PresumedRenewal",
    "PriceCase",
    "ProfileAccount",
    "Range",
    "Relationships",
    "RenewalSummary",
    "RiskLine",
    "RoadmapStep",
    "Scenario",
    "Step",
    "Tier",
    "Unmet",
    "ValueStatement",
    "WhitespaceCell",
    "WhitespaceOpportunity",
    "WhitespaceTotals",
]
