"""Small books about risk, and what is asked of them."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from enterprise_sales.analyses.context import Context, context_of
from enterprise_sales.book import load_book
from enterprise_sales.playbook import Playbook, load_playbook

from ..books import written
from ..conftest import PLAYBOOKS

D = date(2026, 6, 30)
ACCOUNT = {"account_id": "a", "name": "Alder", "owner": "Maria", "internal_sponsor": "Helen"}
PRODUCT = {"product_id": "p", "name": "Press", "pricing": "per_user", "list_price": 100}


@cache
def playbook() -> Playbook:
    return load_playbook("strategic-12-month", D, root=PLAYBOOKS)


def cases(name: str) -> list[dict[str, Any]]:
    """The cases of a file of this folder."""
    found: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name(name).read_text("utf-8"))
    return found


def context(folder: Path, tables: dict[str, Any], language: str = "en") -> Context:
    """The account `a` of a small book; the price list is the only table it does not own."""
    filled = {
        name: [row if name == "products" else {"account_id": "a", **row} for row in rows]
        for name, rows in {"accounts": [ACCOUNT], **tables}.items()
    }
    return context_of(
        load_book(written(folder, filled, currency="USD")), playbook(), D, "a", language
    )


def plain(value: Any) -> Any:
    """Dates and lists as a result writes them."""
    if isinstance(value, dict):
        return {name: plain(each) for name, each in value.items()}
    if isinstance(value, list):
        return tuple(plain(each) for each in value)
    return value.isoformat() if isinstance(value, date) else value
