"""What is kept between calls is what stands in the files."""

from __future__ import annotations

from pathlib import Path

import pytest

from enterprise_sales.book import load_book
from enterprise_sales.book.rows import Row
from enterprise_sales.book.tables import MODELS, columns_of

OF_ACCOUNTS = [model for name, model in MODELS.items() if "account_id" in columns_of(name)]


@pytest.mark.parametrize("model", OF_ACCOUNTS, ids=lambda model: model.table)
def test_the_rows_of_an_account_are_its_rows_in_the_order_of_the_book(
    demo_book: Path, model: type[Row]
) -> None:
    book = load_book(demo_book)
    every = book.rows(model)
    for account_id in [*book.names, "", "zz"]:
        mine = tuple(row for row in every if row.account_id == account_id)  # type: ignore[attr-defined]
        assert book.rows(model, account_id) == mine


def test_a_mapping_that_changes_is_read_again(tmp_path: Path) -> None:
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "accounts.csv").write_text("account_id,name\na,A\n", encoding="utf-8")
    mapping = tmp_path / "book.yaml"
    mapping.write_text("currency: USD\n", encoding="utf-8")
    assert load_book(tmp_path).currency == "USD"
    mapping.write_text("currency: EUR\nvendor: V\n", encoding="utf-8")
    assert load_book(tmp_path).currency == "EUR"
