"""Exports of CRMs whose deals are in several currencies, read at once and again later."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from enterprise_sales.book import Book, Finding
from enterprise_sales.book.folder import contents_of
from enterprise_sales.book.load import read_book

from .test_cases import book, proposed

BITRIX_COMPANIES = (
    "ID;Название компании;Тип компании;Сфера деятельности;Кол-во сотрудников;Валюта;Ответственный\n"
    "1;ООО «Заря»;Клиент;Связь;10;Российский рубль;Ирина Соколова\n"
    "2;АО «Рубин»;Клиент;Связь;20;Российский рубль;Ирина Соколова\n"
)
BITRIX_DEALS = (
    "ID;Название сделки;Воронка;Стадия сделки;Группа стадий;Сумма;Валюта;Компания;"
    "Предполагаемая дата закрытия;Сделка закрыта;Товар\n"
    "11;Сделка 1;Общая;Сделка успешна;Сделка успешна;250000,00;Российский рубль;ООО «Заря»;"
    "10.02.2026;Да;Платформа\n"
    "12;Сделка 2;Общая;Сделка успешна;Сделка успешна;120000,00;Доллар США;ООО «Заря»;"
    "11.02.2026;Да;Платформа\n"
    "13;Сделка 3;Общая;Переговоры;В работе;90000,00;Доллар США;АО «Рубин»;"
    "20.12.2026;Нет;Аналитика\n"
    "14;Сделка 4;Общая;Переговоры;В работе;70000,00;Российский рубль;АО «Рубин»;"
    "21.12.2026;Нет;Аналитика\n"
)
SALESFORCE = (
    '"Opportunity Owner","Account Name","Opportunity Name","Stage","Total Amount Currency",'
    '"Total Amount","Close Date","Opportunity ID"\n'
    '"Ann","Alder","One","Proposal","USD","1000","12/30/2026","d1"\n'
    '"Ann","Alder","Two","Proposal","EUR","2000","12/30/2026","d2"\n'
    '"Ann","Brook","Three","Proposal","USD","3000","12/30/2026","d3"\n'
)
AMO = (
    "ID,Название сделки,Бюджет,Этап сделки,Воронка,Полное имя контакта,Компания контакта,Компания,"
    "Валюта,Дата закрытия\n"
    "21,Первая,1000,Переговоры,Воронка,Анна,Заря,Заря,₽,не закрыта\n"
    "22,Вторая,2000,Переговоры,Воронка,Анна,Заря,Заря,$,не закрыта\n"
    "23,Третья,3000,Переговоры,Воронка,Борис,Рубин,Рубин,руб.,не закрыта\n"
)
WON = {"won_deals:exports/deals.csv": "contracts"}


def lost(read: Book) -> list[Finding]:
    return [one for one in read.findings if one.code == "row_currency_differs"]


def test_bitrix_deals_in_dollars_are_no_contracts_in_roubles(tmp_path: Path) -> None:
    files = {"companies.csv": BITRIX_COMPANIES, "deals.csv": BITRIX_DEALS}
    proposal = proposed(tmp_path, files, {**WON, "currency:book": "RUB"}, "ru")
    named = {one.table: one.currency for one in proposal.mapping.files if one.currency}
    assert named == {"contracts": "Валюта", "opportunities": "Валюта"}
    read = book(tmp_path, proposal)
    names = ("contract_id", "account_id", "product_id", "annual_value")
    contracts = read.tables["contracts"].select(names)
    assert contracts.rows() == [("11", "1", "Платформа", 25_000_000)]
    deals = read.tables["opportunities"].select("opportunity_id", "amount")
    assert deals.rows() == [("14", 7_000_000)]
    assert [(one.table, one.rows, one.column, one.excerpt, one.left_out) for one in lost(read)] == [
        ("contracts", (3,), "Валюта", "Доллар США", 1),
        ("opportunities", (4,), "Валюта", "Доллар США", 1),
    ]
    assert read.left_out_of("1") == {"contracts": 1}
    assert [one.code for one in read.findings_of("2")].count("row_currency_differs") == 1


def test_salesforce_opportunities_in_several_currencies(tmp_path: Path) -> None:
    read = book(tmp_path, proposed(tmp_path, {"report.csv": SALESFORCE}, {"currency:book": "USD"}))
    ids = read.tables["opportunities"]["opportunity_id"].sort()
    assert ids.to_list() == ["d1", "d3"]
    assert [(one.rows, one.excerpt, one.left_out) for one in lost(read)] == [((3,), "EUR", 1)]


def test_amocrm_leads_in_several_currencies(tmp_path: Path) -> None:
    read = book(tmp_path, proposed(tmp_path, {"leads.csv": AMO}, {"currency:book": "RUB"}, "ru"))
    amounts = read.tables["opportunities"].sort("opportunity_id").select("opportunity_id", "amount")
    assert amounts.rows() == [("21", 100_000), ("23", 300_000)]
    assert [(one.rows, one.excerpt) for one in lost(read)] == [((3,), "$")]


@pytest.mark.parametrize("currency", ["RUB", "USD"])
def test_the_currency_of_rows_is_obeyed_at_every_later_reading(
    tmp_path: Path, currency: str
) -> None:
    """The column is kept even where all rows agree: those of a later export may not."""
    agreed = BITRIX_DEALS.replace("Доллар США", "Российский рубль")
    proposal = proposed(tmp_path, {"deals.csv": agreed}, WON, "ru")
    home = book(tmp_path, proposal).folder
    text = agreed.replace("Российский рубль", "Доллар США") if currency == "USD" else agreed
    (home / "exports" / "deals.csv").write_text(text, encoding="utf-8")
    read = read_book(contents_of(home))
    worth = read.table("contracts").select(pl.col("annual_value").sum()).item()
    assert worth == (37_000_000 if currency == "RUB" else 0)
    assert sum(one.left_out for one in lost(read)) == (0 if currency == "RUB" else 4)


def test_tables_without_amounts_say_nothing_of_currencies(tmp_path: Path) -> None:
    proposal = proposed(tmp_path, {"deals.csv": BITRIX_DEALS}, {"currency:book": "RUB"}, "ru")
    tables = {one.table for one in proposal.mapping.files}
    assert tables == {"accounts", "products", "opportunities"}
    named = [one.table for one in proposal.mapping.files if one.currency]
    assert named == ["opportunities"]
    assert not [one for one in proposal.findings if one.table == "products"]
    assert book(tmp_path, proposal).tables["products"].height == 2


def test_lines_of_orders_are_in_the_currency_of_the_order(tmp_path: Path) -> None:
    orders = (
        "Order ID,Customer ID,Order date,Currency\no1,a1,2026-01-05,USD\no2,a1,2026-01-06,EUR\n"
    )
    lines = "Order ID,Product ID,Unit price,Quantity\no1,p1,100,2\no2,p1,700,1\n"
    files = {
        "accounts.csv": "account_id,name,currency\na1,Alder,USD\n",
        "products.csv": "product_id,name\np1,Flow\n",
        "orders.csv": orders,
        "order_lines.csv": lines,
    }
    read = book(tmp_path, proposed(tmp_path, files, {"currency:book": "USD"}))
    assert read.tables["contracts"]["annual_value"].to_list() == [20_000]
    assert [(one.rows, one.excerpt) for one in lost(read)] == [((3,), "EUR")]
