"""An import in a few sentences: what was found, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator

from enterprise_sales.intake.staging import Staged
from enterprise_sales.language import Translator


def summary(staged: Staged, t: Translator, *, applied: bool) -> tuple[str, ...]:
    """Sentences for people, the most important first."""
    return tuple(_sentences(staged, t, applied=applied))


def _sentences(staged: Staged, t: Translator, *, applied: bool) -> Iterator[str]:
    yield from _looked_at(staged, t)
    yield from _queries(staged, t)
    if staged.book is None:
        yield t.text("No account could be read, so there is no book yet.")
    else:
        accounts = len(staged.book.names)
        yield t.plural("The book holds {n} account.", "The book holds {n} accounts.", accounts)
    if applied:
        yield t.text("It is written; the exports themselves were only copied. It can be undone.")
    else:
        yield from _to_do(staged, t)


def _looked_at(staged: Staged, t: Translator) -> Iterator[str]:
    if staged.exports:
        yield t.plural("{n} file was looked at.", "{n} files were looked at.", len(staged.exports))
    elif staged.named:
        yield t.text(
            "Nothing there is an export: CSV, XLSX, XLS, HTML, JSON and Parquet files are read, and"
            " ZIP archives of them."
        )
    elif not (staged.refreshed.snapshots or staged.refreshed.findings):
        yield t.text("No exports were named: this is how the book stands.")


def _queries(staged: Staged, t: Translator) -> Iterator[str]:
    asked, failed = len(staged.refreshed.snapshots), len(staged.refreshed.findings)
    if asked:
        yield t.plural("{n} query was answered.", "{n} queries were answered.", asked)
    if failed:
        yield t.plural(
            "{n} query was not answered, so nothing can be written yet.",
            "{n} queries were not answered, so nothing can be written yet.",
            failed,
        )


def _to_do(staged: Staged, t: Translator) -> Iterator[str]:
    left = len(staged.proposal.questions)
    if left:
        yield t.plural(
            "{n} question is open: answer it, or take what is assumed.",
            "{n} questions are open: answer them, or take what is assumed.",
            left,
        )
    wanted = staged.text or staged.copies
    if staged.book is not None and not staged.refreshed.findings and wanted:
        yield t.text("Nothing is written yet: ask to apply it when the mapping is right.")
