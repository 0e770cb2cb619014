"""Which account is meant."""

from __future__ import annotations

from enterprise_sales.book import Book
from enterprise_sales.language import Translator
from enterprise_sales.tools.problem import refused


def account_id(book: Book, account: str, t: Translator) -> str:
    """The id of the account that a name or an id names.

    Raises:
        CallRefusedError: there is none, with the nearest names, or several, with their ids.
    """
    from enterprise_sales.store.errors import excerpt

    found = book.find(account) or _by_id(book, account)
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(found)
        raise refused("account_ambiguous", t, "account", excerpt(account), ids=ids)
    near = book.nearest(account)
    hint = f" (nearest: {', '.join(near)})" if near else ""
    raise refused("account_unknown", t, "account", excerpt(account), nearest=hint)


def _by_id(book: Book, account: str) -> tuple[str, ...]:
    """Ids whatever their case: a person who means `acme` writes Acme."""
    folded = account.casefold()
    return tuple(name for name in book.names if name.casefold() == folded)
