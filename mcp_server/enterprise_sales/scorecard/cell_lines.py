"""The whitespace cells of a whole book, with what their value rests on."""

from __future__ import annotations

from datetime import date
from typing import Any

import narwhals as nw

from enterprise_sales.book import Book
from enterprise_sales.playbook import Playbook
from enterprise_sales.scorecard.book_at import at_of
from enterprise_sales.scorecard.engines import collected_frame, polars_tables
from enterprise_sales.scorecard.rules import FRAMES
from enterprise_sales.scorecard.whitespace_cells import CELL_READS

Frame = nw.DataFrame[Any]
COLUMNS = ("account_id", "counts", "status", "pricing", "list_price", "potential_value")


def cell_lines(book: Book, playbook: Playbook, as_of: date) -> Frame | None:
    """One row per cell; None where the book holds no units and products to make them of."""
    tables = polars_tables(book, CELL_READS)
    if not FRAMES["cells"].given(tables):
        return None
    return collected_frame(
        FRAMES["cells"].prepare(tables, at_of(book, playbook, as_of)).select(*COLUMNS)
    )
