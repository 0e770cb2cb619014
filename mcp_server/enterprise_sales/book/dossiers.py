"""Dossiers: one account a markdown file, its frontmatter holding the tables as lists."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from enterprise_sales.book.findings import BookError
from enterprise_sales.book.tables import MODELS, columns_of
from enterprise_sales.book.yaml_file import LINE, load_yaml

Record = tuple[str, int, dict[str, Any]]
"""Table, line in the file, cells."""


def read_dossier(path: Path, name: str) -> tuple[list[Record], list[tuple[str, int]]]:
    """The rows of one dossier, and the keys that are neither a column nor a table.

    Args:
        path: the file.
        name: what the file is called in findings.

    Raises:
        BookError: the frontmatter is no valid YAML, or the file is not UTF-8.
    """
    front = load_yaml(_frontmatter(path, name), name, first_line=2)
    if not isinstance(front, dict):
        return [], []
    account = {key: value for key, value in front.items() if key in columns_of("accounts")}
    account.setdefault("account_id", path.stem)
    records: list[Record] = [("accounts", front[LINE], account)]
    for table in MODELS:
        records += _rows(table, front.get(table), account["account_id"])
    known = {*columns_of("accounts"), *MODELS, LINE}
    unknown = [(str(key), int(front[LINE])) for key in front if key not in known]
    return records, unknown


def notes_of(text: str) -> str:
    """The free notes below the frontmatter."""
    import frontmatter

    return str(frontmatter.loads(text).content)


def _frontmatter(path: Path, name: str) -> str:
    from frontmatter.default_handlers import YAMLHandler

    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BookError(
            "yaml_unreadable", file=name, line="1", problem="not UTF-8", excerpt=str(error.start)
        ) from error
    handler = YAMLHandler()
    if not handler.detect(text):
        return ""
    return str(handler.split(text)[0])


def _rows(table: str, listed: Any, account_id: str) -> Iterator[Record]:
    filled = {"account_id": account_id} if "account_id" in columns_of(table) else {}
    for row in listed if isinstance(listed, list) else []:
        if isinstance(row, dict):
            cells = {key: value for key, value in row.items() if key != LINE}
            yield table, row[LINE], {**filled, **cells}
