"""What import_book does."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from enterprise_sales.book.findings import BookError
from enterprise_sales.book.folder import contents_of
from enterprise_sales.book.settling import Settling
from enterprise_sales.intake.apply import apply, same_bytes, undo
from enterprise_sales.intake.exports import FOLDER
from enterprise_sales.intake.refresh import Refreshed, entries_of, refresh
from enterprise_sales.intake.report import report
from enterprise_sales.intake.results import Changes, ImportBook
from enterprise_sales.intake.short import shortened
from enterprise_sales.intake.staging import NOTHING_ASKED, WRONG_ANSWERS, Staged, stage
from enterprise_sales.language import N_, Translator, translator
from enterprise_sales.playbook import Playbook
from enterprise_sales.store.errors import excerpt
from enterprise_sales.tools.agent_check import check_agent_of
from enterprise_sales.tools.import_arguments import ImportArguments
from enterprise_sales.tools.loading import ONE_AT_A_TIME, playbook_of, settling_of
from enterprise_sales.tools.problem import refused
from enterprise_sales.tools.progress import Progress
from enterprise_sales.tools.quality_work import judged_book, with_document
from enterprise_sales.tools.workspace import Workspace

ASKING = N_("Asking the databases")
STEPS = (
    N_("Looking at the files"),
    N_("Recognising tables and columns"),
    N_("Reading the book as it will be"),
    N_("Judging how good the data is"),
    N_("Writing the book"),
)


def work(given: ImportArguments, workspace: Workspace, progress: Progress) -> ImportBook:
    """Look at exports and say what they would be read as; write it where asked to.

    Raises:
        BookError, StoreError, CallRefusedError: for people; nothing is half-written.
    """
    check_agent_of(given)
    t = translator(given.chosen_language)
    as_of = given.as_of or workspace.now().date()
    if given.undo:
        with ONE_AT_A_TIME:
            return _undone(workspace, as_of, t)
    told = _Steps(progress, _steps(given), t)
    with TemporaryDirectory() as scratch, TemporaryDirectory() as answers:
        asked = _asked(workspace, Path(answers), told, t) if given.refresh else NOTHING_ASKED
        with ONE_AT_A_TIME:
            playbook = playbook_of(given, workspace, as_of)
            settling = settling_of(playbook)
            staged = _staged(given, workspace, Path(scratch), asked, told, t, settling)
            return _done(staged, given, workspace, playbook, told, t)


def _done(
    staged: Staged,
    given: ImportArguments,
    workspace: Workspace,
    playbook: Playbook,
    told: _Steps,
    t: Translator,
) -> ImportBook:
    """The book is judged before it is written, and its report is saved after."""
    as_of = playbook.as_of
    told.next()
    judged = judged_book(staged.book, playbook, as_of, t) if staged.book else None
    applied = given.apply and _ready(staged, given)
    if applied:
        told.next()
        changes = _written(staged, workspace.book)
    else:
        changes = _planned(staged, workspace.book)
    quality = with_document(judged, given, workspace, applied=applied) if judged else None
    whole = report(staged, quality, str(workspace.book), as_of, t, changes, applied=applied)
    return whole if given.details else shortened(whole)


def _steps(given: ImportArguments) -> tuple[str, ...]:
    """Those of this call: a dry run writes nothing."""
    steps = STEPS if given.apply else STEPS[:-1]
    return (ASKING, *steps) if given.refresh else steps


class _Steps:
    def __init__(self, progress: Progress, steps: tuple[str, ...], t: Translator) -> None:
        self._progress, self._steps, self._t, self._done = progress, steps, t, 0

    def next(self) -> None:
        self._progress(self._done, len(self._steps), self._t.text(self._steps[self._done]))
        self._done += 1


def _asked(workspace: Workspace, scratch: Path, told: _Steps, t: Translator) -> Refreshed:
    """What the databases answer; the other tools need not wait for them."""
    mapping = contents_of(workspace.book).mapping
    if not entries_of(mapping):
        raise refused("refresh_nothing", t, "refresh", None)
    told.next()
    return refresh(mapping, workspace.book, workspace.environment, workspace.now(), scratch)


def _staged(
    given: ImportArguments,
    workspace: Workspace,
    scratch: Path,
    asked: Refreshed,
    told: _Steps,
    t: Translator,
    settling: Settling,
) -> Staged:
    """Where queries are asked and nothing is named, no exports are looked at."""
    named = given.paths or (() if given.refresh else _own(workspace, t))
    paths = [_checked(path, workspace, t) for path in named]
    answers = given.answers or {}
    return stage(paths, scratch, workspace.book, answers, t, told.next, asked, settling)


def _own(workspace: Workspace, t: Translator) -> tuple[str, ...]:
    """The book's own folder of exports, where nothing is named; a book without one as it is."""
    folder = workspace.book / FOLDER
    if folder.is_dir():
        return (str(folder),)
    try:
        contents_of(workspace.book)
    except BookError:
        raise refused("import_nothing", t, "paths", None, folder=str(folder)) from None
    return ()


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
    """A book that cannot be read is not written, nor one with questions that nobody settled.

    Nor where an answer was not understood: what was meant by it is not what would be written.
    Nor where one of the queries failed: its old rows would stand beside the new ones of others.
    """
    heard = not any(one.code in WRONG_ANSWERS for one in staged.findings)
    settled = heard and (given.take_assumed or not staged.proposal.questions)
    looked = bool(staged.exports or staged.refreshed.snapshots)
    return settled and looked and staged.book is not None and not staged.refreshed.findings


def _planned(staged: Staged, book: Path) -> Changes:
    """What would be written, were it applied now; nothing where a query failed."""
    if staged.refreshed.findings:
        return Changes()
    there = [name for name in sorted(staged.copies) if (book / name).is_file()]
    same = [name for name in there if same_bytes(book / name, staged.copies[name])]
    return Changes(
        added=tuple(name for name in sorted(staged.copies) if name not in there),
        replaced=tuple(name for name in there if name not in same),
        unchanged=tuple(same),
    )


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
