"""What to fill or add next, in the order of its worth.

Every figure that is unknown of an account counts with the ARR of the account, shared equally among
the places where something lacks for it; a figure that is known but incomplete counts in part, as
the playbook says; an account whose ARR is unknown counts as the average one. The worth of a place
is its share of all that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from functools import reduce
from operator import or_
from typing import Any

import narwhals as nw

from enterprise_sales.analyses.missing import in_order
from enterprise_sales.analyses.quality_figures import Figure
from enterprise_sales.analyses.quality_filled import Filled, Mask
from enterprise_sales.analyses.results.quality import NextStep
from enterprise_sales.book.money import to_decimal_text
from enterprise_sales.book.tables import MODELS

DECIMALS = "precision.percent_decimals"
INCOMPLETE = "data_quality.incomplete_percent"
WHOLE = 100
Where = tuple[str, tuple[str, ...]]
"""Table and columns to fill; no column where accounts have no row in the table."""


@dataclass
class _Found:
    """What hangs on one place."""

    columns: set[str] = field(default_factory=set)
    unlocks: dict[str, None] = field(default_factory=dict)
    completes: dict[str, None] = field(default_factory=dict)
    worth: Fraction = Fraction(0)
    concerned: list[Mask] = field(default_factory=list)
    alone: list[Mask] = field(default_factory=list)


def next_steps(
    figures: Mapping[str, Figure], filled: Filled, arr: Mask, currency: str
) -> tuple[NextStep, ...]:
    """The places that are not filled, the most worthwhile first.

    Args:
        figures: code → figure; one that several tools tell counts once.
        filled: what the book holds.
        arr: of every account in minor units of `currency`; null where it is unknown.
        currency: of the report.
    """
    found: dict[Where, _Found] = {}
    weights = _weights(arr)
    part = filled.playbook.number(INCOMPLETE)
    for code, figure in figures.items():
        _weigh(code, figure, weights, Fraction(str(part)), found)
    total = sum((one.worth for one in found.values()), Fraction(0))
    ordered = sorted(found.items(), key=lambda pair: (-pair[1].worth, _order(pair[0])))
    decimals = filled.playbook.integer(DECIMALS)
    return tuple(_step(where, one, total, arr, currency, decimals) for where, one in ordered)


def _weights(arr: Mask) -> Mask:
    """ARR of each account, the average where it is unknown, one each where all are."""
    known = arr.drop_nulls()
    average = int(known.sum()) // len(known) if len(known) else 1
    return arr.fill_null(max(average, 1))


def _weigh(
    code: str, figure: Figure, weights: Mask, part: Fraction, found: dict[Where, _Found]
) -> None:
    places = _by_place(figure)
    if not places:
        return
    lacking: Any = sum(gap.cast(nw.Int64) for _, gap in places.values())
    for where, (columns, gap) in places.items():
        one = found.setdefault(where, _Found())
        one.columns.update(columns)
        one.concerned.append(gap)
        one.alone.append(gap & (lacking == 1))
        for codes, mine, share in (
            (one.unlocks, gap & ~figure.known, Fraction(WHOLE)),
            (one.completes, gap & figure.known, part),
        ):
            if mine.any():
                codes[code] = None
                one.worth += share * _shared(mine, lacking, weights, len(places))


def _by_place(figure: Figure) -> dict[Where, tuple[set[str], Mask]]:
    """A table without a row is one place, whatever columns are asked of it."""
    found: dict[Where, tuple[set[str], Mask]] = {}
    for place, gap in figure.places.items():
        where = (place.table, () if place.whole else place.columns)
        columns, known = found.get(where, (set(), gap))
        found[where] = (columns | set(place.columns), known | gap)
    return found


def _shared(mine: Mask, lacking: Mask, weights: Mask, most: int) -> Fraction:
    """The weight of accounts, each divided by the number of places that it lacks."""
    sums = (int(weights.filter(mine & (lacking == n)).sum() or 0) for n in range(1, most + 1))
    return sum((Fraction(one, n) for n, one in enumerate(sums, start=1)), Fraction(0))


def _order(where: Where) -> tuple[int, tuple[str, ...]]:
    table, columns = where
    tables = list(MODELS)
    return tables.index(table) if table in tables else len(tables), columns


def _step(
    where: Where, one: _Found, total: Fraction, arr: Mask, currency: str, decimals: int
) -> NextStep:
    accounts = reduce(or_, one.concerned)
    theirs = arr.filter(accounts)
    known = theirs.drop_nulls()
    table, columns = where
    return NextStep(
        table=table,
        columns=columns or in_order(table, one.columns),
        whole_table=not columns,
        accounts=int(accounts.sum()),
        alone=int(reduce(or_, one.alone).sum()),
        arr=to_decimal_text(int(known.sum()), currency) if len(known) else None,
        arr_unknown=len(theirs) - len(known),
        unlocks=tuple(one.unlocks),
        completes=tuple(name for name in one.completes if name not in one.unlocks),
        worth=_percent(one.worth, total, decimals),
    )


def _percent(part: Fraction, whole: Fraction, decimals: int) -> float:
    """Rounded half-even, once."""
    if not whole:
        return 0.0
    share = WHOLE * part / whole
    exact = Decimal(share.numerator) / Decimal(share.denominator)
    return float(exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_EVEN))
