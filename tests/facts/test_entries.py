"""Entries that cannot be used: where, excerpt, what is wrong, what to do; the rest stays."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from enterprise_sales.book.fact_messages import MESSAGES

from .books import book_at, dossier_of, read

SAID = "said_by: Anna, said_on: 2026-06-01"
WRONG = {
    "entry_key_unknown": (
        f"{{table: contracts, key: acme-c1, set: {{seats: 5}}, {SAID}, sayed_on: x}}",
        "an entry of facts has no key “sayed_on”. Correct it (nearest: said_on); the keys"
        " are table, key, set, said_by, said_on, file, line, quote.",
    ),
    "entry_incomplete": (
        "{table: contracts, key: acme-c1, set: {seats: 5}, said_by: Anna}",
        "an entry of facts lacks said_on. Add what is missing: nothing is taken without saying"
        " where it comes from.",
    ),
    "entry_table_unknown": (
        f"{{table: contract, key: acme-c1, set: {{seats: 5}}, {SAID}}}",
        "there is no table contract. Correct the name of the table (nearest: contracts",
    ),
    "entry_table_shared": (
        f"{{table: products, key: p1, set: {{name: P}}, {SAID}}}",
        "products belongs to all accounts, and a dossier speaks of one.",
    ),
    "entry_set_expected": (
        f"{{table: contracts, key: acme-c1, set: {{seats: [5]}}, {SAID}}}",
        "“set” must name columns with one value each; seats does not. Write set: {column: value}",
    ),
    "entry_sets_key": (
        f"{{table: contracts, key: acme-c1, set: {{account_id: beta}}, {SAID}}}",
        "account_id is part of the key of contracts",
    ),
    "entry_key_wrong": (
        f"{{table: positions, key: Finance, set: {{status: pilot}}, {SAID}}}",
        "the key of positions is made of: business_unit, product_id. Write key: {business_unit: …,"
        " product_id: …}.",
    ),
    "entry_date_unreadable": (
        "{table: contracts, key: acme-c1, set: {seats: 5}, said_by: A, said_on: 31.12.2026}",
        "said_on is not a date. Write it as YYYY-MM-DD.",
    ),
    "entry_row_unknown": (
        f"{{table: contracts, key: acme-c, set: {{seats: 5}}, {SAID}}}",
        "no row of contracts has the key acme-c, and a new one would need start_date,"
        " annual_value. Correct the key (nearest: acme-c1), or give these columns under set.",
    ),
    "override_row_unknown": (
        "{table: contracts, key: acme-c, set: {seats: 5}, author: A, reason: r,"
        " expires: 2026-12-31}",
        "no row of contracts has the key acme-c, so there is nothing to override. Correct the key"
        " (nearest: acme-c1), or state the row under facts.",
    ),
    "override_expired": (
        "{table: contracts, key: acme-c1, set: {seats: 5}, author: A, reason: r,"
        " expires: 2026-01-31}",
        "the override of A for contracts acme-c1 ended on 2026-01-31 and is no longer used"
        " (because: r). Take it out, or write a later date if it still holds.",
    ),
    "override_without_key": (
        "{table: signals, set: {kind: merger}, author: A, reason: r, expires: 2026-12-31}",
        "rows of signals have no key, so none of them can be overridden. Correct the row",
    ),
    "entry_other_account": (
        f"{{table: contracts, key: beta-c1, set: {{seats: 5}}, {SAID}}}",
        "the row beta-c1 of contracts belongs to the account beta. Move the entry",
    ),
    "key_unknown": (
        f"{{table: contracts, key: acme-c1, set: {{seat: 5}}, {SAID}}}",
        "the table contracts has no column “seat”. Rename it (nearest: seats, ",
    ),
    "whole_number_expected": (
        f"{{table: contracts, key: acme-c1, set: {{seats: five}}, {SAID}}}",
        "seats is not a whole number. Write a whole number.",
    ),
    "reference_dangling": (
        f"{{table: stakeholders, key: acme-x, set: {{name: X, reports_to: acme-y}}, {SAID}}}",
        "reports_to names nothing in stakeholders. Add it to stakeholders or correct the id",
    ),
}
TOLD_ELSEWHERE = {"statements_differ", "value_overridden"}


def test_every_message_has_a_case() -> None:
    assert set(MESSAGES) - TOLD_ELSEWHERE <= set(WRONG)


@pytest.mark.parametrize("code", WRONG)
def test_a_wrong_entry_is_told_and_the_others_are_used(code: str, tmp_path: Path) -> None:
    entry, wanted = WRONG[code]
    line, good = f"  - {entry}\n", f"  - {{table: accounts, set: {{employees: 50}}, {SAID}}}\n"
    dossier = dossier_of(good, line) if code.startswith("override") else dossier_of(good + line)
    book = read(book_at(tmp_path / "book", dossier))
    (told,) = [one for one in book.findings_of("acme") if one.code == code]
    at = dossier.splitlines().index(line.rstrip()) + 1
    assert told.where == f"accounts/acme.md, row {at}"
    assert f"{told.wrong} {told.remedy}".startswith(wanted)
    assert list(book.table("accounts")["employees"]) == [50, None]
    assert list(book.table("contracts")["seats"]) == [None, None]


def test_a_fact_makes_a_row_and_another_adds_to_it(tmp_path: Path) -> None:
    lines = (
        f"  - {{table: stakeholders, key: acme-pl, set: {{title: CIO}}, {SAID}}}\n"
        f"  - {{table: stakeholders, key: acme-pl, set: {{name: Petra Lang}}, {SAID}}}\n"
        f"  - {{table: signals, set: {{date: 2026-06-01, kind: merger}}, {SAID}}}\n"
    )
    book = read(book_at(tmp_path / "book", dossier_of(lines)))
    people = book.table("stakeholders").select("stakeholder_id", "name", "title", "_file", "_row")
    assert people.row(1) == ("acme-pl", "Petra Lang", "CIO", "accounts/acme.md", 4)
    signals = book.table("signals").select("account_id", "date", "kind", "_row")
    assert signals.rows() == [("acme", date(2026, 6, 1), "merger", 6)]
    assert not [one for one in book.findings if one.severity != "info"]
    counted = {(one.table, one.file): (one.read, one.kept, one.merged) for one in book.reads}
    assert counted["stakeholders", "accounts/acme.md"] == (1, 1, 0)
    assert counted["accounts", "accounts/acme.md"] == (1, 0, 1)


def test_keys_of_several_columns_name_a_row(tmp_path: Path) -> None:
    lines = (
        f"  - {{table: business_units, key: Finance, set: {{headcount: 40}}, {SAID}}}\n"
        "  - {table: usage, key: {period: 2026-05, business_unit: Finance},"
        f" set: {{active_users: 20}}, {SAID}}}\n"
    )
    book = read(book_at(tmp_path / "book", dossier_of(lines)))
    assert book.table("business_units")["headcount"].to_list() == [40]
    usage = book.table("usage").select("account_id", "period", "product_id", "active_users")
    assert usage.rows() == [("acme", date(2026, 5, 1), None, 20)]


def test_a_row_of_the_dossier_needs_no_cell_that_the_export_fills(tmp_path: Path) -> None:
    front = "contracts:\n  - {contract_id: acme-c1, notice_days: 60}\n  - {contract_id: acme-c2}\n"
    book = read(book_at(tmp_path / "book", dossier_of(front=front)))
    contracts = book.table("contracts").select("contract_id", "annual_value", "notice_days")
    assert contracts.rows() == [("acme-c1", 4250000, 60), ("beta-c1", 100000, None)]
    assert {(one.code, one.column, one.rows) for one in book.findings_of("acme")} == {
        ("cell_missing", "start_date", (5,)),
        ("cell_missing", "annual_value", (5,)),
    }


def test_a_day_that_changes_something_reads_the_book_anew_and_no_other(tmp_path: Path) -> None:
    lines = f"  - {{table: contracts, key: acme-c1, set: {{seats: 5}}, {SAID}}}\n"
    ending = (
        "  - {table: contracts, key: acme-c1, set: {seats: 6}, author: A, reason: r,"
        " expires: 2026-06-20}\n"
    )
    folder = book_at(tmp_path / "book", dossier_of(lines, ending))
    days = [date(2026, 5, 30), date(2026, 5, 31), date(2026, 6, 1), date(2026, 6, 20)]
    books = [read(folder, day) for day in (*days, date(2026, 6, 21), date(2027, 1, 1))]
    assert [book.table("contracts")["seats"][0] for book in books] == [6, 6, 6, 6, 5, 5]
    assert [len({id(book) for book in part}) for part in (books[:2], books[2:4], books[4:])] == [
        1,
        1,
        1,
    ]
    assert len({id(book) for book in books}) == 3


def test_a_book_in_which_nothing_is_stated_is_the_same_on_every_day(tmp_path: Path) -> None:
    folder = book_at(tmp_path / "book")
    assert read(folder, date(2026, 1, 1)) is read(folder, date(2027, 1, 1))


def test_a_book_of_dossiers_alone_holds_facts(tmp_path: Path) -> None:
    front = (
        "name: Acme Inc\ncurrency: USD\ncontracts:\n"
        "  - {contract_id: c1, start_date: 2026-01-01, annual_value: 100, seats: 4}\n"
    )
    lines = (
        f"  - {{table: contracts, key: c1, set: {{seats: 5, end_date: 2026-12-31}}, {SAID}}}\n"
        f"  - {{table: invoices, key: i1, set: {{due_on: 2026-02-01, amount: 12.50}}, {SAID}}}\n"
    )
    folder = tmp_path / "book"
    (folder / "accounts").mkdir(parents=True)
    (folder / "accounts" / "acme.md").write_text(dossier_of(lines, front=front), encoding="utf-8")
    book = read(folder)
    contracts = book.table("contracts").select("seats", "end_date", "annual_value")
    assert contracts.rows() == [(4, date(2026, 12, 31), 10000)]
    assert book.table("invoices")["amount"].to_list() == [1250]
    (conflict,) = book.conflicts
    assert [(one.kind, one.text) for one in conflict.stated] == [("dossier", "4"), ("said", "5")]
