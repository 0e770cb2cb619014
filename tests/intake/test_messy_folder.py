"""Three files as people have them: title rows, three encodings, several currencies, one company
entered twice. They become a book with one question about the currency and one about a name."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from enterprise_sales.book.folder import contents_with
from enterprise_sales.book.load import read_book
from enterprise_sales.book.rows import Account, Contract, Stakeholder
from enterprise_sales.intake.exports import Export
from enterprise_sales.intake.proposal import Proposal, propose
from enterprise_sales.language import translator

CLIENTS = """\
Отчёт по клиентам на 01.11.2026
Сформировал: Иванова А. П.

Код;Наименование клиента;ИНН;Отрасль;Ответственный;Валюта;Дата начала работы
001;ООО «Ромашка»;7701234567;Розница;Сидоров;RUB;15.03.2022
002;"АО ""Северсталь"" Логистика";7702345678;Логистика;Сидоров;руб.;01.02.2021
003;Ромашка ООО;7701234567;Розница;Петрова;RUB;15.03.2022
004;ПАО Вымпел;7703456789;Связь;Петрова;USD;20.11.2023
005;Gulf Trading LLC;;Trading;Петрова;евро;31.12.2023
Итого:;5;;;;;
"""
CONTRACTS = """\
Номер договора;Контрагент;Продукт;Начало;Окончание;Сумма в год;Валюта;Автопродление
Д-1;ООО Ромашка;CRM;01.01.2026;31.12.2026;1 200 000,50;руб.;да
Д-2;Северсталь Логистика;CRM;01.07.2025;30.06.2027;3 400 000,00;руб.;нет
Д-3;ПАО «Вымпел»;Аналитика;15.02.2026;14.02.2027;54 300,00;USD;да
Д-4;Gulf Trading;CRM;01.05.2026;30.04.2027;12 000,00;EUR;да
Д-5;ООО Василёк;CRM;01.05.2026;30.04.2027;99 000,00;руб.;да
"""
PEOPLE = """\
Full name\tCompany\tJob title\tLast contacted\tNotes
Anna Petrova\tООО «Ромашка»\tФинансовый директор\t11/03/2026\tstrong supporter
Ivan Orlov\tПАО Вымпел\tCIO\t10/21/2026\t
John Smith\tGulf Trading LLC\tHead of Procurement\t09/15/2026\t"wants
discount"
Olga K.\tСеверсталь Логистика\tбухгалтер\t\t
"""
ENCODED = {
    "клиенты.csv": (CLIENTS, "utf-16"),
    "dogovory.csv": (CONTRACTS, "cp1251"),
    "contacts.tsv": (PEOPLE, "utf-8-sig"),
}
SAME = "same_company:exports/dogovory.csv:Контрагент:ООО Ромашка"
ANSWERS = {"currency:book": "RUB", SAME: "ООО «Ромашка»"}


@pytest.fixture
def exports(tmp_path: Path) -> list[Export]:
    for name, (text, encoding) in ENCODED.items():
        (tmp_path / name).write_bytes(text.encode(encoding))
    return [Export(f"exports/{name}", tmp_path / name) for name in ENCODED]


def test_every_file_is_recognised_and_only_what_nobody_can_tell_is_asked(
    exports: list[Export],
) -> None:
    found = propose(exports, {}, translator("en"))
    own = {(one.sheet.export.path.name, one.table) for one in found.files}
    assert own == {
        ("клиенты.csv", "accounts"),
        ("dogovory.csv", "contracts"),
        ("dogovory.csv", "products"),
        ("contacts.tsv", "stakeholders"),
    }
    assert [one.id for one in found.questions] == ["currency:book", SAME]
    assert [one.names for one in found.duplicates] == [("ООО «Ромашка» (001)", "Ромашка ООО (003)")]


def test_answered_it_is_a_book_in_three_currencies(exports: list[Export], tmp_path: Path) -> None:
    found = propose(exports, ANSWERS, translator("en"))
    assert found.questions == ()
    copies = {one.name: one.path for one in exports}
    book = read_book(contents_with(tmp_path / "book", found.mapping, copies))
    accounts = {one.account_id: (one.currency, one.customer_since) for one in book.rows(Account)}
    assert accounts == {
        "001": ("RUB", date(2022, 3, 15)),
        "002": ("RUB", date(2021, 2, 1)),
        "003": ("RUB", date(2022, 3, 15)),
        "004": ("USD", date(2023, 11, 20)),
        "005": ("EUR", date(2023, 12, 31)),
    }
    worth = {one.contract_id: (one.account_id, one.annual_value) for one in book.rows(Contract)}
    assert worth == {
        "Д-1": ("001", 120_000_050),
        "Д-2": ("002", 340_000_000),
        "Д-3": ("004", 5_430_000),
        "Д-4": ("005", 1_200_000),
    }
    last = {one.name: one.last_contact for one in book.rows(Stakeholder)}
    assert last["Anna Petrova"] == date(2026, 11, 3)
    assert [one.code for one in book.findings if one.left_out] == ["lookup_failed"]


def told(found: Proposal, code: str) -> list[tuple[int, str | None]]:
    return [(one.count, one.excerpt) for one in found.findings if one.code == code]


def test_levels_that_titles_tell_are_told_as_assumed(exports: list[Export]) -> None:
    found = propose(exports, ANSWERS, translator("en"))
    ((count, excerpt),) = told(found, "levels_assumed")
    assert count == 4
    assert "бухгалтер → individual" in str(excerpt)
