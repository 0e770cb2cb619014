"""The words under which exports and people put what a book holds: `references/vocabulary/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from enterprise_sales.book.tables import MODELS, columns_of
from enterprise_sales.book.yaml_file import load_yaml
from enterprise_sales.intake.stems import stem, stems
from enterprise_sales.language import references_dir

_WHOSE = ("account_id", "account_name", "tax_id")
_WHAT = ("product_id", "product_name")
HELPERS: dict[str, tuple[str, ...]] = {
    "orders": (*_WHOSE, *_WHAT, "currency"),
    "order_lines": _WHAT,
    "staff": (),
    "categories": (),
}
"""Sheets that are no table of a book but help to fill one, and what they may say besides."""


class Strict(BaseModel):
    """A file of the vocabulary: unknown keys are refused by name."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class _Source(Strict):
    document: str
    section: str | None = None
    url: str | None = None
    checked: str


class _WordsFile(Strict):
    source: _Source
    note: str
    silent: tuple[str, ...]
    weak: tuple[str, ...]
    bare: tuple[str, ...]
    signs: dict[str, str]
    scales: tuple[str, ...]
    currencies: dict[str, str]
    same: dict[str, tuple[str, ...]]


class _Phrases(Strict):
    source: _Source
    note: str
    roles: dict[str, tuple[str, ...]]


class _Common(_Phrases):
    kinds: dict[str, str]


class _Topics(Strict):
    source: _Source
    note: str
    topics: dict[str, tuple[str, ...]]


class TableWords(Strict):
    """How a table and its columns are called.

    Attributes:
        called: names of the table as a whole: of files and sheets.
        own: the word for one row of it, which may stand in its headers: `Deal - Value`.
        needs: what a row cannot do without: of each group of roles, one.
        tells: role → how much its presence says that a sheet is this table; 0.25 where absent.
        roles: what a column says of a row → its headers. A role is a column of the table, or a
            part from which one is made (`first_name`, `account_name`, `owner_id` …).
    """

    source: _Source
    called: tuple[str, ...]
    own: str | None = None
    needs: tuple[tuple[str, ...], ...]
    tells: dict[str, float]
    roles: dict[str, tuple[str, ...]]


class VendorExport(Strict):
    """One export of a program: its table, its headers, and what to make of each.

    Attributes:
        name: what the program calls it.
        table: the table that it is.
        known_by: headers that tell this export from every other one.
        columns: header → role.
        aside: headers that have no place in a book.
    """

    name: str
    table: str
    known_by: tuple[str, ...]
    columns: dict[str, str]
    aside: tuple[str, ...] = ()


class Vendor(Strict):
    """A program that exports are made with."""

    vendor: str
    source: _Source
    note: str | None = None
    exports: tuple[VendorExport, ...]


@dataclass(frozen=True)
class Words:
    """The words of headers.

    Attributes:
        silent: stems that say nothing.
        weak: stems that change little: `primary`, `current`.
        bare: single words that many tables have for a header.
        signs: a sign → the word that it stands for.
        scales: stems that say that cells are thousands or millions.
        currencies: a word → the code of the currency.
        meanings: an expression of stems → the name under which all its synonyms go.
    """

    silent: frozenset[str]
    weak: frozenset[str]
    bare: frozenset[str]
    signs: Mapping[str, str]
    scales: frozenset[str]
    currencies: Mapping[str, str]
    meanings: Mapping[str, str]


def vocabulary_dir() -> Path:
    """Where the vocabulary lies."""
    return references_dir() / "vocabulary"


@cache
def words() -> Words:
    """The words of `words.yaml`."""
    read = _WordsFile.model_validate(load("words.yaml"))
    meanings = {stems(text): name for name, texts in read.same.items() for text in texts}
    return Words(
        silent=frozenset(stem(word) for word in read.silent),
        weak=frozenset(stem(word) for word in read.weak),
        bare=frozenset(read.bare),
        signs=read.signs,
        scales=frozenset(stem(word) for word in read.scales),
        currencies=read.currencies,
        meanings=meanings,
    )


@cache
def table_words(table: str) -> TableWords:
    """How a table and its columns are called, with what every table may say besides."""
    own = TableWords.model_validate(load(f"columns/{table}.yaml"))
    shared = _common().roles
    roles = {**own.roles}
    for role, phrases in shared.items():
        if not _may_say(table, role):
            continue
        home = "name" if (table, role) == ("accounts", "account_name") else role
        roles[home] = (*roles.get(home, ()), *phrases)
    return own.model_copy(update={"roles": roles})


def _may_say(table: str, role: str) -> bool:
    """Whose row it is, and which product is meant, is only said where the table asks for it."""
    if table in HELPERS:
        return role in HELPERS[table]
    own = columns_of(table)
    if role in _WHOSE:
        return "account_id" in own
    if role in _WHAT:
        return "product_id" in own and table != "products"
    return table != "rates"


@cache
def _common() -> _Common:
    return _Common.model_validate(load("common.yaml"))


@cache
def kind_of(table: str, role: str) -> str:
    """What the cells of a role hold: the kind of a column, or `name`, `id`, `outcome` and so on."""
    if role == "currency":
        return "currency"
    if table not in HELPERS and role in columns_of(table) and not role.endswith("_id"):
        kind = columns_of(table)[role].kind
        return "name" if kind == "text" else kind
    return _common().kinds.get(role, "id" if role.endswith("_id") else "name")


@cache
def topics() -> Mapping[str, tuple[str, ...]]:
    """What exports hold and no table of a book does: topic → headers."""
    return _Topics.model_validate(load("aside.yaml")).topics


@cache
def vendors() -> tuple[Vendor, ...]:
    """Every program whose exports are known, by name."""
    folder = vocabulary_dir() / "vendors"
    return tuple(
        Vendor.model_validate(load(f"vendors/{path.name}"))
        for path in sorted(folder.glob("*.yaml"))
    )


def tables() -> tuple[str, ...]:
    """The tables that can be recognised: those of a book, and those that help to fill them."""
    return (*MODELS, *HELPERS)


def load(name: str) -> Any:
    """The content of a file of the vocabulary."""
    return load_yaml((vocabulary_dir() / name).read_text(encoding="utf-8"), name)


class _Judgement(Strict):
    source: _Source
    note: str
    values: dict[str, float]


@cache
def judgement(name: str) -> float:
    """A threshold or weight of `judgement.yaml`.

    Raises:
        KeyError: there is none of this name.
    """
    return _judgements()[name]


@cache
def _judgements() -> Mapping[str, float]:
    return _Judgement.model_validate(load("judgement.yaml")).values
