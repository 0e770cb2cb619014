from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from enterprise_sales.agent.each_accounts import accounts_of
from enterprise_sales.agent.each_filter import Filter, FilterError, filter_of
from enterprise_sales.tools import CallRefusedError
from enterprise_sales.tools.workspace import Workspace

from ..books import written

AGENT = "strategic-account-executive"
DAY = date(2026, 6, 30)


def _ids(text: str, book: Path, agent: str = AGENT) -> list[str]:
    now = datetime(DAY.year, DAY.month, DAY.day, 9, tzinfo=UTC)
    workspace = Workspace(book, book.parent / "outputs", lambda: now)
    return [one.id for one in accounts_of(filter_of(text), agent, workspace)]


@pytest.mark.parametrize(
    ("text", "listed", "within"),
    [
        ("all", {}, None),
        (" ALL ", {}, None),
        ("tier=strategic", {"tier": "strategic"}, None),
        ("owner=Лаврова, Е. , tier=growth", {"owner": "Лаврова, Е.", "tier": "growth"}, None),
        ("renewal_within=90,health_band=red", {"health_band": "red"}, 90),
        ("owner=a=b", {"owner": "a=b"}, None),
    ],
)
def test_a_filter_is_read(text: str, listed: dict[str, str], within: int | None) -> None:
    assert filter_of(text) == Filter(listed, within)


def test_filters_that_mean_the_same_are_spelt_the_same() -> None:
    assert str(filter_of("renewal_within=090, tier = strategic")) == (
        "tier=strategic,renewal_within=90"
    )
    assert str(filter_of("All")) == "all"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("", "no key and value"),
        ("strategic", "no key and value"),
        ("teir=strategic", r"there is no filter 'teir'\n.*\n.*\(nearest: tier\)"),
        ("tier=", "tier has no value"),
        ("tier=growth,tier=strategic", "tier is given twice"),
        ("renewal_within=soon", "renewal_within is no number of days"),
        ("renewal_within=-1", "renewal_within is no number of days"),
        ("renewal_within=99999", "renewal_within is no number of days"),
    ],
)
def test_a_wrong_filter_is_answered_with_what_is_possible(text: str, wrong: str) -> None:
    with pytest.raises(FilterError, match=wrong) as caught:
        filter_of(text)
    assert "The filters: owner, tier, health_band, renewal_within; or all." in str(caught.value)


def test_the_accounts_are_those_of_list_accounts(demo_book: Path) -> None:
    assert _ids("tier=strategic", demo_book) == ["harbourline"]
    assert _ids("health_band=red", demo_book) == ["stalgor", "pinecrest"]
    assert _ids("health_band=red,owner=екатерина лаврова", demo_book) == ["stalgor"]
    assert len(_ids("all", demo_book)) == 10


def test_tiers_are_those_of_the_agents_own_playbook(demo_book: Path) -> None:
    assert len(_ids("tier=named", demo_book, agent="account-manager")) == 10
    with pytest.raises(FilterError, match="no account fits 'tier=named'"):
        _ids("tier=named", demo_book)


def test_nothing_that_fits_is_answered_with_what_the_book_holds(demo_book: Path) -> None:
    with pytest.raises(FilterError) as caught:
        _ids("tier=strategic,owner=Davd", demo_book)
    assert str(caught.value).splitlines() == [
        "--each: no account fits 'owner=Davd,tier=strategic'; the book holds 10",
        "  tier: base (5), growth (4), strategic (1)",
        "  health_band: green (4), yellow (3), red (2), unknown (1)",
        "  owner (nearest: David Lin): Екатерина Лаврова (4), David Lin (3), Maria Ortega (2),"
        " nobody on record (1)",
        "  what to do: choose from these, or write --each all",
    ]


def test_a_value_that_cannot_be_is_answered_with_those_that_can(demo_book: Path) -> None:
    with pytest.raises(CallRefusedError, match="Choose one of: strategic, growth, base"):
        _ids("tier=gold", demo_book)


def test_a_book_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CallRefusedError, match="none"):
        _ids("all", tmp_path / "none")


def _book(folder: Path, count: int) -> Path:
    """Accounts whose contracts end one day after the other, the first of them yesterday."""
    accounts = [{"account_id": f"a{n:03}", "name": f"A {n}"} for n in range(count)]
    contracts = [
        {
            "contract_id": f"c{n}",
            "account_id": f"a{n:03}",
            "start_date": DAY - timedelta(days=300),
            "end_date": DAY + timedelta(days=n - 1),
            "annual_value": "1000",
        }
        for n in range(count - 1)
    ]
    tables = {"accounts": accounts, "contracts": contracts}
    return written(folder / "book", tables, currency="USD", reporting_currency="USD")


def test_a_renewal_within_days_counts_today_and_the_last_day_but_nothing_lapsed_or_unknown(
    tmp_path: Path,
) -> None:
    # a000 lapsed yesterday, a001 ends today, a003 in two days, a004 in three, a005 is unknown.
    book = _book(tmp_path, 6)
    assert sorted(_ids("renewal_within=2", book)) == ["a001", "a002", "a003"]
    assert _ids("renewal_within=0", book) == ["a001"]


def test_every_page_of_the_list_is_read(tmp_path: Path) -> None:
    assert len(_ids("all", _book(tmp_path, 203))) == 203
