"""Reading a large export in a process of its own, so that the peak of its memory is its own."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from typing import Any

import polars as pl
import pytest
from python_calamine import load_workbook

from enterprise_sales.book.folder import contents_of
from enterprise_sales.book.load import read_book
from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.readers import read_file

UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes of what getrusage counts in."""
ROUNDS = {"csv": 5, "xlsx": 1}
TYPES = {
    "contract_id": pl.String,
    "account_id": pl.String,
    "product_id": pl.String,
    "business_unit": pl.String,
    "start_date": pl.Date,
    "end_date": pl.Date,
    "annual_value": pl.Float64,
    "seats": pl.Int64,
    "auto_renew": pl.Boolean,
    "status": pl.String,
}


def _file(folder: Path, form: str) -> Path:
    return folder / ("contracts.xlsx" if form == "xlsx" else "book/tables/contracts.csv")


def _cells(folder: Path, form: str) -> int:
    path = _file(folder, form)
    return read_file(path, FileMapping(file=path.name, table="contracts")).cells.height


def _book(folder: Path, form: str) -> int:
    assert form == "csv"
    return read_book(contents_of(folder / "book")).table("contracts").height


def _plain(folder: Path, form: str) -> int:
    path = _file(folder, form)
    if form == "csv":
        return pl.read_csv(path, schema=TYPES).height
    header, *rows = load_workbook(str(path)).get_sheet_by_index(0).to_python()
    names = [str(name) for name in header]
    return pl.DataFrame(rows, schema=names, orient="row").height


SIDES: dict[str, Callable[[Path, str], int]] = {"ours": _cells, "book": _book, "peer": _plain}


@pytest.mark.benchmark(group="import")
def test_read(benchmark: Any, pytestconfig: pytest.Config) -> None:
    folder, form, side = (
        pytestconfig.getoption(f"--{name}") for name in ("export", "form", "side")
    )
    pl.read_csv(_file(Path(folder), "csv"), n_rows=10)
    rows = benchmark.pedantic(SIDES[side], args=(Path(folder), form), rounds=ROUNDS[form])
    peak = getrusage(RUSAGE_SELF).ru_maxrss * UNIT
    benchmark.extra_info.update(form=form, side=side, rows=rows, peak_bytes=peak)
