"""Names that are nearly an account's are asked about; companies that may be one are reported."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from enterprise_sales.book import load_book
from enterprise_sales.intake.exports import Export
from enterprise_sales.intake.proposal import Proposal, propose
from enterprise_sales.intake.yaml_text import with_entries
from enterprise_sales.language import translator

COMPANIES = """Company ID,Company name,Industry,Website,Tax ID,Employees
c1,ООО «Стальгор»,Metals,https://www.stalgor.ru/,7701,100
c2,Harbour Line Ltd,Shipping,harbourline.com,7702,50
c3,"Harbour Line, Inc.",Shipping,harbourline.example,7703,20
c4,Acme,Trade,acme.com,7704,30
c5,Acme East,Trade,http://acme.com/,7705,10
c6,Oak,Trade,oak.example,7706,10
c7,Oak Trading,Trade,oak.test,7706,10
"""
DEALS = """Deal ID,Deal name,Company name,Stage,Amount,Close date
d1,First,Stalgor,Demo,100,2026-05-01
d2,Second,Harbour Line,Demo,200,2026-05-02
d3,Third,Acme Eest,Demo,300,2026-05-03
d4,Fourth,Acme Eest,Demo,400,2026-05-04
d5,Fifth,Nobody at all,Demo,500,2026-05-05
d6,Sixth,OAK,Demo,600,2026-05-06
d7,Seventh,Harbor Line,Demo,700,2026-05-07
"""
STALGOR = "same_company:exports/deals.csv:Company name:Stalgor"
HARBOUR = "same_company:exports/deals.csv:Company name:Harbour Line"
HARBOR = "same_company:exports/deals.csv:Company name:Harbor Line"
EAST = "same_company:exports/deals.csv:Company name:Acme Eest"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "exports").mkdir()
    (tmp_path / "exports" / "companies.csv").write_text(COMPANIES, encoding="utf-8")
    (tmp_path / "exports" / "deals.csv").write_text(DEALS, encoding="utf-8")
    return tmp_path


def proposed(folder: Path, answers: Mapping[str, str], language: str = "en") -> Proposal:
    exports = [Export(f"exports/{p.name}", p) for p in (folder / "exports").glob("*.csv")]
    return propose(exports, answers, translator(language))


def linked(folder: Path, proposal: Proposal) -> list[tuple[str, str]]:
    text = with_entries(None, proposal.mapping, [""] * len(proposal.mapping.files))
    (folder / "book.yaml").write_text(text, encoding="utf-8")
    rows = load_book(folder).table("opportunities")
    return rows.select("opportunity_id", "account_id").rows()


def test_a_name_that_is_nearly_an_accounts_is_asked_about_and_never_taken(folder: Path) -> None:
    proposal = proposed(folder, {})
    asked = {q.id: q for q in proposal.questions if q.code == "same_company"}
    assert {key: q.candidates for key, q in asked.items()} == {
        EAST: ("Acme East", "none"),
        STALGOR: ("ООО «Стальгор»", "none"),
        HARBOUR: ("Harbour Line Ltd", "Harbour Line, Inc.", "none"),
        HARBOR: ("Harbour Line Ltd", "Harbour Line, Inc.", "none"),
    }
    assert asked[EAST].assumed == "none"
    assert asked[EAST].text == (
        "No account is called “Acme Eest”, as 2 rows of exports/deals.csv have it in"
        " “Company name”. Is it one of these, or none of them (none)?"
    )
    assert asked[HARBOUR].text == (
        "Several accounts may be called “Harbour Line”, as 1 row of exports/deals.csv has it in"
        " “Company name”. Which of these is it, or none of them (none)?"
    )
    assert linked(folder, proposal) == [("d6", "c6")]


def test_what_is_answered_stands_in_the_mapping(folder: Path) -> None:
    said = {EAST: "Acme East", STALGOR: "none", HARBOUR: "Harbour Line, Inc.", HARBOR: "none"}
    proposal = proposed(folder, said)
    assert [q for q in proposal.questions if q.code == "same_company"] == []
    assert linked(folder, proposal) == [("d2", "c3"), ("d3", "c5"), ("d4", "c5"), ("d6", "c6")]
    entry = next(one for one in proposal.mapping.files if one.table == "opportunities")
    names = {"Acme Eest": "Acme East", "Harbour Line": "Harbour Line, Inc."}
    assert entry.lookups["account_id"].names == names


def test_of_names_that_are_spoken_alike_the_one_that_is_written_so_is_taken(folder: Path) -> None:
    deals = DEALS.replace("Harbour Line,", "Harbour Line Ltd,")
    (folder / "exports" / "deals.csv").write_text(deals, encoding="utf-8")
    proposal = proposed(folder, {})
    assert HARBOUR not in {q.id for q in proposal.questions}
    assert linked(folder, proposal) == [("d2", "c2"), ("d6", "c6")]


def test_one_account_that_is_written_in_two_ways_is_not_asked_about(folder: Path) -> None:
    again = COMPANIES.replace("c3,", "c2,")
    (folder / "exports" / "companies.csv").write_text(again, encoding="utf-8")
    assert HARBOUR not in {q.id for q in proposed(folder, {}).questions}


def test_a_name_that_two_accounts_bear_is_no_proposal(folder: Path) -> None:
    """Both c2 and c3 are written `Harbour Line`: which one is meant, only an id can say."""
    same = COMPANIES.replace("Harbour Line Ltd", "Harbour Line")
    same = same.replace('"Harbour Line, Inc."', "Harbour Line")
    (folder / "exports" / "companies.csv").write_text(same, encoding="utf-8")
    proposal = proposed(folder, {})
    assert all("Line" not in question.id for question in proposal.questions)
    linked(folder, proposal)
    told = [f for f in load_book(folder).findings if f.code == "lookup_ambiguous"]
    assert [(f.count, f.left_out, f.excerpt) for f in told] == [(1, 1, "Harbour Line")]


def test_companies_that_may_be_one_are_reported_with_the_reason(folder: Path) -> None:
    found = {one.names: (one.code, one.reason) for one in proposed(folder, {}).duplicates}
    assert found == {
        ("Oak (c6)", "Oak Trading (c7)"): ("tax_id", "They have the same tax number, 7706."),
        ("Harbour Line Ltd (c2)", "Harbour Line, Inc. (c3)"): (
            "name",
            "The names differ in spelling or legal form only.",
        ),
        ("Acme (c4)", "Acme East (c5)"): (
            "domain",
            "They have the same web address, acme.com.",
        ),
    }


def test_in_russian_nothing_is_left_in_english(folder: Path) -> None:
    proposal = proposed(folder, {}, "ru")
    texts = [one.reason for one in proposal.duplicates]
    texts += [one.text for one in proposal.questions if one.code == "same_company"]
    assert len(texts) == 7
    assert not [text for text in texts if any(w in text for w in ("They", "names", "account"))]


HOLDING = """Account ID,Account Name,Account Owner,Type,Industry,Employees,Parent Account
1,Acme Corp,Ann,Customer,Trade,10,
2,Acme West,Ann,Customer,Trade,10,ACME
3,Acme North,Ann,Customer,Trade,10,Acme West
4,Oak,Bo,Customer,Trade,10,Nobody
"""


def test_a_parent_is_found_by_its_name_in_the_same_export(tmp_path: Path) -> None:
    (tmp_path / "exports").mkdir()
    (tmp_path / "exports" / "accounts.csv").write_text(HOLDING, encoding="utf-8")
    proposal = proposed(tmp_path, {})
    text = with_entries(None, proposal.mapping, [""] * len(proposal.mapping.files))
    (tmp_path / "book.yaml").write_text(text, encoding="utf-8")
    book = load_book(tmp_path)
    parents = book.table("accounts").select("account_id", "parent_account_id").rows()
    assert parents == [("1", None), ("2", "1"), ("3", "2"), ("4", None)]
    assert [(f.excerpt, f.left_out) for f in book.findings if f.code == "lookup_failed"] == [
        ("Nobody", 0)
    ]
