"""Whether what a Parquet file says of its pages can be true, before Polars believes it.

Polars takes the sizes in a damaged file at their word, and a process that asks for more memory than
there is ends without a message. Only the sizes are looked at, in the headers that Apache Parquet
writes in Thrift's compact protocol (format/parquet.thrift, thrift-compact-protocol.md).
"""

from __future__ import annotations

from mmap import ACCESS_READ, mmap
from pathlib import Path
from struct import unpack_from
from typing import Any

from enterprise_sales.book.readers.limits import MOST_CELLS
from enterprise_sales.book.readers.problems import UnreadableFileError

MAGIC = b"PAR1"
DEEPEST = 16
"""Levels of Thrift structures; the format has five."""
LARGEST_PAGE = 2**30
"""Bytes that a page may unpack to; writers keep to a thousandth of it."""
DICTIONARY = 7
PAGES = (5, DICTIONARY, 8)
"""Fields of a page's header that say how many values it holds."""
Struct = dict[int, Any]


class _DamagedError(Exception):
    """What the file says of itself cannot be true."""


def check_pages(path: Path) -> None:
    """Hold the sizes that a Parquet file states to the file.

    Raises:
        UnreadableFileError: `file_unreadable`, or `too_many_cells`.
    """
    try:
        with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
            _check(data)
    except (_DamagedError, IndexError, ValueError, KeyError, AttributeError, TypeError) as error:
        problem = "its metadata is damaged"
        raise UnreadableFileError("file_unreadable", format="PARQUET", problem=problem) from error


def _check(data: mmap) -> None:
    _held(len(data) > 12 and data[:4] == MAGIC and data[-4:] == MAGIC)
    (length,) = unpack_from("<I", data, len(data) - 8)
    _held(length <= len(data) - 12)
    footer, _ = _struct(data, len(data) - 8 - length)
    groups = footer[4]
    columns = [column[3] for group in groups for column in group[1]]
    _held(footer[3] == sum(group[3] for group in groups))
    cells = sum(column[5] for column in columns)
    if cells > MOST_CELLS:
        million = {"found": str(cells // 10**6), "limit": str(MOST_CELLS // 10**6)}
        raise UnreadableFileError("too_many_cells", **million)
    for column in columns:
        _check_column(data, column)


def _check_column(data: mmap, column: Struct) -> None:
    """Every page lies in its column, and all of them hold as many values as it says."""
    if not column[5] and not column[7]:
        return
    at = min(place for place in (column[9], column.get(11, 0)) if place)
    end = at + column[7]
    _held(4 <= at <= end <= len(data) and column[5] >= 0)
    left = column[5]
    while at < end:
        page, at = _struct(data, at)
        at += page[3]
        _held(page[3] >= 0 and 0 <= page[2] <= LARGEST_PAGE and at <= end)
        values = [page[kind][1] for kind in PAGES if kind in page]
        _held(all(0 <= count <= MOST_CELLS for count in values))
        left -= sum(values) if DICTIONARY not in page else 0
    _held(left == 0)


def _held(condition: bool) -> None:
    if not condition:
        raise _DamagedError


def _struct(data: mmap, at: int, levels: int = DEEPEST) -> tuple[Struct, int]:
    """The fields of a structure by their numbers, and where it ends."""
    _held(levels > 0)
    found: Struct = {}
    number = 0
    while head := data[at]:
        at += 1
        if head >> 4:
            number += head >> 4
        else:
            number, at = _zigzag(data, at)
        found[number], at = _value(data, at, head & 15, levels)
    return found, at + 1


def _value(data: mmap, at: int, kind: int, levels: int) -> tuple[Any, int]:
    match kind:
        case 1 | 2:
            return kind == 1, at
        case 3:
            return data[at], at + 1
        case 4 | 5 | 6:
            return _zigzag(data, at)
        case 7:
            return None, at + 8
        case 8:
            length, at = _varint(data, at)
            _held(at + length <= len(data))
            return None, at + length
        case 9 | 10:
            return _list(data, at, levels)
        case 12:
            return _struct(data, at, levels - 1)
    raise _DamagedError


def _list(data: mmap, at: int, levels: int) -> tuple[list[Any], int]:
    head, at = data[at], at + 1
    size = head >> 4
    if size == 15:
        size, at = _varint(data, at)
    _held(size <= len(data) - at)
    found = []
    for _ in range(size):
        if head & 15 in (1, 2):
            value, at = data[at] == 1, at + 1
        else:
            value, at = _value(data, at, head & 15, levels)
        found.append(value)
    return found, at


def _zigzag(data: mmap, at: int) -> tuple[int, int]:
    value, at = _varint(data, at)
    return (value >> 1) ^ -(value & 1), at


def _varint(data: mmap, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte, at = data[at], at + 1
        value |= (byte & 127) << shift
        if byte < 128:
            return value, at
        shift += 7
        _held(shift < 70)
