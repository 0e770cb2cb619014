"""Reading what a call works from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from threading import Lock

from enterprise_sales.analyses.context import Context, context_of
from enterprise_sales.book import Book, load_book
from enterprise_sales.book.settling import Settling
from enterprise_sales.language import Translator, translator
from enterprise_sales.playbook import Playbook, load_playbook
from enterprise_sales.tools.accounts import account_id
from enterprise_sales.tools.arguments import BookArguments
from enterprise_sales.tools.workspace import Workspace

ONE_AT_A_TIME = Lock()
"""Held while reading and computing: what is kept between calls is not made for two at once."""


@dataclass(frozen=True, eq=False)
class Sources:
    """The book and the playbook as of a date, in a language."""

    book: Book
    playbook: Playbook
    as_of: date
    t: Translator


def sources(given: BookArguments, workspace: Workspace) -> Sources:
    """What a call works from; to be asked for with `ONE_AT_A_TIME` held.

    Raises:
        BookError: there is no book, or it cannot be used.
        PlaybookError: the playbook is unknown, or the user's own values cannot be used.
    """
    as_of = given.as_of or workspace.now().date()
    playbook = playbook_of(given, workspace, as_of)
    book = load_book(workspace.book, settling_of(playbook))
    return Sources(book, playbook, as_of, translator(given.chosen_language))


def playbook_of(given: BookArguments, workspace: Workspace, as_of: date) -> Playbook:
    """The playbook of a call.

    Raises:
        PlaybookError: it is unknown, or the user's own values cannot be used.
    """
    root, override = workspace.playbooks, workspace.overrides
    return load_playbook(given.chosen_playbook, as_of, root=root, override=override)


def settling_of(playbook: Playbook) -> Settling:
    """Whom the playbook trusts where sources of the book differ, on its date."""
    return Settling(
        of_record=playbook.texts("facts.of_record"),
        known=playbook.texts("facts.known"),
        record_tables=frozenset(playbook.texts("facts.record_tables")),
        as_of=playbook.as_of,
    )


def account_context(found: Sources, account: str) -> Context:
    """What an analysis of one account works from; to be asked for in the same way.

    Raises:
        CallRefusedError: the account is unknown, or several bear the name.
    """
    wanted = account_id(found.book, account, found.t)
    return context_of(found.book, found.playbook, found.as_of, wanted, found.t.language)
