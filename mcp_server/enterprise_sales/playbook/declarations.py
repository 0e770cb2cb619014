"""The parameters of the base, and what one playbook gives for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from enterprise_sales.playbook.document import Document, Key
from enterprise_sales.playbook.errors import Notice, PlaybookError
from enterprise_sales.playbook.leaves import (
    CitedSource,
    DeclaredParameter,
    GivenValues,
    leaves,
    read_leaf,
)
from enterprise_sales.playbook.nearest import hint
from enterprise_sales.playbook.sources import DOCUMENTS, OUR_JUDGEMENT
from enterprise_sales.playbook.units import UNITS
from enterprise_sales.playbook.values import Kind, checked_value
from enterprise_sales.playbook.wording import Wordings
from enterprise_sales.playbook.words import described

NAMED = 8
"""Members of a group that a message names at most."""
DatedValues = tuple[tuple[date, Any], ...]


@dataclass(frozen=True)
class Declaration:
    """One parameter with all its dated values.

    Attributes:
        path: dotted path.
        description: what it is.
        kind: its unit and codes.
        values: (date from which it holds, value), by date; empty where each playbook gives its own.
        source: who vouches for the values.
        note: a reason, or what the sources leave open.
        document: the file it stands in.
        at: its place in that file.
    """

    path: str
    description: str
    kind: Kind
    values: DatedValues
    source: CitedSource | None
    note: str | None
    document: Document
    at: Key

    def problem(self, code: str, *below: str, **values: str) -> Notice:
        """A notice about this parameter, or about a key below it."""
        return self.document.problem(code, (*self.at, *below), **values)


def declare(documents: Iterable[Document], words: Wordings) -> dict[str, Declaration]:
    """Every parameter of the base files.

    Raises:
        PlaybookError: everything that is wrong with them.
    """
    return _Base(words).read(documents)


def give(
    declared: Mapping[str, Declaration], documents: Iterable[Document], words: Wordings, name: str
) -> dict[str, Declaration]:
    """The parameters as one playbook has them: what it gives, else what the base gives.

    Raises:
        PlaybookError: everything that is wrong with its files, or a parameter without a value.
    """
    merged = {**declared, **_Own(words, declared).read(documents)}
    absent = [entry for entry in merged.values() if entry.source is None]
    if absent:
        raise PlaybookError(
            entry.problem("value_absent", name=name, path=entry.path, file=entry.document.label)
            for entry in absent
        )
    return merged


def unknown_path(path: str, known: Iterable[str]) -> tuple[str, dict[str, str]]:
    """Code and placeholders of the message for a path that is no parameter."""
    members = [name for name in known if name.startswith(f"{path}.")]
    if members:
        return "path_group", {"path": path, "members": _first(members)}
    return "path_unknown", {"path": path, "nearest": hint(path, known)}


def _first(names: list[str]) -> str:
    """The first names in order; a wall of them helps nobody."""
    more = ", …" if len(names) > NAMED else ""
    return ", ".join(sorted(names)[:NAMED]) + more


class _Reading:
    """Goes through files and gathers parameters and problems."""

    def __init__(self, words: Wordings) -> None:
        self.words = words
        self.problems: list[Notice] = []

    def read(self, documents: Iterable[Document]) -> dict[str, Declaration]:
        found: dict[str, Declaration] = {}
        for document in documents:
            for path, at, content in leaves(document):
                if path in found:
                    other = found[path].document.label
                    self.problems.append(document.problem("path_twice", at, path=path, other=other))
                entry = self.entry(document, path, at, content)
                if entry is not None:
                    found[path] = entry
        if self.problems:
            raise PlaybookError(self.problems)
        return found

    def entry(self, document: Document, path: str, at: Key, content: Any) -> Declaration | None:
        raise NotImplementedError

    def valued(self, entry: Declaration, raw: Mapping[Any, Any]) -> Declaration:
        values = []
        for since, content in raw.items():
            if isinstance(since, date):
                values.append((since, self.value(entry, since, content)))
            else:
                found = {"found": described(since), "path": entry.path}
                self.problems.append(entry.problem("date_key", "values", since, **found))
        self.problems.extend(_unvouched(entry))
        return replace(entry, values=tuple(sorted(values, key=lambda pair: pair[0])))

    def value(self, entry: Declaration, since: date, raw: Any) -> Any:
        value, faults = checked_value(raw, entry.path, entry.kind, self.words)
        for fault in faults:
            place = (*entry.at, "values", since, *fault.part)
            self.problems.append(entry.document.problem(fault.code, place, **fault.values))
        return value


class _Base(_Reading):
    def entry(self, document: Document, path: str, at: Key, content: Any) -> Declaration | None:
        leaf, wrong = read_leaf(DeclaredParameter, document, path, at, content)
        self.problems.extend(wrong)
        if leaf is None or not self.known(leaf, document, at):
            return None
        kind = Kind(UNITS[leaf.unit], tuple(leaf.choices or ()), leaf.wording)
        bare = Declaration(path, leaf.description, kind, (), leaf.source, leaf.note, document, at)
        if (leaf.values is None) != (leaf.source is None):
            key = "values" if leaf.values is None else "source"
            self.problems.append(bare.problem("key_missing", where=path, key=key))
        return self.valued(bare, leaf.values or {})

    def known(self, leaf: DeclaredParameter, document: Document, at: Key) -> bool:
        kinds = self.words.kinds
        if leaf.unit not in UNITS:
            values = {"unit": leaf.unit, "units": ", ".join(UNITS)}
            near = hint(leaf.unit, UNITS)
            place = (*at, "unit")
            self.problems.append(document.problem("unit_unknown", place, **values, nearest=near))
        if leaf.wording is not None and leaf.wording not in kinds:
            values = {"kind": leaf.wording, "kinds": ", ".join(kinds)}
            near = hint(leaf.wording, kinds)
            place = (*at, "wording")
            self.problems.append(document.problem("kind_unknown", place, **values, nearest=near))
        return leaf.unit in UNITS and (leaf.wording is None or leaf.wording in kinds)


class _Own(_Reading):
    def __init__(self, words: Wordings, declared: Mapping[str, Declaration]) -> None:
        super().__init__(words)
        self.declared = declared

    def entry(self, document: Document, path: str, at: Key, content: Any) -> Declaration | None:
        base = self.declared.get(path)
        if base is None:
            code, values = unknown_path(path, self.declared)
            self.problems.append(document.problem(code, at, **values))
            return None
        leaf, wrong = read_leaf(GivenValues, document, path, at, content)
        self.problems.extend(wrong)
        if leaf is None:
            return None
        bare = replace(base, source=leaf.source, note=leaf.note, document=document, at=at)
        return self.valued(bare, leaf.values)


def _unvouched(entry: Declaration) -> list[Notice]:
    """A source must be one of the documents and name its section; a judgement, its reason."""
    if entry.source is None:
        return []
    named = entry.source.document
    if named not in DOCUMENTS:
        values = {"documents": ", ".join(DOCUMENTS), "nearest": hint(named, DOCUMENTS)}
        return [entry.problem("source_unknown", "source", "document", document=named, **values)]
    judged = named == OUR_JUDGEMENT
    if entry.note if judged else entry.source.section:
        return []
    key = "note" if judged else "section"
    where = f"{entry.path} ({named})"
    return [entry.problem("key_missing", "source", "document", where=where, key=key)]
