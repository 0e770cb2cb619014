"""A workbook is a ZIP of XML: what it unpacks to is known before it is opened.

Calamine holds a sheet as a rectangle of cells, so that two cells far apart are enough to fill the
memory, and it unpacks what an archive holds, however much that is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from zipfile import ZipFile, ZipInfo

from enterprise_sales.book.readers.problems import UnreadableFileError

MOST_BYTES = 4 * 1024**3
"""Of all parts together, unpacked; a full sheet of sixty columns takes about three."""
HIGHEST_RATIO = 200
"""Unpacked bytes for a packed one; sheets of data reach some thirty."""
SMALL = 64 * 1024**2
"""Below this a high ratio harms nobody: an almost empty sheet packs very well."""
MOST_CELLS = 2**26
"""Of the rectangle that a sheet spans: all rows that Excel has, in 64 columns."""
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
"""Excel's own limits."""
_PIECE = 1 << 20
_REFERENCE = 64
_LETTERS = 26
_ERROR = b't="e"'
_WIDE = re.compile(rb"""\br\s*=\s*["']([A-Z]{2,})[0-9]""")
_ROW = re.compile(rb"""<row[^>]{0,40}?\sr\s*=\s*["']([0-9]{1,9})""")


@dataclass(frozen=True)
class Extent:
    """How far a sheet reaches, and how many of its cells hold an error such as #REF!."""

    columns: int
    rows: int
    errors: int


def check_packed(archive: ZipFile) -> None:
    """Refuse what unpacks to more than a workbook can be, and parts that are not whole.

    Raises:
        UnreadableFileError: `workbook_bomb`.
        BadZipFile: a part is damaged, or longer than the archive says.
    """
    parts = archive.infolist()
    whole = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if whole > MOST_BYTES or (whole > SMALL and whole > HIGHEST_RATIO * max(packed, 1)):
        raise UnreadableFileError("workbook_bomb", found=str(whole), packed=str(packed))
    for part in parts:
        if part.filename.endswith((".xml", ".rels")) and "/worksheets/" not in part.filename:
            for _ in _pieces(archive, part):
                pass


def check_sheet(archive: ZipFile, part: str) -> Extent:
    """The extent of a sheet of an XLSX, by one pass over its bytes before it is opened.

    Raises:
        UnreadableFileError: `sheet_too_large`.
    """
    wide: set[bytes] = set()
    last, beyond, errors, before = 0, False, 0, b""
    for piece in _pieces(archive, part):
        text = before + piece
        wide.update(_WIDE.findall(text))
        row = _ROW.match(text, max(text.rfind(b"<row"), 0))
        last = max(last, int(row[1])) if row else last
        beyond = beyond or _further(text, len(str(last)))
        errors += piece.count(_ERROR) + (before[1 - len(_ERROR) :] + piece[:4]).count(_ERROR)
        before = piece[-_REFERENCE:]
    columns = max([_LETTERS, *map(_number, wide)])
    extent = Extent(columns, MOST_ROWS if beyond else last, errors)
    if extent.rows > MOST_ROWS or extent.columns * extent.rows > MOST_CELLS:
        found = {"columns": str(extent.columns), "rows": str(extent.rows)}
        raise UnreadableFileError("sheet_too_large", **found)
    return extent


def _further(text: bytes, digits: int) -> bool:
    """Whether a cell says that it stands in a row of more digits than its row element."""
    return re.search(rb"""["'][A-Z]{1,3}[0-9]{%d}""" % (digits + 1), text) is not None


def _number(letters: bytes) -> int:
    """The number of a column: A is 1, Z 26, AA 27."""
    number = 0
    for letter in letters[:4]:
        number = number * _LETTERS + letter - ord("A") + 1
    return number


def _pieces(archive: ZipFile, part: ZipInfo | str) -> Iterator[bytes]:
    with archive.open(part) as stream:
        while piece := stream.read(_PIECE):
            yield piece
