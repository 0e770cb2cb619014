"""How fresh each table is: its newest date against the date of the report."""

from __future__ import annotations

from datetime import date
from typing import Any

import narwhals as nw

from enterprise_sales.analyses.results.quality import Freshness, State
from enterprise_sales.book import Book
from enterprise_sales.book.tables import columns_of
from enterprise_sales.playbook import Playbook

Frame = nw.DataFrame[Any]
LIMIT = "data_quality.fresh_days"
DATED = {
    "contracts": "start_date",
    "stakeholders": "last_contact",
    "usage": "period",
    "touchpoints": "date",
    "tickets": "opened_on",
    "surveys": "date",
    "invoices": "due_on",
    "outcomes": "date",
    "signals": "date",
    "renewals": "decided_on",
    "rates": "date",
}
"""Table → the date that tells how new its rows are."""
HAPPENED = {
    "accounts": ("customer_since",),
    "stakeholders": ("last_contact",),
    "usage": ("period",),
    "tickets": ("opened_on", "closed_on"),
    "surveys": ("date",),
    "invoices": ("paid_on",),
    "outcomes": ("date",),
    "signals": ("date",),
    "renewals": ("decided_on",),
}
"""Table → dates of what has happened. A contract, a meeting or an invoice may lie ahead."""


def freshness(book: Book, playbook: Playbook, as_of: date) -> tuple[Freshness, ...]:
    """The tables with a date that the book holds, the oldest first."""
    found = [
        _freshness(book, table, playbook.integer(f"{LIMIT}.{table}"), as_of)
        for table in DATED
        if table in book.given
    ]
    return tuple(sorted(found, key=lambda one: (one.days is not None, -(one.days or 0), one.table)))


def _freshness(book: Book, table: str, limit: int, as_of: date) -> Freshness:
    column = DATED[table]
    rows = nw.from_native(book.table(table), eager_only=True)
    days = rows.filter(nw.col(column) <= as_of).select(_day(table, column))[column]
    newest = min(days.max(), as_of) if len(days) else None
    age = None if newest is None else (as_of - newest).days
    return Freshness(
        table=table,
        column=column,
        newest=None if newest is None else newest.isoformat(),
        days=age,
        limit_days=limit,
        state=_state(age, limit),
        future=_future(rows, table, as_of),
    )


def _day(table: str, column: str) -> nw.Expr:
    """A month is known until its last day."""
    if columns_of(table)[column].kind == "month":
        return nw.col(column).dt.offset_by("1mo").dt.offset_by("-1d")
    return nw.col(column)


def _state(age: int | None, limit: int) -> State:
    if age is None:
        return "unknown"
    return "old" if age > limit else "fresh"


def _future(rows: Frame, table: str, as_of: date) -> int:
    """Rows that tell of something after the date; the month of the date itself is not over."""
    names = HAPPENED.get(table, ())
    if not names:
        return 0
    ahead = nw.any_horizontal(*(nw.col(name) > as_of for name in names), ignore_nulls=True)
    return len(rows.filter(ahead))
