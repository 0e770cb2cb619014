"""Whether a file of notes really says what is quoted from it, and in which line."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

LARGEST_BYTES = 4_000_000
"""Of a file of notes; a technical limit, an hour of talk is about a hundred thousand."""
FURTHER = 5
"""Lines that are named where a quote stands in several; presentation only."""

Trouble = Literal["missing", "outside", "no_text", "large", "absent", "elsewhere", "several"]


@dataclass(frozen=True)
class Quoted:
    """A quote that is there.

    Attributes:
        file: the path as it is recorded: inside the book or the project, with forward slashes.
        line: where the quote begins.
    """

    file: str
    line: int


class QuoteError(Exception):
    """A quote that cannot be taken.

    Attributes:
        trouble: what is wrong.
        lines: where the quote does stand.
    """

    def __init__(self, trouble: Trouble, lines: Sequence[int] = ()) -> None:
        super().__init__(trouble)
        self.trouble = trouble
        self.lines = tuple(lines[:FURTHER])


def checked_quote(file: str, line: int | None, quote: str, folders: Sequence[Path]) -> Quoted:
    """The place of the quote.

    Spaces and line ends make no difference, capitals do. A line that is not given is found where
    the quote stands once.

    Args:
        file: relative to one of the folders, or absolute inside one.
        line: where the quote is said to begin, from 1.
        quote: the words.
        folders: in which notes may lie, the most likely first.

    Raises:
        QuoteError: there is no such file or no such quote, or it stands in another line.
    """
    path, name = _found(file, folders)
    lines = list(dict.fromkeys(_places(_text(path), quote)))
    if not lines:
        raise QuoteError("absent")
    if line is None and len(lines) > 1:
        raise QuoteError("several", lines)
    if line is not None and line not in lines:
        raise QuoteError("elsewhere", lines)
    return Quoted(name, line or lines[0])


def _found(file: str, folders: Sequence[Path]) -> tuple[Path, str]:
    inside = False
    for folder in folders:
        root = folder.resolve()
        try:
            path = (root / file).resolve()
            there = path.is_file()
        except (OSError, RuntimeError, ValueError):
            continue
        if path.is_relative_to(root):
            inside = True
            if there:
                return path, path.relative_to(root).as_posix()
    raise QuoteError("missing" if inside else "outside")


def _text(path: Path) -> str:
    """The file as text: UTF-8, else the Windows code page of Russian and plain English notes."""
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise QuoteError("large")
        data = path.read_bytes()
    except OSError:
        raise QuoteError("missing") from None
    for encoding in ("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "cp1251"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise QuoteError("no_text")


def _places(text: str, quote: str) -> Iterator[int]:
    """The lines in which the quote begins."""
    wanted = " ".join(unicodedata.normalize("NFC", quote).split())
    words: list[str] = []
    starts: list[tuple[int, int]] = []
    length = 0
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        parts = unicodedata.normalize("NFC", line).split()
        starts.append((length, number))
        words += parts
        length += sum(len(part) + 1 for part in parts)
    whole = " ".join(words)
    place = whole.find(wanted) if wanted else -1
    while place >= 0:
        yield _line_of(place, starts)
        place = whole.find(wanted, place + 1)


def _line_of(place: int, starts: Sequence[tuple[int, int]]) -> int:
    """The last line that begins at or before a place; an empty line begins where the next does."""
    from bisect import bisect_right

    return starts[bisect_right(starts, (place, len(starts) + 1)) - 1][1]
