"""YAML read strictly: one document, no duplicate keys, no aliases, no tags, a line for every key.

The events of PyYAML's C parser are read here, rather than ruamel.yaml or PyYAML's own nodes:
PyYAML is a dependency already and takes a twentieth of the time of ruamel.yaml on these files,
events tell the line of every key, so that a duplicate is told with both its lines, and a file
nested a hundred thousand deep is refused where PyYAML's composer ends the process.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, NoReturn

from enterprise_sales.language.excerpts import first_words
from enterprise_sales.playbook.document import Document, Key
from enterprise_sales.playbook.errors import PlaybookError
from enterprise_sales.playbook.words import SHOWN

if TYPE_CHECKING:
    import yaml

DEEPEST = 20
"""Levels of nesting that are read; a technical limit, the files need eight."""

_PLAIN: tuple[tuple[re.Pattern[str], Callable[[str], Any]], ...] = (
    (re.compile(r"~|null|"), lambda _: None),
    (re.compile(r"true|false"), lambda text: text == "true"),
    (re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})"), int),
    (re.compile(r"[-+]?[0-9]+\.[0-9]+(?:[eE][-+]?[0-9]+)?"), float),
    (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), date.fromisoformat),
)
"""What a scalar without quotes can be, besides a word: so `no` is a word, and `1:30` no number."""


def read_yaml(text: str, label: str) -> Document:
    """The document of a YAML text.

    Raises:
        PlaybookError: `yaml_unreadable`, `alias`, `tag`, `too_deep`, `second_document`,
            `key_twice`, `key_not_text`, `scalar_unreadable`.
    """
    import yaml

    reading = _Reading(Document(label, text))
    try:
        data = reading.whole()
    except yaml.YAMLError as error:
        reading.refuse_unreadable(error)
    return Document(label, text, data, reading.lines)


class _Reading:
    """Goes through the events of one text, once."""

    def __init__(self, document: Document) -> None:
        import yaml

        self.yaml = yaml
        self.document = document
        self.lines: dict[Key, int] = {}
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        self.events: Iterator[yaml.Event] = yaml.parse(document.text, Loader=loader)

    def whole(self) -> Any:
        next(self.events)
        start = next(self.events)
        if isinstance(start, self.yaml.StreamEndEvent):
            return None
        data = self.value(next(self.events), ())
        next(self.events)
        end = next(self.events)
        if not isinstance(end, self.yaml.StreamEndEvent):
            self.refuse("second_document", end)
        return data

    def value(self, event: yaml.Event, at: Key) -> Any:
        if isinstance(event, self.yaml.ScalarEvent):
            return self.scalar(event)
        if isinstance(event, self.yaml.AliasEvent):
            self.refuse("alias", event)
        self.untagged(event)
        if len(at) >= DEEPEST:
            self.refuse("too_deep", event, levels=str(DEEPEST))
        if isinstance(event, self.yaml.MappingStartEvent):
            return dict(self.pairs(at))
        return list(self.items(at))

    def pairs(self, at: Key) -> Iterator[tuple[str | date, Any]]:
        while not isinstance(event := next(self.events), self.yaml.MappingEndEvent):
            key = self.key(event)
            here = (*at, key)
            if here in self.lines:
                self.refuse("key_twice", event, key=str(key), first=str(self.lines[here]))
            self.lines[here] = _line(event)
            yield key, self.value(next(self.events), here)

    def items(self, at: Key) -> Iterator[Any]:
        index = 0
        while not isinstance(event := next(self.events), self.yaml.SequenceEndEvent):
            here = (*at, index)
            self.lines[here] = _line(event)
            yield self.value(event, here)
            index += 1

    def key(self, event: yaml.Event) -> str | date:
        if not isinstance(event, self.yaml.ScalarEvent):
            self.refuse("key_not_text", event, found="a list, a mapping or an alias")
        found = self.scalar(event)
        if not isinstance(found, str | date):
            self.refuse("key_not_text", event, found=event.value or "empty")
        return found

    def scalar(self, event: yaml.ScalarEvent) -> Any:
        text = str(event.value)
        self.untagged(event)
        if not event.implicit[0]:
            return text
        read = next((read for pattern, read in _PLAIN if pattern.fullmatch(text)), str)
        try:
            return read(text)
        except ValueError as error:
            self.refuse(
                "scalar_unreadable", event, found=first_words(text, SHOWN), problem=str(error)
            )

    def untagged(self, event: yaml.Event) -> None:
        tag = getattr(event, "tag", None)
        if tag is not None:
            self.refuse("tag", event, tag=str(tag))

    def refuse(self, code: str, event: yaml.Event, **values: str) -> NoReturn:
        raise PlaybookError([self.document.problem(code, _line(event), **values)])

    def refuse_unreadable(self, error: yaml.YAMLError) -> NoReturn:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error).splitlines()[0]
        line = 1 if mark is None else int(mark.line) + 1
        raise PlaybookError(
            [self.document.problem("yaml_unreadable", line, problem=problem)]
        ) from error


def _line(event: yaml.Event) -> int:
    mark = event.start_mark
    return 1 if mark is None else int(mark.line) + 1
