"""The rows of a text file: Polars reads plain lines, the standard library what is left.

A line is plain where it is a whole row by itself: all its quotation marks match, and it has as many
cells as the header. Only then do both readers see the same cells in it. Everything else – cells
with line ends, uneven rows, open quotation marks – goes through the standard library, from the
first such line to the end of the row, so that one bad line does not slow a million good ones.
"""

from __future__ import annotations

import csv
import re
from array import array
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field

import polars as pl

from enterprise_sales.book.readers.cells import ROW, FileCells, Lost, is_note
from enterprise_sales.book.readers.csv_head import Head
from enterprise_sales.book.readers.encoding import too_long
from enterprise_sales.book.readers.limits import EXCERPT, LONGEST_LINE

WIDEST_QUOTED = 100
"""Columns up to which a line with quotation marks is recognised as plain; a wider pattern is slower
than the standard library."""
_Row = tuple[int, list[str]]
UNUSED = (
    bytes([*range(0x1F, 0, -1), *range(0x7F, 0x1F, -1)]).replace(b"\n", b"").replace(b"\r", b"")
)
CUT_OFF = "unexpected end of data"
TOGETHER = 2
"""Blocks that are looked at beside each other."""
NOWHERE = -1
"""The number of a line that does not go to Polars."""


@dataclass
class Rows:
    """The rows below a header, gathered block by block.

    Attributes:
        head: the head of the file.
        number: of the next row.
    """

    head: Head
    number: int
    frames: list[pl.DataFrame] = field(default_factory=list)
    ragged: list[Lost] = field(default_factory=list)
    unquoted: list[Lost] = field(default_factory=list)

    @property
    def width(self) -> int:
        """How many cells a row has."""
        return len(self.head.names)

    def found(self) -> FileCells:
        """What was read so far."""
        schema = {**dict.fromkeys(self.head.names, pl.String), ROW: pl.Int64}
        frames = self.frames or [pl.DataFrame(schema=schema)]
        return FileCells(pl.concat(frames), self.ragged, self.unquoted)

    def add_all(self, blocks: Iterator[bytes]) -> None:
        """Take the rows of every block, the last line of which ends where the next begins.

        Blocks are looked at some at a time: what one is does not depend on those before it, unless
        a row goes on in it.

        Raises:
            UnicodeDecodeError: a block is no UTF-8.
            UnreadableFileError: `line_too_long`.
        """
        rest = b""
        for block, frame in self._looked_at(blocks):
            if rest or frame is None:
                rest = self.add(rest + block, final=False)
            else:
                self._append(frame)
            if len(rest) > LONGEST_LINE:
                raise too_long()
        if rest:
            self.add(rest, final=True)

    def add(self, block: bytes, *, final: bool) -> bytes:
        """Take the rows of a block of lines; a row that goes on in the next one is given back.

        Raises:
            UnicodeDecodeError: the block is no UTF-8.
        """
        frame = self._whole(block)
        if frame is None:
            return self._mixed(lines_of(block), final=final)
        self._append(frame)
        return b""

    def _looked_at(self, blocks: Iterator[bytes]) -> Iterator[tuple[bytes, pl.DataFrame | None]]:
        """Each block, and its cells where every line of it is plain."""
        waiting: deque[tuple[bytes, Future[pl.DataFrame | None]]] = deque()
        with ThreadPoolExecutor(TOGETHER) as pool:
            for block in blocks:
                waiting.append((block, pool.submit(self._whole, block)))
                if len(waiting) > TOGETHER:
                    first, found = waiting.popleft()
                    yield first, found.result()
            for block, found in waiting:
                yield block, found.result()

    def _append(self, frame: pl.DataFrame) -> None:
        numbers = pl.int_range(self.number, self.number + frame.height, eager=True)
        self.frames.append(frame.with_columns(numbers.alias(ROW)))
        self.number += frame.height

    def _whole(self, block: bytes) -> pl.DataFrame | None:
        """The cells of a block, None where not every line of it is plain.

        Polars refuses a line with too many cells, fills one with too few with nulls, and makes
        something or other of quotation marks that do not match.
        """
        if not self.head.delimiter.isascii():
            return None
        if b'"' in block:
            return self._read(block) if self._plain(lines_of(block)).all() else None
        try:
            frame = self._read(block)
        except pl.exceptions.PolarsError:
            return None
        doubtful = frame[frame.columns[-1]].is_null()
        if doubtful.any() and not self._plain(lines_of(block).filter(doubtful)).all():
            return None
        return frame

    def _plain(self, lines: pl.Series) -> pl.Series:
        """Which lines are plain; a blank one is not."""
        delimiter = self.head.delimiter
        if not delimiter.isascii():
            return pl.repeat(False, len(lines), dtype=pl.Boolean, eager=True)
        quoted = lines.str.contains('"', literal=True)
        if quoted.all() and self.width <= WIDEST_QUOTED:
            return lines.str.contains(_pattern(delimiter, self.width))
        even = lines.str.count_matches(delimiter, literal=True) == self.width - 1
        bare = even & ~quoted & (lines != "")
        if self.width > WIDEST_QUOTED or not quoted.any():
            return bare
        matching = lines.filter(quoted).str.contains(_pattern(delimiter, self.width))
        return bare.scatter(quoted.arg_true(), matching)

    def _read(self, block: bytes) -> pl.DataFrame:
        """The cells of plain lines."""
        return pl.read_csv(
            block,
            has_header=False,
            schema=dict.fromkeys(self.head.names, pl.String),
            separator=self.head.delimiter,
            quote_char='"' if b'"' in block else None,
        )

    def _mixed(self, lines: pl.Series, *, final: bool) -> bytes:
        """Take plain lines with Polars and the others one by one; blank ones only count."""
        plain, texts = self._plain(lines), lines.to_list()
        others = (~plain & (lines != "")).arg_true().to_list()
        numbers, kept = self._one_by_one(texts, others, final=final)
        done = len(numbers)
        marks = pl.Series(numbers, dtype=pl.Int64)
        mine = (marks != NOWHERE) & plain.head(done)
        parts = [self._frame(kept)] if kept else []
        if mine.any():
            block = "\n".join(lines.head(done).filter(mine)).encode()
            parts.append(self._read(block).with_columns(marks.filter(mine).alias(ROW)))
        if parts:
            self.frames.append(pl.concat(parts).sort(ROW))
        return "".join(f"{text}\n" for text in texts[done:]).encode()

    def _one_by_one(
        self, texts: list[str], others: list[int], *, final: bool
    ) -> tuple[array[int], list[_Row]]:
        """The number of each line, `NOWHERE` where it is read here, and the rows read here.

        There are fewer numbers than lines where a row goes on in the next block.
        """
        numbers: array[int] = array("q")
        kept: list[_Row] = []
        for other in [*others, len(texts)]:
            passed = other - len(numbers)
            if passed < 0:  # it was inside a row that began above it
                continue
            numbers.extend(range(self.number, self.number + passed))
            self.number += passed
            if other == len(texts):
                break
            used = self._take(texts, other, kept, final=final)
            if not used:
                break
            numbers.extend([NOWHERE] * used)
        return numbers, kept

    def _take(self, texts: list[str], at: int, kept: list[_Row], *, final: bool) -> int:
        """Take the row that begins at a line: how many lines it takes, 0 where it is cut off."""
        rest = (f"{texts[line]}\n" for line in range(at, len(texts)))
        reader = csv.reader(rest, delimiter=self.head.delimiter, strict=True)
        try:
            self._sort(next(reader), kept)
        except csv.Error as error:
            used = reader.line_num
            if str(error) == CUT_OFF and not final:
                return 0
            excerpt = texts[at][:EXCERPT]
            self.unquoted.append(Lost(self.number, excerpt, lines=used))
            self.number += used
            return used
        self.number += 1
        return reader.line_num

    def _sort(self, cells: list[str], kept: list[_Row]) -> None:
        """A row is kept where nothing but empty cells is too many or too few."""
        width = len(cells)
        if width > self.width and not any(cell.strip() for cell in cells[self.width :]):
            cells = cells[: self.width]
        elif self.head.bare <= width < self.width:
            cells = [*cells, *[""] * (self.width - width)]
        if len(cells) == self.width:
            kept.append((self.number, cells))
        elif any(cell.strip() for cell in cells):
            excerpt = self.head.delimiter.join(cells)[:EXCERPT]
            self.ragged.append(Lost(self.number, excerpt, width, note=is_note([*cells, None])))

    def _frame(self, kept: list[_Row]) -> pl.DataFrame:
        columns = zip(*(cells for _, cells in kept), strict=True)
        data = dict(zip(self.head.names, columns, strict=True))
        frame = pl.DataFrame(data, schema=dict.fromkeys(self.head.names, pl.String))
        return frame.with_columns(pl.Series(ROW, [number for number, _ in kept], pl.Int64))


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
