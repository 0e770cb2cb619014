"""Entries of `facts:` and `overrides:` in a dossier: what was said, noted or decided, and by whom.

An entry is checked here by its form alone; its values are read with those of its table.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import Any

from enterprise_sales.book.findings import Finding
from enterprise_sales.book.nearest import hint
from enterprise_sales.book.settling import Kind
from enterprise_sales.book.tables import MODELS, columns_of

FACTS, OVERRIDES = "facts", "overrides"
LISTS: dict[str, tuple[str, ...]] = {
    FACTS: ("table", "key", "set", "said_by", "said_on", "file", "line", "quote"),
    OVERRIDES: ("table", "key", "set", "reason", "author", "expires", "said_on"),
}
"""List of a dossier → the keys of its entries."""
DAYS = ("said_on", "expires")
ID_LENGTH = 10
"""Characters of an id: enough to tell the entries of one dossier apart."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, eq=False)
class Statement:
    """One entry.

    Attributes:
        listed: `facts` or `overrides`.
        file: the dossier.
        line: at which the entry begins.
        account_id: whose dossier it is.
        table: which table it speaks of.
        key: column → cell that name the row; empty for a new row of a table without a key.
        cells: column → cell that it states.
        source: the other keys of the entry, as they stand.
        on: the day on which it was said; None for a note without a date.
        expires: the last day of an override.
    """

    listed: str
    file: str
    line: int
    account_id: str
    table: str
    key: Mapping[str, str]
    cells: Mapping[str, str]
    source: Mapping[str, str]
    on: date | None
    expires: date | None

    @property
    def kind(self) -> Kind:
        """The kind of source."""
        if self.listed == OVERRIDES:
            return "override"
        return "note" if "file" in self.source else "said"

    @property
    def named(self) -> tuple[str, ...]:
        """The columns of the table's key that an entry may name."""
        return key_columns(self.table)

    @property
    def by(self) -> str:
        """Who or what says it: a person, or a file of notes."""
        return self.source.get("file") or self.source.get("said_by") or self.source["author"]

    @property
    def place(self) -> str:
        """Where it can be looked up, without words of any language."""
        here = f"{self.file}:{self.line}"
        if self.kind == "note":
            line = self.source.get("line")
            return f"{self.by}:{line}" if line else self.by
        day = f", {self.on.isoformat()}" if self.on else ""
        return f"{self.by}{day}, {here}"

    @cached_property
    def id(self) -> str:
        """Tells the entries of a dossier apart: made of all that the entry says."""
        said = [self.listed, self.table, dict(self.key), dict(self.cells), dict(self.source)]
        text = json.dumps(said, sort_keys=True, ensure_ascii=True)
        return sha256(text.encode()).hexdigest()[:ID_LENGTH]


def statement_of(
    entry: Mapping[str, Any], listed: str, file: str, line: int, account_id: str
) -> Statement | list[Finding]:
    """The entry as a statement, or all that is wrong with its form.

    Args:
        entry: the mapping as it stands, every scalar a text.
        listed: the list in which it stands.
        file: the dossier.
        line: at which the entry begins.
        account_id: whose dossier it is.
    """
    found = list(_wrong(entry, listed, account_id))
    if found:
        place = {"file": file, "rows": (line,), "account_id": account_id}
        return [finding.model_copy(update=place) for finding in found]
    table = str(entry["table"])
    source = {k: str(v) for k, v in entry.items() if k not in _WHAT and v is not None}
    return Statement(
        listed=listed,
        file=file,
        line=line,
        account_id=account_id,
        table=table,
        key=_key(entry.get("key"), table, account_id) or {},
        cells={name: str(value) for name, value in entry["set"].items()},
        source=source,
        on=_day(source.get("said_on")),
        expires=_day(source.get("expires")),
    )


_WHAT = ("table", "key", "set")


def shared(table: str) -> bool:
    """Whether a table belongs to all accounts."""
    return "account_id" not in columns_of(table)


def key_columns(table: str) -> tuple[str, ...]:
    """The columns of the key that an entry names; the account is that of the dossier."""
    key = MODELS[table].key
    return tuple(name for name in key if name != "account_id" or key == ("account_id",))


def _wrong(entry: Mapping[str, Any], listed: str, account_id: str) -> Iterator[Finding]:
    for name in entry:
        if name not in LISTS[listed]:
            near = {"nearest": hint(name, LISTS[listed]), "names": ", ".join(LISTS[listed])}
            yield _finding("entry_key_unknown", listed, name, **near)
    lacking = [name for name in _needed(entry, listed) if not entry.get(name)]
    if lacking:
        yield _finding("entry_incomplete", listed, None, names=", ".join(lacking))
    for name in DAYS:
        if entry.get(name) and _day(entry[name]) is None:
            yield _finding("entry_date_unreadable", listed, name, str(entry[name]))
    if entry.get("table"):
        yield from _wrong_table(entry, listed, account_id)


def _wrong_table(entry: Mapping[str, Any], listed: str, account_id: str) -> Iterator[Finding]:
    table = entry["table"]
    if not isinstance(table, str) or table not in MODELS:
        near = {"name": str(table), "nearest": hint(str(table), MODELS)}
        yield _finding("entry_table_unknown", listed, "table", str(table), **near)
    elif shared(table):
        yield _finding("entry_table_shared", table, None)
    elif listed == OVERRIDES and not MODELS[table].key:
        yield _finding("override_without_key", table, None)
    else:
        yield from _wrong_row(entry, table, account_id)


def _needed(entry: Mapping[str, Any], listed: str) -> tuple[str, ...]:
    if listed == OVERRIDES:
        return ("table", "set", "reason", "author", "expires")
    source = ("file", "quote") if entry.get("file") else ("said_by", "said_on")
    return ("table", "set", *source)


def _wrong_row(entry: Mapping[str, Any], table: str, account_id: str) -> Iterator[Finding]:
    names = key_columns(table)
    if _key(entry.get("key"), table, account_id) is None:
        form = names[0] if len(names) == 1 else f"{{{', '.join(f'{n}: …' for n in names)}}}"
        told = {"names": ", ".join(names) or "–", "form": form}
        yield _finding("entry_key_wrong", table, None, **told)
    cells = entry.get("set")
    if not cells:
        return
    if not isinstance(cells, Mapping):
        yield _finding("entry_set_expected", table, "set")
        return
    for name, value in cells.items():
        if name not in columns_of(table):
            near = {"nearest": hint(name, columns_of(table))}
            yield _finding("key_unknown", table, name, **near)
        elif name in MODELS[table].key or name == "account_id":
            yield _finding("entry_sets_key", table, name)
        elif value is None or not str(value).strip() or isinstance(value, list | Mapping):
            yield _finding("entry_set_expected", table, name)


def _key(key: Any, table: str, account_id: str) -> dict[str, str] | None:
    """Column → cell of the row's key; None where it is not one of the table."""
    names = key_columns(table)
    if not MODELS[table].key:
        return {} if key is None else None
    if table == "accounts":
        return {"account_id": account_id} if key in (None, account_id) else None
    if isinstance(key, str) and len(names) == 1:
        key = {names[0]: key}
    if not isinstance(key, Mapping) or not key or not set(key) <= set(names):
        return None
    if any(isinstance(cell, list | Mapping) for cell in key.values()):
        return None
    whole = {name: str(key[name]) for name in names if key.get(name) is not None}
    if not whole:
        return None
    own = {"account_id": account_id} if "account_id" in MODELS[table].key else {}
    return {**own, **whole}


def _day(text: Any) -> date | None:
    if not isinstance(text, str) or not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _finding(
    code: str, table: str, column: str | None, excerpt: str | None = None, **values: str
) -> Finding:
    """What is wrong with an entry; the place is added by the caller."""
    more = {"list": table} if table in LISTS else {}
    return Finding(
        code=code,
        severity="error",
        file="",
        table=table,
        column=column,
        left_out=1,
        excerpt=excerpt,
        values={**more, **values},
    )
