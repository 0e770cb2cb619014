"""Shares are rounded half-even, never cut off; without a denominator there is none."""

from pathlib import Path

import pytest

from enterprise_sales.analyses import ratios
from enterprise_sales.analyses.growth import growth

from .facts import CONTRACT
from .samples import context


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [
        (4, 7, 57.1),  # 57.142…, which cutting off would make 57 or 56
        (1, 16, 6.2),  # 6.25 goes to the even digit
        (3, 16, 18.8),  # 18.75 too
        (2, 3, 66.7),
        (0, 5, 0.0),
        (6, 5, 120.0),
        (1, 0, None),
    ],
)
def test_percent(part: int, whole: int, percent: float | None) -> None:
    assert ratios.percent(part, whole, 1) == percent


def test_an_unknown_side_leaves_the_share_unknown(tmp_path: Path) -> None:
    ctx = context(tmp_path)
    assert ratios.counted(ctx, None, 5).model_dump() == {"part": None, "whole": 5, "value": None}
    assert ratios.counted(ctx, 5, None).value is None


def test_money_is_a_decimal_string(tmp_path: Path) -> None:
    found = ratios.paid(context(tmp_path), 12345, 50000)
    assert (found.part, found.whole, found.value) == ("123.45", "500.00", 24.7)


def test_roi_is_unknown_until_an_outcome_is_verified(tmp_path: Path) -> None:
    outcome = {"date": "2026-03-31", "outcome": "Less manual work", "annual_value": 120000}
    unverified = context(tmp_path / "1", contracts=[CONTRACT], outcomes=[outcome])
    assert ratios.roi(unverified).model_dump() == {
        "part": None,
        "whole": "50000.00",
        "value": None,
    }
    verified = {**outcome, "verified_by": "CFO"}
    found = ratios.roi(context(tmp_path / "2", contracts=[CONTRACT], outcomes=[verified]))
    assert (found.part, found.value) == ("120000.00", 240.0)


def test_documented_value_is_unknown_without_an_outcome_and_nothing_without_a_verified_one(
    tmp_path: Path,
) -> None:
    outcome = {"date": "2026-03-31", "outcome": "Less manual work", "annual_value": 120000}
    assert ratios.documented_value(context(tmp_path / "1", contracts=[CONTRACT])) is None
    assert ratios.documented_value(context(tmp_path / "2", outcomes=[outcome])) == "0.00"
    verified = {**outcome, "verified_by": "CFO"}
    assert ratios.documented_value(context(tmp_path / "3", outcomes=[verified])) == "120000.00"


def test_growth_caps_grr_at_what_was_there(tmp_path: Path) -> None:
    before = {**CONTRACT, "contract_id": "b", "start_date": "2025-01-01", "annual_value": 42000}
    rows = [CONTRACT, {**before, "end_date": "2025-12-31"}]
    found = growth(context(tmp_path, contracts=rows))
    assert found.nrr.model_dump() == {"part": "50000.00", "whole": "42000.00", "value": 119.0}
    assert found.grr.model_dump() == {"part": "42000.00", "whole": "42000.00", "value": 100.0}


def test_a_new_account_counts_in_neither(tmp_path: Path) -> None:
    found = growth(context(tmp_path, contracts=[CONTRACT]))
    assert found.nrr.model_dump() == {"part": "0.00", "whole": "0.00", "value": None}
    assert found.grr.value is None


def test_without_contracts_growth_is_unknown(tmp_path: Path) -> None:
    assert growth(context(tmp_path)).nrr == ratios.UNKNOWN
