"""An import looked at and read as it will be, with nothing written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from enterprise_sales.analyses.findings_out import finding_out
from enterprise_sales.book.book import Book
from enterprise_sales.book.findings import BookError, Finding
from enterprise_sales.book.folder import Contents, contents_with, mapping_of
from enterprise_sales.book.load import read_book
from enterprise_sales.book.mapping import BookMapping, FileMapping
from enterprise_sales.book.mapping_checks import MAPPING_FILE
from enterprise_sales.book.settling import PLAIN, Settling
from enterprise_sales.intake.assumptions import ASSUMED
from enterprise_sales.intake.exports import Export, gather
from enterprise_sales.intake.heard import Heard
from enterprise_sales.intake.ignored_currency import ignored_currencies
from enterprise_sales.intake.proposal import Proposal, propose
from enterprise_sales.intake.questions import question_id
from enterprise_sales.intake.refresh import Refreshed
from enterprise_sales.intake.yaml_text import with_entries
from enterprise_sales.language import Translator

WRONG_ANSWERS = ("answer_unasked", "answer_no_candidate")
"""What is told of an answer that answers nothing."""
CURRENCY = question_id("currency", "book", None, None)
Step = Callable[[], None]
NOTHING_ASKED = Refreshed()


@dataclass(frozen=True)
class Staged:
    """What an import would do.

    Attributes:
        exports: the files, in the order of their names.
        kept: names of exports that `book.yaml` maps already; their entries stay as they are.
        proposal: what the other files are read as.
        text: of `book.yaml` as it would be; None where it stays as it is.
        was: the bytes of `book.yaml` as it is; None where there is none.
        copies: name in the book → the file that lies elsewhere and would be copied.
        book: the book as it would be read; None where it cannot be.
        refusal: why it cannot be read.
        findings: files that are no exports.
        refreshed: what the queries of `book.yaml` answered, where they were asked.
        named: whether files or folders were named at all.
    """

    exports: tuple[Export, ...]
    kept: tuple[str, ...]
    proposal: Proposal
    text: str | None
    was: bytes | None
    copies: Mapping[str, Path]
    book: Book | None
    refusal: BookError | None
    findings: tuple[Finding, ...]
    refreshed: Refreshed = NOTHING_ASKED
    named: bool = True


def stage(
    paths: Sequence[Path],
    scratch: Path,
    folder: Path,
    answers: Mapping[str, str],
    t: Translator,
    step: Step,
    refreshed: Refreshed = NOTHING_ASKED,
    settling: Settling = PLAIN,
) -> Staged:
    """Look at what `paths` hold and read the book as it would be.

    Args:
        paths: folders, files, archives; all of them exist.
        scratch: an empty folder for what archives hold.
        folder: of the book; it need not exist.
        answers: question id → the candidate that the person chose.
        t: the language of reasons and questions.
        step: called before each step: looking, recognising, reading.
        refreshed: what queries answered; their rows are read instead of those that are kept.
        settling: whom to trust where sources of the book differ.

    Raises:
        BookError: the present `book.yaml` cannot be used.
    """
    step()
    gathered = gather(paths, scratch, folder)
    present = mapping_of(folder)
    named = {options.file for options in present.files}
    step()
    new = [export for export in gathered.exports if export.name not in named]
    settled = {CURRENCY: present.currency} if present.currency else {}
    known = _known(folder, gathered.exports, present)
    heard = Heard({**settled, **answers})
    proposal = propose(new, heard, t, known)
    step()
    copies = {one.name: one.path for one in gathered.exports if not _lies_in(folder, one)}
    copies |= {one.name: one.path for one in refreshed.snapshots}
    used = _used(copies, named, proposal)
    whole = _whole(present, proposal.mapping)
    book, refusal = _read(contents_with(folder, whole, used), settling)
    was = _bytes_of(folder / MAPPING_FILE)
    return Staged(
        exports=gathered.exports,
        kept=tuple(one.name for one in gathered.exports if one.name in named),
        proposal=proposal,
        text=_text(was, proposal, t),
        was=was,
        copies=used,
        book=book,
        refusal=refusal,
        findings=(
            *gathered.findings,
            *heard.unused(answers, proposal.questions),
            *ignored_currencies(present, known),
        ),
        refreshed=refreshed,
        named=bool(paths),
    )


def _known(folder: Path, exports: Sequence[Export], present: BookMapping) -> list[Export]:
    """The files of the book that have their entries: what is new is linked to them."""
    if not folder.is_dir():
        return []
    newer = {one.name: one.path for one in exports}
    names = dict.fromkeys(one.file for one in contents_with(folder, present, {}).files)
    found = [Export(name, newer.get(name, folder / name)) for name in names]
    return [one for one in found if one.path.is_file()]


def _lies_in(folder: Path, export: Export) -> bool:
    return export.path.resolve().is_relative_to(folder.resolve())


def _used(copies: Mapping[str, Path], named: set[str], proposal: Proposal) -> dict[str, Path]:
    """The files that an entry reads, and no others, are copied into the book."""
    read = named | set(files_read(proposal.mapping.files))
    read |= {check.events for check in proposal.mapping.flag_checks}
    return {name: path for name, path in copies.items() if name in read}


def files_read(entries: Sequence[FileMapping]) -> tuple[str, ...]:
    """The files that entries name, those of lookups included."""
    own = [entry.file for entry in entries]
    asked = [name for entry in entries for name in entry.looked_through]
    return tuple(dict.fromkeys([*own, *asked]))


def _whole(present: BookMapping, added: BookMapping) -> BookMapping:
    """The present entries first; currency and vendor are settled by the person where given."""
    settled = {key: getattr(present, key) or getattr(added, key) for key in _BOOK_KEYS}
    files = (*present.files, *added.files)
    checks = present.flag_checks or added.flag_checks
    return present.model_copy(update={**settled, "files": files, "flag_checks": checks})


_BOOK_KEYS = ("vendor", "currency", "reporting_currency")


def _read(contents: Contents, settling: Settling) -> tuple[Book | None, BookError | None]:
    try:
        return read_book(contents, settling), None
    except BookError as error:
        return None, error


def _bytes_of(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _text(was: bytes | None, proposal: Proposal, t: Translator) -> str | None:
    if not proposal.mapping.files:
        return None
    notes = [_note(entry, proposal, t) for entry in proposal.mapping.files]
    return with_entries(was.decode("utf-8-sig") if was else None, proposal.mapping, notes)


def _note(entry: FileMapping, proposal: Proposal, t: Translator) -> str:
    """What is written above an entry: whose export it is or what it is for, what is assumed."""
    own = (one for one in proposal.files if one.mapping == entry)
    found = next(own, None)
    if found is None:
        return t.text("only looked through by other files")
    reason = f"{found.vendor}: {found.reason}" if found.vendor else found.reason
    return "\n".join([reason, *_assumed(entry, proposal, t)])


def _assumed(entry: FileMapping, proposal: Proposal, t: Translator) -> Iterator[str]:
    for one in proposal.findings:
        if one.code in ASSUMED and (one.file, one.table) == (entry.file, entry.table):
            yield finding_out(one, t).wrong
