"""`book.yaml`: how files whose names or columns differ become the tables of a book."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

Currency = Annotated[str, AfterValidator(str.upper)]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Lookup(_Strict):
    """A cell found through another table: the account of a usage row by its contract.

    Attributes:
        column: the file's column that holds the key.
        table: the table, already read, in which to look.
        key: that table's column to match.
        value: that table's column to take.
        not_before: that table's date column before which a row makes no sense.
    """

    column: str
    table: str
    key: str
    value: str = "account_id"
    not_before: str | None = None


class Aggregate(_Strict):
    """A column counted over the rows that share the other columns.

    Attributes:
        column: the file's column to look at.
        how: `count_distinct`, `count`, `sum` or `max`.
    """

    column: str
    how: Literal["count_distinct", "count", "sum", "max"]


class FileMapping(_Strict):
    """One file and the table that it is read as.

    Attributes:
        file: path inside the book folder.
        table: the table .
        sheet: the sheet of a workbook; the first one where absent.
        header_row: the row that holds the header, 1 being the first of the file; rows above it
            are set aside.
        footer: whether notes and totals stand under the table; they are set aside.
        columns: the file's column → the table's column.
        values: the table's column → value in the file → value in the table.
        constants: the table's column → a value for every row.
        ignore: columns of the file that are left aside.
        key: the file's own column that must be unique.
        lookups: the table's column → where its value is found.
        aggregate: the table's column → what is counted.
    """

    file: str
    table: str
    sheet: str | None = None
    encoding: str = "utf-8"
    delimiter: str | None = Field(default=None, min_length=1, max_length=1)
    header_row: int = Field(default=1, ge=1)
    footer: bool = False
    date_order: Literal["ymd", "dmy", "mdy"] = "ymd"
    decimal: Literal[".", ","] = "."
    columns: dict[str, str] = {}
    values: dict[str, dict[str, str]] = {}
    constants: dict[str, str] = {}
    ignore: tuple[str, ...] = ()
    key: str | None = None
    lookups: dict[str, Lookup] = {}
    aggregate: dict[str, Aggregate] = {}

    @property
    def carried(self) -> tuple[str, ...]:
        """The file's own columns that are needed besides those of the table."""
        counted = [aggregate.column for aggregate in self.aggregate.values()]
        looked_up = [lookup.column for lookup in self.lookups.values()]
        key = [self.key] if self.key else []
        return tuple(dict.fromkeys([*counted, *looked_up, *key]))


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
