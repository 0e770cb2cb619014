"""The column declarations of every table, taken from the row models."""

from __future__ import annotations

from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from enterprise_sales.book import rows
from enterprise_sales.book.columns import Column

MODELS: dict[str, type[rows.Row]] = {
    model.table: model
    for model in (
        rows.Account,
        rows.Product,
        rows.Contract,
        rows.BusinessUnit,
        rows.Position,
        rows.UseCase,
        rows.Stakeholder,
        rows.Usage,
        rows.Touchpoint,
        rows.Ticket,
        rows.Survey,
        rows.Invoice,
        rows.Outcome,
        rows.Objective,
        rows.Risk,
        rows.Signal,
        rows.Opportunity,
        rows.Action,
        rows.Renewal,
        rows.ExchangeRate,
    )
}
"""Tables in the order in which they are read: what is referred to comes first."""


@cache
def columns_of(table: str) -> dict[str, Column]:
    """The columns of `table` in their order, provenance left out."""
    hints = get_type_hints(MODELS[table], include_extras=True)
    return {
        name: _column(hints[name]) for name in MODELS[table].model_fields if name != "read_from"
    }


@cache
def required_of(table: str) -> tuple[str, ...]:
    """The columns of `table` that every row must fill."""
    fields = MODELS[table].model_fields
    return tuple(name for name in columns_of(table) if fields[name].is_required())


def _column(hint: Any) -> Column:
    if get_origin(hint) in (Union, UnionType):
        hint = next(part for part in get_args(hint) if part is not NoneType)
    if get_origin(hint) is Annotated:
        return next(mark for mark in reversed(hint.__metadata__) if isinstance(mark, Column))
    raise TypeError(f"{hint} declares no column")
