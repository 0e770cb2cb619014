"""A workbook is a ZIP of XML: what it unpacks to is known before it is opened.

Calamine holds a sheet as a rectangle of cells, so that two cells far apart are enough to fill the
memory, and it unpacks what an archive holds, however much that is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from zipfile import ZipFile, ZipInfo

import polars as pl

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
_REFERENCE = 256
"""Bytes of a piece that are looked at again, so that nothing is missed where it ends."""
ENCRYPTED = 0x1
"""The flag of a part of an archive that a password is needed for."""
_LETTERS, _LONGEST = 26, 9
_ERROR = b't="e"'
_PLACES = r"""\sr\s*=\s*["'][A-Za-z]*[0-9]+"""
"""The attribute that says where a row or a cell stands: r="12" or r="AB12"."""


@dataclass(frozen=True)
class Extent:
    """How far a sheet reaches, and how many of its cells hold an error such as #REF!."""

    columns: int
    rows: int
    errors: int


def check_packed(archive: ZipFile) -> None:
    """Refuse what unpacks to more than a workbook can be, and parts that are not whole.

    Raises:
        UnreadableFileError: `workbook_bomb` or `workbook_locked`.
        BadZipFile: a part is damaged, or longer than the archive says.
    """
    parts = archive.infolist()
    if any(part.flag_bits & ENCRYPTED for part in parts):
        raise UnreadableFileError("workbook_locked")
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
    letters: set[str] = set()
    rows, errors = 0, 0
    for piece, fresh in _overlapping(archive, part):
        named, last = _reach(piece.decode("utf-8", errors="replace"))
        letters |= named
        rows = max(rows, last)
        errors += piece.count(_ERROR, fresh)
    columns = max(map(_number, letters), default=0)
    if columns > MOST_COLUMNS or rows > MOST_ROWS or columns * rows > MOST_CELLS:
        raise UnreadableFileError("sheet_too_large", columns=str(columns), rows=str(rows))
    return Extent(columns, rows, errors)


def _reach(xml: str) -> tuple[set[str], int]:
    """The letters of all columns that a piece of a sheet names, and its last row."""
    places = pl.Series([xml]).str.extract_all(_PLACES).explode()
    digits = places.str.extract("""["'][A-Za-z]*0*([0-9]+)$""").str.slice(0, _LONGEST)
    rows = digits.cast(pl.Int64)
    letters = places.str.extract("""["']([A-Za-z]+)""").unique().drop_nulls()
    return set(letters), int(rows.max() or 0)  # type: ignore[arg-type]


def _number(letters: str) -> int:
    """The number of a column: A is 1, Z 26, AA 27; that of four letters is beyond any sheet."""
    number = 0
    for letter in letters[:4].upper():
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number


def _overlapping(archive: ZipFile, part: str) -> Iterator[tuple[bytes, int]]:
    """Pieces that begin with the end of the one before, and where a new error may begin in each."""
    before = b""
    for piece in _pieces(archive, part):
        yield before + piece, max(0, len(before) - len(_ERROR) + 1)
        before = piece[-_REFERENCE:]


def _pieces(archive: ZipFile, part: ZipInfo | str) -> Iterator[bytes]:
    with archive.open(part) as stream:
        while piece := stream.read(_PIECE):
            yield piece
