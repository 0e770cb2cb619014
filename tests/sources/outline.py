"""The outline of a source document: its sections in order, and how many items each holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

FRONT_MATTER = "Front matter"
LONGEST_TITLE = 60
HEADING = re.compile(r"#+ (.+)")
LABEL = re.compile(r"\*\*([^*]+?):?\*\*(?: \([^)]*\))?:?")
"""A bold line that nothing follows on the same line."""
LIST_ITEM = re.compile(r"\s*(?:[-*]|\d+\.) ")
STATEMENT = re.compile(r"\*\*[^*]+\*\*:? .+")
"""A bold word with its explanation on the same line."""
TEMPLATE_LINE = re.compile(r"#|\*\*|[A-Z][A-Z0-9 &/()]+:")
RULE = re.compile(r"\|[-|: ]+\|")


@dataclass(frozen=True)
class Line:
    """A line, what follows it, and whether it stands in a code block or in the front matter."""

    text: str
    after: str
    fenced: bool
    front: bool


def outline(text: str) -> dict[str, int]:
    """Title of each section, in order → bullets, numbered lines, table rows, labelled lines."""
    return {
        title: sum(_is_item(line) for line in lines[1:]) for title, lines in _sections(text).items()
    }


def in_sections(text: str) -> dict[str, list[str]]:
    """Title of each section → its lines, the title's own among them."""
    return {title: [line.text for line in lines] for title, lines in _sections(text).items()}


def _sections(text: str) -> dict[str, list[Line]]:
    lines = list(_lines(text))
    marked = any(HEADING.fullmatch(line.text) for line in lines)
    found: dict[str, list[Line]] = {}
    title = FRONT_MATTER
    for line in lines:
        title = (None if line.fenced or line.front else _title(line.text, marked)) or title
        found.setdefault(title, []).append(line)
    return found


def _lines(text: str) -> Iterator[Line]:
    texts = text.splitlines()
    front = texts.index("---", 1) if texts[0] == "---" else -1
    fenced = False
    for number, (line, after) in enumerate(zip(texts, [*texts[1:], ""], strict=True)):
        fenced ^= line.startswith("```")
        yield Line(line, after, fenced, number <= front)


def _title(line: str, marked: bool) -> str | None:
    """The title that a line bears; in a document without marked headings, any short bare line."""
    found = HEADING.fullmatch(line) or LABEL.fullmatch(line)
    if found:
        return found[1]
    bare = line[:1].isalpha() and len(line) < LONGEST_TITLE and line[-1] not in ".:,"
    return line if bare and not marked else None


def _is_item(line: Line) -> bool:
    if line.front:
        return line.text != "---"
    if line.text.startswith("|"):
        return not RULE.fullmatch(line.text) and not RULE.fullmatch(line.after)
    if LIST_ITEM.match(line.text) or STATEMENT.fullmatch(line.text):
        return True
    return line.fenced and bool(TEMPLATE_LINE.match(line.text))
