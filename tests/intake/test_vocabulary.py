"""The vocabulary says only what can be: roles that exist, codes of the book, cited sources."""

from __future__ import annotations

import pytest

from enterprise_sales.book.tables import MODELS, columns_of
from enterprise_sales.intake.headers import header
from enterprise_sales.intake.values import _file, code_of, level_of, outcome_of
from enterprise_sales.intake.vocabulary import HELPERS, table_words, tables, vendors


@pytest.mark.parametrize("table", tables())
def test_every_column_of_a_table_can_be_recognised(table: str) -> None:
    spoken = table_words(table)
    assert set(spoken.tells) <= set(spoken.roles)
    assert {role for group in spoken.needs for role in group} <= set(spoken.roles)
    if table in MODELS:
        assert set(columns_of(table)) <= set(spoken.roles)
    else:
        assert table in HELPERS


def test_the_exports_of_vendors_name_roles_of_their_tables() -> None:
    for vendor in vendors():
        assert vendor.source.checked
        for export in vendor.exports:
            roles = set(table_words(export.table).roles)
            assert set(export.columns.values()) <= roles, (vendor.vendor, export.name)
            known = {*export.columns, *export.aside}
            assert set(export.known_by) <= known, (vendor.vendor, export.name)


def test_values_lead_to_codes_of_the_book_and_no_word_to_two() -> None:
    for column, listed in _file().columns.items():
        table, name = column.split(".")
        declared = columns_of(table)[name]
        low, high = declared.low or 0, declared.high or 0
        codes = declared.codes or tuple(str(value) for value in range(low, high + 1))
        assert set(listed) <= set(codes), column
        for code, words in listed.items():
            assert [code_of(column, word) for word in words] == [code] * len(words), column


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("CEO", "c_level"),
        ("Chief Financial Officer", "c_level"),
        ("Генеральный директор", "c_level"),
        ("Заместитель генерального директора", "vp"),
        ("VP of Sales", "vp"),
        ("Head of Procurement", "vp"),
        ("Директор по закупкам", "director"),
        ("Руководитель отдела ИТ", "director"),
        ("Purchasing Manager", "director"),
        ("Assistant to the CEO", "individual"),
        ("Менеджер по закупкам", "individual"),
        ("Software Engineer", "individual"),
        ("Wizard", None),
    ],
)
def test_a_job_title_tells_the_level(title: str, level: str | None) -> None:
    assert level_of(title) == level


@pytest.mark.parametrize(
    ("stage", "outcome"),
    [
        ("Closed Won", "won"),
        ("Успешно реализовано", "won"),
        ("Closed Lost", "lost"),
        ("Закрыто и не реализовано", "lost"),
        ("В работе", "open"),
        ("Negotiation", None),
    ],
)
def test_a_stage_tells_whether_a_deal_is_over(stage: str, outcome: str | None) -> None:
    assert outcome_of(stage) == outcome


@pytest.mark.parametrize(
    ("text", "meaning", "currency", "scaled"),
    [
        ("ARR_Amount (USD)", {"arr", "amount"}, "USD", False),
        ("ДоговорКонтрагента", {"contract", "account"}, None, False),
        ("Number of Employees", {"quantity", "employee"}, None, False),
        ("Кол-во сотрудников", {"quantity", "employee"}, None, False),
        ("Сумма, тыс. руб.", {"amount"}, "RUB", True),
        ("Account Owner.id", {"owner", "id"}, None, False),
        ("Валюта", {"currency"}, None, False),
    ],
)
def test_a_header_is_the_words_that_it_is_made_of(
    text: str, meaning: set[str], currency: str | None, scaled: bool
) -> None:
    said = header(text)
    assert (said.meaning, said.currency, said.scaled) == (meaning, currency, scaled)
