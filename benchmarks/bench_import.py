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

from enterprise_sales.book.currencies import with_exponent
from enterprise_sales.book.folder import contents_of
from enterprise_sales.book.load import read_book
from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.money import exponent
from enterprise_sales.book.normalise import Normalised, normalise
from enterprise_sales.book.readers import read_file
from enterprise_sales.book.straight import Straight

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
    "annual_value": pl.Decimal(18, 2),
    "seats": pl.Int64,
    "auto_renew": pl.Boolean,
    "status": pl.String,
}


CURRENCY = "USD"
NO_OTHERS = pl.DataFrame(schema={"account_id": pl.String, "currency": pl.String})


def _file(folder: Path, form: str) -> Path:
    return folder / ("contracts.xlsx" if form == "xlsx" else "book/tables/contracts.csv")


def _cells(folder: Path, form: str) -> int:
    path = _file(folder, form)
    return read_file(path, FileMapping(file=path.name, table="contracts")).cells.height


def _typed(folder: Path, form: str) -> int:
    assert form == "csv"
    path = _file(folder, form)
    options = FileMapping(file=path.name, table="contracts")

    def typing(raw: pl.DataFrame, tidy: bool) -> Normalised:
        cells = with_exponent(raw, NO_OTHERS, CURRENCY)
        return normalise(cells, options.table, options, tidy=tidy)

    read = read_file(path, options, Straight(options, typing, exponent(CURRENCY)))
    assert read.cells.is_empty()
    return pl.concat(read.taken).height


def _table(folder: Path) -> pl.DataFrame:
    return read_book(contents_of(folder / "book")).table("contracts")


def _book(folder: Path, form: str) -> int:
    assert form == "csv"
    return _table(folder).height


def _plain(folder: Path, form: str) -> int:
    path = _file(folder, form)
    if form == "csv":
        return _by_polars(path).height
    header, *rows = load_workbook(str(path)).get_sheet_by_index(0).to_python()
    names = [str(name) for name in header]
    return pl.DataFrame(rows, schema=names, orient="row").height


def _by_polars(path: Path) -> pl.DataFrame:
    """What a user of Polars writes for typed columns, with amounts in minor units."""
    minor = (pl.col("annual_value") * 100).cast(pl.Int64)
    return pl.read_csv(path, schema=TYPES).with_columns(minor)


def _ordered_by_polars(folder: Path) -> pl.DataFrame:
    """What a user of Polars writes for the table of the book; like it where nothing is wrong."""
    accounts = pl.read_csv(folder / "book/tables/accounts.csv")["account_id"]
    rows = _by_polars(_file(folder, "csv")).with_row_index("_row", offset=2)
    ordered = rows.sort("contract_id")
    twice = pl.col("contract_id") == pl.col("contract_id").shift()
    known = pl.col("account_id").is_in(accounts.implode())
    forward = pl.col("end_date") >= pl.col("start_date")
    return ordered.filter(known & forward & ~twice.fill_null(value=False))


def _by_hand(folder: Path, form: str) -> int:
    assert form == "csv"
    return _ordered_by_polars(folder).height


SIDES: dict[str, Callable[[Path, str], int]] = {
    "ours": _cells,
    "typed": _typed,
    "book": _book,
    "peer": _plain,
    "by-hand": _by_hand,
}


@pytest.mark.benchmark(group="import")
def test_read(benchmark: Any, pytestconfig: pytest.Config) -> None:
    folder, form, side = (
        pytestconfig.getoption(f"--{name}") for name in ("export", "form", "side")
    )
    pl.read_csv(_file(Path(folder), "csv"), n_rows=10)
    rows = benchmark.pedantic(SIDES[side], args=(Path(folder), form), rounds=ROUNDS[form])
    peak = getrusage(RUSAGE_SELF).ru_maxrss * UNIT
    benchmark.extra_info.update(form=form, side=side, rows=rows, peak_bytes=peak)
    if side == "by-hand":
        ours = _table(Path(folder))
        theirs = _ordered_by_polars(Path(folder))
        assert theirs.select(*TYPES, "_row").equals(ours.select(*TYPES, "_row"))
