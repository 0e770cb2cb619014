"""One whitespace cell of an account."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict


class Cell(BaseModel):
    """A business unit and a product.

    Attributes:
        status: deployed, pilot, proposed, not_sold, competitor, blocked, not_applicable, unknown.
        vector: how it would grow; None where nothing is to be sold.
        potential_value: minor units of the account's currency; None where unknown or out of totals.
        basis: given, estimated or unknown.
        counts: whether it is part of totals and counts.
        active_users: users counted; 0 where the product is not in use, None where nobody counted.
        potential_users: of the position, else the unit's headcount.
        requires_unmet: products that have to be deployed first.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    account_id: str
    business_unit: str
    product_id: str
    status: str
    vector: str | None
    potential_value: int | None
    basis: str
    counts: bool
    active_users: int | None
    potential_users: int | None
    competitor: str | None
    competitor_end_date: date | None
    launched_on: date | None
    reason: str | None
    requires_unmet: tuple[str, ...]
