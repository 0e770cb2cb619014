"""The laws of a score over random books.

One book holds an account and its twins, each changed in one respect, so that one scorecard answers
for all of them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from enterprise_sales.book import Book
from enterprise_sales.book.rows import Contract
from enterprise_sales.playbook import Playbook, load_playbook
from enterprise_sales.scorecard import COMPONENTS, PENETRATIONS, ScoreRow, cells, scores

from ..conftest import PLAYBOOKS
from ..strategies import (
    AS_OF,
    Mutable,
    books,
    changed,
    lively_accounts,
    loaded,
    price_lists,
    renamed,
    together,
)

PLAYBOOK = load_playbook("strategic-12-month", AS_OF, root=PLAYBOOKS)
HUNDREDTH = 0.01
BANDS = ("red", "yellow", "green")
unhurried = {"deadline": None, "suppress_health_check": list(HealthCheck)}


def more_active(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, **({"active_users": row["active_users"] + 7} if "active_users" in row else {})}


def better(row: dict[str, Any]) -> dict[str, Any]:
    best = 5 if row.get("kind") == "csat" else 10
    return {**row, "score": min(best, row["score"] + 1)}


def paid(row: dict[str, Any]) -> dict[str, Any]:
    """An invoice that is still open on the day is paid on the day."""
    known = "paid_on" in row and row["paid_on"] <= AS_OF
    return row if known else {**row, "paid_on": AS_OF}


def severer(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "severity": max(1, row.get("severity", 4) - 1)}


def one_more_ticket(own: Mutable) -> Mutable:
    opened = {"opened_on": AS_OF - timedelta(days=3), "severity": 2}
    return {**own, "tickets": [*own["tickets"], opened]}


RAISES: dict[str, tuple[str, Callable[[Mutable], Mutable]]] = {
    "more active users": ("usage", lambda own: changed(own, "usage", more_active)),
    "a better survey": ("sentiment", lambda own: changed(own, "surveys", better)),
    "a paid invoice": ("financial", lambda own: changed(own, "invoices", paid)),
}
LOWERS: dict[str, tuple[str, Callable[[Mutable], Mutable]]] = {
    "severer tickets": ("support", lambda own: changed(own, "tickets", severer)),
    "one more ticket": ("support", one_more_ticket),
}
TWINS = {**RAISES, **LOWERS}


@settings(max_examples=30, **unhurried)
@given(own=lively_accounts(), prices=price_lists())
def test_what_is_better_never_lowers_and_what_is_worse_never_raises(
    own: Mutable, prices: Mutable
) -> None:
    twins = [renamed(change(own), name) for name, (_, change) in TWINS.items()]
    with loaded({k: v for k, v in together(own, *twins, prices).items() if v}) as book:
        rows = scores(book, PLAYBOOK, AS_OF)
    for name, (component, _) in TWINS.items():
        worse, best = (rows["a"], rows[name]) if name in RAISES else (rows[name], rows["a"])
        before, after = (getattr(row, f"{component}_score") for row in (worse, best))
        if name in LOWERS and (before is None or after is None):
            continue  # Where support was not known before, there is nothing to compare.
        assert (after or 0.0) >= (before or 0.0), name
        assert (best.health_score or 0.0) >= (worse.health_score or 0.0), name
        if worse.health_band and best.health_band:
            assert BANDS.index(best.health_band) >= BANDS.index(worse.health_band), name
        event(f"{name}: changed" if before != after else f"{name}: the same")


@settings(max_examples=35, **unhurried)
@given(tables=books())
def test_a_row_keeps_its_laws(tables: Mutable) -> None:
    with loaded(tables) as book:
        for row in scores(book, PLAYBOOK, AS_OF).values():
            for law in LAWS:
                law(row, book, PLAYBOOK)


def scores_lie_within_their_range(row: ScoreRow, book: Book, playbook: Playbook) -> None:
    for name in (*COMPONENTS, "health"):
        low, high = getattr(row, f"{name}_low"), getattr(row, f"{name}_high")
        assert 0.0 <= low <= high <= 100.0, name
        points = getattr(row, f"{name}_score")
        assert points is None or low <= points <= high, name


def a_missing_component_leaves_its_weight(row: ScoreRow, book: Book, playbook: Playbook) -> None:
    known = {name: getattr(row, f"{name}_score") for name in COMPONENTS}
    weights = {name: playbook.number(f"health.weights.{name}") for name in COMPONENTS}
    parts = {name: points for name, points in known.items() if points is not None}
    if not parts:
        assert row.health_score is None
        assert (row.health_low, row.health_high, row.health_coverage) == (0.0, 100.0, 0.0)
        return
    weight = sum(weights[name] for name in parts)
    mean = sum(points * weights[name] for name, points in parts.items()) / weight
    assert row.health_score == pytest.approx(mean, abs=HUNDREDTH)


def the_band_agrees_with_score_caps_and_coverage(
    row: ScoreRow, book: Book, playbook: Playbook
) -> None:
    if row.health_coverage < playbook.number("health.coverage_threshold_percent"):
        assert row.health_band is None
        return
    assert row.health_score is not None
    own = "green" if row.health_score > 75 else "red" if row.health_score < 50 else "yellow"
    cap = row.cap_band or "green"
    assert row.health_band == min(own, cap, key=BANDS.index)


def the_probability_is_that_of_the_band(row: ScoreRow, book: Book, playbook: Playbook) -> None:
    if row.health_band is None or row.renewal_date is None or row.lapsed:
        assert row.probability_low is row.probability_high is None
        return
    path = f"renewal.probability.{row.health_band}"
    assert row.probability_low == playbook.number(f"{path}.low_percent")
    assert row.probability_high == playbook.number(f"{path}.high_percent")


def the_trend_agrees_with_the_scores(row: ScoreRow, book: Book, playbook: Playbook) -> None:
    covered = row.health_coverage >= playbook.number("health.coverage_threshold_percent")
    if row.health_before is None or row.health_score is None or not covered:
        assert row.health_trend is None
        return
    change = round(row.health_score - row.health_before, 2)
    assert row.health_trend == ("up" if change >= 5 else "down" if change <= -5 else "flat")


def retention_is_in_order(row: ScoreRow, book: Book, playbook: Playbook) -> None:
    """GRR is at most 100 % and at most NRR; without a contract on record nothing is known."""
    if row.arr is None or row.arr_before is None or row.arr_kept is None:
        assert row.arr is row.arr_before is row.arr_kept is None
        assert not book.rows(Contract, row.account_id)
        return
    assert 0 <= row.arr_kept <= row.arr_before
    assert row.arr_kept <= row.arr


def the_renewal_is_what_the_contracts_say(row: ScoreRow, book: Book, playbook: Playbook) -> None:
    """The definitions once more, contract by contract."""
    signed = [c for c in book.rows(Contract, row.account_id) if counts(c)]
    running = [c for c in signed if c.start_date <= AS_OF and not ended(c)]
    assert (row.arr or 0) == sum(c.annual_value for c in running)
    assert row.lapsed == (bool(signed) and all(ended(c) for c in signed))
    if row.lapsed:
        assert row.renewal_date == max(c.end_date for c in signed if c.end_date)
        assert row.days_left is not None
        assert row.days_left < 0
        assert row.renewal_value is row.opt_out_date is row.probability_low is None
        return
    assert row.presumed_value is None
    ahead = open_ends(running, signed)
    ends = [c.end_date for c in ahead if c.end_date]
    assert row.renewal_date == min(ends, default=None)
    if row.renewal_date is None:
        assert row.days_left is row.renewal_value is row.opt_out_date is None
        return
    assert row.days_left == (row.renewal_date - AS_OF).days >= 0
    due = [c for c in ahead if c.end_date == row.renewal_date]
    assert row.renewal_value == sum(c.annual_value for c in due)
    assert row.opt_out_date == next_opt_out(due)


def counts(contract: Contract) -> bool:
    churned_somehow = contract.status == "churned" and contract.end_date is None
    return contract.status != "proposed" and not churned_somehow


def ended(contract: Contract) -> bool:
    return contract.end_date is not None and contract.end_date < AS_OF


def open_ends(running: list[Contract], signed: list[Contract]) -> list[Contract]:
    """Running contracts and their successors, two terms ahead, that are not renewed already."""
    reached = list(running)
    for _ in range(2):
        reached += [n for c in reached for n in signed if follows(n, c) and n not in reached]
    return [c for c in reached if not any(follows(n, c) for n in signed)]


def follows(later: Contract, earlier: Contract) -> bool:
    if earlier.end_date is None or later.product_id != earlier.product_id:
        return False
    return 0 < (later.start_date - earlier.end_date).days <= 30


def next_opt_out(due: list[Contract]) -> Any:
    dates = [
        c.end_date - timedelta(days=c.notice_days)
        for c in due
        if c.auto_renew and c.notice_days is not None and c.end_date is not None
    ]
    return min((d for d in dates if d >= AS_OF), default=max(dates, default=None))


def whitespace_is_never_negative_and_adds_up(row: ScoreRow, book: Book, playbook: Playbook) -> None:
    found = cells(book, playbook, AS_OF, row.account_id)
    counted = [cell for cell in found if cell.counts]
    values = [cell.potential_value for cell in counted if cell.potential_value is not None]
    assert all(value >= 0 for value in values)
    assert row.whitespace_known == sum(values)
    assert row.whitespace_cells == len(counted)
    assert row.whitespace_unknown_cells == len(counted) - len(values)
    for cell in found:
        assert cell.counts == (cell.status not in ("blocked", "not_applicable"))
        assert cell.counts or cell.potential_value is cell.vector is None
        assert (cell.basis == "unknown") <= (cell.potential_value is None)
    pairs = [(cell.business_unit, cell.product_id) for cell in found]
    assert len(set(pairs)) == len(pairs)


def a_part_is_never_more_than_its_whole(row: ScoreRow, book: Book, playbook: Playbook) -> None:
    """Users and features are as the data say; the other parts are counted from their whole."""
    for name in PENETRATIONS:
        part = getattr(row, f"penetration_{name}_part")
        whole = getattr(row, f"penetration_{name}_whole")
        assert whole is None or whole >= 0
        if name in ("product", "use_case", "business_unit", "geography") and part and whole:
            assert part <= whole, name


def value_counts_only_what_is_verified(row: ScoreRow, book: Book, playbook: Playbook) -> None:
    assert row.value_documented >= 0
    assert row.outcomes_verified or row.value_documented == 0
    assert row.c_level_relationships <= row.active_relationships


LAWS = (
    scores_lie_within_their_range,
    a_missing_component_leaves_its_weight,
    the_band_agrees_with_score_caps_and_coverage,
    the_probability_is_that_of_the_band,
    the_trend_agrees_with_the_scores,
    retention_is_in_order,
    the_renewal_is_what_the_contracts_say,
    whitespace_is_never_negative_and_adds_up,
    a_part_is_never_more_than_its_whole,
    value_counts_only_what_is_verified,
)


@settings(max_examples=8, **unhurried)
@given(tables=books(), kind=st.sampled_from(("formal_complaint", "non_renewal_notice")))
def test_a_complaint_or_a_notice_makes_red_whatever_the_score(tables: Mutable, kind: str) -> None:
    told = [
        {"account_id": row["account_id"], "date": AS_OF, "kind": kind} for row in tables["accounts"]
    ]
    tables = {**tables, "signals": [*tables.get("signals", []), *told]}
    with loaded(tables) as book:
        for row in scores(book, PLAYBOOK, AS_OF).values():
            assert row.cap_band == "red"
            assert row.health_band in (None, "red")
            assert row.presumed_value is None or kind == "formal_complaint"
