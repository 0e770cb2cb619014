"""The contracts of a book, with what runs, what is renewed already and what comes up."""

from __future__ import annotations

from datetime import date
from typing import Any

import narwhals as nw

from enterprise_sales.book import Book
from enterprise_sales.playbook import Playbook
from enterprise_sales.scorecard.at import At
from enterprise_sales.scorecard.book_at import at_of
from enterprise_sales.scorecard.engines import collected_frame, polars_tables
from enterprise_sales.scorecard.expressions import col
from enterprise_sales.scorecard.lazy import Rows
from enterprise_sales.scorecard.rules import FRAMES, Tables

Frame = nw.DataFrame[Any]
NEEDED = ("contracts", "renewals")
COLUMNS = (
    "account_id",
    "contract_id",
    "product_id",
    "start_date",
    "end_date",
    "annual_value",
    "auto_renew",
    "notice_days",
    "status",
)
MARKS = {
    "runs": "_runs",
    "counts": "_counts",
    "renewed": "_renewed",
    "comes_up": "_candidate",
}


def contract_lines(book: Book, playbook: Playbook, as_of: date) -> Frame | None:
    """One row per contract, dates as days since 1970-01-01; None without such a table.

    `runs` at the date, `counts` as signed, `renewed` by a signed successor, `comes_up` for a
    renewal that is still to be decided (definitions, Renewal date).
    """
    tables = polars_tables(book, NEEDED)
    if "contracts" not in tables:
        return None
    return collected_frame(lines_of(tables, at_of(book, playbook, as_of)))


def lines_of(tables: Tables, at: At) -> Rows:
    """The same rows of a book that has contracts, not computed yet."""
    marked = FRAMES["contracts"].prepare(tables, at)
    return marked.select(
        *COLUMNS, **{name: col(mark).fill_null(False) for name, mark in MARKS.items()}
    )
