"""A YAML text read strictly: no duplicate keys, no aliases, and the line of every key.

PyYAML's C parser is used rather than ruamel.yaml: it is a dependency already, it keeps the marks,
and it reads these files about twenty times as fast. What it lacks is added here on its node graph,
where a duplicate key can still be told with both its lines. Only the plain scalars of YAML 1.2 are
resolved, so that `no` stays a word and `1:30` is not read as 90.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from enterprise_sales.playbook.errors import Notice, PlaybookError

if TYPE_CHECKING:
    import yaml

Key = tuple[Hashable, ...]

_TAG = "tag:yaml.org,2002:"
_SCALARS = {
    "null": (r"~|null|", ["~", "n", ""]),
    "bool": (r"true|false", ["t", "f"]),
    "int": (r"[-+]?(?:0|[1-9][0-9]*)", list("-+0123456789")),
    "float": (r"[-+]?[0-9]+\.[0-9]+(?:[eE][-+]?[0-9]+)?", list("-+0123456789")),
    "timestamp": (r"[0-9]{4}-[0-9]{2}-[0-9]{2}", list("0123456789")),
}


@dataclass(frozen=True)
class Document:
    """One file: its content, and the line of everything in it.

    Attributes:
        label: what the file is called in messages.
        text: the file as it stands.
        data: mappings, lists and scalars; an empty file gives None.
        lines: where each key or item stands, from 1; keys are paths such as `("health", "bands")`.
    """

    label: str
    text: str
    data: Any = None
    lines: dict[Key, int] = field(default_factory=dict)

    def problem(self, code: str, at: Key | int, **values: str) -> Notice:
        """A notice about one place of this file: a path, or a line where nothing could be read."""
        line = at if isinstance(at, int) else self.line(at)
        rows = self.text.splitlines()
        excerpt = rows[line - 1].strip() if 0 < line <= len(rows) else None
        return Notice(code=code, file=self.label, line=line, excerpt=excerpt, values=values)

    def line(self, at: Key) -> int:
        """The line of a path, or of the nearest part of it that is there."""
        while at and at not in self.lines:
            at = at[:-1]
        return self.lines.get(at, 1)


def read_text(text: str, label: str) -> Document:
    """The document of a YAML text.

    Raises:
        PlaybookError: `yaml_unreadable`, `alias`, `key_twice`, `key_not_text`,
            `scalar_unreadable`.
    """
    import yaml

    blank = Document(label, text)
    try:
        node, loader = _composed(text)
        reading = _Reading(blank, loader)
        data = reading.value(node, ()) if node is not None else None
    except yaml.YAMLError as error:
        raise PlaybookError([_unreadable(error, blank)]) from error
    return Document(label, text, data, reading.lines)


def _composed(text: str) -> tuple[yaml.Node | None, Any]:
    loader = _loader_class()(text)
    try:
        return loader.get_single_node(), loader
    finally:
        loader.dispose()


@cache
def _loader_class() -> Any:
    import yaml

    class Strict(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
        yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012

    for name, (pattern, first) in _SCALARS.items():
        Strict.add_implicit_resolver(_TAG + name, re.compile(f"^(?:{pattern})$"), first)
    return Strict


def _unreadable(error: yaml.YAMLError, document: Document) -> Notice:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error).splitlines()[0]
    return document.problem("yaml_unreadable", mark.line + 1 if mark else 1, problem=problem)


class _Reading:
    """Walks a node graph once, refusing what is ambiguous."""

    def __init__(self, document: Document, loader: Any) -> None:
        self.document = document
        self.loader = loader
        self.lines: dict[Key, int] = {}
        self.seen: set[int] = set()

    def value(self, node: yaml.Node, at: Key) -> Any:
        import yaml

        self.once(node)
        if isinstance(node, yaml.MappingNode):
            return dict(self.pairs(node, at))
        if isinstance(node, yaml.SequenceNode):
            return [self.item(part, (*at, index)) for index, part in enumerate(node.value)]
        return self.scalar(node)

    def once(self, node: yaml.Node) -> None:
        if id(node) in self.seen:
            raise PlaybookError([self.document.problem("alias", _alias_line(self.document.text))])
        self.seen.add(id(node))

    def item(self, node: yaml.Node, at: Key) -> Any:
        self.lines[at] = _line(node)
        return self.value(node, at)

    def pairs(self, node: yaml.MappingNode, at: Key) -> Iterator[tuple[Hashable, Any]]:
        for key_node, value_node in node.value:
            key = self.key(key_node)
            here = (*at, key)
            if here in self.lines:
                first = str(self.lines[here])
                problem = self.document.problem(
                    "key_twice", _line(key_node), key=str(key), first=first
                )
                raise PlaybookError([problem])
            self.lines[here] = _line(key_node)
            yield key, self.value(value_node, here)

    def key(self, node: yaml.Node) -> str | date:
        import yaml

        found = self.scalar(node) if isinstance(node, yaml.ScalarNode) else node.value
        if isinstance(found, str | date):
            return found
        shown = str(node.value) if isinstance(node, yaml.ScalarNode) else "a list or a mapping"
        problem = self.document.problem("key_not_text", _line(node), found=shown or "empty")
        raise PlaybookError([problem])

    def scalar(self, node: yaml.Node) -> Any:
        try:
            return self.loader.construct_object(node)
        except ValueError as error:
            values = {"found": str(node.value), "problem": str(error)}
            raise PlaybookError(
                [self.document.problem("scalar_unreadable", _line(node), **values)]
            ) from error


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _alias_line(text: str) -> int:
    import yaml

    aliases = (event for event in yaml.parse(text) if isinstance(event, yaml.AliasEvent))
    return int(next(aliases).start_mark.line) + 1
