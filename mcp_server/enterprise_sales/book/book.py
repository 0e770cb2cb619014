"""The book: every table as a typed frame, the findings, and rows of one account."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar, cast

import polars as pl

from enterprise_sales.book import rows
from enterprise_sales.book.file_reads import FileRead
from enterprise_sales.book.findings import Finding
from enterprise_sales.book.money import UNKNOWN_CURRENCY
from enterprise_sales.book.names import spoken
from enterprise_sales.book.nearest import nearest
from enterprise_sales.book.normalise import PROVENANCE, schema_of
from enterprise_sales.book.rows import Product, Row
from enterprise_sales.book.stated_values import Conflict
from enterprise_sales.book.statements import FACTS, Statement
from enterprise_sales.book.tables import MODELS, columns_of

RowT = TypeVar("RowT", bound=rows.Row)
LIST_COLUMNS = ("fits_functions", "requires", "upgrades")
KEPT = 16
"""Accounts whose rows are kept: one account is asked about by one tool after the other."""


@dataclass(frozen=True, eq=False)
class Book:
    """What is known about the accounts, as read.

    Attributes:
        folder: where it was read.
        vendor: whose book it is, if it says so.
        currency: of the price list and of accounts that name none; ISO 4217, or XXX.
        reporting_currency: to which rates lead.
        tables: table → rows with `_file` and `_row`; money in minor units.
        given: the tables that the book holds, even without a row.
        findings: what is wrong or unknown, in a stable order.
        problems: the single rows behind the findings.
        reads: what became of the rows of every file.
        statements: what dossiers say was said, noted or overridden.
        conflicts: fields of which sources state different values.
        turns: the days on which a statement or an override begins or ceases to hold; None where
            nothing had to be settled.
    """

    folder: Path
    vendor: str | None
    currency: str
    reporting_currency: str
    tables: dict[str, pl.DataFrame]
    given: frozenset[str]
    findings: tuple[Finding, ...]
    problems: pl.DataFrame
    reads: tuple[FileRead, ...] = ()
    statements: tuple[Statement, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    turns: tuple[date, ...] | None = None

    def table(self, name: str) -> pl.DataFrame:
        """The rows of a table, without one where the book does not hold it."""
        found = self.tables.get(name)
        return pl.DataFrame(schema=schema_of(name)) if found is None else found

    def rows(self, model: type[RowT], account_id: str | None = None) -> tuple[RowT, ...]:
        """The rows of one account, or all of them, in a stable order."""
        frame = self.tables.get(model.table)
        if frame is None:
            return ()
        if account_id is None:
            return _rows(model, frame)
        kept = self._kept(account_id)
        if model.table not in kept:
            kept[model.table] = _rows(model, self._of(model.table, account_id))
        return cast("tuple[RowT, ...]", kept[model.table])

    def _kept(self, account_id: str) -> dict[str, tuple[Row, ...]]:
        """Table → rows of one account, of those that were asked for last; rows are frozen."""
        found = self._kept_by_account.setdefault(account_id, {})
        self._kept_by_account.move_to_end(account_id)
        while len(self._kept_by_account) > KEPT:
            self._kept_by_account.popitem(last=False)
        return found

    @cached_property
    def _kept_by_account(self) -> OrderedDict[str, dict[str, tuple[Row, ...]]]:
        return OrderedDict()

    def _of(self, table: str, account_id: str) -> pl.DataFrame:
        """The rows of one account, cut out of the table in the order of accounts.

        A filter would go through the whole table for each of the many questions of a call.
        """
        if table not in self._by_account:
            rows = self.tables[table].drop_nulls("account_id")
            self._by_account[table] = rows.sort("account_id", maintain_order=True)
        rows = self._by_account[table]
        first = bisect_left(rows["account_id"], account_id)
        return rows.slice(first, bisect_right(rows["account_id"], account_id, first) - first)

    @cached_property
    def _by_account(self) -> dict[str, pl.DataFrame]:
        """The tables that were asked for, sorted by account, else in their own order."""
        return {}

    def only(self, account_ids: Collection[str]) -> Book:
        """The book with the rows of these accounts, and with all rows that belong to none."""
        mine = pl.LazyFrame({"account_id": list(account_ids)}, schema={"account_id": pl.String})
        own = [name for name, table in self.tables.items() if "account_id" in table.columns]
        cut = pl.collect_all(
            [
                self.tables[name]
                .lazy()
                .join(mine, on="account_id", how="semi", maintain_order="left")
                for name in own
            ]
        )
        return replace(self, tables={**self.tables, **dict(zip(own, cut, strict=True))})

    @cached_property
    def products(self) -> Mapping[str, Product]:
        """Product id → product, in the order of ids."""
        products = sorted(self.rows(Product), key=lambda row: row.product_id)
        return {row.product_id: row for row in products}

    @cached_property
    def names(self) -> dict[str, str]:
        """Account id → name, in the order of ids."""
        pairs = self.tables["accounts"].select("account_id", "name").iter_rows()
        return dict(pairs)

    @cached_property
    def _words_of(self) -> dict[str, tuple[str, ...]]:
        return {account_id: spoken(name) for account_id, name in self.names.items()}

    def find(self, account: str) -> tuple[str, ...]:
        """The ids that `account` names: an id, else a whole name, else words of a name.

        A name is compared as it is spoken: without case, quotation marks and legal forms.
        """
        if account in self.names:
            return (account,)
        words = spoken(account)
        whole = tuple(name for name, own in self._words_of.items() if own == words)
        if whole or not words:
            return whole
        return tuple(name for name, own in self._words_of.items() if set(words) <= set(own))

    def nearest(self, account: str) -> tuple[str, ...]:
        """Names of accounts most like `account`, best first."""
        return nearest(account, [*self.names.values(), *self.names])

    @cached_property
    def currencies(self) -> dict[str, str]:
        """Account id → ISO 4217 code of its money."""
        pairs = self.tables["accounts"].select("account_id", "currency").iter_rows()
        return {account_id: currency or self.currency for account_id, currency in pairs}

    @cached_property
    def sha256(self) -> str:
        """Digest of the content: the same whatever the files, their order and their form."""
        digest = sha256(f"{self.currency};{self.reporting_currency}".encode())
        for name in sorted(self.tables):
            digest.update(name.encode())
            digest.update(self.tables[name].drop(*PROVENANCE).write_csv().encode())
        return digest.hexdigest()

    @cached_property
    def _left_out(self) -> dict[str, dict[str, int]]:
        lost = self.problems.filter(pl.col("left_out") & pl.col("account_id").is_not_null())
        rows = lost.unique(["account_id", "table", "file", "row"])
        counted = rows.group_by("account_id", "table").len().sort("account_id", "table")
        found: dict[str, dict[str, int]] = {}
        for account_id, table, count in counted.iter_rows():
            found.setdefault(account_id, {})[table] = count
        return found

    def left_out_of(self, account_id: str) -> Mapping[str, int]:
        """Table → how many rows of one account are not used because of what is wrong with them."""
        return self._left_out.get(account_id, {})

    def findings_of(self, account_id: str) -> tuple[Finding, ...]:
        """The findings that concern rows of one account."""
        keys = self._problems_by_account.get(account_id, ())
        return tuple(f for f in self.findings if _key(f) in keys) if keys else ()

    @cached_property
    def _problems_by_account(self) -> dict[str, set[_Key]]:
        """Account id → table, file, column and code of what is wrong with its rows."""
        named = self.problems.drop_nulls("account_id").select(
            "account_id", "table", "file", "column", "code"
        )
        found: dict[str, set[_Key]] = {}
        for account_id, *key in named.unique().iter_rows():
            found.setdefault(account_id, set()).add(tuple(key))
        return found


_Key = tuple[str, str, str | None, str]


def _key(finding: Finding) -> _Key:
    return finding.table or FACTS, finding.file, finding.column, finding.code


def _rows(model: type[RowT], frame: pl.DataFrame) -> tuple[RowT, ...]:
    return tuple(_row(model, cells) for cells in frame.iter_rows(named=True))


def _row(model: type[RowT], cells: dict[str, object]) -> RowT:
    """A row as read; it was checked column by column, so it is not checked again."""
    read_from = rows.Source(file=str(cells["_file"]), row=int(str(cells["_row"])))
    values: dict[str, Any] = {name: cells[name] for name in columns_of(model.table)}
    for name in LIST_COLUMNS:
        if name in values:
            values[name] = split_list(values[name])
    return cast("RowT", model.model_construct(read_from=read_from, **values))


def split_list(cell: object) -> tuple[str, ...] | None:
    """The parts of a cell with `;` between them; an empty cell is unknown."""
    if not isinstance(cell, str):
        return None
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def unfolded(products: pl.DataFrame, column: str, name: str) -> pl.DataFrame:
    """One row for each part of a list-valued cell: `product_id`, `name`."""
    parts = pl.col(column).str.split(";").list.eval(pl.element().str.strip_chars())
    return (
        products.select("product_id", parts.alias(name))
        .explode(name)
        .filter(pl.col(name).str.len_bytes() > 0)
    )


def one_currency(codes: set[str]) -> str:
    """The only code of a set, else "no currency"."""
    return next(iter(codes)) if len(codes) == 1 else UNKNOWN_CURRENCY


__all__ = ["MODELS", "Book", "one_currency", "split_list", "unfolded"]
