"""The report over all accounts says what the tools say of each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import Phase, given, settings

from enterprise_sales.analyses.context import context_of
from enterprise_sales.analyses.missing import EMPTY, Wanted, gaps_of, in_order, without_rows
from enterprise_sales.analyses.quality_filled import Filled
from enterprise_sales.analyses.quality_needs import Place, need_of
from enterprise_sales.analyses.quality_tools import WANTED, parts
from enterprise_sales.book import Book, load_book
from enterprise_sales.language import assets_dir

from ..strategies import books, loaded
from .books import DAY, playbook, report

THROUGH_OTHERS = Wanted("renewal.probability", "probability_low", ("probability",))
"""A figure that rests on measures, some of which are known where it is not."""


def told_of_one(book: Book, account: str, figure: Wanted) -> set[Place]:
    """The gaps that a tool names for one account, each empty column as a place of its own."""
    ctx = context_of(book, playbook(), DAY, account, "en")
    found = set()
    for gap in gaps_of(ctx, figure):
        if gap.reason == without_rows(ctx, gap.table):
            found.add(Place(gap.table, gap.columns, whole=True))
        elif gap.reason == ctx.t.text(EMPTY, table=gap.table, columns=", ".join(gap.columns)):
            found.update(Place(gap.table, (name,)) for name in gap.columns)
    return together(found)


def counted(filled: Filled, figure: Wanted) -> dict[str, set[Place]]:
    """The same for all accounts at once."""
    accounts = filled.card.frame["account_id"].to_list()
    found: dict[str, set[Place]] = {account: set() for account in accounts}
    for place, gap in need_of(figure, filled).lacks:
        for account, lacks in zip(accounts, gap.to_list(), strict=True):
            if lacks:
                found[account].add(place)
    return {account: together(places) for account, places in found.items()}


def together(places: set[Place]) -> set[Place]:
    """A table without a row is one place for everything that is asked of it."""
    tables = {place.table for place in places if place.whole}
    asked = {
        table: in_order(
            table, {name for one in places if one.table == table for name in one.columns}
        )
        for table in tables
    }
    whole = {Place(table, columns, whole=True) for table, columns in asked.items()}
    return {place for place in places if not place.whole} | whole


def differences(book: Book) -> Iterator[tuple[str, str, set[Place], set[Place]]]:
    filled = Filled(book, playbook(), DAY, parts())
    lost = {account for account in book.names if book.left_out_of(account)}
    listed = [THROUGH_OTHERS, *(one for figures in WANTED.values() for one in figures)]
    for figure in {id(one): one for one in listed}.values():
        for account, places in counted(filled, figure).items():
            told = told_of_one(book, account, figure) if account not in lost else places
            if told != places:
                yield account, figure.field, told, places


@given(books(at_most=2))
@settings(max_examples=3, deadline=None, phases=[Phase.explicit, Phase.generate])
def test_a_gap_of_an_account_is_a_gap_of_the_report(
    tables: dict[str, list[dict[str, object]]],
) -> None:
    with loaded(tables) as book:
        assert not list(differences(book))


@pytest.fixture(scope="module")
def demo() -> Book:
    return load_book(assets_dir() / "demo_book")


def test_so_it_is_in_the_demo_book(demo: Book) -> None:
    assert not list(differences(demo))


def test_what_is_known_is_what_a_profile_shows(demo: Book) -> None:
    """The measures of the scorecard and the figures of the report, account by account."""
    filled = Filled(demo, playbook(), DAY, parts())
    known = {one.code: one.known for one in report(demo).figures}
    rows = filled.card.values()
    assert known["renewal_date"] == sum(row.renewal_date is not None for row in rows)
    assert known["health_band"] == sum(row.health_band is not None for row in rows)
    assert known["nrr"] == sum(bool(row.arr_before) for row in rows)
    assert known["value_documented"] == sum(row.outcomes_verified > 0 for row in rows)


def test_every_tool_counts_every_account_once(demo: Book) -> None:
    result = report(demo)
    assert {one.tool for one in result.coverage} == {*WANTED, "plan_account", "review_portfolio"}
    for tool in result.coverage:
        assert tool.full + tool.partly + tool.nothing == result.accounts == 10
    for figure in result.figures:
        assert 0 <= figure.incomplete <= figure.known <= result.accounts - figure.not_now
