"""The user's own values: `playbook.yaml` of a book.

    renewal.uplift_percent: 4
    renewal:
      price_case: {strong_roi_percent: 150}
    health.bands.green_above: {value: 80, reason: board decision, expires: 2027-03-31}
    playbooks:
      enterprise-180-day:
        renewal.uplift_percent: 3

What stands under a playbook's name goes before what stands outside. The whole file is checked,
whichever playbook is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict

from enterprise_sales.playbook.declarations import Declaration, unknown_path
from enterprise_sales.playbook.document import Document, Key
from enterprise_sales.playbook.errors import Notice, PlaybookError
from enterprise_sales.playbook.leaves import read_leaf
from enterprise_sales.playbook.nearest import hint
from enterprise_sales.playbook.values import checked_value
from enterprise_sales.playbook.wording import Wordings
from enterprise_sales.playbook.words import described

BY_PLAYBOOK = "playbooks"


class ExplainedValue(BaseModel):
    """The long form of one override."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)
    value: Any
    reason: str | None = None
    author: str | None = None
    expires: date | None = None


@dataclass(frozen=True)
class UserValue:
    """One override.

    Attributes:
        path: the parameter.
        playbook: the playbook it is for; None: all of them.
        value: in the type of its unit.
        given: the value as written, with reason, author and expiry.
        document: the user's file.
        at: its place there.
    """

    path: str
    playbook: str | None
    value: Any
    given: ExplainedValue
    document: Document
    at: Key

    def expired(self, as_of: date) -> bool:
        """Whether its last day lies before a date."""
        return self.given.expires is not None and self.given.expires < as_of

    def problem(self, code: str, **values: str) -> Notice:
        """A notice about this override."""
        return self.document.problem(code, self.at, **values)


def read_overrides(
    document: Document,
    declared: Mapping[str, Declaration],
    words: Wordings,
    playbooks: tuple[str, ...],
) -> tuple[UserValue, ...]:
    """Every override of a file, checked; those for all playbooks come first.

    Raises:
        PlaybookError: everything that is wrong with the file.
    """
    reading = _Reading(document, declared, words, playbooks)
    found = tuple(reading.overrides())
    reading.repeated(found)
    if reading.problems:
        raise PlaybookError(reading.problems)
    return tuple(sorted(found, key=lambda entry: entry.playbook or ""))


class _Reading:
    def __init__(
        self,
        document: Document,
        declared: Mapping[str, Declaration],
        words: Wordings,
        playbooks: tuple[str, ...],
    ) -> None:
        self.document = document
        self.declared = declared
        self.words = words
        self.playbooks = playbooks
        self.problems: list[Notice] = []

    def say(self, code: str, at: Key, **values: str) -> None:
        self.problems.append(self.document.problem(code, at, **values))

    def overrides(self) -> Iterator[UserValue]:
        for key, content in self.mapping(self.document.data, ()):
            if key == BY_PLAYBOOK:
                yield from self.by_playbook(content)
            else:
                yield from self.entry(str(key), None, (key,), content)

    def by_playbook(self, content: Any) -> Iterator[UserValue]:
        for name, part in self.mapping(content, (BY_PLAYBOOK,)):
            at = (BY_PLAYBOOK, name)
            if name not in self.playbooks:
                near = hint(str(name), self.playbooks)
                names = {"names": ", ".join(self.playbooks), "nearest": near}
                self.say("playbook_unknown", at, name=str(name), **names)
            for path, value in self.mapping(part, at):
                yield from self.entry(str(path), str(name), (*at, path), value)

    def mapping(self, content: Any, at: Key) -> list[tuple[str | date, Any]]:
        if isinstance(content, dict):
            return list(content.items())
        if content is not None:
            where = ".".join(map(str, at)) or "The file"
            self.say("mapping_expected", at, where=where, found=described(content))
        return []

    def entry(self, path: str, playbook: str | None, at: Key, content: Any) -> Iterator[UserValue]:
        declared = self.declared.get(path)
        if declared is None:
            yield from self.group(path, playbook, at, content)
            return
        given = self.given(declared, at, content)
        if given is None:
            return
        value, faults = checked_value(given.value, path, declared.kind, self.words)
        inner = (*at, "value") if (*at, "value") in self.document.lines else at
        for fault in faults:
            self.say(fault.code, (*inner, *fault.part), **fault.values)
        yield UserValue(path, playbook, value, given, self.document, at)

    def group(self, path: str, playbook: str | None, at: Key, content: Any) -> Iterator[UserValue]:
        """Parameters nested under the beginning of their paths, as the shipped files have them."""
        code, values = unknown_path(path, self.declared)
        if code == "path_group" and isinstance(content, dict):
            for key, part in content.items():
                yield from self.entry(f"{path}.{key}", playbook, (*at, key), part)
        else:
            self.say(code, at, **values)

    def repeated(self, found: tuple[UserValue, ...]) -> None:
        """The same parameter dotted and nested: nobody can tell which was meant."""
        seen: set[tuple[str, str | None]] = set()
        for entry in found:
            if (entry.path, entry.playbook) in seen:
                self.say("path_twice", entry.at, path=entry.path, other=self.document.label)
            seen.add((entry.path, entry.playbook))

    def given(self, declared: Declaration, at: Key, content: Any) -> ExplainedValue | None:
        if not _is_explained(content, declared):
            content = {"value": content}
        elif "value" not in content:
            self.say("override_no_value", at, path=declared.path)
            return None
        given, wrong = read_leaf(ExplainedValue, self.document, declared.path, at, content)
        self.problems.extend(wrong)
        return given


def _is_explained(content: Any, declared: Declaration) -> bool:
    """Whether the long form was written, rather than a structured value with like-named keys."""
    if not isinstance(content, dict):
        return False
    model = declared.kind.unit.model
    long, plain = ExplainedValue.model_fields.keys(), model.model_fields.keys() if model else set()
    return bool(content.keys() & long) and (content.keys() <= long or not content.keys() <= plain)
