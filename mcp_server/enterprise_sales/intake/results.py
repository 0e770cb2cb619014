"""What import_book returns."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from enterprise_sales.analyses.common import DayText, FindingOut, Result
from enterprise_sales.analyses.results.quality import DataQuality, TableOut
from enterprise_sales.intake.quality_short import QualityShort


class ColumnOut(Result):
    """A column of a file and what it is taken for.

    Attributes:
        column: its name in the file.
        target: the column of the table; null where it is left aside.
        confidence: from 0 to 1.
        reason: why, in words.
        candidates: other targets that came into question, best first.
    """

    column: str
    target: str | None
    confidence: float = Field(ge=0, le=1)
    reason: str
    candidates: tuple[str, ...] = ()


class FileOut(Result):
    """A sheet and what it is read as; a sheet that fills several tables stands there for each.

    Attributes:
        file: its path inside the book.
        table: null where it is no table of a book.
        vendor: the program that wrote the export, where its headers tell.
        kept: whether `book.yaml` had an entry for it, which stays as it is.
        taken: column of the file → the column of the table that it fills.
        aside: columns that nothing is made of; told with the first table of a sheet alone.
        columns: those that need a look, with the reason; with `details` every one.
    """

    file: str
    sheet: str | None
    table: str | None
    vendor: str | None
    confidence: float = Field(ge=0, le=1)
    reason: str
    kept: bool
    taken: Mapping[str, str] = Field(default_factory=dict)
    aside: tuple[str, ...] = ()
    columns: tuple[ColumnOut, ...] = ()


class QuestionOut(Result):
    """Something that only the person knows; answered by `answers`, id → one of the candidates.

    Attributes:
        assumed: what holds until then; null where the column or file is left aside.
    """

    id: str
    file: str
    column: str | None
    text: str
    candidates: tuple[str, ...]
    assumed: str | None


class DuplicateOut(Result):
    """Companies that may be one."""

    names: tuple[str, ...]
    reason: str


class Changes(Result):
    """What was, or would be, written into the book."""

    added: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


class More(Result):
    """What a short answer leaves out, by number; `details` gives it."""

    columns: int
    findings: int
    duplicates: int
    next_steps: int


class ImportBook(Result):
    """Result of import_book: short, or whole with `details`.

    Attributes:
        applied: whether it was written; false for a dry run, and where questions are open.
        summary: what was found and what to do next, in words.
        quality: how good the data of the book is, as it is or would be; null where no book could
            be read. Its `output` is the saved document.
        writes_mapping: whether `book.yaml` changes.
        book_yaml: the text that it would have; with `details`, and where it changes.
        quality_report: the whole data quality report; with `details`.
        more: what is left out here; null where nothing is.
    """

    as_of: DayText
    language: str
    book: str
    applied: bool
    summary: tuple[str, ...]
    mapping: tuple[FileOut, ...] = ()
    questions: tuple[QuestionOut, ...] = ()
    tables: tuple[TableOut, ...] = ()
    quality: QualityShort | None = None
    duplicates: tuple[DuplicateOut, ...] = ()
    changes: Changes
    writes_mapping: bool = False
    findings: tuple[FindingOut, ...] = ()
    more: More | None = None
    book_yaml: str | None = None
    quality_report: DataQuality | None = None
