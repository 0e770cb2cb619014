"""A threat as it is found in the book, before it is weighed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from enterprise_sales.analyses.place import Place
from enterprise_sales.analyses.results.defence import Evidence
from enterprise_sales.book.rows import Row


@dataclass(frozen=True)
class Found:
    """A threat and what shows it.

    Attributes:
        code: which threat of `defence.threats`.
        text: a sentence about it.
        who: the competitor, if one is named.
        places: business units and products that it is about.
        since: the day on which it was seen.
        ends: the earliest end of the competitor's contracts that lies ahead.
        evidence: rows of the book.
    """

    code: str
    text: str
    who: str | None = None
    places: tuple[Place, ...] = ()
    since: date | None = None
    ends: date | None = None
    evidence: tuple[Evidence, ...] = field(default=())


def evidence_of(row: Row, text: str | None) -> Evidence:
    """A row of the book as evidence."""
    return Evidence(file=row.read_from.file, row=row.read_from.row, text=text or "")


def in_order(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Each once, by file and text, so that the order of rows shows in their numbers alone."""
    return tuple(sorted(set(evidence), key=lambda one: (one.file, one.text, one.row)))


def places_of(pairs: Iterable[Place]) -> tuple[Place, ...]:
    """Each place once, in a fixed order."""
    return tuple(sorted(set(pairs), key=lambda pair: (pair[0] or "", pair[1] or "")))
