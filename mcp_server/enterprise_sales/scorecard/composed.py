"""Figures that a result composes of measures: what each is, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from enterprise_sales.scorecard.composed_book import BOOK
from enterprise_sales.scorecard.row import PENETRATIONS

PERCENT_DECIMALS = "precision.percent_decimals"


@dataclass(frozen=True)
class ComposedRule:
    """A figure that an analysis makes of measures of the scorecard.

    Attributes:
        id: stable name, as the field of the result names it.
        doc: one sentence, which is also what the user reads.
        needs: the measures it is made of.
        values: playbook values read beside theirs.
        source: where the rule comes from.
    """

    id: str
    doc: str
    needs: tuple[str, ...]
    values: tuple[str, ...]
    source: str


_SHARES = {
    "product": "Products deployed anywhere out of those that fit anywhere.",
    "user": "Active users over deployed cells out of the account's potential users.",
    "use_case": "Active use cases out of all.",
    "business_unit": "Business units with a deployed cell out of all.",
    "geography": "Countries with a deployed cell out of all.",
    "value_realization": "Features used out of those available in the latest usage period.",
}

COMPOSED: dict[str, ComposedRule] = {
    rule.id: rule
    for rule in (
        ComposedRule(
            "nrr",
            "ARR now out of ARR at the start of the retention window.",
            ("arr", "arr_before"),
            (PERCENT_DECIMALS,),
            "Definitions, NRR",
        ),
        ComposedRule(
            "grr",
            "ARR now, counted up to what it was, out of ARR at the start of the window.",
            ("arr_kept", "arr_before"),
            (PERCENT_DECIMALS,),
            "Definitions, GRR",
        ),
        ComposedRule(
            "roi",
            "Documented value out of ARR.",
            ("value_documented", "arr"),
            (PERCENT_DECIMALS,),
            "Definitions, ROI",
        ),
        ComposedRule(
            "probability",
            "The range of renewal probability that the playbook gives the health band.",
            ("probability_low", "probability_high"),
            (),
            "S4 Health Score Criteria",
        ),
        ComposedRule(
            "arr_touched",
            "ARR of the running contracts for the products and business units that a threat is"
            " about; unknown where a contract names neither, or the threat names no place.",
            ("arr",),
            (),
            "S1 When Competitor Attacks; Definitions, ARR",
        ),
        ComposedRule(
            "potential_value",
            "What a cell could still bring a year: as given, else by list price.",
            ("whitespace_known",),
            (),
            "Definitions, Potential value of a cell",
        ),
        ComposedRule(
            "grid_coverage",
            "Cells of the relationship grid that hold an active relationship, out of all.",
            ("active_relationships",),
            (
                "relationship.active_strength",
                "relationship.active_days",
                "relationship.grid.levels",
                "relationship.grid.teams",
                "relationship.grid.target_cells",
                PERCENT_DECIMALS,
            ),
            "Definitions, Relationship grid; S2 The 3x3 Rule",
        ),
        ComposedRule(
            "grid_gap_arr",
            "ARR of the running contracts that no active relationship at a grid cell covers.",
            ("arr", "active_relationships"),
            ("relationship.active_strength", "relationship.active_days"),
            "Definitions, Relationship grid",
        ),
        ComposedRule(
            "unit_arr",
            "ARR of the running contracts that name a business unit, or none.",
            ("arr",),
            (),
            "Definitions, ARR",
        ),
        ComposedRule(
            "single_point_arr",
            "ARR of the running contracts that would be left without an active relationship.",
            ("arr", "active_relationships"),
            ("relationship.active_strength", "relationship.active_days"),
            "Definitions, Single point of failure",
        ),
        ComposedRule(
            "influence",
            "Points of the level of a person, and at least those of the buying role.",
            (),
            ("relationship.influence.level", "relationship.influence.buying_role"),
            "our judgement; S3 Step 2: Map Organization & Relationships",
        ),
        ComposedRule(
            "support",
            "Sentiment and strength of a relationship in points, by weight.",
            (),
            ("relationship.support.sentiment", "relationship.support.weights"),
            "our judgement; S2 Stakeholder Map",
        ),
        ComposedRule(
            "contact_overdue_days",
            "Days since a person was due by the rhythm of the level, of the tier where it has one.",
            ("tier",),
            ("engagement.cadence",),
            "S2 Executive Relationship Cadence",
        ),
        ComposedRule(
            "executive_meetings",
            "Meetings at C-level held in the quarter up to the date.",
            ("executive_touchpoints",),
            ("engagement.cadence.c_level",),
            "S1 Customer Engagement",
        ),
        ComposedRule(
            "executive_meetings_to_book",
            "Meetings at C-level short of the least of the tier.",
            ("executive_touchpoints", "tier"),
            ("engagement.cadence.c_level", "targets.c_level_touchpoints"),
            "S1 Customer Engagement",
        ),
        *(
            ComposedRule(
                f"penetration_{name}",
                _SHARES[name],
                (f"penetration_{name}_part", f"penetration_{name}_whole"),
                (PERCENT_DECIMALS,),
                "Definitions, Penetration; S1 White Space Analysis Framework",
            )
            for name in PENETRATIONS
        ),
        *(ComposedRule(*figure) for figure in BOOK),
    )
}
"""Rule id → declaration; its parts are rules of the scorecard."""
