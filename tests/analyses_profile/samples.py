"""Small books written for one test, and the context of their account."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from enterprise_sales.analyses.context import Context, context_of
from enterprise_sales.book import load_book
from enterprise_sales.book.tables import columns_of
from enterprise_sales.language import references_dir
from enterprise_sales.playbook import Playbook, load_playbook

D = date(2026, 6, 30)
STRATEGIC, ENTERPRISE, EXECUTION = "strategic-12-month", "enterprise-180-day", "execution-120-day"
Rows = list[dict[str, Any]]


def playbook(name: str = STRATEGIC, as_of: date = D, override: Path | None = None) -> Playbook:
    """A shipped playbook, with the user's own values where a file is given."""
    return load_playbook(name, as_of, root=references_dir() / "playbooks", override=override)


def write(folder: Path, tables: dict[str, Rows]) -> Path:
    """A book in JSON; rows that name no account belong to `a`."""
    (folder / "tables").mkdir(parents=True, exist_ok=True)
    (folder / "book.yaml").write_text("currency: USD\nreporting_currency: USD\n", encoding="utf-8")
    for name, rows in {"accounts": [{}], **tables}.items():
        filled = [_filled(name, row) for row in rows]
        text = json.dumps(filled, ensure_ascii=False)
        (folder / "tables" / f"{name}.json").write_text(text, encoding="utf-8")
    return folder


def context(
    folder: Path,
    *,
    as_of: date = D,
    under: str | Playbook = STRATEGIC,
    language: str = "en",
    account_id: str = "a",
    **tables: Rows,
) -> Context:
    """The context of an account of a book written to `folder`."""
    book = load_book(write(folder, tables))
    held = playbook(under, as_of) if isinstance(under, str) else under
    return context_of(book, held, as_of, account_id, language)


def _filled(table: str, row: dict[str, Any]) -> dict[str, Any]:
    if table == "accounts":
        return {"account_id": "a", "name": "Alder", **row}
    return {"account_id": "a", **row} if "account_id" in columns_of(table) else row
