"""`book.yaml`: how files whose names or columns differ become the tables of a book."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, Field, model_validator

from enterprise_sales.book.declared import STRICT
from enterprise_sales.book.mapping_counts import AS_THEY_STAND, WINDOW_FILLS, Aggregate, Windows
from enterprise_sales.book.mapping_links import Lookup
from enterprise_sales.book.query import Query, with_snapshot
from enterprise_sales.book.written_dates import DateOrder
from enterprise_sales.book.written_numbers import DecimalSign

Currency = Annotated[str, AfterValidator(str.upper)]


class _Strict(BaseModel):
    model_config = STRICT


NO_TABLE = "none"
"""The table of a file that is only looked through."""


class FileMapping(_Strict):
    """One file and the table that it is read as.

    Attributes:
        file: path inside the book folder; that of the snapshot where there is a query.
        query: the query on a database whose rows are read instead of a file.
        table: the table; `none` for a file that other entries only look through.
        sheet: the sheet of a workbook; the first one where absent.
        header_row: the row that holds the header, 1 being the first of the file; rows above it
            are set aside.
        footer: whether notes and totals stand under the table; they are set aside.
        date_order: how the file writes dates: the year, the day or the month in front, or
            `excel` for days counted as sheets count them.
        date_orders: the table's column → how the file writes it, where that is another way.
        decimal: the decimal sign of the file.
        decimals: the table's column → its decimal sign, where that is the other one.
        columns: the file's column → the table's column.
        joined: the table's column → the file's columns whose filled cells are joined by a blank
            (first and last name).
        ids: the table's column → the file's columns of whose filled cells an id is made, where the
            export has none; the same text gives the same id in every file.
        values: the table's column → value in the file → value in the table; nothing for a word
            that says that the cell is empty (`не закрыта:`).
        constants: the table's column → a value for every row.
        currency: the file's column that says in which currency the amounts of the row are; a row
            in another one than its account is not used.
        ignore: columns of the file that are left aside.
        where: the file's column → the values of the rows that are taken, "" standing for an empty
            cell; the others are set aside.
        unless: the file's column → the values of the rows that are set aside.
        key: the file's own column that must be unique.
        lookups: the table's column → where its value is found.
        distinct: the table's columns of which each combination gives one row, where the file
            repeats them (accounts out of a file of deals).
        aggregate: the table's column → what is counted.
        windows: how orders become contracts.
    """

    file: str = ""
    query: Query | None = None
    table: str
    sheet: str | None = None
    encoding: str = "utf-8"
    delimiter: str | None = Field(default=None, min_length=1, max_length=1)
    header_row: int = Field(default=1, ge=1)
    footer: bool = False
    date_order: DateOrder = "ymd"
    date_orders: dict[str, DateOrder] = {}
    decimal: DecimalSign = "."
    decimals: dict[str, DecimalSign] = {}
    columns: dict[str, str] = {}
    joined: dict[str, tuple[str, ...]] = {}
    ids: dict[str, tuple[str, ...]] = {}
    values: dict[str, dict[str, str | None]] = {}
    constants: dict[str, str] = {}
    currency: str | None = None
    ignore: tuple[str, ...] = ()
    where: dict[str, tuple[str, ...]] = {}
    unless: dict[str, tuple[str, ...]] = {}
    key: str | None = None
    lookups: dict[str, Lookup] = {}
    distinct: tuple[str, ...] = ()
    aggregate: dict[str, Aggregate] = {}
    windows: Windows | None = None

    @model_validator(mode="before")
    @classmethod
    def _with_snapshot(cls, given: object) -> object:
        return with_snapshot(given)

    @property
    def needed(self) -> tuple[str, ...]:
        """The file's own columns without which it cannot be read as declared."""
        made = [
            name for parts in (self.joined, self.ids) for names in parts.values() for name in names
        ]
        said = [self.currency] if self.currency else []
        return tuple(dict.fromkeys([*self.where, *self.unless, *made, *said, *self.carried]))

    def order_of(self, column: str) -> DateOrder:
        """How the file writes the dates of a column of the table."""
        return self.date_orders.get(column, self.date_order)

    def decimal_of(self, column: str) -> DecimalSign:
        """The decimal sign that the file uses for a column of the table."""
        return self.decimals.get(column, self.decimal)

    @property
    def carried(self) -> tuple[str, ...]:
        """The file's own columns that are needed besides those of the table."""
        counted = [name for one in self.aggregate.values() for name in one.columns]
        looked_up = [lookup.column for lookup in self.lookups.values()]
        key = [self.key] if self.key else []
        return tuple(dict.fromkeys([*counted, *looked_up, *key]))

    @property
    def made_later(self) -> frozenset[str]:
        """The table's columns that rows fill only when they are counted together."""
        counted = {name for name, one in self.aggregate.items() if one.how not in AS_THEY_STAND}
        return frozenset(counted | set(WINDOW_FILLS if self.windows else ()))

    @property
    def made(self) -> frozenset[str]:
        """The table's columns that the entry fills in another way than by a column of the file."""
        ways = (self.joined, self.ids, self.constants, self.lookups, self.aggregate)
        return frozenset({name for way in ways for name in way} | self.made_later)

    @property
    def looked_through(self) -> tuple[str, ...]:
        """The other files in which lookups look."""
        steps = [step for lookup in self.lookups.values() for step in lookup.steps]
        return tuple(dict.fromkeys(step.file for step in steps if step.file))


class FlagCheck(_Strict):
    """A flag of one file that should go with the events of another.

    Attributes:
        file: the file that holds the flag, one row an account.
        column: its flag column, as named in the file.
        account: its account column, as named in the file.
        events: the file of events.
        events_account: the account column of that file.
    """

    file: str
    column: str
    account: str = "account_id"
    events: str
    events_account: str = "account_id"


class BookMapping(_Strict):
    """The whole of `book.yaml`."""

    vendor: str | None = None
    currency: Currency | None = None
    reporting_currency: Currency | None = None
    files: tuple[FileMapping, ...] = ()
    flag_checks: tuple[FlagCheck, ...] = ()


__all__ = [
    "NO_TABLE",
    "Aggregate",
    "BookMapping",
    "Currency",
    "FileMapping",
    "FlagCheck",
    "Lookup",
    "Windows",
]
