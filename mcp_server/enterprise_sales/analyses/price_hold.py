"""When a price must not be raised, whatever the contract allows."""

from __future__ import annotations

from typing import Literal

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.health import band

Hold = Literal["lapsed", "red"]


def price_hold(ctx: Context) -> Hold | None:
    """Why the price is held: the account is won back, or saved, before it pays more."""
    if ctx.row.lapsed:
        return "lapsed"
    return "red" if band(ctx) == "red" else None
