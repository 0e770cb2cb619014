"""Which accounts have rows in a table, fill a column and have a figure: for all of them at once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import Any

import narwhals as nw

from enterprise_sales.book import Book
from enterprise_sales.book.tables import columns_of
from enterprise_sales.playbook import Playbook
from enterprise_sales.scorecard import Scorecard, ScoreRow, cell_lines, contract_lines, scores
from enterprise_sales.scorecard.parts import part_frame

Frame = nw.DataFrame[Any]
Mask = nw.Series[Any]
"""One truth value an account, in the order of ids."""
ROWS = "_rows"
_HAS = "_has"


class Filled:
    """What the book holds of each account.

    Attributes:
        book: the book.
        playbook: the thresholds.
        as_of: the date on which everything is judged.
        card: the scorecard of the book.
    """

    def __init__(self, book: Book, playbook: Playbook, as_of: date, parts: Iterable[str]) -> None:
        self.book, self.playbook, self.as_of = book, playbook, as_of
        self.card: Scorecard = scores(book, playbook, as_of)
        self._parts = tuple(dict.fromkeys(parts))
        self._tables: dict[str, Frame] = {}

    @property
    def none(self) -> Mask:
        """No account."""
        return self._ids["account_id"].is_null()

    @property
    def every(self) -> Mask:
        """Every account."""
        return ~self.none

    def rows(self, table: str) -> Mask:
        """The accounts with a row in a table; all or none where it is shared by the book."""
        return self._counts(table, ROWS)

    def cells(self, table: str, column: str) -> Mask:
        """The accounts that fill a column in at least one row."""
        return self._counts(table, column)

    def any_row(self, rows: Frame) -> Mask:
        """The accounts of rows."""
        mine = rows.select("account_id").unique().with_columns(nw.lit(value=True).alias(_HAS))
        return self._ids.join(mine, on="account_id", how="left")[_HAS].fill_null(value=False)

    def table(self, name: str) -> Frame:
        """The rows of a table."""
        return nw.from_native(self.book.table(name), eager_only=True)

    def unknown(self, rule: str) -> Mask:
        """The accounts of which a field of the scorecard, or a part of a score, is unknown."""
        frame = self.card.frame if rule in ScoreRow.model_fields else self._measured
        return frame[rule].is_null()

    def measure(self, name: str) -> Mask:
        """A field of the scorecard."""
        return self.card.frame[name]

    @cached_property
    def contracts(self) -> Frame | None:
        """The contracts as `contract_lines` marks them."""
        return contract_lines(self.book, self.playbook, self.as_of)

    @cached_property
    def cells_of_all(self) -> Frame | None:
        """The whitespace cells as `cell_lines` gives them."""
        return cell_lines(self.book, self.playbook, self.as_of)

    @cached_property
    def _measured(self) -> Frame:
        return part_frame(self.book, self.playbook, self.as_of, self._parts)

    @cached_property
    def _ids(self) -> Frame:
        return self.card.frame.select("account_id")

    def _counts(self, table: str, name: str) -> Mask:
        if table not in self.book.given:
            return self.none
        if table not in self._tables:
            self._tables[table] = self._counted(table)
        return self._tables[table][name] > 0

    def _counted(self, table: str) -> Frame:
        """For each account: rows of a table, and filled cells of each of its columns."""
        names = [name for name in columns_of(table) if name != "account_id"]
        counts = [nw.len().cast(nw.Int64).alias(ROWS), *(nw.col(name).count() for name in names)]
        if "account_id" not in columns_of(table):
            whole = self.table(table).select(*counts)
            return self._ids.join(whole, how="cross")
        counted = self.table(table).group_by("account_id").agg(*counts)
        return self._ids.join(counted, on="account_id", how="left").with_columns(
            nw.col(ROWS, *names).fill_null(0)
        )
