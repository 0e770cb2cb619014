"""The cases of `threats.yaml`: what threatens an account, how gravely, and what it touches."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from enterprise_sales.analyses.defence import defend_account
from enterprise_sales.analyses.defence_arr import worth
from enterprise_sales.analyses.results import DefendAccount
from enterprise_sales.analyses.results.defence import Threat

from ..analyses_profile.samples import context
from ..books import shuffled
from .accounts import attacked, contexts, plain

CASES = yaml.safe_load(Path(__file__).with_name("threats.yaml").read_text("utf-8"))


def _threat(found: DefendAccount, name: str) -> Threat | None:
    rows = (threat for threat in found.threats if name in (threat.who, threat.code))
    return next(rows, None)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[DefendAccount]:
    """The defence of each case, an account of one book."""
    accounts = [case["tables"] for case in CASES]
    return [defend_account(ctx) for ctx in contexts(tmp_path_factory.mktemp("cases"), accounts)]


@pytest.mark.parametrize("place", range(len(CASES)), ids=lambda place: CASES[place]["name"])
def test_a_threat_and_what_it_touches(place: int, found: list[DefendAccount]) -> None:
    case = CASES[place]
    threat = _threat(found[place], case["threat"])
    if case["expected"] is None:
        assert threat is None
        return
    assert threat is not None
    shown = plain(threat.model_dump(mode="json"))
    shown["contracts"] = [name.removeprefix(f"{place}-") for name in shown["contracts"]]
    expected = plain(case["expected"])
    assert {name: shown[name] for name in expected} == expected


def test_the_gravest_threat_stands_first(tmp_path: Path) -> None:
    tables = attacked()
    signals = [*tables["signals"], {"date": "2026-06-01", "kind": "budget_cut"}]
    found = defend_account(context(tmp_path, **{**tables, "signals": signals}))
    levels = [threat.level for threat in found.threats]
    assert levels == sorted(levels, key=("critical", "high", "medium", "low").index)
    assert {"critical", "high", "medium"} <= set(levels)
    assert found.level == levels[0]


def test_together_each_contract_counts_once(tmp_path: Path) -> None:
    found = defend_account(context(tmp_path, **attacked()))
    amounts = [threat.arr for threat in found.threats]
    assert amounts.count("50000.00") > 1
    assert found.arr_threatened == found.arr == "50000.00"


def test_an_amount_that_nobody_can_tell_is_counted_and_named(tmp_path: Path) -> None:
    tables = {**attacked(), "signals": [{"date": "2026-06-10", "kind": "data_export_request"}]}
    found = defend_account(context(tmp_path, **tables))
    assert found.arr_unattributed == 1
    reasons = [gap.reason for gap in found.missing if "arr_threatened" in gap.unlocks]
    assert len(reasons) == 1
    assert "does not say which business unit" in reasons[0]


def test_no_amount_is_given_where_no_threat_can_be_placed(tmp_path: Path) -> None:
    rows = attacked()["contracts"]
    signals = [{"date": "2026-06-10", "kind": "competitor_evaluation"}]
    found = defend_account(context(tmp_path, contracts=rows, signals=signals))
    assert found.arr_threatened is None


def test_every_told_threat_names_its_row(tmp_path: Path) -> None:
    found = defend_account(context(tmp_path, **attacked()))
    rival = _threat(found, "Rival")
    assert rival is not None
    assert [(one.file, one.row) for one in rival.evidence] == [
        ("tables/positions.json", 1),
        ("tables/signals.json", 1),
    ]


@pytest.mark.parametrize("asked", ["Rival", " rival ", "«RIVAL»"])
def test_a_competitor_is_found_however_it_is_written(tmp_path: Path, asked: str) -> None:
    tables = attacked()
    other = {"business_unit": "Hall", "product_id": "p", "status": "competitor", "competitor": "X"}
    tables["positions"] = [*tables["positions"], other]
    found = defend_account(context(tmp_path, **tables), competitor=asked)
    assert found.competitor == "Rival"
    assert found.competitors == ("Rival", "X")
    assert [threat.who for threat in found.threats if threat.who] == ["Rival"]


def test_a_competitor_that_the_book_does_not_know_is_said_to_be_unknown(tmp_path: Path) -> None:
    found = defend_account(context(tmp_path, **attacked()), competitor="Rivall")
    stranger = _threat(found, "Rivall")
    assert stranger is not None
    assert (stranger.code, stranger.arr) == ("competitor_named", None)
    assert any("Was Rival meant?" in note for note in found.notes)


def test_an_empty_name_asks_for_all(tmp_path: Path) -> None:
    assert defend_account(context(tmp_path, **attacked()), competitor="  ").competitor is None


def test_the_open_deal_for_the_same_cell_is_at_stake(tmp_path: Path) -> None:
    deal = {"opportunity_id": "o", "business_unit": "Yard", "product_id": "p", "amount": 900}
    elsewhere = {**deal, "opportunity_id": "e", "business_unit": "Hall"}
    found = defend_account(context(tmp_path, **attacked(), opportunities=[deal, elsewhere]))
    rival = _threat(found, "Rival")
    assert rival is not None
    assert [(one.opportunity_id, one.amount) for one in rival.deals] == [("o", "900.00")]


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_rows_does_not_show(tmp_path: Path, seed: int) -> None:
    tables = attacked()
    told = {"who": "Rival", "places": (("Yard", "p"), ("Plant", "p"))}
    tables["positions"] = [
        {
            "business_unit": unit,
            "product_id": product,
            "status": "competitor",
            "competitor": "Rival",
        }
        for unit, product in told["places"]
    ]
    ways = (tables, shuffled(tables, seed))
    found = [
        defend_account(context(tmp_path / str(place), **way)).model_dump(exclude=PLACES)
        for place, way in enumerate(ways)
    ]
    assert found[0] == found[1]


PLACES: Any = {"threats": {"__all__": {"evidence"}}, "acknowledge": {"__all__": {"evidence"}}}
"""What names a row."""


def test_nothing_is_worth_nothing() -> None:
    assert worth(()) == 0
