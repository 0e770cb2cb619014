"""The cases of `cases.yaml`: the whole book as a sales expert would check it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from .books import numbered, review, with_bands

FILE = yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text(encoding="utf-8"))
KEYS = {"name", "playbook", "as_of", "accounts", "contracts", "tables", "expect"}


@pytest.mark.parametrize("case", FILE["cases"], ids=lambda case: case["name"])
def test_a_figure_of_the_book(case: dict[str, Any], tmp_path: Path) -> None:
    assert set(case) <= KEYS
    contracts = {"contracts": numbered(case["contracts"])} if "contracts" in case else {}
    tables = {**with_bands(case["accounts"]), **contracts, **case.get("tables", {})}
    asked = {name: case.get(name, FILE[name]) for name in ("playbook", "as_of")}
    found = review(tmp_path / "book", tables, **asked).model_dump(mode="json")
    found["targets"] = {line["code"]: line for line in found["targets"]}
    expected = {path: _plain(value) for path, value in case["expect"].items()}
    assert {path: _at(found, path) for path in expected} == expected


def _at(found: Any, path: str) -> Any:
    for step in path.split("."):
        found = found[int(step)] if isinstance(found, list) else found[step]
    return found


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
