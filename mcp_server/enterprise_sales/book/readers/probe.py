"""What a text file is written in: its encoding, its delimiter, and its first and last rows.

The file is gone through once, block by block, and never held as a whole.
"""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from enterprise_sales.book.readers.delimiter import delimiter_of, directed
from enterprise_sales.book.readers.encoding import blocks
from enterprise_sales.book.readers.limits import BLOCK
from enterprise_sales.book.readers.russian import russian

FIRST_ROWS = 200
LAST_LINES = 40
SAMPLE = 32_768
"""Bytes of lines with other than ASCII letters from which a single-byte encoding is told."""
NULS = 0.005
"""Share of NUL bytes above which a text has two bytes a letter: no other encoding writes them."""
ONE_SIDE = 0.9
"""Share of them that then stands on the same side of the letters."""
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
PREFERRED = ("cp1252", "cp1250", "cp1254")
"""Of encodings that give the same text, the ones that people know by name."""
USUAL = "cp1251"
"""What is taken where the bytes say nothing."""
Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class TextForm:
    """How a text file is written.

    Attributes:
        encoding: as `book.yaml` names it; `utf-8` where every byte is.
        delimiter: what parts its cells.
        first: its first rows, `first[0]` being row 1; Excel's `sep=` line is an empty row.
        last: its last rows.
    """

    encoding: str
    delimiter: str
    first: Rows
    last: Rows


def probe_text(path: Path) -> TextForm:
    """The form of a text file.

    Raises:
        UnreadableFileError: `line_too_long`.
        OSError: the file cannot be opened.
    """
    encoding = encoding_of(path)
    begins, ends = _ends(path, encoding)
    named = directed(begins[0]) if begins else None
    own = ["\n", *begins[1:]] if named else begins
    delimiter = named or delimiter_of([line for line in own if line.strip()])
    first = islice(_rows(own, delimiter), FIRST_ROWS)
    return TextForm(encoding, delimiter, tuple(first), tuple(_rows(ends, delimiter)))


def encoding_of(path: Path) -> str:
    """The encoding of a text file, by its mark, by what its bytes can be, and by its letters."""
    with path.open("rb") as file:
        begins = file.read(SAMPLE)
    for mark, name in MARKS:
        if begins.startswith(mark):
            return name
    wide = _two_bytes(begins)
    if wide:
        return wide
    return "utf-8" if _is_utf_8(path) else _single_byte(path)


def _two_bytes(begins: bytes) -> str | None:
    """UTF-16 without its mark: a zero byte stands beside signs and digits."""
    even, odd = begins[::2].count(0), begins[1::2].count(0)
    if even + odd <= NULS * len(begins) or max(even, odd) < ONE_SIDE * (even + odd):
        return None
    name = "utf-16-le" if odd > even else "utf-16-be"
    try:
        codecs.getincrementaldecoder(name)().decode(begins)
    except UnicodeDecodeError:
        return None
    return name


def _is_utf_8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        try:
            while raw := file.read(BLOCK):
                decoder.decode(raw)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def _single_byte(path: Path) -> str:
    from charset_normalizer import from_bytes

    sample = _telling(path)
    if found := russian(sample):
        return found
    best = from_bytes(sample).best()
    if best is None:
        return USUAL
    for name in PREFERRED:
        try:
            if sample.decode(name) == str(best):
                return name
        except UnicodeDecodeError:
            continue
    return best.encoding


def _telling(path: Path) -> bytes:
    """The first lines that hold other letters than ASCII's, and the first line in any case."""
    found: list[bytes] = []
    size = 0
    with path.open("rb") as file:
        while size < SAMPLE and (line := file.readline(SAMPLE)):
            if not found or not line.isascii():
                found.append(line)
                size += len(line)
    return b"".join(found)


def _ends(path: Path, encoding: str) -> tuple[list[str], list[str]]:
    """The first and the last lines, each with its end."""
    begins: list[str] = []
    last = b""
    for block in blocks(path, encoding):
        if not begins:
            begins = _lines(block[: FIRST_ROWS * SAMPLE])[: FIRST_ROWS * 2]
        last = (last + block)[-LAST_LINES * SAMPLE :]
    return begins, _lines(last)[-LAST_LINES:]


def _lines(raw: bytes) -> list[str]:
    return raw.decode(errors="replace").splitlines(keepends=True)


def _rows(lines: Sequence[str], delimiter: str) -> Iterator[tuple[str, ...]]:
    reader = csv.reader(lines, delimiter=delimiter)
    try:
        for cells in reader:
            yield tuple(cells)
    except csv.Error:  # a cell without end: what was read before it is enough
        return
