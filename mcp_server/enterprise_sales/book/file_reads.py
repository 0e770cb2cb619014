"""What became of the rows of every file: counted while they are read, so that nothing gets lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import polars as pl

from enterprise_sales.book.findings import Finding

Place = tuple[str, str]
"""Table and file."""


@dataclass(frozen=True)
class FileRead:
    """The rows that a file gives to a table: `read = kept + merged + set_aside + left_out`.

    Attributes:
        table: the table.
        file: its path inside the book.
        read: rows found in it, those above the header and under the table included.
        kept: rows of the table that stand there.
        merged: rows that became one with another row, or repeat one.
        set_aside: rows that `book.yaml` says are none of the table's.
        left_out: rows that cannot be used; findings say why.
    """

    table: str
    file: str
    read: int
    kept: int
    merged: int
    set_aside: int
    left_out: int


@dataclass
class Reads:
    """The counts of all files, added to while they are read."""

    _read: Counter[Place] = field(default_factory=Counter)
    _aside: Counter[Place] = field(default_factory=Counter)
    _merged: Counter[Place] = field(default_factory=Counter)

    def found(self, table: str, file: str, read: int, aside: int = 0) -> None:
        """Rows of one entry of `book.yaml`; a file that cannot be read has none."""
        self._read[table, file] += read
        self._aside[table, file] += aside

    def of_dossiers(self, cells: Mapping[str, pl.DataFrame], findings: Iterable[Finding]) -> None:
        """Rows of dossiers; a dossier that cannot be read is the row of an account that is lost."""
        for table, rows in cells.items():
            for file, count in files_of(rows).items():
                self.found(table, file, count)
        for one in findings:
            if one.left_out:
                self.found(one.table or "accounts", one.file, one.left_out)

    def merged(self, table: str, counts: Mapping[str, int]) -> None:
        """Rows of files, file → count, that are rows of the book only together with others."""
        for file, count in counts.items():
            self._merged[table, file] += count

    def counted(self, frames: Mapping[str, pl.DataFrame]) -> tuple[FileRead, ...]:
        """The counts, by table and file.

        Args:
            frames: table → the rows that are kept.
        """
        kept = {table: files_of(rows) for table, rows in frames.items()}
        return tuple(
            self._count(place, kept.get(place[0], Counter())[place[1]])
            for place in sorted(self._read)
        )

    def _count(self, place: Place, kept: int) -> FileRead:
        read, aside, merged = self._read[place], self._aside[place], self._merged[place]
        return FileRead(*place, read, kept, merged, aside, read - kept - merged - aside)


def files_of(rows: pl.DataFrame) -> Counter[str]:
    """How many of the rows stand in each file; most tables have one, which is seen sooner."""
    files = rows["_file"]
    if len(files) and (files == files[0]).all():
        return Counter({files[0]: len(files)})
    return Counter(dict(files.value_counts().iter_rows()))


__all__ = ["FileRead", "Reads", "files_of"]
