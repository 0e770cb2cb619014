"""The cases of `cases.yaml`, asked of the analysis of one account."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from enterprise_sales.analyses.context import context_of
from enterprise_sales.analyses.results import TrackValue
from enterprise_sales.analyses.value import track_value
from enterprise_sales.book import load_book
from enterprise_sales.playbook import Playbook, load_playbook

from ..books import written
from ..conftest import PLAYBOOKS

CASES = yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text("utf-8"))
D = date(2026, 6, 30)


@cache
def playbook(as_of: date) -> Playbook:
    return load_playbook("strategic-12-month", as_of, root=PLAYBOOKS)


def tracked(folder: Path, tables: dict[str, Any], as_of: date = D, **more: Any) -> TrackValue:
    """The value of the account `a` of a small book."""
    filled = {
        name: [{"account_id": "a", **row} for row in rows]
        for name, rows in {"accounts": [{"name": "Alder"}], **tables, **more}.items()
    }
    book = load_book(written(folder, filled, currency="USD"))
    return track_value(context_of(book, playbook(as_of), as_of, "a", "en"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_case(case: dict[str, Any], tmp_path: Path) -> None:
    tables = {name: case[name] for name in ("outcomes", "objectives") if name in case}
    result = tracked(tmp_path, tables, case.get("as_of", D))
    expect = _plain(case["expect"])
    found = result.model_dump()
    for number, line in enumerate(expect.pop("links", [])):
        assert _of(found["outcomes"][number]["serves"], line) == line
    if "missing" in expect:
        columns = [column for gap in result.missing for column in gap.columns]
        assert set(expect.pop("missing")) <= set(columns)
    for name, wanted in expect.items():
        assert _of(found[name], wanted) == wanted


def _of(found: Any, wanted: Any) -> Any:
    """The part of a result that a case speaks of, as YAML writes it."""
    if isinstance(wanted, dict):
        return {name: _of(found[name], value) for name, value in wanted.items()}
    if isinstance(wanted, list) and isinstance(found, tuple):
        pairs = zip(found, wanted, strict=True)
        return [_of(each, value) for each, value in pairs]
    return found


def _plain(value: Any) -> Any:
    """Dates as a result writes them."""
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value
