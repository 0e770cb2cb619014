"""Cases a sales operations person could write: files, what `book.yaml` says, and what follows.

A case gives `files` (name → text) and `book` (what stands in `book.yaml`), and expects `rows`
(table → rows, each as far as it is named), `findings` (code: how many rows, of which left out) or
the message with which the mapping is `refused`. The accounts `acme` and `birch` are always there
unless the case brings its own.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
import yaml

from enterprise_sales.book import Book, BookError, load_book
from enterprise_sales.book.link_messages import MESSAGES

from .books import ACCOUNTS, told, written

HERE = Path(__file__).parent / "cases"
CASES = [
    pytest.param(case, id=f"{path.stem}: {case['case']}")
    for path in sorted(HERE.glob("*.yaml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]


def read(case: dict[str, Any], folder: Path, files: dict[str, str]) -> Book:
    encodings = case.get("encodings")
    return load_book(written(folder, case["book"], {**ACCOUNTS, **files}, encodings))


@pytest.mark.parametrize("case", CASES)
def test_what_follows(case: dict[str, Any], tmp_path: Path) -> None:
    if "refused" in case:
        with pytest.raises(BookError) as refusal:
            read(case, tmp_path / "book", case.get("files", {}))
        assert str(refusal.value) == case["refused"]
        return
    book = read(case, tmp_path / "book", case["files"])
    assert told(book) == case.get("findings", {})
    for table, rows in case["rows"].items():
        names = list(rows[0]) if rows else []
        assert named(book, table, names) == [{n: row[n] for n in names} for row in rows]
    for text in case.get("messages", ()):
        assert text in [finding.message for finding in book.findings]


def named(book: Book, table: str, names: list[str]) -> list[dict[str, Any]]:
    """The rows of a table as far as they are named, dates and all else as people write them."""
    frame = book.table(table)
    plain = ("str", "int", "float", "bool", "NoneType")
    return [
        {
            name: value if type(value).__name__ in plain else str(value)
            for name, value in row.items()
        }
        for row in frame.select(names or frame.columns).iter_rows(named=True)
    ]


@pytest.mark.parametrize("case", [case for case in CASES if "rows" in case.values[0]])
def test_the_order_of_rows_never_shows(case: Any, tmp_path: Path) -> None:
    """The same rows in another order are the same book with the same findings."""
    book = read(case, tmp_path / "book", case["files"])
    files = {name: shuffled(text) for name, text in case["files"].items()}
    other = read(case, tmp_path / "other", files)
    assert other.sha256 == book.sha256
    assert told(other) == told(book)


def shuffled(text: str) -> str:
    header, *rows = text.splitlines()
    order = random.Random(len(text)).sample(rows, len(rows))  # noqa: S311 - can be repeated
    return "\n".join([header, *order]) + "\n"


def test_every_message_has_a_case(tmp_path: Path) -> None:
    seen = {code for case in CASES for code in case.values[0].get("findings", {})}
    refused = [case.values[0]["refused"] for case in CASES if "refused" in case.values[0]]
    texts = "\n".join(refused)
    for code, (_, remedy) in MESSAGES.items():
        assert code in seen or remedy.format(annual_value="…") in texts, code
