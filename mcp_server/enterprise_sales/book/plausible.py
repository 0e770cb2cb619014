"""Two cells of a row that cannot both be right; the row is kept, because no one knows which."""

from __future__ import annotations

import polars as pl

from enterprise_sales.book import problems

PARTS = {
    "usage": (("active_users", "licensed_users"), ("features_used", "features_available")),
    "positions": (("active_users", "potential_users"),),
}
"""Table → (part, whole): what is counted among what."""
TIMES = {"tickets": (("opened_on", "closed_on"),)}
"""Table → (earlier, later): what comes after what."""


def implausible(rows: pl.DataFrame, table: str) -> list[pl.DataFrame]:
    """Rows in which a part is greater than its whole, or an end comes before its beginning."""
    found = []
    for part, whole in PARTS.get(table, ()):
        wrong = rows.filter((pl.col(part) > pl.col(whole)).fill_null(False))
        found.append(_told(wrong, table, part, "part_above_whole", whole))
    for earlier, later in TIMES.get(table, ()):
        wrong = rows.filter((pl.col(later) < pl.col(earlier)).fill_null(False))
        found.append(_told(wrong, table, later, "before_its_beginning", earlier))
    return found


def _told(rows: pl.DataFrame, table: str, column: str, code: str, other: str) -> pl.DataFrame:
    return problems.of_rows(rows, table, column, code, left_out=False, target=other)
