"""Contexts of single accounts within a review of the whole book."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.portfolio_frame import Portfolio
from enterprise_sales.book import Book
from enterprise_sales.scorecard import cells

AT_ONCE = 40
"""Accounts whose rows are cut out of the book together."""


class Contexts:
    """Contexts of the accounts that the list of the week is about.

    Their rows are cut out of the book together: a book of many accounts is put in order by account
    only where a single one is asked for, which takes longer than the review itself.
    """

    def __init__(self, book: Portfolio) -> None:
        self._book = book
        self._parts: dict[str, Part] = {}

    def expect(self, account_ids: Iterable[str]) -> None:
        """Accounts that are going to be asked for."""
        wanted = [name for name in dict.fromkeys(account_ids) if name not in self._parts]
        for start in range(0, len(wanted), AT_ONCE):
            names = wanted[start : start + AT_ONCE]
            self._parts.update(dict.fromkeys(names, Part(self._book, tuple(names))))

    def of(self, account_id: str, *, whitespace: bool = False) -> Context:
        """The context of an account; its cells only where they are needed."""
        self.expect([account_id])
        book, part = self._book, self._parts[account_id].book
        found = cells(part, book.playbook, book.as_of, account_id) if whitespace else ()
        return Context(
            book=part,
            account_id=account_id,
            row=book.card[account_id],
            cells=found,
            playbook=book.playbook,
            as_of=book.as_of,
            t=book.t,
        )


class Part:
    """Some accounts of a book as a book of their own, cut out when first needed."""

    def __init__(self, book: Portfolio, names: tuple[str, ...]) -> None:
        self._whole, self._names = book.book, names

    @cached_property
    def book(self) -> Book:
        """The book with the rows of these accounts alone."""
        return self._whole.only(self._names)
