"""A small book with a dossier, and calls of record_facts on it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from enterprise_sales.book import Book, load_book
from enterprise_sales.playbook import load_playbook
from enterprise_sales.tools.call import call
from enterprise_sales.tools.catalogue import tool_named
from enterprise_sales.tools.loading import settling_of
from enterprise_sales.tools.workspace import Workspace

from ..books import Tables, written
from ..conftest import PLAYBOOKS

AS_OF = date(2026, 6, 30)
DOSSIER = "accounts/acme.md"
TABLES: Tables = {
    "accounts": [
        {"account_id": "acme", "name": "Acme Inc", "industry": "Retail"},
        {"account_id": "beta", "name": "Beta GmbH", "industry": "Banking"},
    ],
    "contracts": [
        {
            "contract_id": "acme-c1",
            "account_id": "acme",
            "start_date": date(2025, 8, 1),
            "end_date": date(2026, 7, 31),
            "annual_value": "42500.00",
            "status": "active",
        },
        {
            "contract_id": "beta-c1",
            "account_id": "beta",
            "start_date": date(2025, 8, 1),
            "end_date": date(2027, 7, 31),
            "annual_value": "1000.00",
            "status": "active",
        },
    ],
    "stakeholders": [
        {"stakeholder_id": "acme-ng", "account_id": "acme", "name": "Nina Gray", "title": "VP"}
    ],
}
NOTES = """---
# who they are
account_id: acme   # as in the CRM
name: Acme Inc
---

# Notes

Keep this – every byte of it.
"""
CALL_NOTE = """# Call of 12 June

Anna: the renewal will be signed in December,
not in July.
"""
DECEMBER = {
    "table": "contracts",
    "key": "acme-c1",
    "set": {"end_date": "2026-12-31"},
    "said_by": "Anna Petrova",
    "said_on": "2026-06-12",
}
OVERRIDE = {
    "table": "contracts",
    "key": "acme-c1",
    "set": {"end_date": "2026-12-31"},
    "reason": "signed addendum in hand",
    "author": "Maria Stein",
    "expires": "2027-01-31",
}


def book_at(folder: Path, dossier: str | None = None, tables: Tables = TABLES) -> Path:
    """A book in US dollars, with the dossier of one account."""
    written(folder, tables, currency="USD")
    if dossier is not None:
        (folder / "accounts").mkdir()
        (folder / DOSSIER).write_bytes(dossier.encode())
    return folder


def dossier_of(facts: str = "", overrides: str = "", front: str = "") -> str:
    """The text of a dossier with the lines of its lists."""
    lists = (("facts", facts), ("overrides", overrides))
    listed = "".join(f"{name}:\n{lines}" for name, lines in lists if lines)
    return f"---\naccount_id: acme\n{front}{listed}---\n"


def read(folder: Path, as_of: date = AS_OF) -> Book:
    """The book as the tools read it."""
    playbook = load_playbook("strategic-12-month", as_of, root=PLAYBOOKS)
    return load_book(folder, settling_of(playbook))


def workspace(folder: Path, project: Path | None = None) -> Workspace:
    moment = datetime(2026, 6, 30, 10, tzinfo=UTC)
    return Workspace(folder, folder.parent / "out", lambda: moment, project=project or folder)


def record(folder: Path, project: Path | None = None, **given: Any) -> Mapping[str, Any]:
    """The answer of record_facts, in English and about Acme where nothing else is said."""
    arguments = {"account": "acme", "as_of": AS_OF.isoformat(), "language": "en", **given}
    return call(tool_named("record_facts"), arguments, workspace(folder, project))
