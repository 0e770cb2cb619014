"""Which value is used where sources differ, case by case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from enterprise_sales.facts.entry_text import entry_text

from .books import TABLES, book_at, dossier_of, read

CASES = yaml.safe_load(
    (Path(__file__).parent / "cases" / "settling.yaml").read_text(encoding="utf-8")
)
KEYS = {"contracts": ("contract_id", "acme-c1"), "stakeholders": ("stakeholder_id", "acme-ng")}
Case = Mapping[str, Any]


def cell(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def entries(case: Case, listed: str) -> Iterator[str]:
    what = {"table": case["table"], "key": KEYS[case["table"]][1]}
    for one in case.get(listed, ()):
        source = {name: cell(part) for name, part in one.items() if name not in ("value", "day")}
        said = {"said_by": source.pop("by")} if "by" in source else {}
        quote = {"quote": "as it stands"} if "file" in source else {}
        day = {"said_on": cell(one["day"])} if "day" in one else {}
        stated = {case["column"]: cell(one["value"])}
        entry = {**what, "set": stated, **said, **source, **quote, **day}
        yield f"  - {entry_text(entry)}\n"


def dossier(case: Case) -> str:
    front = ""
    if "dossier" in case:
        name, key = KEYS[case["table"]]
        front = f"{case['table']}:\n  - {{{name}: {key}, {case['column']}: {case['dossier']}}}\n"
    facts = [*entries(case, "said"), *entries(case, "notes")]
    return dossier_of("".join(facts), "".join(entries(case, "overrides")), front)


def tables(case: Case) -> dict[str, Any]:
    """The tables with the export's cell; without it the cell is empty."""
    changed = [
        {**row, case["column"]: case.get("export", "")} if row["account_id"] == "acme" else row
        for row in TABLES[case["table"]]
    ]
    return {**TABLES, case["table"]: changed}


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["case"]))
def test_sources_are_settled(case: Case, tmp_path: Path) -> None:
    book = read(book_at(tmp_path / "book", dossier(case), tables(case)))
    rows = book.table(case["table"])
    (used,) = rows.filter(rows[KEYS[case["table"]][0]] == KEYS[case["table"]][1])[case["column"]]
    assert used == case["used"]
    found = [c for c in book.conflicts if c.column == case["column"]]
    assert [c.why for c in found] == ([case["why"]] if case["differs"] else [])
    codes = {f.code for f in book.findings_of("acme")}
    told = {"value_overridden" if case.get("why") == "override" else "statements_differ"}
    assert codes - {"mostly_empty"} == (
        told if case["differs"] else {*case.get("told", "").split()}
    )
    assert not book.findings_of("beta")


def test_the_difference_is_told_with_all_sources(tmp_path: Path) -> None:
    case = next(one for one in CASES if one["case"].startswith("A note says"))
    book = read(book_at(tmp_path / "book", dossier(case), tables(case)))
    (told,) = book.findings_of("acme")
    assert told.message == (
        "accounts/acme.md, row 4\n    as it stands\nend_date of contracts acme-c1 is stated"
        " differently: 2026-07-31 (tables/contracts.csv:2) and 2026-12-31 (notes/call.md:3)."
        " 2026-07-31 is used: the playbook trusts this kind of source more. Find out which is"
        " right and correct the other source; until then treat the figures that rest on it with"
        " care."
    )


def test_the_override_is_told_with_author_reason_and_last_day(tmp_path: Path) -> None:
    case = next(one for one in CASES if one["case"] == "An override stands above the export")
    book = read(book_at(tmp_path / "book", dossier(case), tables(case)))
    (told,) = book.findings_of("acme")
    assert told.wrong == (
        "end_date of contracts acme-c1: Maria has put 2026-12-31 in place of 2026-07-31"
        " (tables/contracts.csv:2) until 2027-01-31, because: signed."
    )
