"""No row is lost: what a file holds is kept, counted together, left out or set aside."""

from __future__ import annotations

import random
from decimal import ROUND_HALF_EVEN, Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from enterprise_sales.book import Book, load_book
from enterprise_sales.book.file_reads import FileRead

from ..book.samples import left_out
from .books import ACCOUNTS, written

LINE = st.fixed_dictionaries(
    {
        "deal": st.sampled_from(["d1", "d2", "d3", ""]),
        "company": st.sampled_from(["acme", "Acme Corp", "береза", "Birke", ""]),
        "stage": st.sampled_from(["Won", "won ", "Lost", ""]),
        "day": st.sampled_from(["2026-06-30", "2025-06-30", "2024-01-31", "never", ""]),
        "price": st.sampled_from(["10", "0.005", "-3.3333", "ten", ""]),
        "pieces": st.sampled_from(["1", "3", "0.1", ""]),
    }
)
LINES = st.lists(LINE, max_size=12)
BY_NAME = {"account_id": {"column": "company", "table": "accounts", "key": "name", "by": "name"}}
WORTH = {"column": "price", "how": "sum", "times": ["pieces"]}
FILE = {"file": "exports/lines.csv", "lookups": BY_NAME}
WON = {"stage": ["Won"]}
DISTINCT = {
    **FILE,
    "table": "opportunities",
    "columns": {"deal": "opportunity_id"},
    "where": WON,
    "distinct": ["opportunity_id"],
    "ignore": ["stage"],
}
WINDOWED = {
    **FILE,
    "table": "contracts",
    "columns": {"day": "start_date"},
    "unless": {"stage": ["Lost"]},
    "aggregate": {"annual_value": WORTH, "seats": {"column": "company", "how": "count"}},
    "windows": {},
}


def book_of(folder: Path, entry: dict[str, Any], lines: list[dict[str, str]]) -> Book:
    names = ("deal", "company", "stage", "day", "price", "pieces")
    rows = [",".join(line[name] for name in names) for line in lines]
    text = "\n".join([",".join(names), *rows]) + "\n"
    files = {**ACCOUNTS, "exports/lines.csv": text}
    return load_book(written(folder, {"files": [entry]}, files))


def counts(book: Book) -> dict[str, int]:
    found: dict[str, int] = {}
    for one in book.findings:
        if one.file == "exports/lines.csv":
            found[one.code] = found.get(one.code, 0) + one.count
    return found


def reported(book: Book) -> FileRead:
    """What the book says became of the rows."""
    (found,) = [one for one in book.reads if one.file == "exports/lines.csv"]
    return found


def filled(lines: list[dict[str, str]]) -> int:
    """A line in which nothing stands is no row."""
    return sum(any(line.values()) for line in lines)


@given(LINES)
@settings(max_examples=25, deadline=None)
def test_rows_are_kept_repeated_left_out_or_set_aside(lines: list[dict[str, str]]) -> None:
    with TemporaryDirectory() as folder:
        book = book_of(Path(folder) / "book", DISTINCT, lines)
    found = counts(book)
    aside = found.get("rows_not_taken", 0) + found.get("rows_repeated", 0)
    kept = book.table("opportunities").height
    said = reported(book)
    assert (said.read, said.kept) == (filled(lines), kept)
    assert said.left_out == left_out(book, "exports/lines.csv")
    assert kept + aside + left_out(book, "exports/lines.csv") == filled(lines)


@given(LINES, st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None)
def test_rows_that_are_counted_are_all_counted(
    lines: list[dict[str, str]], order: random.Random
) -> None:
    with TemporaryDirectory() as folder:
        book = book_of(Path(folder) / "book", WINDOWED, lines)
        mixed = order.sample(lines, len(lines))
        other = book_of(Path(folder) / "other", WINDOWED, mixed)
    contracts = book.table("contracts")
    counted = contracts["seats"].sum() if contracts.height else 0
    aside = counts(book).get("rows_taken_out", 0)
    said = reported(book)
    assert (said.kept + said.merged, said.set_aside) == (counted, aside)
    assert counted + aside + left_out(book, "exports/lines.csv") == filled(lines)
    assert other.sha256 == book.sha256


@given(st.lists(st.tuples(st.decimals(-999, 9999, places=8), st.integers(0, 99)), max_size=9))
@settings(max_examples=25, deadline=None)
def test_a_sum_is_what_decimal_arithmetic_says(lines: list[tuple[Decimal, int]]) -> None:
    day = dict.fromkeys(("deal", "stage"), "") | {"day": "2026-06-30", "company": "acme"}
    rows = [day | {"price": f"{price:f}", "pieces": str(pieces)} for price, pieces in lines]
    with TemporaryDirectory() as folder:
        book = book_of(Path(folder) / "book", WINDOWED, rows)
    exact = sum((price * pieces for price, pieces in lines), Decimal(0))
    cents = int((exact * 100).quantize(Decimal(1), ROUND_HALF_EVEN))
    expected = [cents] if lines and cents >= 0 else []
    assert book.table("contracts")["annual_value"].to_list() == expected
