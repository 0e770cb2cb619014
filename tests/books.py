"""Books as a test writes them: tables as lists of rows, put into a folder in any form."""

from __future__ import annotations

import csv
import json
import random
import shutil
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import yaml

Row = Mapping[str, Any]
Tables = Mapping[str, Sequence[Row]]
"""Table → rows as people write them: money in decimals, dates as dates, absent cells left out."""


def written(
    folder: Path,
    tables: Tables,
    form: Callable[[Path, str, Sequence[Row]], None] | None = None,
    **mapping: str,
) -> Path:
    """A book in an empty folder.

    Args:
        folder: where to; what stood there is removed.
        tables: the rows.
        form: `as_csv`, `as_json`, `as_xlsx` or `as_parquet`; CSV where absent.
        mapping: keys of `book.yaml`, such as the currency.
    """
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "tables").mkdir(parents=True)
    (folder / "book.yaml").write_text(yaml.safe_dump(mapping), encoding="utf-8")
    for table, rows in tables.items():
        (form or as_csv)(folder / "tables", table, rows)
    return folder


def columns(rows: Sequence[Row]) -> list[str]:
    """The columns of rows, in the order of first appearance."""
    return list(dict.fromkeys(name for row in rows for name in row))


def text(cell: Any) -> Any:
    """A cell as an export would write it."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return cell.isoformat() if isinstance(cell, date) else cell


def as_csv(folder: Path, table: str, rows: Sequence[Row]) -> None:
    with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns(rows))
        writer.writeheader()
        writer.writerows({name: text(cell) for name, cell in row.items()} for row in rows)


def as_json(folder: Path, table: str, rows: Sequence[Row]) -> None:
    records = [{name: text(cell) for name, cell in row.items()} for row in rows]
    (folder / f"{table}.json").write_text(json.dumps(records), encoding="utf-8")


def as_xlsx(folder: Path, table: str, rows: Sequence[Row]) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    names = columns(rows)
    sheet.append(names)
    for row in rows:
        sheet.append([row.get(name) for name in names])
    book.save(folder / f"{table}.xlsx")


def as_parquet(folder: Path, table: str, rows: Sequence[Row]) -> None:
    names = columns(rows)
    data = {name: [row.get(name) for row in rows] for name in names}
    pl.DataFrame(data, strict=False).write_parquet(folder / f"{table}.parquet")


def shuffled(tables: Tables, seed: int) -> Tables:
    """The same rows in another order."""
    order = random.Random(seed)  # noqa: S311 - a shuffle that can be repeated
    return {table: order.sample(rows, len(rows)) for table, rows in tables.items()}


def raw_tables(folder: Path) -> dict[str, list[dict[str, str]]]:
    """The rows of a book's CSV and JSON files as they stand, empty cells left out."""
    found: dict[str, list[dict[str, str]]] = {}
    for path in sorted(folder.glob("tables/*")):
        if path.suffix == ".csv":
            with path.open(encoding="utf-8", newline="") as file:
                rows: list[dict[str, str]] = list(csv.DictReader(file))
        else:
            rows = json.loads(path.read_text(encoding="utf-8"))
        found[path.stem] = [{k: v for k, v in row.items() if v != ""} for row in rows]
    return found
