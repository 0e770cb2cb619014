"""What an upgrade takes the place of, and contracts that the map does not place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from enterprise_sales.analyses.results import AnalyzeWhitespace, Replaced
from enterprise_sales.analyses.whitespace import analyze_whitespace

from ..analyses_profile.facts import CONTRACT, PRODUCT, UNIT
from ..analyses_profile.samples import context

HIGHER = {**PRODUCT, "product_id": "q", "name": "Press Pro", "list_price": 150, "upgrades": "p"}
IN_USE = {"business_unit": "Plant", "product_id": "p", "status": "deployed", "active_users": 60}
HERE = {**CONTRACT, "business_unit": "Plant", "annual_value": 6000}


def _whitespace(folder: Path, **tables: Any) -> AnalyzeWhitespace:
    held = {
        "products": [PRODUCT, HIGHER],
        "business_units": [UNIT],
        "positions": [IN_USE],
        "contracts": [HERE],
        **tables,
    }
    return analyze_whitespace(context(folder, **held))


def _of(found: AnalyzeWhitespace) -> Replaced | None:
    (cell,) = [cell for cell in found.cells if cell.product_id == "q"]
    (row,) = [row for row in found.opportunities if row.product_id == "q"]
    assert row.replaces == cell.replaces
    return cell.replaces


def test_an_upgrade_is_valued_in_full_and_says_what_is_left_of_it(tmp_path: Path) -> None:
    """100 users x 150 = 15,000; of it 6,000 is paid for Press today: 9,000 is left."""
    found = _whitespace(tmp_path)
    assert found.totals.by_vector["premium_tier"] == "15000.00"
    assert _of(found) == Replaced(
        products=("Press",),
        arr="6000.00",
        net="9000.00",
        note="Takes the place of Press: $6,000 a year goes, $9,000 is left of the value.",
    )


def test_only_contracts_of_the_unit_go(tmp_path: Path) -> None:
    elsewhere = {**HERE, "contract_id": "d", "business_unit": "Yard", "annual_value": 90000}
    ended = {**HERE, "contract_id": "e", "start_date": "2025-01-01", "end_date": "2025-12-31"}
    units = [UNIT, {**UNIT, "business_unit": "Yard", "function": "sales"}]
    found = _whitespace(tmp_path, contracts=[HERE, elsewhere, ended], business_units=units)
    arr = [cell.replaces.arr for cell in found.cells if cell.replaces]
    assert arr == ["6000.00"]


def test_what_goes_is_unknown_where_no_contract_names_the_unit(tmp_path: Path) -> None:
    found = _of(_whitespace(tmp_path, contracts=[CONTRACT]))
    assert found is not None
    assert (found.arr, found.net) == (None, None)
    assert "so the gain is unknown" in found.note


def test_a_value_that_was_given_may_be_net_already(tmp_path: Path) -> None:
    given = {"business_unit": "Plant", "product_id": "q", "status": "not_sold"}
    rows = [IN_USE, {**given, "potential_value": 9000}]
    found = _of(_whitespace(tmp_path, positions=rows))
    assert found is not None
    assert (found.arr, found.net) == ("6000.00", None)
    assert found.note.endswith("Make sure that the value is what is left after it.")


@pytest.mark.parametrize("status", ["not_sold", "pilot", "blocked"])
def test_nothing_is_replaced_where_the_lower_edition_is_not_in_use(
    tmp_path: Path, status: str
) -> None:
    found = _whitespace(tmp_path, positions=[{**IN_USE, "status": status}])
    assert {cell.replaces for cell in found.cells} == {None}


def _unplaced(found: AnalyzeWhitespace) -> dict[str, tuple[str, str]]:
    code = "contract_without_position"
    return {row.where: (row.wrong, row.remedy) for row in found.findings if row.code == code}


def test_a_contract_that_no_position_answers_is_told_with_its_row(tmp_path: Path) -> None:
    yard = {**UNIT, "business_unit": "Yard"}
    row = {**HERE, "contract_id": "d", "business_unit": "Yard"}
    found = _whitespace(tmp_path, contracts=[HERE, row], business_units=[UNIT, yard])
    assert _unplaced(found) == {
        "tables/contracts.json, row 2": (
            "contract d runs for Press in Yard, and no row of positions names the two, so the"
            " whitespace does not show it in use.",
            "Add a row for Yard and Press to positions, with the status (deployed or pilot) and"
            " the users.",
        )
    }


def test_a_contract_without_a_unit_is_placed_by_any(tmp_path: Path) -> None:
    bare = {**CONTRACT, "contract_id": "d"}
    assert _unplaced(_whitespace(tmp_path, contracts=[bare])) == {}
    other = {**bare, "product_id": "q"}
    assert len(_unplaced(_whitespace(tmp_path, contracts=[other]))) == 1


@pytest.mark.parametrize(
    "tables",
    [
        {"positions": []},
        {"positions": [{**IN_USE, "status": "not_sold"}]},
        {"contracts": [{**HERE, "product_id": None}]},
        {"contracts": [{**HERE, "business_unit": "Yard", "end_date": "2026-06-29"}]},
        {"contracts": [{**HERE, "business_unit": "Yard", "status": "proposed"}]},
    ],
    ids=["no positions", "placed with a status", "no product", "ended", "proposed"],
)
def test_nothing_is_told_where_the_map_is_not_wrong(tmp_path: Path, tables: dict[str, Any]) -> None:
    yard = {**UNIT, "business_unit": "Yard"}
    assert _unplaced(_whitespace(tmp_path, business_units=[UNIT, yard], **tables)) == {}
