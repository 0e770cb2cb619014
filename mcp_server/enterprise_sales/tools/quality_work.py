"""The data quality report of a book that is looked at or imported, and its document."""

from __future__ import annotations

from datetime import date

from enterprise_sales.analyses.common import FindingOut, Output
from enterprise_sales.analyses.quality import data_quality
from enterprise_sales.analyses.results import DataQuality
from enterprise_sales.book import Book
from enterprise_sales.language import Translator
from enterprise_sales.playbook import Playbook
from enterprise_sales.store import StoreError
from enterprise_sales.tools.import_arguments import ImportArguments
from enterprise_sales.tools.loading import Sources
from enterprise_sales.tools.saving import kept
from enterprise_sales.tools.store_words import said
from enterprise_sales.tools.workspace import Workspace

TOOL = "import_book"
ABOUT = "data_quality"
"""What the name of the file says of the document."""


Judged = tuple[Sources, DataQuality]
"""A report, and what it was made from."""


def judged_book(book: Book, playbook: Playbook, as_of: date, t: Translator) -> Judged:
    """The report about a book, without a document."""
    return Sources(book, playbook, as_of, t), data_quality(book, playbook, as_of, t)


def with_document(
    judged: Judged, given: ImportArguments, workspace: Workspace, *, applied: bool
) -> DataQuality:
    """The report, its document saved where that is asked for, or the import was written.

    What is written stays written: where the document cannot be saved then, a finding says so.

    Raises:
        StoreError: nothing was written, and the document cannot be saved.
    """
    found, result = judged
    if not (applied if given.save is None else given.save):
        return result
    try:
        return result.model_copy(update={"output": _saved(result, found, given, workspace)})
    except StoreError as error:
        if not applied:
            raise
        return result.model_copy(update={"findings": (_not_saved(error, found.t),)})


def _saved(
    result: DataQuality, found: Sources, given: ImportArguments, workspace: Workspace
) -> Output:
    arguments = {
        "agent": given.folder,
        "as_of": found.as_of.isoformat(),
        "language": found.t.language,
        "playbook": found.playbook.name,
        "save": True,
    }
    return kept((TOOL, ABOUT), result, found, given.folder, arguments, workspace)


def _not_saved(error: StoreError, t: Translator) -> FindingOut:
    return FindingOut(
        code="report_not_saved",
        severity="warning",
        where=said(error.where, t),
        excerpt=error.excerpt,
        wrong=t.text(
            "The import is written, but its data quality report could not be saved: {problem}.",
            problem=said(error.template, t, **error.values),
        ),
        remedy=t.text(
            "To have the report, ask for it alone afterwards; first, {remedy}.",
            remedy=said(error.remedy, t),
        ),
        count=1,
        left_out=0,
    )
