"""What holds of the map of any account."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given

from ..books import Tables
from ..laws.support import LAW, ask
from ..strategies import books


@LAW
@given(books(at_most=1))
def test_a_map_agrees_with_the_profile_and_with_itself(tables: Tables) -> None:
    found, profile = ask(tables, "map_stakeholders", "profile_account")
    known = profile["relationships"]
    for key in ("active", "c_level", "advocates", "internal_sponsor", "gaps"):
        assert found[key] == known[key]
    assert found["arr"] == profile["arr"]
    lines = found["stakeholders"]
    assert [line["stakeholder_id"] for line in lines] == [
        person["stakeholder_id"] for person in known["people"]
    ]
    assert len(found["grid"]) == found["coverage"]["of"] == 9
    placed = [one["stakeholder_id"] for cell in found["grid"] for one in cell["active"]]
    assert sorted(placed) == sorted(
        line["stakeholder_id"] for line in lines if line["active"] and line["cell"]
    )
    _nothing_rests_twice(found)


def _nothing_rests_twice(found: dict[str, object]) -> None:
    """Neither on a cell, nor on a person, nor on all units rests more than the account pays."""
    if found["arr"] is None:
        return
    arr = Decimal(str(found["arr"]))
    cells = [cell for cell in _rows(found["grid"]) if cell["arr"] is not None]
    for cell in cells:
        assert Decimal(str(cell["arr"])) + Decimal(str(cell["unattributed"])) <= arr
    for point in _rows(found["single_points_of_failure"]):
        assert Decimal(str(point["arr"] or 0)) <= arr
    units = _rows(found["business_units"])
    assert sum(Decimal(str(unit["arr"] or 0)) for unit in units) == arr
    if any(unit["arr"] is None for unit in units):
        assert any(gap["columns"] == ["business_unit"] for gap in _rows(found["missing"]))


def _rows(found: object) -> list[dict[str, object]]:
    assert isinstance(found, list)
    return found
