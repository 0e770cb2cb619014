"""The cases of `cases.yaml`, each an account of one book, asked of the analysis."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from enterprise_sales.analyses.context import context_of
from enterprise_sales.analyses.stakeholder_map import map_stakeholders
from enterprise_sales.book import Book, load_book

from ..analyses_profile.samples import STRATEGIC, D, playbook, write

CASES = yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text("utf-8"))
KEYS = {"name", "playbook", "people", "contracts", "expect"}
EXPECTED = {"cells", "points", "people", "late", "result"}


def told(value: Any) -> Any:
    """What a case writes, as a result shows it."""
    if isinstance(value, dict):
        return {key: told(each) for key, each in value.items()}
    if isinstance(value, list):
        return [told(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def person(account: str, given: dict[str, Any]) -> dict[str, Any]:
    row = {"level": "director", "strength": 3, "last_contact": "2026-06-01", **told(given)}
    name = row.pop("id")
    return {**row, "account_id": account, "stakeholder_id": f"{account}-{name}", "name": name}


def contract(account: str, number: int, given: dict[str, Any]) -> dict[str, Any]:
    key = {"contract_id": f"{account}-{number}", "account_id": account}
    return {**key, "start_date": "2026-01-01", **told(given)}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    named = {f"k{n}": case for n, case in enumerate(CASES)}
    rows = {
        "accounts": [{"account_id": account, "name": account} for account in named],
        "stakeholders": [person(a, row) for a, case in named.items() for row in case["people"]],
        "contracts": [
            contract(account, number, row)
            for account, case in named.items()
            for number, row in enumerate(case.get("contracts", []))
        ],
    }
    return load_book(write(tmp_path_factory.mktemp("book"), rows))


def own(stakeholder_id: str) -> str:
    """The id as the case writes it."""
    return stakeholder_id.partition("-")[2]


def part(found: Any, wanted: Any) -> Any:
    """As much of a result as a case expects; people by id."""
    if isinstance(wanted, dict):
        return {key: part(found[key], each) for key, each in wanted.items()}
    if isinstance(found, tuple | list):
        return [own(one["stakeholder_id"]) if isinstance(one, dict) else one for one in found]
    return found


@pytest.mark.parametrize("number", range(len(CASES)), ids=lambda number: CASES[number]["name"])
def test_case(number: int, book: Book) -> None:
    case = CASES[number]
    assert not set(case) - KEYS
    assert not set(case["expect"]) - EXPECTED
    held = playbook(case.get("playbook", STRATEGIC))
    result = map_stakeholders(context_of(book, held, D, f"k{number}", "en"))
    shown, wanted = result.model_dump(), told(case["expect"])
    found = {
        "cells": {f"{cell['level']}/{cell['team']}": cell for cell in shown["grid"]},
        "people": {own(one["stakeholder_id"]): one for one in shown["stakeholders"]},
        "result": shown,
        "points": {
            own(one.stakeholder_id): {
                "arr": one.arr,
                "reasons": [reason.code for reason in one.reasons],
            }
            for one in result.single_points_of_failure
        },
        "late": [[own(one.stakeholder_id), one.kind, one.days] for one in result.overdue],
    }
    for name, expected in wanted.items():
        whole = name in ("points", "late")
        assert (found[name] if whole else part(found[name], expected)) == expected
