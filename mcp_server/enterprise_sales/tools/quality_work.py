"""The data quality report of a book that is looked at or imported, and its document."""

from __future__ import annotations

from datetime import date

from enterprise_sales.analyses.quality import data_quality
from enterprise_sales.analyses.results import DataQuality
from enterprise_sales.book import Book
from enterprise_sales.language import Translator
from enterprise_sales.playbook import load_playbook
from enterprise_sales.tools.import_arguments import ImportArguments
from enterprise_sales.tools.loading import Sources
from enterprise_sales.tools.saving import kept
from enterprise_sales.tools.workspace import Workspace

TOOL = "import_book"
ABOUT = "data_quality"
"""What the name of the file says of the document."""


def quality_sources(
    book: Book, given: ImportArguments, workspace: Workspace, as_of: date, t: Translator
) -> Sources:
    """What a report is made from.

    Raises:
        PlaybookError: the playbook is unknown, or the user's own values cannot be used.
    """
    playbook = load_playbook(
        given.chosen_playbook, as_of, root=workspace.playbooks, override=workspace.overrides
    )
    return Sources(book, playbook, as_of, t)


def quality_of(found: Sources) -> DataQuality:
    """The report, without a document."""
    return data_quality(found.book, found.playbook, found.as_of, found.t)


def with_document(
    result: DataQuality, found: Sources, given: ImportArguments, workspace: Workspace
) -> DataQuality:
    """The report with its document saved.

    Raises:
        StoreError: the agent or the outputs folder is refused, or the write is.
    """
    arguments = {
        "agent": given.folder,
        "as_of": found.as_of.isoformat(),
        "language": found.t.language,
        "playbook": found.playbook.name,
        "save": True,
    }
    output = kept((TOOL, ABOUT), result, found, given.folder, arguments, workspace)
    return result.model_copy(update={"output": output})
