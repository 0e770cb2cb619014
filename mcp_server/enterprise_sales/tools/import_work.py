"""What import_book does."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from enterprise_sales.intake.apply import apply, undo
from enterprise_sales.intake.exports import FOLDER
from enterprise_sales.intake.report import report
from enterprise_sales.intake.results import Changes, ImportBook
from enterprise_sales.intake.staging import Staged, stage
from enterprise_sales.language import N_, Translator, translator
from enterprise_sales.store.errors import excerpt
from enterprise_sales.tools.import_arguments import ImportArguments
from enterprise_sales.tools.loading import ONE_AT_A_TIME
from enterprise_sales.tools.problem import refused
from enterprise_sales.tools.progress import Progress
from enterprise_sales.tools.workspace import Workspace

STEPS = (
    N_("Looking at the files"),
    N_("Recognising tables and columns"),
    N_("Reading the book as it will be"),
    N_("Writing the book"),
)


def work(given: ImportArguments, workspace: Workspace, progress: Progress) -> ImportBook:
    """Look at exports and say what they would be read as; write it where asked to.

    Raises:
        BookError, StoreError, CallRefusedError: for people; nothing is half-written.
    """
    t = translator(given.chosen_language)
    as_of = given.as_of or workspace.now().date()
    with ONE_AT_A_TIME:
        if given.undo:
            return _undone(workspace, as_of, t)
        paths = [_checked(path, workspace, t) for path in given.paths or (_own(workspace, t),)]
        told = _Steps(progress, t)
        with TemporaryDirectory() as scratch:
            answers = given.answers or {}
            staged = stage(paths, Path(scratch), workspace.book, answers, t, told.next)
            if not (given.apply and _ready(staged, given)):
                changes = _planned(staged, workspace.book)
                return report(staged, str(workspace.book), as_of, t, changes, applied=False)
            told.next()
            changes = _written(staged, workspace.book)
            return report(staged, str(workspace.book), as_of, t, changes, applied=True)


class _Steps:
    def __init__(self, progress: Progress, t: Translator) -> None:
        self._progress, self._t, self._done = progress, t, 0

    def next(self) -> None:
        self._progress(self._done, len(STEPS), self._t.text(STEPS[self._done]))
        self._done += 1


def _own(workspace: Workspace, t: Translator) -> str:
    """The book's own folder of exports, where nothing is named."""
    folder = workspace.book / FOLDER
    if not folder.is_dir():
        raise refused("import_nothing", t, "paths", None, folder=str(folder))
    return str(folder)


def _checked(given: str, workspace: Workspace, t: Translator) -> Path:
    """The path, where it exists and lies in a folder that may be read."""
    try:
        path = (workspace.project / Path(given).expanduser()).resolve()
        there = path.exists()
    except (OSError, RuntimeError, ValueError):
        there = False
    if not there:
        raise refused("import_missing", t, "paths", excerpt(given))
    folders = workspace.imports
    if folders is not None and not any(path.is_relative_to(one) for one in folders):
        names = ", ".join(str(one) for one in folders)
        raise refused("import_outside", t, "paths", excerpt(given), folders=names)
    return path


def _ready(staged: Staged, given: ImportArguments) -> bool:
    """A book that cannot be read is not written, nor one with questions that nobody settled."""
    settled = given.take_assumed or not staged.proposal.questions
    return settled and staged.book is not None


def _planned(staged: Staged, book: Path) -> Changes:
    there = [name for name in sorted(staged.copies) if (book / name).is_file()]
    new = tuple(name for name in sorted(staged.copies) if name not in there)
    return Changes(added=new, replaced=tuple(there))


def _written(staged: Staged, book: Path) -> Changes:
    done = apply(book, staged.copies, staged.text, staged.was)
    return Changes(added=done.added, replaced=done.replaced, unchanged=done.unchanged)


def _undone(workspace: Workspace, as_of: date, t: Translator) -> ImportBook:
    done = undo(workspace.book)
    if done is None:
        raise refused("import_no_undo", t, "undo", None)
    return ImportBook(
        as_of=as_of.isoformat(),
        language=t.language,
        book=str(workspace.book),
        applied=True,
        summary=(t.text("The last import is taken back."),),
        changes=Changes(removed=done.removed, replaced=done.returned),
    )
