"""Which empty cells are told, and which of two rows with one key is used."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from enterprise_sales.book import load_book

from ..books import written

OPENED = {"account_id": "a", "opened_on": "2026-05-01", "severity": 2}


def _told(folder: Path, code: str, **tables: list[dict[str, Any]]) -> list[str]:
    accounts = [{"account_id": "a", "name": "Alder"}]
    book = load_book(written(folder, {"accounts": accounts, **tables}, currency="USD"))
    return [finding.message for finding in book.findings if finding.code == code]


@pytest.mark.parametrize(("closed_on", "told"), [(None, 0), ("2026-05-02", 1)])
def test_a_ticket_that_is_open_cannot_be_rated_yet(
    tmp_path: Path, closed_on: str | None, told: int
) -> None:
    rated = {**OPENED, "ticket_id": "t", "closed_on": "2026-05-02", "csat": 4}
    asked = {**OPENED, "ticket_id": "u", "closed_on": closed_on, "csat": None}
    assert len(_told(tmp_path, "mostly_empty", tickets=[rated, asked])) == told


def test_a_touchpoint_without_a_word_on_attendance_was_held(tmp_path: Path) -> None:
    rows = [
        {"account_id": "a", "date": "2026-05-01", "kind": "meeting", "attended": attended}
        for attended in (True, None)
    ]
    assert _told(tmp_path, "mostly_empty", touchpoints=rows) == []


def test_of_two_rows_with_one_key_the_one_used_is_named(tmp_path: Path) -> None:
    """Which one depends on the cells alone: the lower severity, in row 3."""
    rows = [{**OPENED, "ticket_id": "t", "severity": severity} for severity in (3, 1)]
    (told,) = _told(tmp_path, "duplicate_key", tickets=rows)
    assert "ticket_id is given more than once; instead of row 2, row 3 is used." in told
