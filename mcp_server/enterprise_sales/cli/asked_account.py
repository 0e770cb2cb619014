"""Which account `--account` names."""

from __future__ import annotations

from enterprise_sales.language import translator
from enterprise_sales.tools import Workspace
from enterprise_sales.tools.accounts import account_id
from enterprise_sales.tools.arguments import BookArguments
from enterprise_sales.tools.errors import Known, told
from enterprise_sales.tools.loading import ONE_AT_A_TIME, sources


def account_named(words: str, workspace: Workspace) -> tuple[str, str]:
    """The id and the name of the account that an id or a name names.

    Raises:
        CallRefusedError: there is no book, or no such account, with the nearest names, or several.
    """
    t = translator("en")
    try:
        with ONE_AT_A_TIME:
            book = sources(BookArguments(), workspace).book
    except Known as error:
        raise told(error, t) from error
    found = account_id(book, words, t)
    return found, book.names[found]
