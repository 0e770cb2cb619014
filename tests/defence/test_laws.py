"""What a defence never does, over random books."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings

from ..books import Tables
from ..laws.support import LAW, ask
from ..strategies import books


@settings(LAW, max_examples=5)
@given(books(at_most=1))
def test_a_defence_agrees_with_the_renewal_and_with_itself(tables: Tables) -> None:
    defence, renewal = ask(tables, "defend_account", "plan_renewal")
    for key in ("arr", "health", "renewal"):
        assert defence[key] == renewal[key]
    arr = Decimal(defence["arr"] or 0)
    amounts = [Decimal(row["arr"]) for row in defence["threats"] if row["arr"] is not None]
    together = defence["arr_threatened"]
    assert all(0 <= amount <= arr for amount in amounts)
    if together is not None:
        assert max(amounts) <= Decimal(together) <= arr
    red = defence["health"]["band"] == "red" or defence["renewal"]["lapsed"]
    if red or any(row["serious"] for row in defence["threats"]):
        assert defence["save_plan"]
    uplift = next(row for row in renewal["scenarios"] if row["name"] == "uplift")
    if red:
        assert uplift["annual_value"] is renewal["price_case"]["uplift_amount"] is None
        assert "price_increase" in {row["code"] for row in defence["proposal"]}
