"""Plain lines of a text file: those that Polars reads as the standard library does.

A line is plain where it is a whole row by itself: all its quotation marks match, and it has as many
cells as the header.
"""

from __future__ import annotations

import re

import polars as pl

from enterprise_sales.book.readers.csv_head import Head

WIDEST_QUOTED = 100
"""Columns up to which a line with quotation marks is recognised as plain; a wider pattern is slower
than the standard library."""
UNUSED = (
    bytes([*range(0x1F, 0, -1), *range(0x7F, 0x1F, -1)]).replace(b"\n", b"").replace(b"\r", b"")
)


def cells_of_plain(block: bytes, head: Head) -> pl.DataFrame | None:
    """The cells of a block, None where not every line of it is plain.

    Polars refuses a line with too many cells, fills one with too few with nulls, and makes
    something or other of quotation marks that do not match.
    """
    if not head.delimiter.isascii():
        return None
    if b'"' in block:
        return read(block, head) if plain(lines_of(block), head).all() else None
    try:
        frame = read(block, head)
    except pl.exceptions.PolarsError:
        return None
    doubtful = frame[frame.columns[-1]].is_null()
    if doubtful.any() and not plain(lines_of(block).filter(doubtful), head).all():
        return None
    return frame


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


def read(block: bytes, head: Head) -> pl.DataFrame:
    """The cells of plain lines."""
    return pl.read_csv(
        block,
        has_header=False,
        schema=dict.fromkeys(head.names, pl.String),
        separator=head.delimiter,
        quote_char='"' if b'"' in block else None,
    )


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
