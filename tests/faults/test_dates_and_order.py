"""Faults of comparable tools with time and order: the clock, past dates, repeated expansion."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ..analyses_profile.facts import CONTRACT, green
from ..books import shuffled
from ..conftest import REPOSITORY
from .asking import ask, asked, workspace

PACKAGE = REPOSITORY / "mcp_server" / "enterprise_sales"
BELOW_THE_FACES = ("book", "playbook", "scorecard", "analyses", "documents", "language")
CLOCKS = {"today", "now", "utcnow", "fromtimestamp"}
MODULE_CLOCKS = {"time", "time_ns", "localtime", "gmtime", "monotonic"}


@pytest.mark.parametrize("seed", range(2))
def test_fault_05_the_order_of_rows_changes_nothing(tmp_path: Path, seed: int) -> None:
    """The last survey of the file, or the first of two rows with one key, decided the result.

    Seen to fail with the first of two rows of one key kept as the file has them.
    """
    tables = green()
    tables["contracts"] = [CONTRACT, {**CONTRACT, "annual_value": 60000}]
    tables["surveys"] = [
        {"date": "2026-06-10", "kind": "nps", "score": score} for score in (2, 6, 9, 10)
    ]
    tables["signals"] = [
        {"date": "2026-06-20", "kind": kind} for kind in ("budget_cut", "merger", "new_leadership")
    ]
    before = asked(tmp_path / "before", "plan_account", **tables)
    mixed = {name: list(rows) for name, rows in shuffled(tables, seed).items()}
    after = asked(tmp_path / "after", "plan_account", **mixed)
    assert _told(before) == _told(after)


def _told(value: object) -> object:
    """A result without what names the row of a file, which is elsewhere after a shuffle."""
    if isinstance(value, dict):
        kept = value.keys() - {"findings", "where", "row"}
        return {name: _told(value[name]) for name in kept}
    return [_told(part) for part in value] if isinstance(value, list) else value


def _clocks(tree: ast.AST) -> Iterator[str]:
    """Calls that ask for the time, whatever they are asked of; `time()` of a module only."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            name, owner = node.func.attr, node.func.value
            of_module = isinstance(owner, ast.Name) and owner.id == "time"
            if name in CLOCKS or (of_module and name in MODULE_CLOCKS):
                yield ast.unparse(node)


def test_fault_06_nothing_below_the_faces_reads_the_clock() -> None:
    """A score computed "as of today" was another one tomorrow, and nobody could recompute it.

    Seen to fail with `date.today()` in place of the date of a context.
    """
    files = [path for part in BELOW_THE_FACES for path in (PACKAGE / part).rglob("*.py")]
    assert len(files) > len(BELOW_THE_FACES)
    found = {
        path.name: list(_clocks(ast.parse(path.read_text(encoding="utf-8")))) for path in files
    }
    assert {name: calls for name, calls in found.items() if calls} == {}


def test_fault_06_another_day_gives_the_same_figures(tmp_path: Path) -> None:
    """The same call years later gives the same result, its date being given."""
    first = workspace(tmp_path / "first", datetime(2026, 6, 30, tzinfo=UTC), **green())
    later = workspace(tmp_path / "later", datetime(2031, 2, 1, tzinfo=UTC), **green())
    for tool in ("profile_account", "plan_account", "plan_renewal"):
        assert ask(first, tool) == ask(later, tool)


def test_fault_07_a_past_end_is_no_zero_days_left(tmp_path: Path) -> None:
    """A contract that had ended 91 days before showed "0 days left".

    Seen to fail with the days cut off at 0.
    """
    tables = {**green(), "contracts": [{**CONTRACT, "end_date": "2026-03-31"}]}
    plan = asked(tmp_path, "plan_renewal", **tables)
    renewal = plan["renewal"]
    assert (renewal["date"], renewal["days_left"], renewal["lapsed"]) == ("2026-03-31", -91, True)
    assert renewal["probability"] is None
    assert plan["milestones"] == []
    assert any("91" in note for note in plan["notes"])


def test_fault_10_an_expansion_counts_in_one_year_only(tmp_path: Path) -> None:
    """Expansion without a date was added again every quarter, so that NRR never changed.

    Seen to fail with the ARR of a year ago taken two years back.
    """
    grown = {**CONTRACT, "contract_id": "more", "annual_value": 25000, "end_date": "2028-12-31"}
    first = {**CONTRACT, "start_date": "2025-01-01", "end_date": "2028-12-31"}
    space = workspace(tmp_path, **{**green(), "contracts": [first, grown]})
    nrr = {
        as_of: ask(space, "profile_account", as_of)["growth"]["nrr"]["value"]
        for as_of in ("2025-12-31", "2026-12-31", "2027-01-01")
    }
    # 75,000 ÷ 50,000 while the start of 2026-01-01 lies within the year, then 75,000 ÷ 75,000.
    assert nrr == {
        "2025-12-31": None,
        "2026-12-31": 150.0,
        "2027-01-01": 100.0,
    }
