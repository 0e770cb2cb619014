"""Packages for other agents: they keep to the published schema, and hand on what may be."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from enterprise_sales.analyses.codes import RECEIVERS
from enterprise_sales.analyses.context import context_of
from enterprise_sales.analyses.handover import hand_off
from enterprise_sales.analyses.results import HandOff
from enterprise_sales.book import Book, load_book
from enterprise_sales.documents.handover_files import handover_files, package_schema
from enterprise_sales.language import translator
from enterprise_sales.playbook import load_playbook

from ..analyses_profile.facts import green, red, yellow
from ..conftest import PLAYBOOKS, REPOSITORY
from ..faults.asking import ask, asked, workspace

SCHEMA = REPOSITORY / "references" / "hand-off.schema.json"
AS_OF = date(2026, 6, 30)
NOW = datetime(2026, 6, 30, tzinfo=UTC)


@cache
def demo() -> Book:
    return load_book(REPOSITORY / "assets" / "demo_book")


@cache
def handed(account: str) -> HandOff:
    playbook = load_playbook("execution-120-day", AS_OF, root=PLAYBOOKS)
    return hand_off(context_of(demo(), playbook, AS_OF, account, "ru"))


def test_the_published_schema_is_that_of_the_models(
    same_as: Callable[[str, Path], None],
) -> None:
    same_as(json.dumps(package_schema(), ensure_ascii=False, indent=2) + "\n", SCHEMA)
    Draft202012Validator.check_schema(package_schema())


@pytest.mark.parametrize("account", ["harbourline", "stalgor", "volgastroy", "oakfield"])
def test_every_package_keeps_to_the_published_schema(account: str) -> None:
    """Healthy, in the red, lapsed, hardly known."""
    schema = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    files = handover_files(handed(account), translator("ru"), NOW)
    packages = {name: json.loads(data) for name, data in files.items() if name.endswith(".json")}
    assert set(packages) == {f".{name}.json" for name in RECEIVERS}
    for name, package in packages.items():
        schema.validate(package)
        assert name == f".{package['to']}.json"
        assert package["provenance"]["book_sha256"] == demo().sha256
        broken = {**package, "provenance": {**package["provenance"], "as_of": "yesterday"}}
        assert not schema.is_valid(broken)
        assert not schema.is_valid({**package, "to": "nobody"})


def package(result: dict[str, Any], to: str) -> dict[str, Any]:
    """One package of a result."""
    found: dict[str, Any] = next(one for one in result["packages"] if one["to"] == to)
    return found


def test_an_open_gate_hands_offers_on(tmp_path: Path) -> None:
    result = asked(tmp_path, "hand_off", **green())
    outreach, discovery = package(result, "outreach"), package(result, "discovery")
    assert result["gate"]["expansion"] == "open"
    assert outreach["offers"] == [lead for lead in discovery["leads"] if lead["gate"] == "open"]
    assert outreach["offers"]
    assert outreach["activities"]
    assert result["held_back"] == len(discovery["leads"]) - len(outreach["offers"])


@pytest.mark.parametrize("tables", [red(), yellow()])
def test_a_closed_or_conditional_gate_hands_no_offer_on(
    tmp_path: Path, tables: dict[str, Any]
) -> None:
    result = asked(tmp_path, "hand_off", **tables)
    assert result["gate"]["expansion"] != "open"
    leads = package(result, "discovery")["leads"]
    assert leads
    still_open = [lead for lead in leads if lead["gate"] == "open"]
    assert package(result, "outreach")["offers"] == still_open
    if result["gate"]["expansion"] == "closed":
        assert still_open == []


def test_a_lapsed_account_is_offered_nothing(tmp_path: Path) -> None:
    tables = green()
    tables["contracts"] = [{**tables["contracts"][0], "end_date": "2026-05-31"}]
    result = asked(tmp_path, "hand_off", **tables)
    assert result["gate"]["expansion"] == "closed"
    assert package(result, "outreach")["offers"] == []
    assert {lead["gate"] for lead in package(result, "discovery")["leads"]} == {"closed"}


def test_what_goes_to_the_customer_holds_nothing_of_ours(tmp_path: Path) -> None:
    """Notes on risks and signals are for our own people."""
    tables = red()
    tables["signals"][0]["note"] = "their lawyer wrote"
    tables["risks"] = [{"risk": "we may lose them", "status": "open"}]
    space = workspace(tmp_path, **tables)
    outreach = json.dumps(package(ask(space, "hand_off"), "outreach"), ensure_ascii=False)
    assert "their lawyer wrote" not in outreach
    assert "we may lose them" not in outreach
    coaching = json.dumps(package(ask(space, "hand_off"), "sales-coaching"), ensure_ascii=False)
    assert "we may lose them" in coaching


def test_an_unknown_agent_is_told_and_the_rest_is_whole(tmp_path: Path) -> None:
    space = workspace(tmp_path, **green())
    result = ask(
        space,
        "hand_off",
        to=["outreech", "discovery"],
        crm=["siebel"],
        agent="x",
        language="en",
        playbook="execution-120-day",
    )
    assert result["to"] == ["discovery"]
    assert [one["to"] for one in result["packages"]] == ["discovery"]
    assert result["crm"] == []
    told = {one["code"]: one for one in result["findings"] if one["where"] in ("to", "crm")}
    assert "outreech" in told["receiver_unknown"]["wrong"]
    assert "nearest: outreach" in told["receiver_unknown"]["remedy"]
    assert "siebel" in told["crm_unknown"]["wrong"]
    assert "salesforce, hubspot" in told["crm_unknown"]["remedy"]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"to": "outreech"}, "No package is written; the CRM files are."),
        ({"crm": "siebel"}, "No CRM file is written; the packages are."),
        ({"to": "outreech", "crm": []}, "Neither a package nor a CRM file is written."),
        ({"to": ["outreech", "discovery"], "crm": []}, "All else is handed over."),
    ],
)
def test_what_is_handed_over_beside_an_unknown_name(
    given: dict[str, Any], told: str, tmp_path: Path
) -> None:
    result = ask(
        workspace(tmp_path, **green()),
        "hand_off",
        agent="account-manager",
        language="en",
        **given,
    )
    assert result["findings"][0]["remedy"].endswith(told)


def test_nobody_known_is_a_hand_over_of_nothing_that_says_so(tmp_path: Path) -> None:
    result = ask(workspace(tmp_path, **green()), "hand_off", to="nobody", crm=[])
    assert result["packages"] == []
    assert result["findings"][0]["code"] == "receiver_unknown"


def test_the_same_book_gives_the_same_package(tmp_path: Path) -> None:
    first, second = (asked(tmp_path / name, "hand_off", **green()) for name in ("one", "two"))
    assert first["packages"] == second["packages"]
