"""Rows counted together, as `book.yaml` declares it."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from enterprise_sales.book.declared import STRICT

How = Literal["count_distinct", "count", "sum", "min", "max", "first"]

AS_THEY_STAND = ("min", "max", "first")
"""Ways that take one of the cells, whatever the column holds."""


class Aggregate(BaseModel):
    """A column counted over the rows that share the table's key.

    Attributes:
        column: the file's column to look at.
        how: `sum` adds the rows up, exactly, and rounds once; `count` counts filled cells and
            `count_distinct` different ones; `min` and `max` take the smallest and the greatest;
            `first` takes what an export repeats on every row (the amount of a deal on each of its
            product lines), and tells where the rows do not agree.
        times: further columns by which each row is multiplied before it is added: price × quantity.
        less: the column with the discount of the row; an empty cell is no discount.
        less_unit: whether discounts are written as a `share` (0.15) or in `percent` (15); one with
            the sign % is a percentage in either case.
    """

    model_config = STRICT
    column: str
    how: How
    times: tuple[str, ...] = ()
    less: str | None = None
    less_unit: Literal["share", "percent"] = "share"

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column of the file that is needed."""
        return (self.column, *self.times, *((self.less,) if self.less else ()))


WINDOW_FILLS = ("contract_id", "end_date")
"""Columns of a contract that follow from its window."""


class Windows(BaseModel):
    """Orders become contracts: one for each account, product, unit and window of months.

    The day of each order is its `start_date`, and the windows are counted back from the last one.
    The annual value of a contract is what was bought in its window, brought to twelve months. A
    contract ends on the last day of its window, and the last one has no end: nobody knows when it
    is to be renewed.

    Attributes:
        months: the length of a window.
    """

    model_config = STRICT
    months: int = Field(default=12, ge=1, le=60)
