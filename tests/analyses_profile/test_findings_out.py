"""Findings in the language asked for, with their place."""

from pathlib import Path

import pytest

from enterprise_sales.analyses.findings_out import finding_out, findings_out, where
from enterprise_sales.book import Finding, load_book
from enterprise_sales.language import translator

from .samples import write

FINDING = Finding(
    code="date_unreadable",
    severity="error",
    file="tables/contracts.csv",
    table="contracts",
    column="end_date",
    rows=(3,),
    left_out=1,
    excerpt="31.02.2026",
)


def test_a_finding_says_where_what_and_what_to_do() -> None:
    assert finding_out(FINDING, translator("en")).model_dump() == {
        "code": "date_unreadable",
        "severity": "error",
        "where": "tables/contracts.csv, row 3",
        "excerpt": "31.02.2026",
        "wrong": FINDING.wrong,
        "remedy": FINDING.remedy,
        "count": 1,
        "left_out": 1,
    }


def test_the_same_in_russian() -> None:
    found = finding_out(FINDING, translator("ru"))
    assert found.where == "tables/contracts.csv, строка 3"
    assert (found.excerpt, found.code) == ("31.02.2026", "date_unreadable")
    assert "end_date" in found.wrong
    assert all(set("аеио") & set(text) for text in (found.wrong, found.remedy))


@pytest.mark.parametrize(
    ("file", "rows", "count", "place"),
    [
        ("tables/a.csv", (), 9, "tables/a.csv"),
        ("tables/a.csv", (2, 5), 2, "tables/a.csv, rows 2, 5"),
        ("tables/a.csv", (2, 5), 7, "tables/a.csv, rows 2, 5 …"),
        ("accounts/a.md", (4,), 1, "accounts/a.md, line 4"),
        ("accounts/a.md", (4, 6), 2, "accounts/a.md, lines 4, 6"),
        ("accounts/a.md", (4, 6), 3, "accounts/a.md, lines 4, 6 …"),
    ],
)
def test_places(file: str, rows: tuple[int, ...], count: int, place: str) -> None:
    assert where(translator("en"), file, rows, count) == place


def test_the_order_of_the_book_is_kept(tmp_path: Path) -> None:
    rows = [{"contract_id": "1", "start_date": "never", "annual_value": "much"}]
    book = load_book(write(tmp_path, {"contracts": rows}))
    found = findings_out(book.findings, translator("en"))
    assert [row.code for row in found] == [row.code for row in book.findings]
    assert len(found) > 1
