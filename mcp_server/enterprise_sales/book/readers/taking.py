"""Rows that are used as they were read, so that their cells are never held as texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import polars as pl

from enterprise_sales.book.readers.csv_lines import Kinds

ODD = "_odd"
"""Column of a truth value: a row is not used as it was read."""


class Look(Protocol):
    """Makes rows of the cells of a block.

    They keep their number in `ROW`, and say in `ODD` whether they are not taken.
    """

    def __call__(self, cells: pl.LazyFrame) -> pl.LazyFrame:
        """All rows of a block of cells, which are as in `Take.rows`."""


class Take(Protocol):
    """Takes the sound rows of a file while it is read; the others stay cells."""

    def kinds(self, names: Sequence[str]) -> Kinds:
        """The type that all cells of a column should have, for those of which it is known.

        Args:
            names: of the file's columns.
        """

    def look(self, names: Sequence[str], beside: Sequence[str], *, tidy: bool) -> Look | None:
        """What makes rows of cells in one look; None where more than one is needed.

        Args:
            names: of the file's columns.
            beside: columns beside those of the file, which stay as they are.
            tidy: as in `rows`.
        """

    def rows(self, cells: pl.DataFrame, *, tidy: bool) -> pl.DataFrame:
        """The rows in which everything is as it should be.

        Args:
            cells: rows of the file with their number in `ROW`; columns are typed or texts.
            tidy: whether no sign in them is unseen and every blank is an ordinary one.

        Returns:
            Rows that keep their number in `ROW`.
        """
