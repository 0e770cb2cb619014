"""The rows of a text file: Polars reads plain lines, the standard library what is left.

What is not plain – cells with line ends, uneven rows, open quotation marks – goes through the
standard library, from the first such line to the end of the row, so that one bad line does not slow
a million good ones.
"""

from __future__ import annotations

import csv
from array import array
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import chain, islice

import polars as pl

from enterprise_sales.book.readers.cells import ROW, FileCells, Lost, is_note
from enterprise_sales.book.readers.csv_head import Head
from enterprise_sales.book.readers.csv_lines import lines_of, read
from enterprise_sales.book.readers.csv_lines import plain as plain_lines
from enterprise_sales.book.readers.csv_parts import Part, part_of
from enterprise_sales.book.readers.encoding import too_long
from enterprise_sales.book.readers.limits import EXCERPT, LONGEST_LINE
from enterprise_sales.book.readers.taking import Take

_Row = tuple[int, list[str]]
CUT_OFF = "unexpected end of data"
TOGETHER = 2
"""Blocks that are looked at beside each other."""
WORTH_A_LOOK = 2**18
"""Bytes of a block from which on it is worth trying to take its rows at one look."""
NOWHERE = -1
"""The number of a line that does not go to Polars."""


@dataclass
class Rows:
    """The rows below a header, gathered block by block.

    Attributes:
        head: the head of the file.
        number: of the next row.
        take: what takes sound rows of plain lines.
        at_once: whether most rows of the last large block were taken at one look.
    """

    head: Head
    number: int
    take: Take | None = None
    frames: list[pl.DataFrame] = field(default_factory=list)
    ragged: list[Lost] = field(default_factory=list)
    unquoted: list[Lost] = field(default_factory=list)
    taken: list[pl.DataFrame] = field(default_factory=list)
    at_once: bool = True

    def found(self) -> FileCells:
        """What was read so far."""
        schema = {**dict.fromkeys(self.head.names, pl.String), ROW: pl.Int64}
        frames = self.frames or [pl.DataFrame(schema=schema)]
        return FileCells(pl.concat(frames), self.ragged, self.unquoted, taken=self.taken)

    def add_all(self, blocks: Iterator[bytes]) -> None:
        """Take the rows of every block, the last line of which ends where the next begins.

        Blocks are looked at some at a time: what one is does not depend on those before it, unless
        a row goes on in it.

        Raises:
            UnicodeDecodeError: a block is no UTF-8.
            UnreadableFileError: `line_too_long`.
        """
        rest = b""
        for block, part in self._looked_at(blocks):
            if rest or part is None:
                rest = self.add(rest + block, final=False)
            else:
                self._append(part)
            if len(rest) > LONGEST_LINE:
                raise too_long()
        if rest:
            self.add(rest, final=True)

    def add(self, block: bytes, *, final: bool) -> bytes:
        """Take the rows of a block of lines; a row that goes on in the next one is given back.

        Raises:
            UnicodeDecodeError: the block is no UTF-8.
        """
        part = self._part(block)
        if part is None:
            return self._mixed(lines_of(block), final=final)
        self._append(part)
        return b""

    def _part(self, block: bytes) -> Part | None:
        """The rows of a block of plain lines; which way they are read does not change them."""
        trying = self.at_once and len(block) >= WORTH_A_LOOK
        part = part_of(block, self.head, self.take, at_once=trying)
        if trying and part is not None:
            self.at_once = part.at_once
        return part

    def _looked_at(self, blocks: Iterator[bytes]) -> Iterator[tuple[bytes, Part | None]]:
        """Each block, and its rows where every line of it is plain."""
        waiting: deque[tuple[bytes, Future[Part | None]]] = deque()
        begin = list(islice(blocks, TOGETHER))
        if len(begin) < TOGETHER:  # too few to wait for each other
            yield from ((block, self._part(block)) for block in begin)
            return
        with ThreadPoolExecutor(TOGETHER) as pool:
            for block in chain(begin, blocks):
                waiting.append((block, pool.submit(self._part, block)))
                if len(waiting) > TOGETHER:
                    first, found = waiting.popleft()
                    yield first, found.result()
            for block, found in waiting:
                yield block, found.result()

    def _append(self, part: Part) -> None:
        if part.taken is not None:
            self.taken.append(_numbered_from(self.number, part.taken))
        self.frames.append(_numbered_from(self.number, part.cells))
        self.number += part.height

    def _mixed(self, lines: pl.Series, *, final: bool) -> bytes:
        """Take plain lines with Polars and the others one by one; blank ones only count."""
        plain, texts = plain_lines(lines, self.head), lines.to_list()
        others = (~plain & (lines != "")).arg_true().to_list()
        numbers, kept = self._one_by_one(texts, others, final=final)
        done = len(numbers)
        marks = pl.Series(numbers, dtype=pl.Int64)
        mine = (marks != NOWHERE) & plain.head(done)
        parts = [self._frame(kept)] if kept else []
        if mine.any():
            block = "\n".join(lines.head(done).filter(mine)).encode()
            parts.append(read(block, self.head).with_columns(marks.filter(mine).alias(ROW)))
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
        if width > self.head.width and not any(cell.strip() for cell in cells[self.head.width :]):
            cells = cells[: self.head.width]
        elif self.head.bare <= width < self.head.width:
            cells = [*cells, *[""] * (self.head.width - width)]
        if len(cells) == self.head.width:
            kept.append((self.number, cells))
        elif any(cell.strip() for cell in cells):
            excerpt = self.head.delimiter.join(cells)[:EXCERPT]
            self.ragged.append(Lost(self.number, excerpt, width, note=is_note([*cells, None])))

    def _frame(self, kept: list[_Row]) -> pl.DataFrame:
        columns = zip(*(cells for _, cells in kept), strict=True)
        data = dict(zip(self.head.names, columns, strict=True))
        frame = pl.DataFrame(data, schema=dict.fromkeys(self.head.names, pl.String))
        return frame.with_columns(pl.Series(ROW, [number for number, _ in kept], pl.Int64))


def _numbered_from(first: int, rows: pl.DataFrame) -> pl.DataFrame:
    """Rows numbered from 0, numbered from another number; an expression would copy all columns."""
    return rows.replace_column(rows.get_column_index(ROW), rows[ROW] + first)
