"""The small sound book that a bad input is laid over, and the books made of both."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import polars as pl

from enterprise_sales.book import Book

HERE = Path(__file__).parent
GOOD = HERE / "good"
BAD_INPUT = HERE / "bad_input"
BAD = sorted(path for path in BAD_INPUT.iterdir() if path.is_dir())
ALONE = "alone"
GOLDEN = "message.txt"
OF_THE_FILE = frozenset(
    ("row_ragged", "quotes_unmatched", "column_missing", "column_misnamed", "rows_expected")
)
"""Findings that count the rows they left out themselves, since no row of theirs was read."""
OF_LIMITS = frozenset(("line_too_long", "file_too_large", "too_many_cells", "yaml_too_large"))
"""Messages about files too large to be kept here; `tests/readers_csv` makes them."""


def laid_over(case: Path, folder: Path) -> Path:
    """The sound book with the files of a case over it, or the case by itself."""
    if not (case / ALONE).exists():
        shutil.copytree(GOOD, folder, dirs_exist_ok=True)
    shutil.copytree(case, folder, dirs_exist_ok=True)
    return folder


def rows_in(path: Path) -> int:
    """How many rows a CSV or JSON file holds, whatever the quotation marks say."""
    if path.suffix == ".json":
        return len(json.loads(path.read_text(encoding="utf-8")))
    lines = path.read_text(encoding="utf-8").splitlines()
    return sum(any(next(csv.reader([line]))) for line in lines if line) - 1


def kept(book: Book, file: str) -> int:
    """How many rows of a file are in the tables."""
    return sum(rows.filter(pl.col("_file") == file).height for rows in book.tables.values())


def set_aside(book: Book, file: str) -> int:
    """How many rows of a file `book.yaml` says are no data."""
    told = [found for found in book.findings if found.file == file]
    return sum(found.count for found in told if found.code == "rows_set_aside")


def left_out(book: Book, file: str) -> int:
    """How many rows of a file were left out, each counted once."""
    lost = book.problems.filter((pl.col("file") == file) & pl.col("left_out"))
    told = [found for found in book.findings if found.file == file and found.code in OF_THE_FILE]
    return lost["row"].n_unique() + sum(found.left_out for found in told)
