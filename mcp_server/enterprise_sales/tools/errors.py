"""The errors of the parts below, told the same way as a refused call."""

from __future__ import annotations

from collections.abc import Iterator

from enterprise_sales.analyses.findings_out import finding_out
from enterprise_sales.book import BookError, Finding
from enterprise_sales.book.load import NoAccountsError
from enterprise_sales.book.messages import MESSAGES as BOOK_MESSAGES
from enterprise_sales.language import Translator
from enterprise_sales.language.findings import message
from enterprise_sales.playbook import Notice, PlaybookError
from enterprise_sales.playbook.messages import MESSAGES as PLAYBOOK_MESSAGES
from enterprise_sales.store import StoreError
from enterprise_sales.tools.problem import CallRefusedError, Problem, problem
from enterprise_sales.tools.store_words import said

Known = (BookError, PlaybookError, StoreError)
SHOWN = 5
"""How many findings are told of a book that has no accounts; presentation only."""


def told(error: BookError | PlaybookError | StoreError, t: Translator) -> CallRefusedError:
    """The refusal that says what the error says."""
    if isinstance(error, BookError):
        return CallRefusedError(_of_book(error, t), t)
    if isinstance(error, PlaybookError):
        return CallRefusedError((_of_notice(notice, t) for notice in error.problems), t)
    where, remedy = said(error.where, t), said(error.remedy, t)
    wrong = said(error.template, t, **error.values)
    return CallRefusedError([Problem(where, error.excerpt, wrong, remedy)], t)


def _of_book(error: BookError, t: Translator) -> Iterator[Problem]:
    yield Problem(error.where, None, *message(t, *BOOK_MESSAGES[error.code], error.values))
    if error.code == "no_book":
        yield problem("demo_first", t)
    if isinstance(error, NoAccountsError):
        yield from (_of_finding(finding, t) for finding in error.findings[:SHOWN])


def _of_finding(finding: Finding, t: Translator) -> Problem:
    out = finding_out(finding, t)
    return Problem(out.where, out.excerpt, out.wrong, out.remedy)


def _of_notice(notice: Notice, t: Translator) -> Problem:
    words = message(t, *PLAYBOOK_MESSAGES[notice.code], notice.values)
    return Problem(notice.place if notice.file else None, notice.shown, *words)
