"""Small books, and the report about them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from enterprise_sales.analyses.quality import data_quality
from enterprise_sales.analyses.results import DataQuality
from enterprise_sales.book import Book, load_book
from enterprise_sales.language import references_dir, translator
from enterprise_sales.playbook import Playbook, load_playbook

from ..books import Tables, written

DAY = date(2026, 6, 30)
ACCOUNTS = [{"account_id": "acme", "name": "Acme"}, {"account_id": "birch", "name": "Birch"}]


def playbook(as_of: date = DAY) -> Playbook:
    return load_playbook("strategic-12-month", as_of, root=references_dir() / "playbooks")


def book_of(folder: Path, tables: Tables) -> Book:
    """A book in dollars; two accounts where the tables name none."""
    return load_book(written(folder, {"accounts": ACCOUNTS, **tables}, currency="USD"))


def report(book: Book, as_of: date = DAY, language: str = "en") -> DataQuality:
    return data_quality(book, playbook(as_of), as_of, translator(language))
