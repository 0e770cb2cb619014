"""The rows of a sheet, as they come, become the text cells of a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import islice, zip_longest
from typing import Any

import polars as pl

from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.readers.cells import (
    ROW,
    FileCells,
    Lost,
    as_text,
    frame_of,
    header_absent,
    unique_names,
    without_blank,
    without_footer,
)
from enterprise_sales.book.readers.spans import Span, filled_down
from enterprise_sales.book.written_numbers import DecimalSign

BATCH = 20_000
"""Rows held as Python values at a time; a technical limit of memory."""
_LIKE_THOUSANDS = r"^(-?[1-9][0-9]{0,2}\.[0-9]{3})$"
"""A decimal part of three digits gets a fourth: `1.234` might be read as thousands."""
_EXACT_WHOLE = 2.0**53
"""Above this a float no longer tells whole numbers apart."""
Row = tuple[int, list[Any]]


def table_of_rows(
    rows: Iterable[list[Any]], spans: Iterable[Span], options: FileMapping
) -> FileCells:
    """The table that stands in the rows of a sheet, each row numbered as the sheet numbers it.

    The header is the first row from `header_row` on in which something stands. Cells to the right
    of it are kept under numbered names where they hold anything. A number is written with the
    decimal sign that `options` declare for its column, so that numbers and texts of one column are
    read alike.

    Raises:
        UnreadableFileError: `header_absent`.
    """
    numbered = enumerate(filled_down(rows, spans), start=1)
    above: list[Lost] = []
    for number, (row, heading) in numbered:
        if number >= options.header_row and _joined(row):
            body = _Body([as_text(cell) for cell in heading], options)
            body.take((number, row) for number, (row, _) in numbered)
            return body.found(above)
        if _joined(row):
            above.append(Lost(number, _joined(row)))
    if above:
        raise header_absent(options)
    return FileCells(frame_of([]))


@dataclass
class _Body:
    """What stands under a header; columns in which nothing stands are never kept."""

    header: list[str | None]
    options: FileMapping
    batches: list[pl.DataFrame] = field(default_factory=list)
    filled: set[int] = field(default_factory=set)

    def take(self, rows: Iterator[Row]) -> None:
        while batch := list(islice(rows, BATCH)):
            texts = [pl.Series(ROW, [number for number, _ in batch], dtype=pl.Int64)]
            for at, cells in enumerate(zip_longest(*(row for _, row in batch))):
                text = _texts(cells, self.signs.get(at, self.options.decimal))
                if text.null_count() < len(text):
                    self.filled.add(at)
                    texts.append(text.alias(str(at)))
            self.batches.append(pl.DataFrame(texts))

    @cached_property
    def signs(self) -> dict[int, DecimalSign]:
        targets = (self.options.columns.get(name, name) for name in unique_names(self.header))
        return {at: self.options.decimal_of(target) for at, target in enumerate(targets)}

    def found(self, above: list[Lost]) -> FileCells:
        named = {at for at, name in enumerate(self.header) if (name or "").strip()}
        taken = sorted(named | self.filled)
        rest = max([len(self.header), *(at + 1 for at in taken)]) - len(self.header)
        names = unique_names([*self.header, *[None] * rest])
        kept = {ROW: pl.Int64(), **{str(at): pl.String() for at in taken}}
        cells = pl.concat([pl.DataFrame(schema=kept), *self.batches], how="diagonal")
        cells.columns = [ROW, *(names[at] for at in taken)]
        found = FileCells(without_blank(cells), aside=above)
        return without_footer(found) if self.options.footer else found


def _joined(row: Sequence[Any]) -> str:
    return " ".join(text for cell in row if (text := as_text(cell)))


def _texts(cells: Sequence[Any], sign: DecimalSign) -> pl.Series:
    """The cells of one column as texts."""
    kinds = {type(cell) for cell in cells}
    if kinds <= {str, type(None)}:
        text = pl.Series(cells, dtype=pl.String)
        return text.set(text == "", None)
    if kinds <= {float, type(None)} or (kinds == {float, str} and not any(_texts_in(cells))):
        numbers = [None if isinstance(cell, str) else cell for cell in cells]
        return _numbers(pl.Series(numbers, dtype=pl.Float64), sign)
    return pl.Series([_text(cell, sign) for cell in cells], dtype=pl.String)


def _texts_in(cells: Sequence[Any]) -> Iterator[str]:
    return (cell for cell in cells if cell.__class__ is str and cell)


def _numbers(values: pl.Series, sign: DecimalSign) -> pl.Series:
    """Numbers as texts that read back equal with the decimal sign, whatever it is."""
    whole = (values == values.round()) & (values.abs() < _EXACT_WHOLE)
    text = values.set(whole, None).cast(pl.String)
    power = text.str.contains("e", literal=True).fill_null(value=False)
    if power.any():
        text = text.zip_with(~power, text.set(~power, None).map_elements(_long, pl.String))
    told = values.set(~whole, None).cast(pl.Int64).cast(pl.String)
    decimals = text.str.replace(_LIKE_THOUSANDS, "${1}0")
    if sign == ",":
        decimals = decimals.str.replace(".", ",", literal=True)
    return told.zip_with(told.is_not_null(), decimals)


def _long(number: str) -> str:
    return f"{Decimal(number):f}"


def _text(cell: Any, sign: DecimalSign) -> str | None:
    if isinstance(cell, float):
        return str(_numbers(pl.Series([cell], dtype=pl.Float64), sign).item())
    return as_text(cell)
