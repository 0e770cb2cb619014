"""A scorecard in memory: rows made one by one are those made all at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from enterprise_sales.book import load_book
from enterprise_sales.scorecard import at_of, score_tables
from enterprise_sales.scorecard.engines import polars_tables

from ..portfolio.books import AS_OF, shipped


def test_a_row_is_the_same_alone_and_among_all(demo_book: Path) -> None:
    book = load_book(demo_book)
    tables, at = polars_tables(book), at_of(book, shipped("strategic-12-month"), AS_OF)
    alone, together = score_tables(tables, at), score_tables(tables, at)
    rows = {name: alone[name] for name in reversed(list(alone))}
    assert rows == dict(together.items())
    assert list(together) == sorted(book.names)
    assert len(together) == len(book.names)
    assert alone["acme"] is alone["acme"]
    assert alone["acme"].renewal_date == together["acme"].renewal_date != None  # noqa: E711
    with pytest.raises(KeyError):
        alone["nobody"]
