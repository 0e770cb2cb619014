"""Cells that are written in the plainest way, read without a look at other ways.

Digits with at most one decimal sign, days as `2026-03-12`, codes as the table spells them: most
exports hold nothing else. What is read here is what the reading of every other way gives, sooner.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

import polars as pl

from enterprise_sales.book.columns import Column
from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.plain_numbers import LARGEST, NEAR, as_float, in_plain_digits
from enterprise_sales.book.row_flags import TYPED, unread
from enterprise_sales.book.typing_cells import untidy
from enterprise_sales.book.written_numbers import DecimalSign

DRAFT = ":draft"
"""What is put behind the name of a column to name what its values are made of."""
EXACT_IN_FLOATS = 2**53
"""Whole numbers up to here go through floats unchanged."""
FIRST_DAY = date(1900, 1, 1)
DAY_LENGTH = len("2026-03-12")


class Plain(NamedTuple):
    """How a column is read.

    Attributes:
        value: what stands in `name:typed`.
        odd: where that is not sure to be the value, because the cell is written in another way.
        draft: what both are made of, where that is neither cell nor value; it stands in
            `name:draft`.
    """

    value: pl.Expr
    odd: pl.Expr
    draft: pl.Expr | None = None


def steps_of(plain: Mapping[str, Plain]) -> tuple[list[pl.Expr], list[pl.Expr]]:
    """What is put beside the cells: drafts, then values, which are any where a cell is odd."""
    drafts = {name: each.draft for name, each in plain.items() if each.draft is not None}
    values = [each.value.alias(f"{name}{TYPED}") for name, each in plain.items()]
    return [each.alias(f"{name}{DRAFT}") for name, each in drafts.items()], values


def plain_columns(
    stored: Mapping[str, pl.DataType],
    columns: Mapping[str, Column],
    options: FileMapping,
    digits: int | None,
    *,
    tidy: bool,
) -> dict[str, Plain]:
    """The columns that have a plainest way.

    Args:
        stored: the types that the file's columns have.
        columns: of the table, those that the file has.
        options: how the file writes numbers.
        digits: of the minor unit, where all rows have the same.
        tidy: whether it is known that no sign is unseen and every blank is an ordinary one.
    """
    found = {
        name: _of_text(name, column, options.decimal_of(name), digits, tidy=tidy)
        if stored[name] == pl.String
        else _as_stored(name, column, stored[name])
        for name, column in columns.items()
    }
    return {name: value for name, value in found.items() if value is not None}


def _of_text(
    name: str, column: Column, decimal: DecimalSign, digits: int | None, *, tidy: bool
) -> Plain | None:
    text = pl.col(name)
    match column.kind:
        case "text" | "list":
            return Plain(text, untidy(text, tidy=tidy))
        case "code" if column.codes:
            return Plain(text, ~pl.any_horizontal(text == code for code in column.codes))
        case "date":
            return _iso_day(name)
        case "decimal":
            return _number(name, decimal)
        case "money" if digits is not None:
            return _amount(name, decimal, digits)
        case _:
            return None


def _as_stored(name: str, column: Column, kind: pl.DataType) -> Plain | None:
    """Values that the file stores with their type."""
    values = pl.col(name)
    if column.kind == "integer" and kind.is_integer():
        far = (values < -EXACT_IN_FLOATS) | (values > EXACT_IN_FLOATS)
        return Plain(values.cast(pl.Int64, strict=False), far)
    fits = kind == {"date": pl.Date, "boolean": pl.Boolean}.get(column.kind)
    return Plain(values, pl.lit(value=False)) if fits else None


def _iso_day(name: str) -> Plain:
    """Nothing but `2026-03-12`, which is the same day in every order."""
    text = pl.col(name)
    value = text.str.to_date("%Y-%m-%d", strict=False, cache=False)
    longer = (text.str.len_bytes() != DAY_LENGTH) | (text < "1")
    early = pl.col(f"{name}{TYPED}") < FIRST_DAY
    return Plain(value, longer | early | unread(name))


def _number(name: str, decimal: DecimalSign) -> Plain:
    sure = in_plain_digits(pl.col(name), decimal) & pl.col(f"{name}{TYPED}").is_finite()
    return Plain(as_float(pl.col(name), decimal), ~sure | unread(name))


def _amount(name: str, decimal: DecimalSign, digits: int) -> Plain:
    """Whole minor units, of amounts that have no more digits than they."""
    text, scaled, whole = (pl.col(f"{name}{behind}") for behind in ("", DRAFT, TYPED))
    near = ((scaled - whole).abs() <= NEAR) & (whole.abs() <= LARGEST)
    return Plain(
        value=scaled.round().cast(pl.Int64, strict=False),
        odd=~(near & in_plain_digits(text, decimal)) | unread(name),
        draft=as_float(text, decimal) * 10**digits,
    )
