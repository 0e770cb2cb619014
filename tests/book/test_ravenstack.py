"""Real exports that no one here wrote: 500 accounts, and the defects that their source names."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from enterprise_sales.book import Book, Finding, load_book
from enterprise_sales.book.rows import Contract
from enterprise_sales.playbook import load_playbook
from enterprise_sales.scorecard import scores

from ..conftest import PLAYBOOKS
from ..ravenstack import EXPORTS, RESAVED, needs_exports, ravenstack
from .samples import left_out

pytestmark = needs_exports
AS_OF = date(2024, 12, 31)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return load_book(ravenstack(tmp_path_factory.mktemp("ravenstack") / "book", EXPORTS))


def told(book: Book, code: str, column: str) -> Finding:
    (found,) = [f for f in book.findings if f.code == code and f.column == column]
    return found


def test_all_rows_are_kept_or_counted(book: Book) -> None:
    kept = {table: rows.height for table, rows in book.tables.items()}
    assert {name: kept[name] for name in ("accounts", "contracts", "tickets")} == {
        "accounts": 500,
        "contracts": 5000,
        "tickets": 2000,
    }
    # Usage is counted together by account, month and product: its rows are not those of the file.
    assert left_out(book, "exports/ravenstack_feature_usage.csv") == 21
    assert sum(f.left_out for f in book.findings) == 21


def test_the_defects_of_the_exports_are_findings_with_counts(book: Book) -> None:
    """As measured in the source note of the exports, and by hand.

    Which of two usage rows with one id is kept shifts the count of early rows: 19,128 where the
    first in the file is, 19,130 where it is the first when sorted, which no shuffling changes.
    """
    assert told(book, "duplicate_key", "usage_id").count == 21
    early = told(book, "usage_before_contract", "period")
    assert (early.count, early.of) == (19_130, 24_979)
    tickets = told(book, "ticket_before_customer", "opened_on")
    assert (tickets.count, tickets.of) == (1_077, 2_000)
    ratings = told(book, "mostly_empty", "csat")
    assert (ratings.count, ratings.of, ratings.values["percent"]) == (825, 2_000, "41.2")
    open_ended = told(book, "renewal_date_unknown", "end_date")
    assert (open_ended.count, open_ended.of) == (4_514, 5_000)
    flag = told(book, "flag_disagrees", "churn_flag").values
    assert (flag["flagged_with"], flag["flagged"]) == ("75", "110")
    assert (flag["unflagged_with"], flag["unflagged"]) == ("277", "390")
    together = told(book, "rows_counted_together", "account_id, period, product_id, business_unit")
    assert (together.count, together.of) == (24_979, 16_800)
    assert len(book.findings) == 7


def test_the_exports_saved_again_by_excel_are_the_same_book(book: Book, tmp_path: Path) -> None:
    """Their dates are written day first, and their tickets in another form."""
    other = load_book(ravenstack(tmp_path / "book", RESAVED))
    assert other.sha256 == book.sha256
    assert [(f.code, f.count, f.of) for f in other.findings] == [
        (f.code, f.count, f.of) for f in book.findings
    ]


def test_every_account_is_scored_and_no_renewal_is_guessed(book: Book) -> None:
    rows = scores(book, load_playbook("strategic-12-month", AS_OF, root=PLAYBOOKS), AS_OF)
    ends = {(contract.account_id, contract.end_date) for contract in book.rows(Contract)}
    assert len(rows) == 500
    for account, row in rows.items():
        assert row.renewal_date is None or (account, row.renewal_date) in ends
        assert row.health_low <= row.health_high
    unknown = [row for row in rows.values() if row.renewal_date is None and not row.lapsed]
    assert len(unknown) > 400
