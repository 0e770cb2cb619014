"""Small accounts to defend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from enterprise_sales.analyses.context import Context, context_of
from enterprise_sales.book import load_book

from ..analyses_profile.facts import CONTRACT, PERSON, green
from ..analyses_profile.samples import STRATEGIC, D, playbook, write


def plain(value: Any) -> Any:
    """Dates of YAML as the text that a result shows; tuples as lists."""
    if isinstance(value, dict):
        return {name: plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def attacked() -> dict[str, list[dict[str, Any]]]:
    """A competitor sits in the yard, is being compared, and the champion has left."""
    position = {
        "business_unit": "Yard",
        "product_id": "p",
        "status": "competitor",
        "competitor": "Rival",
    }
    return {
        "contracts": [CONTRACT],
        "positions": [position],
        "stakeholders": [{**PERSON, "status": "left"}],
        "signals": [
            {"date": "2026-06-10", "kind": "competitor_evaluation", "note": "With Rival"},
            {"date": "2026-06-12", "kind": "champion_left"},
        ],
    }


def calm() -> dict[str, list[dict[str, Any]]]:
    """A green account that nothing threatens, in a book that keeps signals."""
    return {**green(), "signals": [{"date": "2026-06-01", "kind": "expansion_interest"}]}


def contexts(
    folder: Path,
    accounts: Sequence[Mapping[str, Any]],
    under: str = STRATEGIC,
    language: str = "en",
) -> list[Context]:
    """The contexts of many accounts in one book, read and scored once.

    Their contracts are called `0-c1`, `1-c1` and so on.
    """
    merged: dict[str, list[dict[str, Any]]] = {"accounts": []}
    for place, tables in enumerate(accounts):
        merged["accounts"].append({"account_id": f"a{place}", "name": f"Alder {place}"})
        for table, rows in plain(tables).items():
            merged.setdefault(table, []).extend(_of(place, table, row) for row in rows)
    book, held = load_book(write(folder, merged)), playbook(under)
    return [context_of(book, held, D, f"a{place}", language) for place in range(len(accounts))]


def _of(place: int, table: str, row: Mapping[str, Any]) -> dict[str, Any]:
    if table == "products":
        return dict(row)
    owned = {**row, "account_id": f"a{place}"}
    for key in KEYS:
        if key in owned and table in (f"{key.removesuffix('_id')}s", "renewals"):
            owned[key] = f"{place}-{owned[key]}"
    return owned


KEYS = ("contract_id", "ticket_id", "invoice_id", "stakeholder_id")
