"""An account is found by the name that people say."""

from __future__ import annotations

from pathlib import Path

import pytest

from enterprise_sales.book import load_book
from enterprise_sales.book.names import spoken


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("stalgor", ("stalgor",)),
        ("АО «Стальгор»", ("stalgor",)),
        ('ао "стальгор"', ("stalgor",)),
        ("Березовый Дом", ("beryozovy-dom",)),
        ("Freight", ("pinecrest",)),
        ("Bank", ("harbourline",)),
        ("Nobody", ()),
        ("", ()),
    ],
)
def test_a_name_is_found_as_it_is_said(demo_book: Path, said: str, found: tuple[str, ...]) -> None:
    assert load_book(demo_book).find(said) == found


def test_a_name_of_legal_forms_alone_keeps_them() -> None:
    assert spoken("Holding AG") == ("holding", "ag")
