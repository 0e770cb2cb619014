"""Exports as they come: their own names, encoding, dates, decimals, and odd cells."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from enterprise_sales.book import load_book
from enterprise_sales.book.rows import Account, Contract, Opportunity, Usage

from ..books import Tables, as_csv, as_json, as_parquet, as_xlsx, written

MAPPING = """
vendor: Calderwood
currency: rub
files:
  - file: exports/Компании.csv
    table: accounts
    encoding: cp1251
    columns: {Название: name, ИНН: account_id, Отрасль: industry}
    constants: {country: Россия}
    ignore: [Телефон]
  - file: exports/Договоры.csv
    table: contracts
    encoding: cp1251
    delimiter: ";"
    date_order: dmy
    decimal: ","
    columns:
      Номер: contract_id
      ИНН: account_id
      Начало: start_date
      Конец: end_date
      "Бюджет": annual_value
      Состояние: status
    values:
      status: {Действует: active, Расторгнут: churned}
      end_date: {не закрыта: ""}
"""
COMPANIES = "Название;ИНН;Отрасль;Телефон;\nАО «Стальгор»;007;Металлургия;+7;\nВолга;008;;;\n;;;;\n"
CONTRACTS = (
    "Номер;ИНН;Начало;Конец;Бюджет ;Состояние\r\n"
    "1;007;01.02.2026;31.01.2027;1\u00a0234\u00a0567,89;Действует\r\n"
    "2;008;29.02.2024;не закрыта;100;Расторгнут\r\n"
)


def test_a_russian_export_is_read_as_its_mapping_says(tmp_path: Path) -> None:
    """Delimiters at the end of each row, trailing blanks in a header, codes that begin with 0."""
    (tmp_path / "exports").mkdir()
    (tmp_path / "exports" / "Компании.csv").write_bytes(COMPANIES.encode("cp1251"))
    (tmp_path / "exports" / "Договоры.csv").write_bytes(CONTRACTS.encode("cp1251"))
    (tmp_path / "book.yaml").write_text(MAPPING, encoding="utf-8")
    book = load_book(tmp_path)
    assert [f.message for f in book.findings if f.severity == "error"] == []
    assert book.currency == "RUB"
    steel, volga = book.rows(Account)
    assert (steel.account_id, steel.name, steel.country) == ("007", "АО «Стальгор»", "Россия")
    assert (volga.account_id, volga.industry) == ("008", None)
    first, second = book.rows(Contract)
    assert (first.start_date, first.end_date) == (date(2026, 2, 1), date(2027, 1, 31))
    assert (first.annual_value, first.status) == (123_456_789, "active")
    assert (second.start_date, second.end_date) == (date(2024, 2, 29), None)
    assert (second.read_from.file, second.read_from.row) == ("exports/Договоры.csv", 3)


def test_the_sheets_of_a_workbook_are_the_tables_of_their_names(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book["Sheet"])
    for name, rows in (("accounts", ACCOUNTS), ("usage", USAGE), ("Notes", [["free"], ["text"]])):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    (tmp_path / "tables").mkdir()
    book.save(tmp_path / "tables" / "crm.xlsx")
    found = load_book(tmp_path)
    assert found.given == {"accounts", "usage"}
    (usage,) = found.rows(Usage)
    assert (usage.period, usage.active_users) == (date(2026, 5, 1), 40)


ACCOUNTS = [["account_id", "name", "currency"], ["acme", "Acme", "USD"]]
USAGE = [["account_id", "period", "active_users"], ["acme", date(2026, 5, 17), 40.0]]


def test_rows_are_looked_up_and_counted_together(tmp_path: Path) -> None:
    """Usage by contract and feature becomes one row a month, with the features counted."""
    tables: Tables = {
        "accounts": [{"account_id": "acme", "name": "Acme"}],
        "contracts": [
            {
                "contract_id": "c1",
                "account_id": "acme",
                "start_date": "2026-01-01",
                "annual_value": 1,
            }
        ],
    }
    written(tmp_path, tables)
    (tmp_path / "features.csv").write_text(
        "contract,month,feature\nc1,2026-05,a\nc1,2026-05,b\nc1,2026-05,a\nc1,2026-06,a\n",
        encoding="utf-8",
    )
    (tmp_path / "book.yaml").write_text(
        "files:\n"
        "  - file: features.csv\n"
        "    table: usage\n"
        "    columns: {month: period}\n"
        "    lookups: {account_id: {column: contract, table: contracts, key: contract_id}}\n"
        "    aggregate: {features_used: {column: feature, how: count_distinct}}\n"
        "    constants: {features_available: 40}\n",
        encoding="utf-8",
    )
    rows = load_book(tmp_path).rows(Usage)
    assert [(row.period.month, row.features_used, row.features_available) for row in rows] == [
        (5, 2, 40),
        (6, 1, 40),
    ]


TYPED: Tables = {
    "accounts": [
        {"account_id": "a", "name": "Yen", "currency": "JPY", "employees": 12},
        {"account_id": "b", "name": "Dinar", "currency": "KWD", "employees": None},
        {"account_id": "c", "name": "Dollar", "currency": None, "employees": 3},
    ],
    "contracts": [
        {
            "contract_id": number,
            "account_id": account,
            "start_date": date(2026, 1, 1),
            "end_date": end,
            "annual_value": 1234.5,
            "auto_renew": renews,
        }
        for number, account, end, renews in (
            (1, "a", date(2026, 12, 31), True),
            (2, "b", None, False),
            (3, "c", date(2026, 12, 31), None),
        )
    ],
}


def test_typed_cells_are_the_same_in_every_form(tmp_path: Path) -> None:
    """Numbers, dates and truth values; money in the minor unit of each account's currency."""
    for form in (as_csv, as_json, as_xlsx, as_parquet):
        book = load_book(written(tmp_path / form.__name__, TYPED, form, currency="USD"))
        found = [
            (c.contract_id, c.end_date, c.annual_value, c.auto_renew) for c in book.rows(Contract)
        ]
        end = date(2026, 12, 31)
        # Half a yen does not exist: 1234.5 is rounded to the even 1234.
        assert found == [
            ("1", end, 1234, True),
            ("2", None, 1_234_500, False),
            ("3", end, 123_450, None),
        ]
        assert [row.employees for row in book.rows(Account)] == [12, None, 3]


def test_the_price_list_is_in_the_currency_that_all_accounts_share(tmp_path: Path) -> None:
    tables: Tables = {
        "accounts": [{"account_id": "a", "name": "Yen", "currency": "JPY"}],
        "products": [{"product_id": "p", "name": "P", "list_price": 20000}],
    }
    book = load_book(written(tmp_path, tables))
    assert book.currency == "JPY"
    assert book.tables["products"]["list_price"].to_list() == [20000]


def test_dates_are_read_in_the_order_given_and_years_have_four_digits(tmp_path: Path) -> None:
    days = ("03/04/2026", "2026-04-03", "3.4.2026", "03/04/26")
    rows = "opportunity_id,account_id,close_date\n"
    rows += "".join(f"{number},a,{day}\n" for number, day in enumerate(days))
    for order, third_of_april in (("dmy", True), ("mdy", False)):
        folder = written(tmp_path / order, {"accounts": [{"account_id": "a", "name": "A"}]})
        (folder / "deals.csv").write_text(rows, encoding="utf-8")
        (folder / "book.yaml").write_text(
            f"files: [{{file: deals.csv, table: opportunities, date_order: {order}}}]",
            encoding="utf-8",
        )
        book = load_book(folder)
        read = date(2026, 4, 3) if third_of_april else date(2026, 3, 4)
        assert [row.close_date for row in book.rows(Opportunity)] == [read, date(2026, 4, 3), read]
        (bad,) = [f for f in book.findings if f.code == "date_unreadable"]
        assert (bad.rows, bad.excerpt) == ((5,), "03/04/26")


def test_a_book_is_read_again_only_when_a_file_changes(tmp_path: Path) -> None:
    folder = written(tmp_path, {"accounts": [{"account_id": "a", "name": "Acme"}]})
    first = load_book(folder)
    assert load_book(folder) is first
    (folder / "tables" / "accounts.csv").write_text("account_id,name\na,Acme Corp\n", "utf-8")
    assert load_book(folder).names == {"a": "Acme Corp"}
    (folder / "tables" / "surveys.csv").write_text(
        "account_id,date,score\na,2026-01-01,9\n", "utf-8"
    )
    assert "surveys" in load_book(folder).given
    (folder / "tables" / "surveys.csv").unlink()
    assert "surveys" not in load_book(folder).given


def test_a_checked_flag_is_read_again_when_the_events_change(tmp_path: Path) -> None:
    folder = written(tmp_path, {"accounts": [{"account_id": "a", "name": "A", "churned": "yes"}]})
    (folder / "book.yaml").write_text(
        "flag_checks: [{file: tables/accounts.csv, column: churned, events: churn.csv}]", "utf-8"
    )
    for events, having in (("account_id\n", "0"), ("account_id\na\n", "1")):
        (folder / "churn.csv").write_text(events, "utf-8")
        (flag,) = [f for f in load_book(folder).findings if f.code == "flag_disagrees"]
        assert flag.values["flagged_with"] == having
