"""No tool contradicts another, or itself, over random books."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ..books import Tables, shuffled
from ..strategies import books, lively_accounts, price_lists, together
from .support import AS_FOUND, LAW, ask

BOOKS = books(at_most=1) | st.builds(together, lively_accounts(), price_lists())
PLACES = ("findings", "where", "row")
"""What names a row of a file."""
TOOLS = ("profile_account", "analyze_whitespace", "prepare_qbr", "plan_renewal", "plan_account")
Result = dict[str, Any]


@settings(LAW, max_examples=10, phases=AS_FOUND)
@given(BOOKS)
def test_the_tools_agree(tables: Tables) -> None:
    """All laws on each book: the tools are asked once for all of them."""
    profile, whitespace, qbr, renewal, plan = ask(tables, *TOOLS)
    agrees_with_its_parts(plan, profile, whitespace, renewal)
    saves_what_is_red_before_it_grows(profile, whitespace, qbr, renewal, plan)
    adds_up(whitespace)
    retains_consistently(profile["growth"])
    has_a_date_ahead_or_lapsed(profile["renewal"])


def agrees_with_its_parts(
    plan: Result, profile: Result, whitespace: Result, renewal: Result
) -> None:
    assert plan["profile"]["health"] == profile["health"] == renewal["health"]
    assert plan["profile"]["arr"] == profile["arr"] == renewal["arr"]
    assert plan["renewal"]["renewal"] == profile["renewal"] == renewal["renewal"]
    assert plan["whitespace"]["totals"] == whitespace["totals"]


def saves_what_is_red_before_it_grows(
    profile: Result, whitespace: Result, qbr: Result, renewal: Result, plan: Result
) -> None:
    red = profile["health"]["band"] == "red" or any(
        cap["band"] == "red" for cap in profile["health"]["caps"]
    )
    gates = [one["gate"] for one in (*whitespace["opportunities"], *whitespace["cells"])]
    if red:
        assert plan["save_plan"]
        assert set(gates) <= {"closed", None}
        assert all(ask["potential_value"] is None for ask in qbr["asks"])
        expansion = next(one for one in renewal["scenarios"] if one["name"] == "expansion")
        assert expansion["annual_value"] is None
    else:
        assert not plan["save_plan"]


def adds_up(whitespace: Result) -> None:
    totals = whitespace["totals"]
    known = Decimal(totals["known"] or 0)
    assert totals["known"] or not whitespace["cells"] or totals["unknown_cells"]
    valued = [cell for cell in whitespace["cells"] if cell["potential_value"] is not None]
    assert known == sum((Decimal(cell["potential_value"]) for cell in valued), Decimal(0)) >= 0
    for split in ("by_vector", "by_business_unit", "by_product"):
        assert sum(map(Decimal, totals[split].values()), Decimal(0)) == known


def retains_consistently(growth: Result) -> None:
    nrr, grr = growth["nrr"]["value"], growth["grr"]["value"]
    assert (nrr is None) == (grr is None)
    if grr is not None:
        assert 0 <= grr <= min(nrr, 100)


def has_a_date_ahead_or_lapsed(renewal: Result) -> None:
    if renewal["lapsed"]:
        assert renewal["days_left"] < 0
        assert renewal["probability"] is None
    elif renewal["date"] is not None:
        assert renewal["days_left"] >= 0
    else:
        assert renewal["days_left"] is None


@LAW
@given(books(), st.integers(0, 99))
def test_the_order_of_rows_changes_nothing(tables: Tables, seed: int) -> None:
    before, after = ask(tables, *TOOLS), ask(shuffled(tables, seed), *TOOLS)
    assert told(before) == told(after)


def told(value: Any) -> Any:
    """A result without what names a row of a file, which is elsewhere after a shuffle."""
    if isinstance(value, dict):
        return {name: told(part) for name, part in value.items() if name not in PLACES}
    return [told(part) for part in value] if isinstance(value, list) else value
