"""What a column of a table may hold: said once, used by readers, checks and row models."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

Kind = Literal["text", "integer", "money", "decimal", "date", "month", "boolean", "code", "list"]


@dataclass(frozen=True)
class Column:
    """The declaration of one column.

    Attributes:
        kind: how a cell is read; `money` is decimal in files and integer minor units inside.
        low: the smallest value allowed, inclusive.
        high: the largest value allowed, inclusive.
        codes: for `code`, the values allowed; empty means any code, kept as written.
        refers_to: the table whose key the cell must name, where that table is given.
    """

    kind: Kind
    low: int | None = None
    high: int | None = None
    codes: tuple[str, ...] = ()
    refers_to: str | None = None


Text = Annotated[str, Column("text")]
Integer = Annotated[int, Column("integer", low=0)]
Money = Annotated[int, Column("money")]
Decimal = Annotated[float, Column("decimal")]
Percent = Annotated[float, Column("decimal", low=0, high=100)]
Rate = Annotated[float, Column("decimal", low=0)]
Day = Annotated[date, Column("date")]
Month = Annotated[date, Column("month")]
Boolean = Annotated[bool, Column("boolean")]
Listed = Annotated[tuple[str, ...], Column("list")]
AccountId = Annotated[str, Column("text", refers_to="accounts")]
ProductId = Annotated[str, Column("text", refers_to="products")]
ContractId = Annotated[str, Column("text", refers_to="contracts")]
StakeholderId = Annotated[str, Column("text", refers_to="stakeholders")]
