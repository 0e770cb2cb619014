"""Typed values as texts for people, in the way a table writes them."""

from __future__ import annotations

from datetime import date

from enterprise_sales.book.money import UNKNOWN_CURRENCY, to_decimal_text
from enterprise_sales.book.tables import columns_of

MONTH = "%Y-%m"


def shown(value: object, table: str, column: str, currency: str | None) -> str:
    """The text: money in whole units, ISO dates and months, `true` and `false`.

    Args:
        value: as typed; money in minor units.
        table: of the column.
        column: whose value it is.
        currency: of the account, for money.
    """
    kind = columns_of(table)[column].kind
    if kind == "money" and isinstance(value, int):
        return to_decimal_text(value, currency or UNKNOWN_CURRENCY)
    if kind == "month" and isinstance(value, date):
        return value.strftime(MONTH)
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:g}" if isinstance(value, float) else str(value)
