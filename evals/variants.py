"""The books of the cases, made anew for each: a real one, or one of `books/*.yaml`.

A variant has a base and patches, each about the rows of a table or about a text file:

    {table: contracts, where: {contract_id: acme-c1}, set: {end_date: 2026-05-31}}
    {table: rates, where: {currency: RUB}, remove: true}
    {table: accounts, add: {account_id: northgate, name: Northgate Inc}}
    {file: accounts/oakfield.md, replace: "old text, there once", with: "new text"}
    {file: playbook.yaml, write: "the whole text"}

A patch that finds nothing to change is refused, so that no variant quietly becomes its base.
"""

from __future__ import annotations

import csv
import json
import shutil
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from evals.case import Case, plain_json
from evals.case_files import cases, strict

ROOT = Path(__file__).parents[1]
DEMO = ROOT / "assets" / "demo_book"
EXPORTS = ROOT.parent / "shared" / "data" / "ravenstack"
MAPPING = ROOT / "tests" / "data" / "ravenstack" / "book.yaml"
VARIANTS = Path(__file__).parent / "books"
Cells = Annotated[dict[str, Any], BeforeValidator(plain_json)]
Row = dict[str, Any]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SetCells(_Strict):
    """Cells of the rows that `where` finds."""

    table: str
    where: Cells
    cells: Cells = Field(alias="set")


class RemoveRows(_Strict):
    """The rows that `where` finds."""

    table: str
    where: Cells
    remove: Literal[True]


class AddRow(_Strict):
    """A row more."""

    table: str
    add: Cells


class ReplaceText(_Strict):
    """A text that stands in a file once."""

    file: str
    replace: str
    by: str = Field(alias="with")


class WriteFile(_Strict):
    """A whole file."""

    file: str
    write: str


Patch = SetCells | RemoveRows | AddRow | ReplaceText | WriteFile


class Variant(_Strict):
    """A book made from another."""

    about: str
    base: Literal["demo", "ravenstack"]
    patches: tuple[Patch, ...] = Field(min_length=1)


def available() -> tuple[tuple[Case, ...], tuple[Case, ...]]:
    """The cases whose book can be made, and those whose book is not here."""
    found = cases()
    here = tuple(case for case in found if has(case.book))
    return here, tuple(case for case in found if case not in here)


def has(name: str) -> bool:
    """Whether a book can be made; RavenStack is not in the repository."""
    return _base(name) != "ravenstack" or EXPORTS.is_dir()


def made(name: str, folder: Path) -> Path:
    """A book, made in a folder that does not exist yet.

    Raises:
        ValueError: there is no such book, or a patch does not fit it.
    """
    if _base(name) == "ravenstack":
        _ravenstack(folder)
    else:
        shutil.copytree(DEMO, folder)
    for patch in () if name in ("demo", "ravenstack") else variant(name).patches:
        _apply(patch, folder, name)
    return folder


@cache
def variant(name: str) -> Variant:
    """What the file of a variant says.

    Raises:
        ValueError: there is none, or it cannot be read.
    """
    path = VARIANTS / f"{name}.yaml"
    if not path.is_file():
        raise ValueError(f"there is no book called {name}: demo, ravenstack or books/{name}.yaml")
    return Variant.model_validate(strict(path))


def _base(name: str) -> str:
    return name if name in ("demo", "ravenstack") else variant(name).base


def _ravenstack(folder: Path) -> None:
    (folder / "exports").mkdir(parents=True)
    for path in sorted(EXPORTS.glob("*.csv")):
        shutil.copyfile(path, folder / "exports" / path.name)
    shutil.copyfile(MAPPING, folder / "book.yaml")


def _apply(patch: Patch, book: Path, name: str) -> None:
    if isinstance(patch, WriteFile):
        path = book / patch.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(patch.write, encoding="utf-8")
    elif isinstance(patch, ReplaceText):
        path = book / patch.file
        text = path.read_text(encoding="utf-8")
        if text.count(patch.replace) != 1:
            raise ValueError(f"{name}: “{patch.replace}” does not stand in {patch.file} once")
        path.write_text(text.replace(patch.replace, patch.by), encoding="utf-8")
    else:
        path = _table(book, patch.table)
        rows = _rows(path)
        changed = _changed(patch, rows)
        if changed == rows:
            raise ValueError(f"{name}: a patch changes nothing in {patch.table}")
        _write(path, changed)


def _changed(patch: SetCells | RemoveRows | AddRow, rows: list[Row]) -> list[Row]:
    if isinstance(patch, AddRow):
        return [*rows, patch.add]
    found = [all(str(row.get(key)) == str(v) for key, v in patch.where.items()) for row in rows]
    if isinstance(patch, RemoveRows):
        return [row for row, meant in zip(rows, found, strict=True) if not meant]
    return [row | patch.cells if meant else row for row, meant in zip(rows, found, strict=True)]


def _table(book: Path, table: str) -> Path:
    found = [*book.glob(f"tables/{table}.csv"), *book.glob(f"tables/{table}.json")]
    if not found:
        raise ValueError(f"there is no table {table} to patch")
    return found[0]


def _rows(path: Path) -> list[Row]:
    if path.suffix == ".json":
        rows: list[Row] = json.loads(path.read_text(encoding="utf-8"))
        return rows
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write(path: Path, rows: list[Row]) -> None:
    if path.suffix == ".json":
        path.write_text(json.dumps(rows, ensure_ascii=False, indent=2), encoding="utf-8")
        return
    columns = list(dict.fromkeys(key for row in rows for key in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(rows)
