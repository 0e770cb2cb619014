"""Every row of a file is kept, counted together with another, set aside or left out: once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import polars as pl
import pytest
from hypothesis import example, given, settings

from enterprise_sales.book import Book, load_book
from enterprise_sales.book.file_reads import FileRead
from enterprise_sales.book.findings import BookError

from ..book.samples import BAD, laid_over
from ..derive.test_laws import DISTINCT, LINES, WINDOWED, filled
from ..derive.test_laws import book_of as book_of_lines
from .books import book_of, report

FILE = "exports/lines.csv"
ORDER = {"deal": "d1", "company": "acme", "stage": "Won", "price": "10", "pieces": "1"}
SOME = 4
"""Every fourth bad input, which is enough: all are read by the tests of the book."""


def lost_rows(book: Book, read: FileRead) -> int:
    """Rows left out, as the problems of single rows and the findings of whole files tell them."""
    problems = book.problems.filter(
        (pl.col("file") == read.file) & (pl.col("table") == read.table) & pl.col("left_out")
    )
    single = set(problems["code"])
    whole = [
        one.left_out
        for one in book.findings
        if one.file == read.file
        and (one.table or "accounts") == read.table
        and one.code not in single
    ]
    return problems["row"].n_unique() + sum(whole)


def is_whole(read: FileRead) -> bool:
    parts = (read.kept, read.merged, read.set_aside, read.left_out)
    return min(parts) >= 0 and sum(parts) == read.read


@pytest.mark.parametrize("entry", [DISTINCT, WINDOWED], ids=["one each", "counted together"])
@given(lines=LINES)
@example(lines=[{**ORDER, "day": day} for day in ("2026-06-30", "2026-06-30", "2025-06-30")])
@settings(max_examples=20, deadline=None)
def test_what_is_read_is_what_the_file_holds(
    entry: dict[str, Any], lines: list[dict[str, str]]
) -> None:
    with TemporaryDirectory() as folder:
        book = book_of_lines(Path(folder) / "book", entry, lines)
    read = next(one for one in book.reads if one.file == FILE)
    assert read.read == filled(lines)
    assert is_whole(read)
    assert read.left_out == lost_rows(book, read)
    assert read.kept == book.table(read.table).height


def test_bad_input_is_counted(tmp_path: Path) -> None:
    wrong = {}
    for case in BAD[::SOME]:
        try:
            book = load_book(laid_over(case, tmp_path / case.name))
        except BookError:
            continue
        for read in book.reads:
            if not is_whole(read) or read.left_out != lost_rows(book, read):
                wrong[case.name, read.table, read.file] = (read, lost_rows(book, read))
    assert not wrong


NOTES = "Report of today,,\nTicket,Client,Opened\nt1,acme,2026-01-02\nt2,acme,never\nTotal: 2,,\n"
TOLD: Mapping[str, int] = {"rows_read": 4, "kept": 1, "set_aside": 2, "left_out": 1, "merged": 0}


def test_rows_above_and_under_a_table_are_set_aside_not_lost(tmp_path: Path) -> None:
    from ..derive.books import ACCOUNTS, written

    columns = {"Ticket": "ticket_id", "Client": "account_id", "Opened": "opened_on"}
    entry = {"file": "exports/t.csv", "table": "tickets", "columns": columns}
    framed = {**entry, "header_row": 2, "footer": True}
    files = {**ACCOUNTS, "exports/t.csv": NOTES}
    result = report(load_book(written(tmp_path / "book", {"files": [framed]}, files)))
    found = next(one for one in result.tables if one.table == "tickets")
    assert {name: getattr(found, name) for name in TOLD} == TOLD
    assert {(one.fate, one.code, one.rows) for one in found.reasons} == {
        ("set_aside", "rows_set_aside", 2),
        ("left_out", "date_unreadable", 1),
    }


def test_a_file_that_cannot_be_read_stands_there_with_its_reason(tmp_path: Path) -> None:
    book = tmp_path / "book"
    book_of(
        book, {"tickets": [{"ticket_id": "t", "account_id": "acme", "opened_on": "2026-01-01"}]}
    )
    (book / "tables" / "tickets.csv").write_bytes(b"\x00\x01\x02\xff")
    found = next(one for one in report(load_book(book)).tables if one.table == "tickets")
    assert (found.rows_read, [one.fate for one in found.reasons]) == (0, ["unreadable"])


def test_dossiers_are_told_together(tmp_path: Path) -> None:
    folder = tmp_path / "book"
    (folder / "accounts").mkdir(parents=True)
    for name in ("acme", "birch"):
        text = (
            f"---\nname: {name}\ntickets:\n  - {{ticket_id: {name}, opened_on: 2026-01-01}}\n---\n"
        )
        (folder / "accounts" / f"{name}.md").write_text(text, encoding="utf-8")
    (folder / "accounts" / "empty.md").write_text("nothing but words\n", encoding="utf-8")
    found = {(one.table, one.file): one for one in report(load_book(folder)).tables}
    accounts = found["accounts", "accounts/*.md"]
    assert (accounts.rows_read, accounts.kept, accounts.left_out) == (3, 2, 1)
    assert found["tickets", "accounts/*.md"].kept == 2
