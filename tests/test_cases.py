"""Cases that a sales expert writes: `cases/*.yaml`, each with its inputs and what is expected.

A file holds `as_of`, `playbook` and tables that all its cases share (`given`), and a list of cases.
A case has a sentence for a name, its own tables, perhaps its own date, playbook and playbook
values (`override`), and under `expect` what is expected of each account: money in decimals, dates,
points, or null for unknown. `cells` expects of whitespace cells, named “unit / product”.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from enterprise_sales.book import load_book
from enterprise_sales.book.money import exponent
from enterprise_sales.playbook import load_playbook
from enterprise_sales.scorecard import RULES, ScoreRow, cells, scores

from .books import written
from .conftest import PLAYBOOKS

CASES = Path(__file__).parent / "cases"
KEYS = {"name", "as_of", "playbook", "override", "currency", "tables", "expect", "cells"}


class Case(NamedTuple):
    """One case, with what its file says of all its cases filled in."""

    name: str
    as_of: date
    playbook: str
    currency: str
    override: dict[str, Any]
    tables: dict[str, list[dict[str, Any]]]
    expect: dict[str, dict[str, Any]]
    cells: dict[str, dict[str, dict[str, Any]]]


def cases() -> list[Any]:
    """Every case of every file."""
    found = []
    for path in sorted(CASES.glob("*.yaml")):
        file = yaml.safe_load(path.read_text(encoding="utf-8"))
        found += [
            pytest.param(_case(file, case), id=f"{path.stem}: {case['name']}")
            for case in file["cases"]
        ]
    return found


def _case(file: dict[str, Any], case: dict[str, Any]) -> Case:
    assert not set(case) - KEYS, f"{case['name']}: unknown {set(case) - KEYS}"
    tables = {**file.get("given", {}), **case["tables"]}
    named = sorted(
        {row["account_id"] for rows in tables.values() for row in rows if "account_id" in row}
    )
    tables.setdefault("accounts", [{"account_id": name, "name": name} for name in named])
    return Case(
        case["name"],
        case.get("as_of", file["as_of"]),
        case.get("playbook", file["playbook"]),
        case.get("currency", "USD"),
        case.get("override", {}),
        tables,
        case.get("expect", {}),
        case.get("cells", {}),
    )


def shown(field: str, value: Any, currency: str) -> Any:
    """A measure as the case writes it."""
    if RULES[field].unit == "money" and value is not None:
        return Decimal(value).scaleb(-exponent(currency))
    return value


def expected(field: str, value: Any) -> Any:
    """What a case writes, as the scorecard gives it."""
    if RULES[field].unit == "money" and value is not None:
        return Decimal(str(value))
    return value


@pytest.mark.parametrize("case", cases())
def test_case(case: Case, tmp_path: Path) -> None:
    folder = written(tmp_path / "book", case.tables, currency=case.currency)
    override = folder / "playbook.yaml"
    override.write_text(yaml.safe_dump(case.override), encoding="utf-8")
    book = load_book(folder)
    assert not [f.message for f in book.findings if f.left_out], "a case holds no bad rows"
    playbook = load_playbook(case.playbook, case.as_of, root=PLAYBOOKS, override=override)
    rows = scores(book, playbook, case.as_of)
    for account, wanted in case.expect.items():
        assert set(wanted) <= set(ScoreRow.model_fields)
        row = rows[account].model_dump()
        found = {field: shown(field, row[field], in_currency(field, row, case)) for field in wanted}
        assert found == {field: expected(field, value) for field, value in wanted.items()}, account
    for account, pairs in case.cells.items():
        minor = exponent(book.currencies[account])
        have = {
            f"{cell.business_unit} / {cell.product_id}": cell.model_dump()
            for cell in cells(book, playbook, case.as_of, account)
        }
        for pair, wanted in pairs.items():
            got = {field: have[pair][field] for field in wanted}
            if "requires_unmet" in got:
                got["requires_unmet"] = list(got["requires_unmet"])
            if got.get("potential_value") is not None:
                got["potential_value"] = float(Decimal(got["potential_value"]).scaleb(-minor))
            assert got == wanted, f"{account}: {pair}"


def in_currency(field: str, row: dict[str, Any], case: Case) -> str:
    """Tier measures are in the currency of the thresholds, US dollars."""
    return "USD" if field.endswith("in_tier_currency") else str(row["currency"])


def test_every_rule_of_the_row_has_a_case() -> None:
    """Every measure that a result shows is expected by a case somewhere."""
    asked = {
        field for param in cases() for wanted in param.values[0].expect.values() for field in wanted
    }
    assert {name for name in ScoreRow.model_fields if name in RULES} == asked
