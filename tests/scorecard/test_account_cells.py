"""The cells of one account are the same, however many accounts are computed with it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from enterprise_sales.book import load_book
from enterprise_sales.playbook import load_playbook
from enterprise_sales.scorecard import account_cells, cells

ROOT = Path(__file__).resolve().parents[2]
AS_OF = date(2026, 6, 30)


def test_an_account_alone_has_the_cells_that_it_has_among_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    book = load_book(ROOT / "assets" / "demo_book")
    playbook = load_playbook(
        "strategic-12-month", AS_OF, root=ROOT / "references" / "playbooks", override=None
    )
    among_others = {name: cells(book, playbook, AS_OF, name) for name in book.names}
    monkeypatch.setattr(account_cells, "MOST_KEPT", 0)
    alone = {name: cells(book, playbook, AS_OF, name) for name in book.names}
    assert alone == among_others
    assert len([name for name in alone if alone[name]]) > 1
