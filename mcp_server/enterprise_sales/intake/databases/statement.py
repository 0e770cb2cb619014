"""The SQL of `book.yaml` before a database sees it, and the columns of its answer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from enterprise_sales.intake.databases.errors import QueryError

_COMMENTS = re.compile(r"\A(?:\s+|--[^\n]*(?:\n|\Z)|/\*.*?\*/|\()*", re.DOTALL)
_READING = ("select", "with", "values", "table", "from")
"""The words with which a statement begins that asks for rows; DuckDB takes `from`, too."""


def reading_statement(sql: str) -> str:
    """The statement without the semicolon at its end.

    The words of a person who meant something else are better than those of a database. That nothing
    is written is what each database sees to itself.

    Raises:
        QueryError: `query_only_reads`.
    """
    text = sql.strip().rstrip(";").rstrip()
    begins = _COMMENTS.sub("", text, count=1)
    word = re.match(r"[A-Za-z]*", begins)
    if word is None or word[0].lower() not in _READING:
        raise QueryError("query_only_reads")
    return text


def checked_columns(names: Sequence[str]) -> list[str]:
    """The columns of an answer, as named.

    Raises:
        QueryError: `query_no_columns`, `query_column_twice`.
    """
    if not names:
        raise QueryError("query_no_columns")
    for name, times in Counter(names).items():
        if times > 1:
            raise QueryError("query_column_twice", name=name)
    return list(names)


def quoted(name: str) -> str:
    """A column as standard SQL names it."""
    return '"' + name.replace('"', '""') + '"'


def as_texts(names: Sequence[str], kinds: Sequence[str], text: str) -> str:
    """Each column as text, as PostgreSQL and DuckDB write it.

    The parts of a list have semicolons between them. A date that is `infinity` is no day: the cell
    is empty, as that of a contract without an end.

    Args:
        names: the columns.
        kinds: the type of each; that of a list ends in [].
        text: the type that holds text.
    """
    pairs = zip(names, kinds, strict=True)
    return ", ".join(
        f"{_as_text(quoted(name), kind, text)} AS {quoted(name)}" for name, kind in pairs
    )


def _as_text(column: str, kind: str, text: str) -> str:
    if kind.endswith("[]"):
        return f"array_to_string({column}, ';')"
    whole = f"CAST({column} AS {text})"
    dated = kind.lower().startswith(("date", "timestamp"))
    return f"CASE WHEN isfinite({column}) THEN {whole} END" if dated else whole
