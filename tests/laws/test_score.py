"""The laws of a score over random books, on the public tools."""

from __future__ import annotations

from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from ..books import Tables
from ..strategies import AS_OF, books
from .support import ACCOUNT, LAW, health

BANDS = {"red": 0, "yellow": 1, "green": 2}
BOOKS = books(at_most=1)


def never_falls(before: dict[str, Any], after: dict[str, Any]) -> bool:
    return before["score"] is None or after["score"] >= before["score"]


def all_rows(tables: Tables, table: str, change: dict[str, Any]) -> Tables:
    """The same book with every row of a table changed."""
    assume(table in tables)
    return {**tables, table: [{**row, **change} for row in tables[table]]}


@LAW
@given(BOOKS)
def test_it_stays_within_its_range(tables: Tables) -> None:
    found = health(tables)
    assert 0 <= found["low"] <= found["high"] <= 100
    if found["score"] is not None:
        assert found["low"] <= found["score"] <= found["high"]
    for part in found["components"]:
        assert 0 <= part["low"] <= part["high"] <= 100


@LAW
@given(BOOKS, st.integers(1, 40))
def test_more_usage_never_lowers_it(tables: Tables, more: int) -> None:
    assume("usage" in tables)
    counted = [row for row in tables["usage"] if "active_users" in row]
    used = [
        {**row, "active_users": row["active_users"] + more} if row in counted else row
        for row in tables["usage"]
    ]
    assert never_falls(health(tables), health({**tables, "usage": used}))


@LAW
@given(BOOKS)
def test_a_better_survey_never_lowers_it(tables: Tables) -> None:
    assume("surveys" in tables)
    best = [{**row, "score": 5 if row.get("kind") == "csat" else 10} for row in tables["surveys"]]
    assert never_falls(health(tables), health({**tables, "surveys": best}))


@LAW
@given(BOOKS)
def test_a_paid_invoice_never_lowers_it(tables: Tables) -> None:
    assume("invoices" in tables)
    paid = [{"paid_on": AS_OF, **row} for row in tables["invoices"]]
    assert never_falls(health(tables), health({**tables, "invoices": paid}))


@LAW
@given(BOOKS)
def test_more_severe_tickets_never_raise_it(tables: Tables) -> None:
    worse = all_rows(tables, "tickets", {"severity": 1, "escalated": True})
    assert never_falls(health(worse), health(tables))


@LAW
@given(BOOKS)
def test_one_more_severe_ticket_never_raises_it(tables: Tables) -> None:
    """Where support is known: a first ticket makes it known, and a mean can move either way."""
    assume("tickets" in tables)
    support = next(part for part in health(tables)["components"] if part["code"] == "support")
    assume(support["score"] is not None)
    one = {"ticket_id": "more", "account_id": ACCOUNT, "opened_on": AS_OF, "severity": 1}
    worse = {**tables, "tickets": [*tables["tickets"], one]}
    assert never_falls(health(worse), health(tables))


@LAW
@given(BOOKS)
def test_a_missing_component_leaves_its_weight_to_the_others(tables: Tables) -> None:
    found = health(tables)
    known = [part for part in found["components"] if part["score"] is not None]
    if not known:
        assert found["score"] is None
        return
    weight = sum(part["weight"] for part in known)
    mean = sum(part["weight"] * part["score"] for part in known) / weight
    assert abs(mean - found["score"]) <= 0.02


@LAW
@given(BOOKS)
def test_a_band_needs_the_coverage(tables: Tables) -> None:
    found = health(tables)
    covered = found["coverage"] >= 50 and found["score"] is not None
    assert (found["band"] is not None) == covered


@LAW
@given(BOOKS, st.sampled_from(["formal_complaint", "non_renewal_notice", "sponsor_left"]))
def test_an_override_caps_the_band_and_says_so(tables: Tables, kind: str) -> None:
    seen = {"account_id": ACCOUNT, "date": AS_OF, "kind": kind}
    found = health({**tables, "signals": [*tables.get("signals", []), seen]})
    today = AS_OF.isoformat()
    cap = next(one for one in found["caps"] if (one["signal"], one["date"]) == (kind, today))
    assert cap["band"] == ("yellow" if kind == "sponsor_left" else "red")
    assert found["band"] is None or BANDS[found["band"]] <= BANDS[cap["band"]]
