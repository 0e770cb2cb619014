"""The text of a dossier with entries added or taken out; every other byte stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from enterprise_sales.book.findings import BookError
from enterprise_sales.book.yaml_file import Block, load_yaml

MARK = "\ufeff"
_KEY_ALONE = re.compile(r"[^\S\r\n]*(\r?\n|$)")


@dataclass(frozen=True)
class Front:
    """The frontmatter of a dossier inside its text.

    Attributes:
        text: of the whole dossier, without the mark of order before it.
        marked: whether it has one.
        start: where the frontmatter begins, behind the opening line of dashes.
        end: where the closing line of dashes begins.
        name: what the file is called in messages.
    """

    text: str
    marked: bool
    start: int
    end: int
    name: str

    def encoded(self, text: str) -> bytes:
        """Another text of the same dossier as bytes."""
        return (MARK + text if self.marked else text).encode()

    @property
    def content(self) -> Any:
        """What the frontmatter says.

        Raises:
            BookError: it is no YAML that a book may hold.
        """
        inside = self.text[self.start : self.end]
        return load_yaml(inside, self.name, 1 + self.text.count("\n", 0, self.start))

    @property
    def line_end(self) -> str:
        """How the dossier ends its lines."""
        return "\r\n" if "\r\n" in self.text[: self.end] else "\n"

    def node(self, listed: str) -> tuple[yaml.Node, yaml.Node] | None:
        """The key and the value of a list; None where there is none.

        To be asked only after `content`, which refuses what would end the process here.
        """
        root = yaml.compose(self.text[self.start : self.end], Loader=yaml.SafeLoader)
        pairs = root.value if isinstance(root, yaml.MappingNode) else []
        return next((pair for pair in pairs if pair[0].value == listed), None)


def front_of(data: bytes, name: str) -> Front | None:
    """The frontmatter of a dossier; None where it has none.

    Raises:
        BookError: it is not closed, or the file is not UTF-8.
    """
    from frontmatter.default_handlers import YAMLHandler

    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BookError("not_utf_8", file=name, position=str(error.start + 1)) from error
    marked = text.startswith(MARK)
    text = text.removeprefix(MARK)
    opening = YAMLHandler.FM_BOUNDARY.match(text)
    if opening is None:
        return None
    closing = YAMLHandler.FM_BOUNDARY.search(text, opening.end())
    if closing is None:
        raise BookError("frontmatter_open", file=name)
    return Front(text, marked, opening.end(), closing.start(), name)


class UnclearListError(Exception):
    """A list of a dossier is written in a way that cannot be changed without touching the rest.

    Attributes:
        listed: the list.
    """

    def __init__(self, listed: str) -> None:
        super().__init__(listed)
        self.listed = listed


def with_entries(front: Front, listed: str, entries: Sequence[str]) -> str:
    """The text of the dossier with entries at the end of a list.

    Args:
        front: of the dossier.
        listed: the list, made if it is missing.
        entries: each on one line, as `entry_text` writes it.

    Raises:
        UnclearListError: the list is no list.
    """
    before = _entries(front, listed)
    text = _inserted(front, listed, entries)
    return _proved(front, listed, text, [*before, *(load_yaml(one, front.name) for one in entries)])


def without_entries(front: Front, listed: str, numbers: Iterable[int]) -> str:
    """The text of the dossier without some entries of a list.

    Args:
        front: of the dossier.
        listed: the list.
        numbers: the places of the entries in it, from 0.

    Raises:
        UnclearListError: they cannot be taken out without touching the rest.
    """
    out = set(numbers)
    left = [one for place, one in enumerate(_entries(front, listed)) if place not in out]
    return _proved(front, listed, _removed(front, listed, sorted(out)), left)


def _entries(front: Front, listed: str) -> list[Any]:
    content = front.content
    found = content.get(listed) if isinstance(content, Block) else None
    if found is not None and not isinstance(found, list):
        raise UnclearListError(listed)
    return found or []


def _inserted(front: Front, listed: str, entries: Sequence[str]) -> str:
    pair = front.node(listed)
    if pair is None:
        lines = [f"{listed}:", *(f"  - {one}" for one in entries)]
        return _with_lines(front, front.end, lines)
    key, value = pair
    if isinstance(value, yaml.ScalarNode):
        return _filled(front, key, value, entries)
    if not isinstance(value, yaml.SequenceNode):
        raise UnclearListError(listed)
    if value.flow_style:
        last = value.value[-1] if value.value else None
        place = front.start + (last.end_mark.index if last else value.start_mark.index + 1)
        added = ", ".join(entries)
        return front.text[:place] + (", " if last else "") + added + front.text[place:]
    indent = " " * value.start_mark.column
    place = _line_after(front, _end(value))
    return _with_lines(front, place, [f"{indent}- {one}" for one in entries])


def _filled(front: Front, key: yaml.Node, value: yaml.ScalarNode, entries: Sequence[str]) -> str:
    """An empty list gets its first entries, not indented: an empty one can be left again."""
    if value.value:
        start, end = value.start_mark.index, value.end_mark.index
        return _cut(front, start, end, f"[{', '.join(entries)}]")
    return _with_lines(front, _line_after(front, key.end_mark.index), [f"- {e}" for e in entries])


def _removed(front: Front, listed: str, numbers: Sequence[int]) -> str:
    pair = front.node(listed)
    key, value = pair or (None, None)
    if key is None or not isinstance(value, yaml.SequenceNode):
        raise UnclearListError(listed)
    if value.flow_style:
        return _out_of_flow(front, value, numbers)
    text = front.text
    spans = [_lines_of(front, value.value[number]) for number in numbers]
    if len(numbers) == len(value.value) and value.start_mark.column > 0:
        alone = _KEY_ALONE.match(text, front.start + key.end_mark.index + 1)
        if alone:
            spans.insert(0, (front.start + key.start_mark.index, alone.end()))
    for start, end in reversed(spans):
        text = text[:start] + text[end:]
    return text


def _out_of_flow(front: Front, value: yaml.SequenceNode, numbers: Sequence[int]) -> str:
    text = front.text
    for start, end in reversed(_flow_spans(value.value, numbers)):
        text = text[: front.start + start] + text[front.start + end :]
    return text


def _flow_spans(items: Sequence[yaml.Node], numbers: Sequence[int]) -> list[tuple[int, int]]:
    """What goes with each entry: the comma before it, or behind it where none is left before."""
    if len(numbers) == len(items):
        return [(items[0].start_mark.index, items[-1].end_mark.index)]
    left = next(place for place in range(len(items)) if place not in numbers)
    first = [(items[0].start_mark.index, items[left].start_mark.index)] if left else []
    others = [number for number in numbers if number > left]
    return [*first, *((items[n - 1].end_mark.index, items[n].end_mark.index) for n in others)]


def _cut(front: Front, start: int, end: int, text: str) -> str:
    return front.text[: front.start + start] + text + front.text[front.start + end :]


def _lines_of(front: Front, item: yaml.Node) -> tuple[int, int]:
    """The whole lines of an entry, its dash included."""
    start = front.text.rfind("\n", 0, front.start + item.start_mark.index) + 1
    return start, _line_after(front, _end(item))


def _end(node: yaml.Node) -> int:
    """Where the last cell of a node ends: a block's own mark lies behind the comments after it."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last)
    end: int = node.end_mark.index
    return end


def _line_after(front: Front, place: int) -> int:
    """Where the line behind the one of `place` begins; a block text ends with its own line."""
    found = front.start + place
    if found > front.start and front.text[found - 1] == "\n":
        return found
    return front.text.index("\n", found) + 1


def _with_lines(front: Front, place: int, lines: Sequence[str]) -> str:
    added = "".join(line + front.line_end for line in lines)
    return front.text[:place] + added + front.text[place:]


def _proved(front: Front, listed: str, text: str, entries: list[Any]) -> str:
    """The text, if it says what it should and everything else as before.

    Raises:
        UnclearListError: it does not.
    """
    try:
        now = front_of(front.encoded(text), front.name)
        same = now is not None and _plain(now.content, listed) == _wanted(front, listed, entries)
    except (BookError, yaml.YAMLError):
        same = False
    if not same:
        raise UnclearListError(listed)
    return text


def _wanted(front: Front, listed: str, entries: list[Any]) -> tuple[dict[str, Any], list[Any]]:
    others, _ = _plain(front.content, listed)
    return others, entries


def _plain(content: Any, listed: str) -> tuple[dict[str, Any], list[Any]]:
    whole = content if isinstance(content, Block) else {}
    others = {key: value for key, value in whole.items() if key != listed}
    return others, whole.get(listed) or []
