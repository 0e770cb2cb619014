"""What was assumed and stands in no export: told, so that nobody takes it for a fact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import polars as pl

from enterprise_sales.book.findings import Finding
from enterprise_sales.book.typing_cells import clean_text
from enterprise_sales.book.written_dates import days
from enterprise_sales.intake.draft import Draft
from enterprise_sales.intake.shape import ColumnShape

ASSUMED = (
    "won_deals_assumed",
    "undated_deals_assumed",
    "levels_assumed",
    "owners_assumed",
    "values_assumed",
)
"""Findings that tell of an assumption, in the order of what rests on them."""
SHOWN = 6
"""Examples that are shown; presentation only."""


def won_deals(draft: Draft, closed: str, column: str, won: Sequence[str]) -> None:
    """Won deals that are taken as contracts: since when, and that no end is known."""
    cells = draft.chosen.sheet.cells.filter(pl.col(column).str.strip_chars().is_in(won))
    known = _days(cells, draft.chosen.sheet.shapes[closed])
    code = "won_deals_assumed" if known else "undated_deals_assumed"
    dates = {"first": known[0].isoformat(), "last": known[-1].isoformat()} if known else {}
    draft.findings.append(_finding(draft, code, closed, cells.height, values=dates))


def _days(cells: pl.DataFrame, closed: ColumnShape) -> list[date]:
    if closed.date_order is None or cells.is_empty():
        return []
    text = cells.select(clean_text(closed.name)).to_series()
    return [*days(text, closed.date_order).drop_nulls().unique().sort()]


def levels(draft: Draft, title: ColumnShape, told: Mapping[str, str | None]) -> None:
    """Levels of people that the words of their job titles tell."""
    counted = sum(count for value, count in title.values if told[value])
    if counted:
        seen: dict[str, str] = {}
        for value, _ in title.values:
            seen.setdefault(told[value] or "", value)
        pairs = {value: level for level, value in sorted(seen.items()) if level}
        draft.findings.append(
            _finding(draft, "levels_assumed", title.name, counted, title.filled, pairs)
        )


def owners(draft: Draft, column: str) -> None:
    """Owners that are those who took the latest order."""
    rows = draft.chosen.sheet.rows
    draft.findings.append(_finding(draft, "owners_assumed", column, rows))


def values(draft: Draft, shape: ColumnShape, target: str, told: Mapping[str, str]) -> None:
    """Values of an export that are read as values of the book."""
    counts = dict(shape.values)
    pairs = {value: code for value, code in sorted(told.items(), key=lambda one: one[1]) if code}
    if pairs:
        count = sum(counts[value] for value in pairs)
        named = {"target": target}
        draft.findings.append(
            _finding(draft, "values_assumed", shape.name, count, shape.filled, pairs, named)
        )


def _finding(
    draft: Draft,
    code: str,
    column: str,
    count: int,
    of: int | None = None,
    pairs: Mapping[str, str] | None = None,
    values: Mapping[str, str] | None = None,
) -> Finding:
    shown = [f"{value} → {code}" for value, code in (pairs or {}).items()]
    more = " …" if len(shown) > SHOWN else ""
    return Finding(
        code=code,
        severity="warning" if "deals" in code else "info",
        file=draft.chosen.sheet.export.name,
        table=draft.table,
        column=column,
        count=count,
        of=of,
        excerpt=", ".join(shown[:SHOWN]) + more if shown else None,
        values=dict(values or {}),
    )
