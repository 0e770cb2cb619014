"""Northwind: customers and orders, nothing else, as a book; every total checked by SQL."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pytest

from enterprise_sales.book import Book, load_book
from enterprise_sales.book.rows import Account, Contract, Stakeholder
from enterprise_sales.tools import Workspace
from enterprise_sales.tools.call import call
from enterprise_sales.tools.catalogue import tool_named

from ..server.support import ACCOUNT_TOOLS

REPOSITORY = Path(__file__).parents[2]
EXPORTS = REPOSITORY.parent / "shared" / "data" / "northwind"
MAPPING = REPOSITORY / "tests" / "data" / "northwind" / "book.yaml"
AS_OF = "1998-05-06"
EVERY = {"compare_playbooks": 45, "plan_account": 9, "profile_account": 3, "hand_off": 15}
"""The tools that take longest, and of how many accounts one is asked."""
pytestmark = pytest.mark.skipif(
    not EXPORTS.is_dir(), reason="the Northwind exports are not beside the repository"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("northwind") / "book"
    (place / "exports").mkdir(parents=True)
    for path in EXPORTS.glob("*.csv"):
        shutil.copy(path, place / "exports")
    shutil.copy(MAPPING, place / "book.yaml")
    return place


@pytest.fixture(scope="module")
def book(folder: Path) -> Book:
    return load_book(folder)


@pytest.fixture(scope="module")
def orders() -> duckdb.DuckDBPyConnection:
    """What each order line is worth, in exact decimals, with its customer, category and day."""
    connection = duckdb.connect()
    for name in ("orders", "order_details", "products", "employees"):
        source = f"read_csv('{EXPORTS}/{name}.csv', all_varchar = true)"
        connection.execute(f"CREATE VIEW {name} AS SELECT * FROM {source}")  # noqa: S608
    connection.execute(
        """
        CREATE TABLE lines AS
        SELECT customer_id AS customer, category_id AS category, order_date::DATE AS day,
            (d.unit_price::DECIMAL(20, 8) * quantity::DECIMAL(5, 0))::DECIMAL(28, 8)
                * (1 - discount::DECIMAL(10, 9))::DECIMAL(10, 9) AS worth
        FROM order_details d JOIN orders USING (order_id) JOIN products USING (product_id)
        """
    )
    return connection


def test_customers_contacts_and_categories(book: Book) -> None:
    heights = {name: rows.height for name, rows in book.tables.items()}
    assert heights == {
        "accounts": 91,
        "business_units": 91,
        "contracts": 892,
        "positions": 598,
        "products": 8,
        "stakeholders": 91,
    }
    maria = book.rows(Stakeholder, "ALFKI")[0]
    assert (maria.name, maria.title) == ("Maria Anders", "Sales Representative")


def test_what_each_contract_is_worth(book: Book, orders: duckdb.DuckDBPyConnection) -> None:
    """Twelve months back from the last order of 6 May 1998, and the twelve before."""
    rows = orders.execute(
        """
        SELECT customer, category, day > DATE '1997-05-06' AS latest,
            round_even(sum(worth) * 100, 0)::BIGINT
        FROM lines GROUP BY ALL
        """
    ).fetchall()
    contracts = {
        (row.account_id, row.product_id, row.end_date is None): row.annual_value
        for row in book.rows(Contract)
    }
    assert contracts == {(customer, category, latest): v for customer, category, latest, v in rows}
    starts = {(row.start_date, row.end_date) for row in book.rows(Contract)}
    assert starts == {
        (date(1996, 5, 7), date(1997, 5, 6)),
        (date(1997, 5, 7), None),
    }


def test_five_hundred_and_ninety_eight_cells_of_the_whitespace_are_bought(
    book: Book, orders: duckdb.DuckDBPyConnection
) -> None:
    pairs = orders.execute("SELECT DISTINCT customer, category FROM lines").fetchall()
    positions = book.table("positions").select("account_id", "product_id").rows()
    assert set(positions) == set(pairs)
    assert len(positions) == 598


def test_the_owner_is_who_took_the_latest_order(
    book: Book, orders: duckdb.DuckDBPyConnection
) -> None:
    rows = orders.execute(
        """
        SELECT customer_id, list(DISTINCT first_name || ' ' || last_name)
        FROM (SELECT *, rank() OVER (PARTITION BY customer_id ORDER BY order_date DESC) AS place
              FROM orders) JOIN employees USING (employee_id)
        WHERE place = 1 GROUP BY 1
        """
    ).fetchall()
    latest = {customer: names[0] if len(names) == 1 else None for customer, names in rows}
    owners = {row.account_id: row.owner for row in book.rows(Account)}
    assert owners == {customer: latest.get(customer) for customer in owners}
    assert sum(owner is None for owner in owners.values()) == 3


def test_what_is_not_as_it_seems_is_told(book: Book) -> None:
    told = {(f.code, f.column): (f.count, f.left_out) for f in book.findings}
    assert told == {
        ("lookup_ambiguous", "owner"): (1, 0),
        ("lookup_failed", "owner"): (2, 0),
        ("mostly_empty", "region"): (60, 0),
        ("renewal_date_unknown", "end_date"): (523, 0),
        ("rows_counted_together", "contract_id"): (2155, 0),
        ("rows_repeated", "account_id, business_unit, product_id"): (1557, 0),
        ("windows_are_revenue", "annual_value"): (892, 0),
        ("windows_begin_late", "start_date"): (2155, 0),
    }
    mine = {finding.code for finding in book.findings_of("ALFKI")}
    assert mine == {"windows_are_revenue"}


@pytest.mark.parametrize("name", ACCOUNT_TOOLS)
def test_a_tool_answers_for_every_account(folder: Path, book: Book, name: str) -> None:
    workspace = Workspace(folder, folder / "outputs", lambda: datetime(1998, 5, 6, tzinfo=UTC))
    for account in [*book.names][:: EVERY.get(name, 1)]:
        arguments = {"account": account, "as_of": AS_OF, "save": False}
        result = call(tool_named(name), arguments, workspace)
        assert result["account_id"] == account
