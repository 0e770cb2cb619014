"""YAML as texts: one document, no duplicate keys, no aliases, a line for every key.

Every scalar stays the text that stands there, as in a CSV file: `NO` is a country and `007` an id,
and a date that does not exist is told with its row instead of ending the file. The events of
PyYAML's C parser are read, not its nodes: a file nested a hundred thousand deep is refused where
the composer ends the process. Aliases are refused because a few lines of them can unfold to
gigabytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from enterprise_sales.book.findings import BookError

if TYPE_CHECKING:
    import yaml

DEEPEST = 20
"""Levels of nesting that are read; a technical limit, a book needs five."""
LARGEST = 16 * 2**20
"""Bytes of a file that are read; a technical limit, a dossier is a thousandth of it."""
EMPTY = ("", "~", "null", "Null", "NULL")


def text_of(path: Path, name: str) -> str:
    """The text of a YAML file or of a dossier; a byte order mark is dropped.

    Raises:
        BookError: `yaml_too_large` or `not_utf_8`.
    """
    if path.stat().st_size > LARGEST:
        raise BookError("yaml_too_large", file=name, limit=str(LARGEST // 2**20))
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BookError("not_utf_8", file=name, position=str(error.start + 1)) from error


class Block(dict[str, Any]):
    """A YAML mapping that knows where it stands.

    Attributes:
        line: the line of the file at which it begins.
        lines: key → its line.
    """

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}


class _RefusedError(Exception):
    """What cannot be read, and the line of the text, from 0."""

    def __init__(self, problem: str, line: int) -> None:
        super().__init__(problem)
        self.problem, self.line = problem, line


def load_yaml(text: str, name: str, first_line: int = 1) -> Any:
    """The content of a YAML text: `Block`, list, text, or None where it is empty.

    Args:
        text: the YAML.
        name: what the file is called in the message.
        first_line: the line of the file at which the text begins.

    Raises:
        BookError: the text is no valid YAML; says the line and what stands there.
    """
    try:
        return _Reading(text, first_line).document()
    except _RefusedError as error:
        lines = text.splitlines() or [""]
        excerpt = lines[min(error.line, len(lines) - 1)].strip()[:120]
        raise BookError(
            "yaml_unreadable",
            file=name,
            line=str(error.line + first_line),
            problem=error.problem,
            excerpt=f"“{excerpt}”",
        ) from error


class _Reading:
    """Goes through the events of one text, once."""

    def __init__(self, text: str, first_line: int) -> None:
        import yaml

        self.yaml = yaml
        self.text, self.first_line = text, first_line

    def document(self) -> Any:
        try:
            loader = getattr(self.yaml, "CSafeLoader", self.yaml.SafeLoader)
            events = iter(self.yaml.parse(self.text, Loader=loader))
            return self.whole(events)
        except self.yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            problem = getattr(error, "problem", None) or str(error).splitlines()[0]
            raise _RefusedError(problem, mark.line if mark else 0) from error

    def whole(self, events: Iterator[yaml.Event]) -> Any:
        next(events)
        if isinstance(next(events), self.yaml.StreamEndEvent):
            return None
        content = self.node(next(events), events, DEEPEST)
        next(events)
        end = next(events)
        if not isinstance(end, self.yaml.StreamEndEvent):
            raise _RefusedError("a second document begins", _line(end))
        return content

    def node(self, event: yaml.Event, events: Iterator[yaml.Event], levels: int) -> Any:
        line = _line(event)
        if isinstance(event, self.yaml.ScalarEvent):
            return None if event.implicit[0] and event.value in EMPTY else str(event.value)
        if isinstance(event, self.yaml.AliasEvent):
            raise _RefusedError("aliases (*name) are not allowed", line)
        if levels == 0:
            raise _RefusedError("it is nested too deeply", line)
        if isinstance(event, self.yaml.MappingStartEvent):
            return self.block(line, events, levels)
        return self.items(events, levels)

    def block(self, line: int, events: Iterator[yaml.Event], levels: int) -> Block:
        found = Block(line + self.first_line)
        while not isinstance(event := next(events), self.yaml.MappingEndEvent):
            if not isinstance(event, self.yaml.ScalarEvent):
                raise _RefusedError("a key must be a text", _line(event))
            key = str(event.value)
            if key in found:
                raise _RefusedError("the key stands twice", _line(event))
            found.lines[key] = _line(event) + self.first_line
            found[key] = self.node(next(events), events, levels - 1)
        return found

    def items(self, events: Iterator[yaml.Event], levels: int) -> list[Any]:
        found = []
        while not isinstance(event := next(events), self.yaml.SequenceEndEvent):
            found.append(self.node(event, events, levels - 1))
        return found


def _line(event: yaml.Event) -> int:
    """The line of the text at which an event stands, from 0."""
    return 0 if event.start_mark is None else int(event.start_mark.line)
