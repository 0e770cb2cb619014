"""Rows that go straight from a text file into the table: what is plain is typed while it is read.

The result is that of the long way, which every row goes in which anything is to be told.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

import polars as pl

from enterprise_sales.book.cells_of import cells_wanted, renamed
from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.normalise import Normalised
from enterprise_sales.book.plain_rows import Look, look
from enterprise_sales.book.readers.cells import ROW
from enterprise_sales.book.readers.csv_lines import Kinds
from enterprise_sales.book.row_currency import said_in
from enterprise_sales.book.tables import columns_of

Typing = Callable[[pl.DataFrame, bool], Normalised]
"""Cells under the table's column names, and whether they are tidy → typed rows."""
KINDS: dict[str, pl.DataType] = {"integer": pl.Int64(), "boolean": pl.Boolean()}
"""Kinds of columns of which Polars reads no text that means another value here, or none: of
decimals it also reads `5.` and `1e5`, and of dates those in any order."""


@dataclass(frozen=True)
class Straight:
    """Takes the rows of a file of which every cell can be used as it stands.

    Attributes:
        options: how the file is declared.
        typing: makes typed rows of cells.
        digits: of the minor unit, where all accounts have the same.
        looks: those made so far, at tidy cells and at others.
    """

    options: FileMapping
    typing: Typing
    digits: int | None = None
    looks: dict[bool, Look | None] = field(default_factory=dict, compare=False)

    def kinds(self, names: Sequence[str]) -> Kinds:
        """Whole numbers and truth values."""
        targets = {name: self.options.columns.get(name, name) for name in names}
        kinds = {name: self._kind(target) for name, target in targets.items()}
        return {name: kind for name, kind in kinds.items() if kind is not None}

    def look(self, names: Sequence[str], beside: Sequence[str], *, tidy: bool) -> Look | None:
        """One look at all rows, those with a cell that is not written plainly among them."""
        if tidy not in self.looks:
            self.looks[tidy] = self._look(names, beside, tidy=tidy and not self._written)
        return self.looks[tidy]

    def _look(self, names: Sequence[str], beside: Sequence[str], *, tidy: bool) -> Look | None:
        if said_in(self.options, names) or not self._has_all(names):
            return None
        stored = {**dict.fromkeys(names, pl.String()), **self.kinds(names), ROW: pl.Int64()}
        named = cells_wanted([*names, ROW], self.options)
        kinds = pl.DataFrame(schema=stored).select(named).schema
        return look(named, kinds, self.options, self.digits, tidy=tidy, beside=beside)

    def rows(self, cells: pl.DataFrame, *, tidy: bool) -> pl.DataFrame:
        """The typed rows of which nothing is to be told."""
        named = renamed(cells, self.options)
        rows = self.typing(named, tidy and not self._written).rows
        return rows if self._has_all(cells.columns) else rows.clear()

    @property
    def _written(self) -> bool:
        """Whether cells stand in `book.yaml`."""
        return bool(self.options.values or self.options.constants)

    def _has_all(self, names: Collection[str]) -> bool:
        return set(self.options.needed) <= set(names)

    def _kind(self, target: str) -> pl.DataType | None:
        column = columns_of(self.options.table).get(target)
        mapped = target in self.options.values
        return None if column is None or mapped else KINDS.get(column.kind)


def goes_straight(options: FileMapping) -> bool:
    """Whether a file is read row by row, with nothing to look up, to set aside or to count."""
    ways = (options.joined, options.ids, options.where, options.unless, options.lookups)
    return not any((*ways, options.aggregate, options.windows, options.key, options.query))
