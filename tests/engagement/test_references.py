"""Readiness to be a reference: the cases of `references.yaml`, what to ask and what to offer."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from enterprise_sales.analyses.context import Context, context_of
from enterprise_sales.analyses.references_readiness import reference_readiness
from enterprise_sales.book import load_book

from ..analyses_profile.samples import D, context, playbook, write
from .plans import CONTRACT, ENTERPRISE, green, person, plan

CASES = yaml.safe_load(Path(__file__).with_name("references.yaml").read_text("utf-8"))
SHARED = ("products",)


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Context]:
    """Every case as an account of one book."""
    tables: dict[str, list[dict[str, Any]]] = {"products": green()["products"]}
    for number, case in enumerate(CASES):
        for table, rows in changed(case["change"]).items():
            tables.setdefault(table, []).extend(own(row, table, number) for row in rows)
    book = load_book(write(tmp_path_factory.mktemp("references"), tables))
    under = playbook(ENTERPRISE, D)
    return {
        case["name"]: context_of(book, under, D, f"a{number}", "en")
        for number, case in enumerate(CASES)
    }


def changed(change: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """The tables of a ready account with some cells of its rows changed."""
    tables = {name: rows for name, rows in green().items() if name not in SHARED}
    tables["accounts"] = [{"name": "Alder", "customer_since": "2024-01-01"}]
    for table, cells in change.items():
        if table == "surveys":
            row = tables["surveys"][0]
            tables["surveys"] = [{**row, "score": score} for score in cells]
        elif cells is None:
            tables[table] = []
        elif table == "signals":
            tables["signals"] = [{"date": "2026-06-12", "kind": cells}]
        else:
            plain = {k: v.isoformat() if isinstance(v, date) else v for k, v in cells.items()}
            tables[table] = [{**row, **plain} for row in tables[table]]
    return tables


def own(row: dict[str, Any], table: str, number: int) -> dict[str, Any]:
    """A row of one of many accounts; keys are made its own."""
    keys = ("contract_id", "stakeholder_id", "ticket_id", "invoice_id")
    mine = {key: f"{row[key]}{number}" for key in keys if key in row}
    return {**row, **mine, "account_id": f"a{number}"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_an_account_is_ready_when_every_criterion_is_met(
    case: dict[str, Any], known: dict[str, Context]
) -> None:
    found = reference_readiness(known[case["name"]])
    states = {criterion.code: criterion.status for criterion in found.criteria}
    told = {**states, "ready": found.ready}
    assert {code: told[code] for code in case["expected"]} == case["expected"]
    assert bool(found.ask_for) is bool(found.offer) is (found.ready is True)
    assert len(found.lacking) == sum(state != "met" for state in states.values())


def test_nothing_on_record_is_unknown_and_not_refused(tmp_path: Path) -> None:
    found = reference_readiness(context(tmp_path, under=ENTERPRISE))
    assert found.ready is None
    assert {criterion.status for criterion in found.criteria} == {"unknown"}
    assert all(criterion.actual is None for criterion in found.criteria)


def test_a_score_that_rests_on_too_little_leaves_health_unknown_and_says_why(
    tmp_path: Path,
) -> None:
    found = plan(tmp_path, surveys=[{"date": "2026-06-10", "kind": "nps", "score": 10}])
    assert found.health_band is None
    assert found.references.criteria[0].status == "unknown"
    (gap,) = [gap for gap in found.missing if gap.field == "health_band" and gap.table is None]
    assert "of the score rests on data" in gap.reason


def test_a_cap_without_a_score_decides_and_is_told_as_every_tool_tells_it(tmp_path: Path) -> None:
    complaint = {"date": "2026-06-20", "kind": "formal_complaint"}
    found = plan(tmp_path, signals=[complaint])
    assert found.health_band is None, "profile_account gives no band where nothing is scored"
    assert found.references.band == "red"
    assert found.references.ready is False


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Context:
    """A ready account with four advocates, one favour done already."""
    people = [
        person("chief", "c_level", strength=4),
        person("vera", "vp", strength=3, buying_role="economic_buyer"),
        person("dora", "director", strength=5, team="using"),
        person("cold", "c_level", strength=5, sentiment="neutral"),
        person("gone", "vp", strength=5, status="left"),
    ]
    done = {"action": "Logo", "status": "done", "origin": "reference:logo_usage"}
    tables = {**green(), "stakeholders": people, "actions": [done]}
    accounts = [{"customer_since": "2024-01-01"}]
    folder = tmp_path_factory.mktemp("team")
    return context(folder, under=ENTERPRISE, accounts=accounts, **tables)


def test_favours_are_asked_of_advocates_whom_they_suit_and_shared_among_them(
    team: Context,
) -> None:
    asked = {ask.code: ask.stakeholder and ask.stakeholder.id for ask in _asks(team)}
    assert asked == {
        "logo_usage": "vera",  # an economic buyer
        "testimonial": "dora",  # the strongest who has not been asked
        "reference_call": "chief",
        "case_study": "dora",  # all three have been asked once
        "award": "chief",
        "speaking": "vera",
    }
    assert [ask.code for ask in _asks(team) if ask.done] == ["logo_usage"]


def _asks(ctx: Context) -> Any:
    return reference_readiness(ctx).ask_for


def test_what_is_offered_fits_the_account(team: Context) -> None:
    fits = {offer.code: offer.fits for offer in reference_readiness(team).offer}
    assert fits == {
        "exclusive_access": True,
        "executive_engagement": True,
        "financial_credits": True,  # 180 days before 31 December is 4 July
        "co_marketing": True,
        "vip_treatment": True,  # the only account is the top of its book
    }


def test_no_credit_is_offered_while_the_renewal_is_under_way(tmp_path: Path) -> None:
    tables = {**green(), "contracts": [{**CONTRACT, "end_date": "2026-12-27"}]}
    accounts = [{"customer_since": "2024-01-01"}]
    ctx = context(tmp_path, under=ENTERPRISE, accounts=accounts, **tables)
    offers = {offer.code: offer for offer in reference_readiness(ctx).offer}
    assert offers["financial_credits"].fits is False  # 27 December less 180 days = 30 June
    assert "renewal is under way" in offers["financial_credits"].why
