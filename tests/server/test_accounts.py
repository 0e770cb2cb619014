"""Which account a caller means."""

from __future__ import annotations

from pathlib import Path

import pytest

from enterprise_sales.book import load_book
from enterprise_sales.language import translator
from enterprise_sales.tools.accounts import account_id
from enterprise_sales.tools.problem import CallRefusedError

T = translator("en")


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("acme", "acme"),
        ("ACME", "acme"),
        ("Acme Corp", "acme"),
        ("acme CORP", "acme"),
        ("АО «Стальгор»", "stalgor"),
        ("ао «стальгор»", "stalgor"),
        ("Stalgor-KZ", "stalgor-kz"),
    ],
)
def test_an_id_or_a_name_whatever_its_case(written: str, found: str, demo_book: Path) -> None:
    assert account_id(load_book(demo_book), written, T) == found


def test_an_id_goes_before_a_name(tmp_path: Path) -> None:
    (tmp_path / "tables").mkdir()
    table = "account_id,name\none,two\ntwo,three\nTWO,four\n"
    (tmp_path / "tables/accounts.csv").write_text(table, encoding="utf-8")
    book = load_book(tmp_path)
    assert account_id(book, "two", T) == "two"
    assert account_id(book, "TWO", T) == "TWO"
    assert account_id(book, "three", T) == "two"


def test_ids_that_differ_in_case_only_are_not_guessed_between(tmp_path: Path) -> None:
    (tmp_path / "tables").mkdir()
    table = "account_id,name\nab,x\nAB,y\n"
    (tmp_path / "tables/accounts.csv").write_text(table, encoding="utf-8")
    with pytest.raises(CallRefusedError, match=r"Give one of their ids: (ab, AB|AB, ab)"):
        account_id(load_book(tmp_path), "aB", T)


def test_a_part_of_a_name_is_offered_not_taken(demo_book: Path) -> None:
    with pytest.raises(CallRefusedError, match=r"nearest: .*Harbourline Bank"):
        account_id(load_book(demo_book), "Harbour", T)
