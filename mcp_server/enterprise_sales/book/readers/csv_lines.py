"""Plain lines of a text file: those that Polars reads as the standard library does.

A line is plain where it is a whole row by itself: all its quotation marks match, and it has as many
cells as the header.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

import polars as pl

from enterprise_sales.book.readers.cells import ROW
from enterprise_sales.book.readers.csv_bytes import Signs, quotes_match, signs_of
from enterprise_sales.book.readers.csv_head import Head

Kinds = Mapping[str, pl.DataType]
NO_KINDS: Kinds = MappingProxyType({})

WIDEST_QUOTED = 100
"""Columns up to which a line with quotation marks is recognised as plain; a wider pattern is slower
than the standard library."""
UNUSED = (
    bytes([*range(0x1F, 0, -1), *range(0x7F, 0x1F, -1)]).replace(b"\n", b"").replace(b"\r", b"")
)


def matching(block: bytes, head: Head) -> Signs | None:
    """The bytes of a block whose quotation marks match; None where they do not, or may not.

    Args:
        block: lines.
        head: of the file.
    """
    if not head.delimiter.isascii() or head.delimiter == '"':
        return None
    signs = signs_of(block, head.delimiter)
    return None if b'"' in block and not quotes_match(block, signs) else signs


def plain_block(
    block: bytes, head: Head, signs: Signs, kinds: Kinds = NO_KINDS
) -> pl.DataFrame | None:
    """The cells of a block, None where not every line of it is plain.

    Polars refuses a line with too many cells, fills one with too few with nulls, and makes
    something or other of quotation marks that do not match.

    Args:
        block: lines.
        head: of the file.
        signs: the bytes of the block, of which the quotation marks match.
        kinds: column → the type that all its cells are read as; the others are texts.
    """
    try:
        frame = read(block, head, kinds)
    except pl.exceptions.PolarsError:
        return plain_block(block, head, signs) if kinds else None
    return frame if is_whole(block, head, signs, frame[head.names[-1]].is_null()) else None


def is_whole(block: bytes, head: Head, signs: Signs, doubtful: pl.Series) -> bool:
    """Whether every line became a row, and none of them has too few cells.

    Args:
        block: lines.
        head: of the file.
        signs: the bytes of the block.
        doubtful: whether a row has nothing in the last cell, which it then may lack.
    """
    if len(doubtful) != signs.lines:
        return False
    if not doubtful.any():
        return True
    if b'"' not in block and head.width > 1:
        return signs.parted == signs.lines * (head.width - 1)
    return bool(plain(lines_of(block).filter(doubtful), head).all())


def plain(lines: pl.Series, head: Head) -> pl.Series:
    """Which lines are plain; a blank one is not."""
    delimiter = head.delimiter
    if not delimiter.isascii():
        return pl.repeat(False, len(lines), dtype=pl.Boolean, eager=True)
    quoted = lines.str.contains('"', literal=True)
    if quoted.all() and head.width <= WIDEST_QUOTED:
        return lines.str.contains(_pattern(delimiter, head.width))
    even = lines.str.count_matches(delimiter, literal=True) == head.width - 1
    bare = even & ~quoted & (lines != "")
    if head.width > WIDEST_QUOTED or not quoted.any():
        return bare
    matching = lines.filter(quoted).str.contains(_pattern(delimiter, head.width))
    return bare.scatter(quoted.arg_true(), matching)


def read(block: bytes, head: Head, kinds: Kinds = NO_KINDS) -> pl.DataFrame:
    """The cells of plain lines, and in `ROW` the number of each, from 0 on.

    Raises:
        PolarsError: a cell is not of the kind that its column is said to be.
    """
    return scan(block, head, kinds).collect()


def scan(block: bytes, head: Head, kinds: Kinds = NO_KINDS) -> pl.LazyFrame:
    """What `read` gives, before it is read.

    Polars numbers rows in the pieces in which it reads them; numbers put beside them later would
    have all pieces copied into one.
    """
    cells = pl.scan_csv(
        block,
        has_header=False,
        schema={name: kinds.get(name, pl.String()) for name in head.names},
        separator=head.delimiter,
        quote_char='"' if b'"' in block else None,
        row_index_name=ROW,
    )
    return cells.select(*head.names, pl.col(ROW).cast(pl.Int64))


def lines_of(block: bytes) -> pl.Series:
    """The lines of a block, without their ends.

    Raises:
        UnicodeDecodeError: the block is no UTF-8.
    """
    separator = next((bytes([sign]) for sign in UNUSED if bytes([sign]) not in block), None)
    if separator is None:
        return pl.Series(block.decode().removesuffix("\n").split("\n"))
    try:
        return pl.read_csv(
            block,
            has_header=False,
            schema={"line": pl.String},
            separator=separator.decode(),
            quote_char=None,
            empty_string_is_null=False,
        )["line"]
    except pl.exceptions.ComputeError:
        return pl.Series(block.decode().removesuffix("\n").split("\n"))


def _pattern(delimiter: str, width: int) -> str:
    """What a plain line looks like."""
    sign = re.escape(delimiter)
    cell = rf'(?:[^"{sign}]*|"[^"]*(?:""[^"]*)*")'
    return rf"^{cell}(?:{sign}{cell}){{{width - 1}}}$"
