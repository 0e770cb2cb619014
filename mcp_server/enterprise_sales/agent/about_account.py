"""A question as it is put where the account is known beforehand."""

from __future__ import annotations

from enterprise_sales.store.text import one_line


def about(question: str, account_id: str, name: str) -> str:
    """The question, and under it the account that it is about.

    Args:
        question: as the user wrote it.
        account_id: of the book, so that no tool has to guess.
        name: as it stands in the book; what cannot be seen is dropped, line ends become spaces.
    """
    return f"{question.strip()}\n\nAccount: «{one_line(name)}», account_id: {account_id}"
