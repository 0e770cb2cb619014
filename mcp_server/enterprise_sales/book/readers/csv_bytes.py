"""What the bytes of a block say about it as a whole, without a look at any line.

A column of bytes answers in a moment what a pattern answers line by line.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

QUOTE, END = ord('"'), ord("\n")
BLANK, DELETE = 0x20, 0x7F
"""The first sign that is seen, and the last of ASCII, which is unseen."""
LATIN_1, BEYOND = 0xC2, 0xD8
"""First bytes of signs beside the letters: U+0080–U+00BF, and U+0600 and above. Between them stand
the letters of Latin, Greek, Cyrillic, Armenian and Hebrew, none of which is a blank or unseen."""


@dataclass(frozen=True)
class Signs:
    """The bytes of a block of lines.

    Attributes:
        all: one number a byte.
        delimiter: what parts cells.
        ends: how many line ends.
        lines: how many lines; the last one may end in nothing.
    """

    all: pl.Series
    delimiter: int
    ends: int
    lines: int

    @property
    def parted(self) -> int:
        """How often the delimiter stands there, within quotation marks too."""
        return _count(self.all == self.delimiter)

    def tidy(self) -> bool:
        """Whether no sign is unseen and no blank is other than the ordinary one.

        False says nothing: there may be such a sign.
        """
        if _count(self.all < BLANK) > self.ends:
            return False
        if int(str(self.all.max())) < DELETE:
            return True
        rare = self.all.filter(self.all >= DELETE)
        return not ((rare == DELETE) | (rare == LATIN_1) | (rare >= BEYOND)).any()


def signs_of(block: bytes, delimiter: str) -> Signs:
    """The bytes of a block whose delimiter is an ASCII sign."""
    every = pl.Series([block], dtype=pl.Binary).cast(pl.List(pl.UInt8)).explode()
    ends = _count(every == END)
    return Signs(every, ord(delimiter), ends, ends + (not block.endswith(b"\n")))


def quotes_match(block: bytes, signs: Signs) -> bool:
    """Whether every quotation mark opens a cell, closes one, or is one of a pair within a cell.

    Of all marks in their order each second one is a closing one. An opening one stands behind a
    delimiter or a line end, a closing one in front of such; those of a pair touch each other. Line
    ends between them are not looked at.
    """
    every = signs.all
    if QUOTE in (block[0], block[-1]):
        every = signs_of(b"\n%b\n" % block, chr(signs.delimiter)).all
    within = len(every) - 2
    marks = every.slice(1, within) == QUOTE
    before, after = (every.slice(start, within).filter(marks) for start in (0, 2))
    if len(before) % 2:
        return False
    beside = (before.gather_every(2), after.gather_every(2, 1))
    return all(_outside(sign, signs.delimiter) for sign in beside)


def _outside(signs: pl.Series, delimiter: int) -> bool:
    return ((signs == delimiter) | (signs == END) | (signs == QUOTE)).all()


def _count(found: pl.Series) -> int:
    return int(found.sum())
