"""Dossiers: one account a markdown file, its frontmatter holding the tables as lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from enterprise_sales.book.findings import BookError
from enterprise_sales.book.statements import LISTS
from enterprise_sales.book.tables import MODELS, columns_of
from enterprise_sales.book.yaml_file import Block, load_yaml, text_of

Record = tuple[str, int, dict[str, Any]]
"""Table, line in the file, cells."""


@dataclass(frozen=True)
class Dossier:
    """What one dossier holds.

    Attributes:
        records: the rows of every table, that of the account first.
        unknown_keys: line and key of what is neither a column nor a table.
        not_rows: line, key and number of entries that should have been rows.
        entries: list and entry of what was said, noted or overridden.
    """

    records: list[Record] = field(default_factory=list)
    unknown_keys: list[tuple[int, str]] = field(default_factory=list)
    not_rows: list[tuple[int, str, int]] = field(default_factory=list)
    entries: list[tuple[str, Block]] = field(default_factory=list)


def read_dossier(path: Path, name: str) -> Dossier | None:
    """The rows of one dossier, None where the file has no frontmatter.

    Args:
        path: the file.
        name: what the file is called in findings.

    Raises:
        BookError: the frontmatter is no valid YAML, or the file is not UTF-8.
    """
    front = load_yaml(*_frontmatter(path, name))
    if not isinstance(front, Block):
        return None
    account = {key: value for key, value in front.items() if key in columns_of("accounts")}
    account.setdefault("account_id", path.stem)
    found = Dossier(records=[("accounts", front.line, account)])
    for key, line in front.lines.items():
        if key in MODELS:
            found.records.extend(_rows(key, front[key], account["account_id"]))
            lost = _not_rows(front[key])
            found.not_rows.extend([(line, key, lost)] if lost else [])
        elif key in LISTS:
            listed = front[key] if isinstance(front[key], list) else []
            found.entries.extend((key, entry) for entry in listed if isinstance(entry, Block))
            lost = _not_rows(front[key])
            found.not_rows.extend([(line, key, lost)] if lost else [])
        elif key not in columns_of("accounts"):
            found.unknown_keys.append((line, key))
    return found


def _frontmatter(path: Path, name: str) -> tuple[str, str, int]:
    """The YAML between the two lines of dashes, the name, and the line at which it begins."""
    from frontmatter.default_handlers import YAMLHandler

    text = text_of(path, name)
    opening = YAMLHandler.FM_BOUNDARY.match(text)
    if opening is None:
        return "", name, 1
    if YAMLHandler.FM_BOUNDARY.search(text, opening.end()) is None:
        raise BookError("frontmatter_open", file=name)
    front, _ = YAMLHandler().split(text)
    return front, name, 1 + text.count("\n", 0, opening.end())


def _rows(table: str, listed: Any, account_id: Any) -> Iterator[Record]:
    filled = {"account_id": account_id} if "account_id" in columns_of(table) else {}
    for row in listed if isinstance(listed, list) else []:
        if isinstance(row, Block):
            yield table, row.line, {**filled, **row}


def _not_rows(listed: Any) -> int:
    if listed is None:
        return 0
    return sum(not isinstance(row, Block) for row in listed) if isinstance(listed, list) else 1
