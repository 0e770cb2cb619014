"""Every sum of the review is that of the single accounts, whatever the order of the rows."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given

from enterprise_sales.analyses.portfolio import review_portfolio
from enterprise_sales.analyses.portfolio_coverage import OwnerUnknownError
from enterprise_sales.analyses.portfolio_list import list_accounts
from enterprise_sales.analyses.results import ReviewPortfolio
from enterprise_sales.book import load_book
from enterprise_sales.book.rows import Account
from enterprise_sales.language import translator

from ..books import Tables, raw_tables, shuffled, written
from ..laws.support import LAW
from ..strategies import books
from .books import AS_OF, shipped

RULES = "strategic-12-month"


@given(tables=books())
@LAW
def test_sums_are_those_of_the_list(tables: Tables) -> None:
    with TemporaryDirectory() as folder:
        path = written(Path(folder) / "book", tables, currency="USD", reporting_currency="USD")
        book, rules = load_book(path), shipped(RULES)
        found = review_portfolio(book, rules, AS_OF, translator("en"))
        lines = list_accounts(book, rules, AS_OF, "en", limit=200).accounts
    assert found.totals.accounts == len(lines) == sum(row.accounts for row in found.bands)
    assert sum(row.accounts for row in found.tiers) == len(lines)
    for group in found.bands:
        mine = [line for line in lines if (line.health_band or "unknown") == group.code]
        assert group.accounts == len(mine)
        own = [line for line in mine if line.currency == "USD" and line.arr is not None]
        if len(own) == len(mine):
            assert Decimal(group.arr or 0) == sum(Decimal(line.arr or 0) for line in own)
    _adds_up(found)


def _adds_up(found: ReviewPortfolio) -> None:
    """The parts of each sum, and bounds that hold whatever the book."""
    ahead, kept, cases = found.renewals_by_quarter, found.retention, found.forecast
    assert sum(Decimal(row.arr or 0) for row in found.bands) == Decimal(found.totals.arr or 0)
    banded = sum(Decimal(row.available or 0) for row in cases.bands)
    assert banded + Decimal(cases.without_band or 0) == Decimal(cases.available or 0)
    assert all(Decimal(row.at_risk or 0) <= Decimal(row.amount or 0) for row in ahead.quarters)
    moved = Decimal(kept.expanded_amount or 0) - Decimal(kept.contracted_amount or 0)
    moved -= Decimal(kept.lost_amount or 0)
    if kept.nrr.part is not None and kept.nrr.whole is not None:
        assert Decimal(kept.nrr.whole) + moved == Decimal(kept.nrr.part)
        assert Decimal(kept.grr.part or 0) <= Decimal(kept.nrr.part)
    if cases.worst and cases.expected and cases.best:
        ends = [Decimal(case.amount) for case in (cases.worst, cases.expected, cases.best)]
        assert ends == sorted(ends)


def test_the_order_of_the_rows_changes_nothing(demo_book: Path, tmp_path: Path) -> None:
    tables = raw_tables(demo_book)
    found = [
        _reviewed(written(tmp_path / str(seed), shuffled(tables, seed), currency="USD"))
        for seed in (1, 2)
    ]
    assert found[0] == found[1]


def _reviewed(folder: Path) -> str:
    found = review_portfolio(load_book(folder), shipped(RULES), AS_OF, translator("ru"))
    return found.model_copy(update={"findings": ()}).model_dump_json()


def test_the_accounts_of_the_owners_are_the_whole_book(demo_book: Path) -> None:
    book, rules, t = load_book(demo_book), shipped(RULES), translator("en")
    whole = review_portfolio(book, rules, AS_OF, t)
    parts = [
        review_portfolio(book, rules, AS_OF, t, owner=f" {line.owner.upper()}")
        for line in whole.coverage.owners
    ]
    assert [part.owner for part in parts] == [line.owner for line in whole.coverage.owners]
    assert [part.totals.arr for part in parts] == [line.arr for line in whole.coverage.owners]
    served = sum(part.totals.accounts for part in parts)
    assert served + whole.coverage.without_owner == whole.totals.accounts
    mine = {row.account_id: row.owner for row in book.rows(Account)}
    for part in parts:
        assert part.this_week.actions
        assert {mine[line.account_id] for line in part.this_week.actions} == {part.owner}
    assert sum(part.this_week.candidates for part in parts) <= whole.this_week.candidates
    # Places are those in the whole book: no owner's accounts are ranked among themselves alone.
    tops = [part.segments[0].accounts for part in parts]
    assert sum(tops) == whole.segments[0].accounts
    amounts = [Decimal(part.forecast.available or 0) for part in parts]
    assert sum(amounts) == Decimal(whole.forecast.available or 0)


def test_an_owner_nobody_knows_is_answered_with_the_nearest(demo_book: Path) -> None:
    with pytest.raises(OwnerUnknownError) as refused:
        review_portfolio(
            load_book(demo_book), shipped(RULES), AS_OF, translator("en"), owner="Mario Ortega"
        )
    assert refused.value.nearest[0] == "Maria Ortega"
