"""Executives of both sides, and what each office wants to hear and from whom."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from enterprise_sales.analyses.results import MapStakeholders, OfficeLine

from ..analyses_profile.samples import ENTERPRISE
from .people import document, mapped, row

STRATEGIC_TIER: dict[str, Any] = {
    "contracts": [
        {
            "contract_id": "c",
            "start_date": "2026-01-01",
            "end_date": "2026-12-31",
            "annual_value": 1500000,
        }
    ],
    "products": [{"product_id": "p", "name": "P", "pricing": "flat", "list_price": 9000000}],
    "business_units": [{"business_unit": "Plant"}],
    "positions": [{"business_unit": "Plant", "product_id": "p", "status": "not_sold"}],
}
CEO = row("ceo", title="CEO", level="c_level", internal_owner="Helen")


def with_sponsor(folder: Path, *rows: dict[str, Any], **tables: Any) -> MapStakeholders:
    return mapped(folder, *rows, accounts=[{"internal_sponsor": "Helen"}], **tables)


def office(result: MapStakeholders, name: str) -> OfficeLine:
    return next(line for line in result.offices if line.office == name)


def test_our_executives_are_the_sponsors_of_the_book(tmp_path: Path) -> None:
    rows = [
        CEO,
        row("cfo", level="c_level", internal_owner="Otto"),
        row("coo", level="c_level", internal_owner="Maria"),
        row("cio", level="c_level"),
    ]
    accounts = [
        {"internal_sponsor": "Helen"},
        {"account_id": "b", "name": "B", "internal_sponsor": "Otto"},
    ]
    found = mapped(tmp_path, *rows, accounts=accounts).pairing
    assert {pair.stakeholder_id: pair.kind for pair in found.pairs} == {
        "ceo": "executive",
        "cfo": "executive",
        "coo": "team",
        "cio": "nobody",
    }
    assert found.unpaired == 2
    assert found.text.endswith("Without an executive of ours: CIO and COO.")


def test_a_pair_is_asked_for_by_tier(tmp_path: Path) -> None:
    strategic = with_sponsor(tmp_path / "1", CEO, **STRATEGIC_TIER)
    assert (strategic.tier, strategic.pairing.required) == ("strategic", True)
    assert strategic.pairing.text.startswith("The playbook asks for executive pairs")
    small = [{**STRATEGIC_TIER["contracts"][0], "annual_value": 1000}]
    base = with_sponsor(tmp_path / "2", CEO, contracts=small)
    assert (base.tier, base.pairing.required) == ("base", False)
    share = mapped(tmp_path / "3", CEO, under=ENTERPRISE, **STRATEGIC_TIER)
    assert (share.tier, share.pairing.required) == ("top", None)
    assert "No executive sponsor of ours is named." in share.pairing.text


def test_without_their_executives_or_ours_it_is_said(tmp_path: Path) -> None:
    found = mapped(tmp_path, row("a")).pairing
    assert found.pairs == ()
    assert "No executive sponsor of ours is named." in found.text
    assert "No executive of the customer is on record who could be paired." in found.text


def test_an_office_is_held_known_left_or_nobodys(tmp_path: Path) -> None:
    result = with_sponsor(
        tmp_path,
        CEO,
        row("cfo", title="CFO", strength=1, internal_owner="Maria"),
        row("coo", title="COO", status="left", internal_owner="Maria"),
        row("deputy", title="Deputy CIO"),
    )
    held = {line.office: (line.status, line.from_whom) for line in result.offices}
    assert held == {
        "ceo": ("active", "Helen"),
        "cfo": ("known", "Maria"),
        "cio_cto": ("nobody", "Helen"),
        "coo": ("left", "Helen"),
        "ciso": ("nobody", "Helen"),
    }
    text = document(result)
    assert "| COO | 🔴 has left, the successor is unknown |" in text
    assert "| CISO | 🔴 nobody on record | security, compliance," in text


def test_what_an_office_wants_to_hear_is_the_playbooks(tmp_path: Path) -> None:
    line = office(with_sponsor(tmp_path, CEO), "cfo")
    assert line.focus[0] == "return on investment"
    assert line.meetings == ("quarterly review with financial results",)
    assert line.content[0] == "ROI analysis"
    assert line.value == "a measurable financial effect"


def test_ways_to_win_executives_are_given_until_all_are_won(tmp_path: Path) -> None:
    assert with_sponsor(tmp_path / "1", CEO).tactics == ()
    cold = with_sponsor(tmp_path / "2", CEO, row("x", level="c_level", strength=1))
    assert len(cold.tactics) == 6
    assert with_sponsor(tmp_path / "3", row("a")).tactics == cold.tactics
