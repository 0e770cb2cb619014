"""What is not on record of the people is said, in the map and in the profile."""

from __future__ import annotations

from pathlib import Path

from enterprise_sales.analyses.profile import profile_account
from enterprise_sales.analyses.stakeholder_map import map_stakeholders

from ..analyses_profile.samples import context
from .people import document, mapped, row

LACKING = (
    "In stakeholders these columns are not filled for everybody:"
    " team (2 of 2), buying_role (1 of 2), strength (1 of 2)."
)
BARE = {"team": None, "buying_role": None, "strength": None}


def test_empty_columns_are_named_with_their_counts_in_both_tools(tmp_path: Path) -> None:
    rows = [row("a", internal_owner="M", **BARE), row("b", internal_owner="M", team=None)]
    rows.append(row("gone", status="left", level=None))
    ctx = context(tmp_path, stakeholders=rows)
    for result in (profile_account(ctx), map_stakeholders(ctx)):
        (gap,) = [m for m in result.missing if m.table == "stakeholders" and "team" in m.columns]
        assert gap.columns == ("team", "buying_role", "strength")
        assert gap.reason == LACKING
        assert {"relationship_grid", "buying_roles", "active_relationships"} <= set(gap.unlocks)


def test_a_map_without_managers_asks_for_them(tmp_path: Path) -> None:
    result = mapped(tmp_path / "1", row("a"), row("b"))
    (gap,) = [missing for missing in result.missing if "reports_to" in missing.columns]
    assert gap.unlocks == ("org_chart",)
    assert "No line can be drawn" in document(result)
    alone = mapped(tmp_path / "2", row("a"))
    assert not [missing for missing in alone.missing if "reports_to" in missing.columns]


def test_nobody_on_record_is_unknown_and_never_nothing(tmp_path: Path) -> None:
    result = mapped(tmp_path)
    assert result.missing[0].table == "stakeholders"
    assert "influence_map" in result.missing[0].unlocks
    assert {"name", "team", "buying_role", "reports_to"} <= set(result.missing[0].columns)
    text = document(result)
    assert "Nobody is on record at this customer." in text
    assert "| Active relationships | unknown | at least 3 | ❔ |" in text
    assert "| Champion | unknown |" in text
    assert "mermaid" not in text


def test_a_champion_who_left_is_named_with_who_could_follow(tmp_path: Path) -> None:
    gone = row("gone", name="Ada", buying_role="champion", status="left")
    text = document(mapped(tmp_path / "1", gone, row("b", name="Ben")))
    assert "A champion has left: Ada. 2 champions are missing. Could become one: Ben." in text
    cold = document(mapped(tmp_path / "2", gone, row("b", sentiment="neutral")))
    assert "Nobody on record speaks for us who could become one." in cold
    pair = [row(key, buying_role="champion") for key in "bc"]
    assert "champions are missing" not in document(mapped(tmp_path / "3", *pair))


def test_those_not_contacted_for_too_long_are_named(tmp_path: Path) -> None:
    late = {"last_contact": "2025-01-01"}
    result = mapped(tmp_path, row("a"), row("b", **late), row("c", status="left", **late))
    assert result.stale == ("B",)
    assert "Not contacted for too long: B." in document(result)


def test_where_nobody_is_active_nobody_can_be_lost(tmp_path: Path) -> None:
    text = document(mapped(tmp_path, row("a", strength=1)))
    assert "There is nobody to lose: no relationship is active." in text
    assert "No single departure" not in text


def test_a_contract_without_a_unit_is_asked_about_and_leaves_units_unknown(tmp_path: Path) -> None:
    """31.5 m of no unit: what a unit pays that no contract names is unknown, not nothing."""
    contract = {"contract_id": "c1", "annual_value": "31500000", "start_date": "2026-01-01"}
    people = [row("a", business_unit="Plant"), row("b", business_unit="Office", team="buying")]
    open_ = mapped(tmp_path / "1", *people, contracts=[contract])
    (gap,) = [missing for missing in open_.missing if missing.table == "contracts"]
    assert (gap.columns, gap.unlocks) == (("business_unit",), ("unit_arr", "grid_gap_arr"))
    assert gap.reason.startswith("Contract c1 (")
    assert {unit.business_unit: unit.arr for unit in open_.business_units} == {
        "Plant": None,
        "Office": None,
        None: "31500000.00",
    }
    assert {point.arr for point in open_.single_points_of_failure} == {None}
    named = mapped(tmp_path / "2", *people, contracts=[{**contract, "business_unit": "Plant"}])
    assert not [missing for missing in named.missing if missing.table == "contracts"]
    arr = {unit.business_unit: unit.arr for unit in named.business_units}
    assert arr == {"Plant": "31500000.00", "Office": "0.00"}
