"""Whether the cells of a column are such as a role holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from enterprise_sales.book.currency_names import code_of_currency
from enterprise_sales.book.tables import columns_of
from enterprise_sales.intake.shape import ColumnShape
from enterprise_sales.intake.values import code_of, has_codes, is_unknown_word, outcome_of
from enterprise_sales.intake.vocabulary import judgement, kind_of

Fit = Literal["fits", "neutral", "contradicts"]
_LOOKS: dict[str, tuple[str, ...]] = {
    "date": ("date", "month"),
    "month": ("date", "month"),
    "money": ("integer", "number"),
    "decimal": ("integer", "number"),
    "integer": ("integer",),
    "boolean": ("boolean",),
    "email": ("email",),
}
_NO_NAMES = ("date", "month", "boolean", "url", "number")
_KNOWN: dict[str, Callable[[str], bool]] = {
    "outcome": lambda value: outcome_of(value) is not None,
    "currency": lambda value: code_of_currency(value) is not None,
}


def fit(table: str, role: str, shape: ColumnShape) -> Fit:
    """How the cells go with the role; an empty column speaks neither for nor against it."""
    if shape.looks == "empty":
        return "neutral"
    kind = kind_of(table, role)
    if has_codes(f"{table}.{role}"):
        return _told(known_share(f"{table}.{role}", shape) >= judgement("share_known"))
    if kind == "code":
        codes = columns_of(table)[role].codes
        return "neutral" if not codes else _told(_share(shape, lambda v: v.lower() in codes))
    if kind in _KNOWN:
        return _told(_share(shape, _KNOWN[kind]))
    if kind in ("id", "name", "list"):
        return "contradicts" if shape.looks in _NO_NAMES else "neutral"
    return _measured(kind, shape)


def _measured(kind: str, shape: ColumnShape) -> Fit:
    if kind == "date" and shape.serial:
        return "neutral"
    if kind == "boolean" and {value for value, _ in shape.values} <= {"0", "1"}:
        return "fits"
    return _told(shape.looks in _LOOKS.get(kind, ()))


def known_share(column: str, shape: ColumnShape) -> float:
    """The share of the cells whose value `table.column` knows."""
    if shape.distinct > judgement("codes_most"):
        return 0.0
    told = [(value, count) for value, count in shape.values if not is_unknown_word(value)]
    whole = sum(count for _, count in told)
    known = sum(count for value, count in told if code_of(column, value))
    return known / whole if whole else 1.0


def _share(shape: ColumnShape, known: Callable[[str], bool]) -> bool:
    """Whether enough of the cells are known; what has very many values is no column of codes."""
    if shape.distinct > judgement("codes_most"):
        return False
    whole = sum(count for _, count in shape.values)
    found = sum(count for value, count in shape.values if known(value))
    return found >= judgement("share_known") * whole


def _told(fits: bool) -> Fit:
    return "fits" if fits else "contradicts"
