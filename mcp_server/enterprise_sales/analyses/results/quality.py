"""The data quality report of a book: rows, freshness, contradictions, what works and what next."""

from __future__ import annotations

from typing import Annotated, Literal

from enterprise_sales.analyses.common import BookResult, DayText, MoneyText, Result, Rule

Fate = Literal["left_out", "set_aside", "merged", "unreadable"]
State = Literal["fresh", "old", "unknown"]


class Reason(Result):
    """Why rows of a file are no rows of the table; a row may have more than one reason.

    Attributes:
        fate: what became of the rows; `unreadable` where no row of the file could be read.
        code: of the finding.
        column: the column concerned, if it is about one.
        rows: how many rows it is about.
        text: what is wrong, in words.
    """

    fate: Fate
    code: str
    column: str | None
    rows: int
    text: str


class TableOut(Result):
    """How the rows of one file became rows of one table.

    read = kept + merged + set_aside + left_out; all dossiers together stand as `accounts/*.md`.

    Attributes:
        merged: rows that became one with another row, or repeat one.
        set_aside: rows that are none of the table's: notes under it, deals that are not won.
    """

    table: str
    file: str
    rows_read: int
    kept: int
    merged: int
    set_aside: int
    left_out: int


class RowsRead(TableOut):
    """What became of the rows of one file: read = kept + merged + set_aside + left_out.

    Attributes:
        file: its path inside the book; all dossiers together stand as `accounts/*.md`.
        merged: rows that became one with another row, or repeat one.
        set_aside: rows that are none of the table's: notes under it, deals that are not won.
    """

    reasons: tuple[Reason, ...] = ()


class Freshness(Result):
    """How old the newest row of a table is.

    Attributes:
        column: the date that tells; a month counts until its last day.
        newest: the latest day not after `as_of`; null where no row has one.
        days: from then until `as_of`.
        limit_days: from more days on the table is old, by the playbook.
        future: rows dated after `as_of` that tell of something that has happened.
    """

    table: str
    column: str
    newest: DayText | None
    days: int | None
    limit_days: int
    state: State
    future: int


class Orphans(Result):
    """Rows that name something that is not in the book.

    Attributes:
        refers_to: the table in which it was looked for.
        left_out: how many of the rows are not used for it.
        where: the first of them.
    """

    table: str
    column: str
    refers_to: str
    rows: int
    left_out: int
    where: str
    excerpt: str | None


class Contradiction(Result):
    """Rows that cannot be right as they stand: an end before its beginning, use before a contract.

    Attributes:
        of: of how many rows, where a share says something.
        left_out: how many of the rows are not used for it.
    """

    code: str
    table: str
    column: str
    rows: int
    of: int | None
    left_out: int
    where: str
    text: str


class FigureCover(Result):
    """For how many accounts a figure is known, whatever tool tells it.

    Attributes:
        code: as `unlocks` names it in every tool.
        known: accounts for which it is, be it in part.
        incomplete: of these, accounts for which something lacks.
        not_now: accounts for which it is not, although nothing is empty: the rows are too old,
            or it has no meaning for them, as an opt-out date where no contract renews by itself.
    """

    code: str
    known: Annotated[int, Rule("accounts_with_figure")]
    incomplete: int
    not_now: int


class ToolCover(Result):
    """What a tool can tell now: accounts with all of its figures, with some, with none.

    `full` + `partly` + `nothing` are all accounts.

    Attributes:
        unknown: codes of the figures that some account lacks, the most often lacking first.
    """

    tool: str
    full: int
    partly: int
    nothing: int
    unknown: tuple[str, ...]


class NextStep(Result):
    """A column to fill or a table to add, and what it would unlock.

    Attributes:
        columns: those to fill.
        whole_table: whether the accounts have no row in the table at all.
        accounts: for how many accounts it is missing.
        alone: for how many of them nothing else is missing for at least one of the figures.
        arr: of these accounts, as far as it is known; in the currency of the report.
        arr_unknown: accounts whose ARR is unknown, which are not part of `arr`.
        unlocks: codes of figures that are unknown without it.
        completes: codes of figures that are known without it, but incomplete.
        worth: share of everything unknown that rests on it, in percent.
    """

    table: str
    columns: tuple[str, ...]
    whole_table: bool
    accounts: int
    alone: int
    arr: Annotated[MoneyText | None, Rule("book_arr")]
    arr_unknown: int
    unlocks: tuple[str, ...]
    completes: tuple[str, ...]
    worth: Annotated[float, Rule("data_worth")]


class DataQuality(BookResult):
    """What the data of a book holds, how far it can be trusted, and what to add next.

    Attributes:
        accounts: how many the book holds.
        files: from how many its rows were read; all dossiers together count as one.
        rows_read: rows of the files, each once, although a file may feed several tables.
        figures: each figure once, the least known first.
        next_steps: the most worthwhile first.
    """

    accounts: int
    files: int
    rows_read: int
    tables: tuple[RowsRead, ...]
    freshness: tuple[Freshness, ...]
    orphans: tuple[Orphans, ...]
    contradictions: tuple[Contradiction, ...]
    coverage: tuple[ToolCover, ...]
    figures: tuple[FigureCover, ...]
    next_steps: tuple[NextStep, ...]
