"""The tier, and each criterion of the next one with what there is and what is asked."""

from pathlib import Path
from typing import Any

import pytest

from enterprise_sales.analyses.tier import tier

from .facts import CONTRACT, PERSON, PRODUCT, UNIT
from .samples import ENTERPRISE, EXECUTION, context

STRATEGIC_POTENTIAL = {"business_unit": "Plant", "product_id": "p", "status": "not_sold"}


def _book(arr: object, potential: object, **changes: Any) -> dict[str, Any]:
    return {
        "contracts": [{**CONTRACT, "annual_value": arr}],
        "products": [PRODUCT],
        "business_units": [UNIT],
        "positions": [{**STRATEGIC_POTENTIAL, "potential_value": potential}],
        "stakeholders": [PERSON],
        **changes,
    }


@pytest.mark.parametrize(
    ("arr", "code", "unmet"),
    [
        ("1000000", "strategic", []),
        ("999999.99", "growth", [("arr", "unmet", "$999,999.99", "from $1,000,000")]),
        ("250000", "growth", [("arr", "unmet", "$250,000", "from $1,000,000")]),
        ("249999.99", "base", [("arr", "unmet", "$249,999.99", "from $250,000")]),
    ],
)
def test_arr_decides_from_its_boundary_on(
    tmp_path: Path, arr: str, code: str, unmet: list[tuple[str, ...]]
) -> None:
    found = tier(context(tmp_path, **_book(arr, "5000000.01")))
    assert found.code == code
    shown = [(row.criterion, row.status, row.actual, row.needed) for row in found.unmet]
    assert shown == unmet


def test_potential_has_to_lie_above(tmp_path: Path) -> None:
    found = tier(context(tmp_path, **_book("1000000", "5000000")))
    assert found.code == "growth"
    assert [row.model_dump() for row in found.unmet] == [
        {
            "tier": "strategic",
            "criterion": "potential",
            "status": "unmet",
            "actual": "$5,000,000",
            "needed": "more than $5,000,000",
        }
    ]


def test_a_cell_without_a_value_leaves_the_potential_open(tmp_path: Path) -> None:
    tables = _book("1000000", "10", products=[PRODUCT, {"product_id": "q", "name": "Query"}])
    (found,) = tier(context(tmp_path, **tables)).unmet
    assert (found.criterion, found.status, found.actual) == ("potential", "unknown", "$10")


def test_without_units_or_people_nothing_is_judged(tmp_path: Path) -> None:
    ctx = context(tmp_path, contracts=[{**CONTRACT, "annual_value": "2000000"}])
    shown = [(row.criterion, row.status, row.actual) for row in tier(ctx).unmet]
    assert shown == [
        ("potential", "unknown", None),
        ("c_level_relationships", "unknown", None),
        ("advocates", "unknown", None),
    ]


def test_people_who_do_not_suffice_are_counted(tmp_path: Path) -> None:
    person = {**PERSON, "strength": 2, "sentiment": "neutral"}
    ctx = context(tmp_path, **_book("1000000", "6000000", stakeholders=[person]))
    shown = [(row.criterion, row.status, row.actual, row.needed) for row in tier(ctx).unmet]
    assert shown == [
        ("c_level_relationships", "unmet", "0", "at least 1"),
        ("advocates", "unmet", "0", "at least 1"),
    ]


def test_without_a_contract_arr_is_unknown(tmp_path: Path) -> None:
    (found,) = tier(context(tmp_path)).unmet
    assert (found.tier, found.criterion, found.status, found.actual) == (
        "growth",
        "arr",
        "unknown",
        None,
    )


def test_without_a_rate_there_is_no_tier(tmp_path: Path) -> None:
    found = tier(context(tmp_path, accounts=[{"currency": "CHF"}], contracts=[CONTRACT]))
    assert found.code is None
    assert [(row.tier, row.status) for row in found.unmet] == [("growth", "unknown")]


def test_by_share_the_tier_above_begins_at_its_smallest_arr(tmp_path: Path) -> None:
    ids = ["a", "b", "c", "d", "e"]
    rows = [
        {**CONTRACT, "contract_id": name, "account_id": name, "annual_value": 1000 * (number + 1)}
        for number, name in enumerate(ids)
    ]
    accounts = [{"account_id": name, "name": name} for name in ids]
    tables = {"accounts": accounts, "contracts": rows}
    codes, needed = {}, {}
    for name in ids:
        found = tier(context(tmp_path, under=ENTERPRISE, account_id=name, **tables))
        codes[name] = found.code
        needed[name] = [row.needed for row in found.unmet]
    assert codes == {"a": "bottom", "b": "middle", "c": "middle", "d": "middle", "e": "top"}
    assert needed["a"] == ["from $2,000, the smallest ARR of that tier"]
    assert needed["d"] == ["from $5,000, the smallest ARR of that tier"]
    assert needed["e"] == []


def test_one_tier_has_nothing_above(tmp_path: Path) -> None:
    found = tier(context(tmp_path, under=EXECUTION, contracts=[CONTRACT]))
    assert (found.code, found.unmet) == ("named", ())
