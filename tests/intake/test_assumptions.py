"""What is assumed is told: won deals as contracts, owners, values, currencies."""

from __future__ import annotations

from pathlib import Path

import pytest

from enterprise_sales.book.rows import Contract
from enterprise_sales.intake.proposal import Proposal

from .test_cases import book, proposed

DEALS = """\
Record ID,Deal Name,Deal Stage,Amount,Currency,Close Date,Associated Company
21,Old one,Closed Won,1200.00,USD,2011-03-31,Lark & Co
22,Seats,Closed Won,500.00,USD,2026-03-31,Lark & Co
23,More seats,Proposal,300.00,USD,2026-12-15,Nord AG
"""
COMPANIES = "Record ID,Company name,Industry\n7,Lark & Co,Retail\n8,Nord AG,\n"
WON = {"won_deals:exports/deals.csv": "contracts"}
TICKETS = """\
Ticket ID,Account ID,Created at,Priority
1,7,2026-03-01,urgent
2,7,2026-03-02,low
3,8,2026-03-03,low
"""


def assumed(proposal: Proposal) -> dict[str, tuple[int, str | None, dict[str, str]]]:
    found = (one for one in proposal.findings if one.code.endswith("_assumed"))
    return {one.code: (one.count, one.excerpt, one.values) for one in found}


def test_a_won_deal_is_a_contract_of_which_nobody_knows_whether_it_runs(tmp_path: Path) -> None:
    proposal = proposed(tmp_path, {"companies.csv": COMPANIES, "deals.csv": DEALS}, WON)
    dates = {"first": "2011-03-31", "last": "2026-03-31"}
    assert assumed(proposal) == {"won_deals_assumed": (2, None, dates)}
    read = book(tmp_path, proposal).rows(Contract)
    assert {one.contract_id: (one.status, one.end_date) for one in read} == {
        "21": (None, None),
        "22": (None, None),
    }


def test_nothing_is_assumed_of_deals_that_are_left_aside(tmp_path: Path) -> None:
    proposal = proposed(tmp_path, {"companies.csv": COMPANIES, "deals.csv": DEALS})
    assert assumed(proposal) == {}


def test_what_the_words_of_a_column_mean_is_told(tmp_path: Path) -> None:
    files = {"companies.csv": COMPANIES, "tickets.csv": TICKETS}
    found = assumed(proposed(tmp_path, files))
    assert found["values_assumed"] == (3, "urgent → 1, low → 4", {"target": "severity"})


@pytest.mark.parametrize(
    ("rows", "currencies"),
    [
        ("Lark,USD\nLark,USD\nNord,EUR\n", {"Lark": "USD", "Nord": "EUR"}),
        # An account with rows in two of them has none of its own.
        ("Lark,USD\nLark,EUR\nNord,EUR\n", {}),
        # One alone is the currency of the book.
        ("Lark,USD\nLark,USD\nNord,USD\n", {}),
    ],
)
def test_accounts_that_contracts_name_have_the_currency_of_their_rows(
    rows: str, currencies: dict[str, str], tmp_path: Path
) -> None:
    head = "Contract number,Customer,Currency,Start date,End date,Annual value\n"
    lines = [
        f"c{at},{line},2026-01-01,2026-12-31,100\n" for at, line in enumerate(rows.splitlines())
    ]
    proposal = proposed(tmp_path, {"contracts.csv": head + "".join(lines)})
    accounts = next(one for one in proposal.mapping.files if one.table == "accounts")
    assert ("currency" in accounts.columns.values()) == bool(currencies)
    if currencies:
        read = book(tmp_path, proposal)
        frame = read.table("accounts")
        assert dict(frame.select("name", "currency").iter_rows()) == currencies


TWICE = """\
Код;Наименование клиента;ИНН;Отрасль;Ответственный;Валюта
1;Ромашка;7701;Розница;Сидоров;RUB
2;Северный порт;7702;Логистика;Сидоров;RUB
3;Ромашка;7701;Розница;Петрова;RUB
4;Вымпел;7703;Связь;Петрова;RUB
"""


def test_where_the_likeliest_table_lacks_something_the_next_one_is_asked(tmp_path: Path) -> None:
    proposal = proposed(tmp_path, {"клиенты.csv": TWICE}, language="ru")
    (question,) = proposal.questions
    assert (question.candidates, question.assumed) == (("accounts", "none"), "accounts")
    assert question.text == (
        "exports/клиенты.csv похож на orders, но в нём нет order_date. Это accounts? Если нет,"
        " ответьте none: файл останется в стороне."
    )
    assert len(book(tmp_path, proposal).names) == 4
    aside = proposed(tmp_path, {"клиенты.csv": TWICE}, {question.id: "none"})
    assert aside.mapping.files == ()


SPELT = "Company;Industry\n{first};Retail\n{second};Retail\nNord AG;Energy\n"
THEIRS = "First,Last,Company,Title\nAnn,Lee,Vega,CEO\nBob,Ray,Nord,CFO\n"


@pytest.mark.parametrize(
    ("first", "second", "asked"),
    [("Vega, Inc.", "VEGA Inc", False), ("ООО Vega", "Vega ООО", True)],
)
def test_two_spellings_that_make_one_id_are_one_company(
    first: str, second: str, asked: bool, tmp_path: Path
) -> None:
    accounts = SPELT.format(first=first, second=second)
    proposal = proposed(tmp_path, {"accounts.csv": accounts, "contacts.csv": THEIRS})
    assert [one.code for one in proposal.questions] == (["same_company"] if asked else [])
    people = book(tmp_path, proposal).table("stakeholders")["name"]
    assert sorted(people) == (["Bob Ray"] if asked else ["Ann Lee", "Bob Ray"])


KEY = """\
Company,Industry,ARR (USD),CSM{head}
Alder,Retail,1200,Dana{one}
Birch,Energy,800.5,Sam{two}
"""
DATES = {
    "head": ",Start date,End date",
    "one": ",2026-01-01,2026-12-31",
    "two": ",2026-02-01,2027-01-31",
}


@pytest.mark.parametrize("dated", [False, True])
def test_what_accounts_are_worth_without_contracts_is_told_and_how_to_mend_it(
    dated: bool, tmp_path: Path
) -> None:
    text = KEY.format(**(DATES if dated else dict.fromkeys(DATES, "")))
    proposal = proposed(tmp_path, {"key.csv": text})
    told = [one.column for one in proposal.findings if one.code == "worth_without_contracts"]
    assert told == ([] if dated else ["ARR (USD)"])
    worth = [one.annual_value for one in book(tmp_path, proposal).rows(Contract)]
    assert sorted(worth) == ([80_050, 120_000] if dated else [])
