"""What `book.yaml` says of single columns is obeyed when a book is read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from enterprise_sales.book import load_book
from enterprise_sales.book.rows import Contract, Usage

from ..books import written

EXPORT = (
    "id;client;from;to;sum;seats;renews\n"
    "c1;a;01.02.2026;2/1/2027;1 234,50 ₽;7;Да\n"
    "c2;a;15.02.2026;не закрыта;(5,00);7;нет\n"
    "c3;a;31.12.25;—;120 тыс. руб.;1,200;да\n"
    "c4;a;01.01.2026;;5;1.5;да\n"
)
MAPPING = """
currency: RUB
files:
  - file: exports/contracts.csv
    table: contracts
    columns: {id: contract_id, client: account_id, from: start_date, to: end_date,
              sum: annual_value, renews: auto_renew}
    date_order: d/m/yy
    date_orders: {end_date: mdy}
    decimals: {annual_value: ","}
    values: {end_date: {не закрыта: , "—": ""}}
"""


def book_of(folder: Path, mapping: str, export: str) -> Path:
    written(folder, {"accounts": [{"account_id": "a", "name": "A"}]})
    (folder / "exports").mkdir()
    (folder / "exports" / "contracts.csv").write_text(export, encoding="utf-8")
    (folder / "book.yaml").write_text(mapping, encoding="utf-8")
    return folder


def test_each_column_is_read_in_its_own_way(tmp_path: Path) -> None:
    book = load_book(book_of(tmp_path, MAPPING, EXPORT))
    rows = {row.contract_id: row for row in book.rows(Contract)}
    assert rows["c1"].start_date == date(2026, 2, 1)
    assert rows["c1"].end_date == date(2027, 2, 1)
    assert rows["c1"].annual_value == 123_450
    assert rows["c1"].auto_renew is True
    assert (rows["c3"].end_date, rows["c3"].annual_value) == (None, 12_000_000)
    assert rows["c3"].seats == 1200
    assert rows["c3"].start_date == date(2025, 12, 31)
    left = {(found.code, found.column): found.excerpt for found in book.findings if found.left_out}
    assert left == {
        ("whole_number_expected", "seats"): "1.5",
        ("out_of_range", "annual_value"): "(5,00)",
    }


def test_the_file_s_own_way_holds_where_nothing_is_said_of_a_column(tmp_path: Path) -> None:
    mapping = MAPPING.replace("date_orders: {end_date: mdy}", "").replace("decimals", "x-decimals")
    mapping = mapping.replace('x-decimals: {annual_value: ","}', 'decimal: ","')
    book = load_book(book_of(tmp_path, mapping, EXPORT))
    rows = {row.contract_id: row for row in book.rows(Contract)}
    assert rows["c1"].end_date == date(2027, 1, 2)
    assert "c3" not in rows  # 1,200 seats are one and a fifth where the comma is the sign


@pytest.mark.parametrize(
    ("currency", "cell", "taken"),
    [
        ("RUB", "5 ₽", True),
        ("RUB", "5 RUB", True),
        ("RUB", "$5", False),
        ("USD", "$5", True),
        ("CAD", "$5", True),  # a sign that several dollars share
        ("CAD", "5 USD", False),
        ("CAD", "US$5", False),
        ("BYN", "5 руб.", True),
        ("EUR", "$5", False),
        ("USD", "$5 CAD", False),
        ("", "$5", True),  # nothing is known of the currency of the book
    ],
)
def test_an_amount_in_another_currency_is_told(
    currency: str, cell: str, taken: bool, tmp_path: Path
) -> None:
    header = "contract_id,account_id,start_date,annual_value\n"
    mapping = f"currency: {currency}\n" if currency else "vendor: us\n"
    mapping += "files: [{file: exports/contracts.csv, table: contracts}]"
    book = load_book(book_of(tmp_path, mapping, f"{header}c1,a,2026-01-01,{cell}\n"))
    assert [row.annual_value for row in book.rows(Contract)] == ([500] if taken else [])
    assert ("currency_differs" in {found.code for found in book.findings}) is not taken


@pytest.mark.parametrize(
    ("cell", "month"),
    [("05.2026", date(2026, 5, 1)), ("май 2026", date(2026, 5, 1)), ("46143", date(2026, 5, 1))],
)
def test_months_of_usage(cell: str, month: date, tmp_path: Path) -> None:
    mapping = "files: [{file: exports/contracts.csv, table: usage, date_order: excel}]"
    export = f"account_id,period,active_users\na,{cell},5\n"
    assert [row.period for row in load_book(book_of(tmp_path, mapping, export)).rows(Usage)] == [
        month
    ]
