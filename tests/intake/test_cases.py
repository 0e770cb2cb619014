"""What real folders of exports hold besides clean files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml
from openpyxl import Workbook

from enterprise_sales.book.load import load_book
from enterprise_sales.book.readers import encoding
from enterprise_sales.intake import layout
from enterprise_sales.intake.exports import Export
from enterprise_sales.intake.proposal import Proposal, propose
from enterprise_sales.language import translator

from . import crm_rows

Files = dict[str, str]


def proposed(
    folder: Path, files: Files, answers: dict[str, str] | None = None, language: str = "en"
) -> Proposal:
    exports = []
    for name, text in files.items():
        path = folder / name
        path.write_text(text, encoding="utf-8")
        exports.append(Export(f"exports/{name}", path))
    return propose(exports, answers or {}, translator(language))


def book(folder: Path, proposal: Proposal):  # type: ignore[no-untyped-def]
    """The book as the proposal would have it read."""
    home = folder / "home"
    (home / "exports").mkdir(parents=True)
    for path in folder.glob("*.*"):
        shutil.copy(path, home / "exports")
    said = proposal.mapping.model_dump(mode="json", exclude_defaults=True)
    (home / "book.yaml").write_text(yaml.safe_dump(said, allow_unicode=True), encoding="utf-8")
    return load_book(home)


def tables(proposal: Proposal) -> dict[str, str | None]:
    """Export → its table; a sheet that becomes several tables under each of them."""
    return {one.sheet.export.name.removeprefix("exports/"): one.table for one in proposal.files}


def target(proposal: Proposal, table: str, column: str) -> str | None:
    own = next(one for one in proposal.files if one.table == table)
    return next(one.target for one in own.columns if one.column == column)


ACCOUNTS = "account_id,name,currency\na1,Alder,USD\na2,Brightwater,USD\n"
DEALS = "Deal ID,Company,Deal stage,Amount,Close date\n"


def test_our_own_column_names_pass_straight_through(tmp_path: Path) -> None:
    contracts = "contract_id,account_id,start_date,end_date,annual_value,auto_renew\n"
    contracts += "c1,a1,2025-01-01,2025-12-31,1000,true\n"
    proposal = proposed(tmp_path, {"accounts.csv": ACCOUNTS, "contracts.csv": contracts})
    for entry in proposal.mapping.files:
        assert all(name == to for name, to in entry.columns.items())
    assert len(book(tmp_path, proposal).tables["contracts"]) == 1
    assert not proposal.questions


def test_exports_of_different_vendors_meet_by_the_names_of_companies(tmp_path: Path) -> None:
    """HubSpot knows the accounts, Zendesk the tickets; names are compared as they are spoken."""
    hubspot = (
        "Record ID,Company name,Company Domain Name,Company owner,Create Date,Lifecycle Stage\n"
        '901,"Alder Logistics, Inc.",a.example,Maria Stone,2024-01-02 10:00,Customer\n'
        "902,Brightwater Foods,b.example,Peter Lake,2024-01-03 10:00,Customer\n"
    )
    zendesk = (
        "Id,Requester,Assignee,Organization,Status,Priority,Created at,Solved at,"
        "Satisfaction Score,Group stations\n"
        "1,Anna,Tom,ALDER LOGISTICS,Open,High,2026-01-02 09:00,,Offered,1\n"
        "2,Boris,Tom,Brightwater Foods,Solved,Low,2026-01-03 09:00,2026-01-04 09:00,Good,1\n"
    )
    proposal = proposed(tmp_path, {"companies.csv": hubspot, "tickets.csv": zendesk})
    tickets = book(tmp_path, proposal).tables["tickets"].sort("ticket_id")
    assert tickets["account_id"].to_list() == ["901", "902"]
    assert tickets["severity"].to_list() == [2, 4]
    assert tickets["csat"].to_list() == [None, 5]


def test_two_files_may_be_the_same_table(tmp_path: Path) -> None:
    one = "Account Name,Account ID,Industry\nAlder,a1,Food\n"
    other = "Account Name,Account ID,Industry\nBrightwater,a2,Steel\n"
    proposal = proposed(tmp_path, {"2025.csv": one, "2026.csv": other})
    assert tables(proposal) == {"2025.csv": "accounts", "2026.csv": "accounts"}
    assert len(book(tmp_path, proposal).tables["accounts"]) == 2


def test_a_sheet_of_something_else_is_told_and_left_aside(tmp_path: Path) -> None:
    chairs = "Item,Room,Colour\nChair,12,blue\nDesk,12,grey\n"
    proposal = proposed(tmp_path, {"accounts.csv": ACCOUNTS, "office.csv": chairs})
    aside = next(one for one in proposal.files if one.sheet.export.name == "exports/office.csv")
    assert (aside.table, aside.mapping) == (None, None)
    assert aside.reason == "it is no table of a book"


def test_a_table_without_what_its_rows_need_is_told(tmp_path: Path) -> None:
    people = "First name,Last name,Job title,Buying role\nAnna,Adams,CFO,Champion\n"
    proposal = proposed(tmp_path, {"accounts.csv": ACCOUNTS, "people.csv": people})
    aside = next(one for one in proposal.files if one.sheet.export.name == "exports/people.csv")
    assert aside.table is None
    assert aside.reason == (
        "it looks like stakeholders, but lacks account_id / account_name / tax_id"
    )


def test_dates_that_read_in_two_ways_are_asked_once_and_the_answer_settles_them(
    tmp_path: Path,
) -> None:
    rows = "d1,Alder,Proposal,1000,03/04/2026\nd2,Alder,Proposal,2000,05/06/2026\n"
    files = {"deals.csv": DEALS + rows}
    proposal = proposed(tmp_path, files, {"currency:book": "USD"})
    (question,) = proposal.questions
    assert question.id == "date_order:exports/deals.csv:Close date"
    assert question.candidates == ("dmy", "mdy")
    assert "03/04/2026" in question.text
    assert target(proposal, "opportunities", "Close date") is None
    answers = {"currency:book": "USD", question.id: "mdy"}
    settled = proposed(tmp_path, files, answers)
    assert not settled.questions
    closing = book(tmp_path, settled).tables["opportunities"].sort("opportunity_id")["close_date"]
    assert [str(day) for day in closing] == ["2026-03-04", "2026-05-06"]


def test_a_column_that_proves_the_order_speaks_for_the_whole_sheet(tmp_path: Path) -> None:
    header = "Contract no,Customer,Start date,End date,Annual value\n"
    row = "k1,Alder,03/04/2025,25/03/2026,1000\nk2,Alder,05/06/2025,28/05/2026,2000\n"
    proposal = proposed(tmp_path, {"contracts.csv": header + row}, {"currency:book": "USD"})
    assert not proposal.questions
    starts = book(tmp_path, proposal).tables["contracts"].sort("contract_id")["start_date"]
    assert [str(day) for day in starts] == ["2025-04-03", "2025-06-05"]


def test_the_amount_of_a_term_longer_than_a_year_is_asked_for(tmp_path: Path) -> None:
    header = "Contract no,Customer,Start date,End date,Contract value\n"
    rows = "k1,Alder,2024-01-01,2026-12-31,9000\nk2,Alder,2024-01-01,2025-12-31,4000\n"
    files = {"contracts.csv": header + rows}
    proposal = proposed(tmp_path, files, {"currency:book": "USD"})
    assert [question.code for question in proposal.questions] == ["contract_value"]
    (waiting,) = [one for one in proposal.files if one.table is None]
    assert waiting.reason == "it looks like contracts; a question about it is open"
    answers = {"currency:book": "USD", proposal.questions[0].id: "a_year"}
    assert "contracts" in {one.table for one in proposed(tmp_path, files, answers).files}


def test_won_deals_become_contracts_only_where_the_person_says_so(tmp_path: Path) -> None:
    rows = "d1,Alder,Closed Won,1000,2026-04-15\nd2,Alder,Proposal,2000,2026-05-16\n"
    files = {"deals.csv": DEALS + rows}
    proposal = proposed(tmp_path, files, {"currency:book": "USD"})
    assert [(one.code, one.assumed) for one in proposal.questions] == [("won_deals", "leave_aside")]
    answers = {"currency:book": "USD", proposal.questions[0].id: "contracts"}
    read = book(tmp_path, proposed(tmp_path, files, answers))
    assert read.tables["contracts"]["contract_id"].to_list() == ["d1"]
    assert read.tables["opportunities"]["opportunity_id"].to_list() == ["d2"]


@pytest.mark.parametrize(
    ("amounts", "sums"),
    [(("700", "300"), [100_000]), (("1000", "1000"), [100_000])],
    ids=["each line has its own amount", "every line repeats the amount of the deal"],
)
def test_a_deal_repeated_for_each_product_counts_once(
    tmp_path: Path, amounts: tuple[str, str], sums: list[int]
) -> None:
    header = "Deal ID,Company,Deal stage,Amount,Product\n"
    rows = f"d1,Alder,Proposal,{amounts[0]},Flow\nd1,Alder,Proposal,{amounts[1]},Care\n"
    rows += "d2,Alder,Lost,5,Flow\n"
    proposal = proposed(tmp_path, {"deals.csv": header + rows}, {"currency:book": "USD"})
    assert book(tmp_path, proposal).tables["opportunities"]["amount"].to_list() == sums


def test_amounts_in_thousands_are_left_aside_and_told(tmp_path: Path) -> None:
    header = "Номер договора;Заказчик;Дата начала;Дата окончания;Годовая стоимость, тыс. руб.\n"
    row = "Д-1;Заря;01.02.2025;31.01.2026;1200\n"
    proposal = proposed(tmp_path, {"договоры.csv": header + row})
    told = [one for file in proposal.files for one in file.columns if one.code == "scaled"]
    assert [one.column for one in told] == ["Годовая стоимость, тыс. руб."]


def test_values_without_a_meaning_become_unknown_and_the_row_stays(tmp_path: Path) -> None:
    header = "Ticket ID,Customer,Opened on,Priority,Status\n"
    rows = "t1,Alder,2026-01-02,Urgent,Open\nt2,Alder,2026-01-03,High,Solved\n"
    rows += "t3,Alder,2026-01-04,Purple,Closed\n"
    proposal = proposed(tmp_path, {"tickets.csv": header + rows})
    (told,) = [one for one in proposal.findings if one.code == "values_unknown"]
    assert (told.column, told.count, told.of, told.excerpt) == ("Priority", 1, 3, "Purple")
    tickets = book(tmp_path, proposal).tables["tickets"].sort("ticket_id")
    assert tickets["severity"].to_list() == [1, 2, None]


def test_a_workbook_with_titles_notes_and_several_sheets(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Клиенты"
    for row in (
        ["Отчёт по клиентам"],
        ["на 30.06.2026"],
        [],
        ["Код клиента", "Наименование", "Отрасль", "Страна", "Ответственный"],
        ["к1", "Заря", "Металлургия", "Россия", "Ирина Соколова"],
        ["к2", "Рубин", "Связь", "Россия", "Павел Морозов"],
        ["Сформировано 30.06.2026"],
    ):
        sheet.append(row)
    people = workbook.create_sheet("Контакты")
    people.append(["ФИО", "Должность", "Клиент"])
    people.append(["Анна Орлова", "Генеральный директор", "Заря"])
    workbook.create_sheet("Пусто")
    path = tmp_path / "выгрузка.xlsx"
    workbook.save(path)
    proposal = propose([Export("exports/выгрузка.xlsx", path)], {}, translator("ru"))
    first = proposal.mapping.files[0]
    assert (first.sheet, first.header_row, first.footer) == ("Клиенты", 4, True)
    read = book(tmp_path, proposal)
    assert read.tables["accounts"]["account_id"].to_list() == ["к1", "к2"]
    assert read.tables["stakeholders"].select("account_id", "level").rows() == [("к1", "c_level")]


def test_a_report_of_1c_that_is_no_table_is_left_aside(tmp_path: Path) -> None:
    """Organisation, customer and contract stand one under another in one column."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "TDSheet"
    for row in (
        ["Ведомость по взаиморасчетам с контрагентами"],
        ["Период: 01.01.2026 - 30.06.2026"],
        ["Показатели: Сумма (руб)(кон. остаток);"],
        ["Группировки строк: Организация; Контрагент; Договор контрагента;"],
        [],
        [None, "ООО «Наша компания»", None, 150000],
        [None, "ООО «Заря»", None, 100000],
        [None, "Основной договор", None, 100000],
    ):
        sheet.append(row)
    path = tmp_path / "ведомость.xlsx"
    workbook.save(path)
    proposal = propose([Export("exports/ведомость.xlsx", path)], {}, translator("ru"))
    assert not proposal.mapping.files
    assert [one.table for one in proposal.files] == [None]


@pytest.mark.skipif(not crm_rows.DATA.is_dir(), reason="needs ../shared/data/crm_headers")
def test_the_order_of_files_changes_nothing(tmp_path: Path) -> None:
    names = ("hubspot_companies", "hubspot_contacts", "hubspot_deals", "zendesk_tickets")
    exports = []
    for name in names:
        columns = crm_rows.headers()[name]
        path = tmp_path / f"{name}.csv"
        path.write_bytes(crm_rows.csv_bytes(columns, crm_rows.rows_of(name, columns)))
        exports.append(Export(f"exports/{name}.csv", path))
    t = translator("ru")
    assert propose(exports, {}, t) == propose(exports[::-1], {}, t)


def test_rows_in_another_currency_are_not_read_as_if_in_this_one(tmp_path: Path) -> None:
    header = "Deal ID,Company,Deal stage,Amount,Currency\n"
    rows = "d1,Alder,Proposal,1000,USD\nd2,Alder,Proposal,9000,RUB\nd3,Brook,Demo,500,USD\n"
    proposal = proposed(tmp_path, {"deals.csv": header + rows})
    (question,) = proposal.questions
    assert (question.code, question.assumed) == ("currency", "USD")
    read = book(tmp_path, proposal)
    assert read.tables["opportunities"]["opportunity_id"].sort().to_list() == ["d1", "d3"]
    assert [one.left_out for one in read.findings if one.code == "row_currency_differs"] == [1]


def test_accounts_known_by_their_ids_only_are_told(tmp_path: Path) -> None:
    header = "Deal ID,Company ID,Deal stage,Amount,Currency\n"
    proposal = proposed(tmp_path, {"deals.csv": header + "d1,901,Proposal,1000,USD\n"})
    assert [one.code for one in proposal.findings] == ["account_names_absent"]
    assert book(tmp_path, proposal).tables["accounts"]["name"].to_list() == ["901"]


def test_the_footer_of_a_salesforce_report_is_set_aside(tmp_path: Path) -> None:
    header = '"Account ID","Account Name","Account Owner","Billing Country","Last Activity"\n'
    rows = '"a1","Alder","Maria","Ireland","1/20/2026"\n"a2","Brook","Peter","Ireland",""\n'
    footer = '\n\n"Customer accounts"\n"Copyright (c) 2026 salesforce.com, inc."\n'
    footer += '"Confidential Information - Do Not Distribute"\n'
    proposal = proposed(tmp_path, {"report.csv": header + rows + footer})
    assert (proposal.mapping.files[0].footer, proposal.files[0].vendor) == (True, "Salesforce")
    read = book(tmp_path, proposal)
    assert read.tables["accounts"]["account_id"].sort().to_list() == ["a1", "a2"]
    assert not [one for one in read.findings if one.left_out]


def test_of_a_very_large_text_the_beginning_is_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "".join(f"d{i},Alder,Proposal,{i},2026-01-02\n" for i in range(300))
    path = tmp_path / "deals.csv"
    path.write_text(DEALS + rows, encoding="utf-8")
    export = Export("exports/deals.csv", path)
    answers = {"currency:book": "USD"}
    whole = propose([export], answers, translator("en"))
    monkeypatch.setattr(layout, "WHOLE", 0)
    monkeypatch.setattr(encoding, "BLOCK", 1_000)
    monkeypatch.setattr(layout, "BLOCKS", 2)
    beginning = propose([export], answers, translator("en"))
    assert beginning.mapping == whole.mapping
    assert beginning.files[0].sheet.rows < whole.files[0].sheet.rows


CHECKS = "Sub ID,Buyer,Package,Start date,End date,Annual value,Auto renew\n"
ONE = "k1,Alder,Flow,2025-01-01,2025-12-31,1000,true\n"


def test_a_column_of_names_of_accounts_is_found_by_its_values(tmp_path: Path) -> None:
    files = {"accounts.csv": ACCOUNTS, "subs.csv": CHECKS + ONE}
    proposal = proposed(tmp_path, files)
    assert not proposal.questions
    own = next(one for one in proposal.files if one.table == "contracts")
    (buyer,) = [one for one in own.columns if one.column == "Buyer"]
    assert (buyer.target, buyer.reason) == ("account_id", "its values are names of accounts")
    assert book(tmp_path, proposal).tables["contracts"]["account_id"].to_list() == ["a1"]


def test_what_rows_need_and_no_header_names_is_asked_for(tmp_path: Path) -> None:
    files = {"subs.csv": CHECKS + ONE}
    proposal = proposed(tmp_path, files, {"currency:book": "USD"})
    (question,) = [one for one in proposal.questions if one.code == "column"]
    assert question.text == (
        "exports/subs.csv looks like contracts. Which of its columns holds the account?"
        " Answer none if none does."
    )
    assert "Buyer" in question.candidates
    assert question.candidates[-1] == "none"
    answers = {"currency:book": "USD", question.id: "Buyer"}
    settled = proposed(tmp_path, files, answers)
    assert not settled.questions
    assert book(tmp_path, settled).tables["contracts"]["account_id"].to_list() == ["alder"]
    refused = proposed(tmp_path, files, {**answers, question.id: "none"})
    assert not refused.questions
    assert not refused.mapping.files


def test_a_title_merged_over_the_table_is_no_header(tmp_path: Path) -> None:
    sheets = Workbook()
    sheet = sheets.active
    sheet.append(["Key accounts"])
    sheet.merge_cells("A1:C1")
    for row in (["Company", "Industry", "Country"], ["Alder", "Retail", "US"]):
        sheet.append(row)
    sheets.save(tmp_path / "book.xlsx")
    (found,) = propose(
        [Export("exports/book.xlsx", tmp_path / "book.xlsx")], {}, translator("en")
    ).files
    assert (found.table, found.mapping.header_row) == ("accounts", 2)
