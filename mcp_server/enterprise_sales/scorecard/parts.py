"""Which parts of the health score are unknown, so that what is missing can be named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

import narwhals as nw

from enterprise_sales.book import Book
from enterprise_sales.playbook import Playbook
from enterprise_sales.scorecard.book_at import at_of
from enterprise_sales.scorecard.engines import collected_frame, polars_tables
from enterprise_sales.scorecard.row import COMPONENTS
from enterprise_sales.scorecard.rules import RULES
from enterprise_sales.scorecard.run import measure
from enterprise_sales.scorecard.scores import CACHED_SCORECARDS


def parts_of(component: str) -> tuple[str, ...]:
    """The rules of the parts that a component of the health score is made of."""
    return RULES[f"{component}_raw"].needs


@lru_cache(maxsize=CACHED_SCORECARDS)
def unknown_parts(book: Book, playbook: Playbook, as_of: date) -> Mapping[str, frozenset[str]]:
    """Account id → the parts of its health score that are unknown; computed once."""
    wanted = [part for component in COMPONENTS for part in parts_of(component)]
    rows = part_frame(book, playbook, as_of, wanted).rows(named=True)
    return {
        row["account_id"]: frozenset(part for part in wanted if row[part] is None) for row in rows
    }


def part_frame(
    book: Book, playbook: Playbook, as_of: date, wanted: Iterable[str]
) -> nw.DataFrame[Any]:
    """One row per account, in the order of ids, with measures that no scorecard shows."""
    names = tuple(wanted)
    measured = measure(polars_tables(book), at_of(book, playbook, as_of), names)
    return collected_frame(measured.select("account_id", *names))
