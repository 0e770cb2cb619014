"""The laws of a score over random books, on the public tools.

One random account stands in a book beside copies of itself, each with one thing changed, so that
the book is read and scored once for all the laws.
"""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ..books import Tables
from ..strategies import AS_OF, books, lively_accounts, price_lists, renamed, together
from .support import ACCOUNT, AS_FOUND, LAW, healths

BANDS = {"red": 0, "yellow": 1, "green": 2}
RED = {"formal_complaint", "non_renewal_notice"}
RED_TOGETHER = 3
"""Kinds of signals that hold an account at red where so many of them meet."""
CAPS = ("formal_complaint", "non_renewal_notice", "sponsor_left")
SHARED = ("products", "rates")
"""Tables whose rows belong to no account."""
BETTER = {
    "surveys": lambda row: {"score": 5 if row.get("kind") == "csat" else 10},
    "invoices": lambda row: {"paid_on": row.get("paid_on", AS_OF)},
}
"""Table → what is better in each of its rows."""
WORSE = {"tickets": lambda row: {"severity": 1, "escalated": True}}
BOOKS = books(at_most=1) | st.builds(together, lively_accounts(), price_lists())
Health = dict[str, Any]


@settings(LAW, max_examples=14, phases=AS_FOUND)
@given(BOOKS, st.integers(1, 40), st.sampled_from(CAPS))
def test_it_keeps_its_laws(tables: Tables, more: int, kind: str) -> None:
    copies = {name: all_rows(tables, name, change) for name, change in (BETTER | WORSE).items()}
    copies |= {"usage": more_usage(tables, more), "ticket": one_more_ticket(tables)}
    found = health_of(tables, copies | {"signal": with_signal(tables, kind)})
    plain = found[ACCOUNT]
    stays_within_its_range(plain)
    leaves_a_missing_weight_to_the_others(plain)
    has_a_band_where_enough_is_known(plain)
    for better in ("usage", *BETTER):
        assert never_falls(plain, found[better]), better
    for worse in WORSE:
        assert never_falls(found[worse], plain), worse
    if support_of(plain) is not None:
        assert never_falls(found["ticket"], plain)
    is_capped_and_says_so(found["signal"], kind)


def stays_within_its_range(found: Health) -> None:
    assert 0 <= found["low"] <= found["high"] <= 100
    if found["score"] is not None:
        assert found["low"] <= found["score"] <= found["high"]
    for part in found["components"]:
        assert 0 <= part["low"] <= part["high"] <= 100


def leaves_a_missing_weight_to_the_others(found: Health) -> None:
    known = [part for part in found["components"] if part["score"] is not None]
    if not known:
        assert found["score"] is None
        return
    weight = sum(part["weight"] for part in known)
    mean = sum(part["weight"] * part["score"] for part in known) / weight
    assert abs(mean - found["score"]) <= 0.02


def has_a_band_where_enough_is_known(found: Health) -> None:
    covered = found["coverage"] >= 50 and found["score"] is not None
    assert (found["band"] is not None) == covered


def never_falls(before: Health, after: Health) -> bool:
    return before["score"] is None or after["score"] >= before["score"]


def support_of(found: Health) -> float | None:
    """A first ticket makes support known, and a mean can then move either way."""
    score: float | None
    (score,) = (part["score"] for part in found["components"] if part["code"] == "support")
    return score


def is_capped_and_says_so(found: Health, kind: str) -> None:
    today = AS_OF.isoformat()
    cap = next(one for one in found["caps"] if (one["signal"], one["date"]) == (kind, today))
    kinds = {one["signal"] for one in found["caps"]}
    together = kind in RED or len(kinds - RED) >= RED_TOGETHER
    assert cap["band"] == ("red" if together else "yellow")
    assert found["band"] is None or BANDS[found["band"]] <= BANDS[cap["band"]]


def health_of(tables: Tables, copies: dict[str, Tables]) -> dict[str, Health]:
    """The health of the account and of its changed copies, as accounts of one book."""
    shared = {name: rows for name, rows in tables.items() if name in SHARED}
    owned = {
        account: renamed({name: rows for name, rows in own.items() if name not in SHARED}, account)
        for account, own in {ACCOUNT: tables, **copies}.items()
    }
    whole = together(*owned.values(), shared)
    return healths({name: rows for name, rows in whole.items() if rows}, *owned)


def all_rows(tables: Tables, table: str, change: Any) -> Tables:
    """The same account with every row of a table changed."""
    return {**tables, table: [{**row, **change(row)} for row in tables.get(table, [])]}


def more_usage(tables: Tables, more: int) -> Tables:
    """The same with more users wherever users are counted."""
    counted = "active_users"
    return all_rows(
        tables, "usage", lambda row: {counted: row[counted] + more} if counted in row else {}
    )


def one_more_ticket(tables: Tables) -> Tables:
    """The same with a severe ticket opened today."""
    return {**tables, "tickets": [*tables.get("tickets", []), {"opened_on": AS_OF, "severity": 1}]}


def with_signal(tables: Tables, kind: str) -> Tables:
    """The same with a signal of today."""
    return {**tables, "signals": [*tables.get("signals", []), {"date": AS_OF, "kind": kind}]}
