"""What is raised where a database or a query cannot be used."""

from __future__ import annotations


class QueryError(Exception):
    """No rows: the code of a finding, and what fills its message. It never holds a secret.

    Attributes:
        code: code of the finding.
        excerpt: what the database said, where it says more than the code.
        values: placeholders of the finding's message.
    """

    def __init__(self, code: str, excerpt: str | None = None, **values: str) -> None:
        self.code, self.excerpt, self.values = code, excerpt, values
        super().__init__(code)


def first_line(text: str) -> str:
    """What a database said, without the lines that point into the SQL."""
    return (text.strip().splitlines() or [""])[0].strip()
