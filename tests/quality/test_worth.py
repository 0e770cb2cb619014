"""What is filled first: the share of everything unknown that rests on a place, by hand."""

from __future__ import annotations

from pathlib import Path

import narwhals as nw
import polars as pl
import pytest

from enterprise_sales.analyses.quality_figures import Figure
from enterprise_sales.analyses.quality_filled import Filled, Mask
from enterprise_sales.analyses.quality_needs import Place
from enterprise_sales.analyses.quality_next import next_steps
from enterprise_sales.analyses.results.quality import NextStep

from .books import DAY, book_of, playbook, report

PEOPLE = Place("stakeholders", ("level",))
TABLE = Place("tickets", ("severity",), whole=True)


def series(*values: object) -> Mask:
    return nw.from_native(pl.Series(values), series_only=True)


@pytest.fixture
def filled(tmp_path: Path) -> Filled:
    return Filled(book_of(tmp_path / "book", {}), playbook(), DAY, ())


def figure(known: tuple[bool, ...], **places: tuple[bool, ...]) -> Figure:
    gaps = {{"people": PEOPLE, "table": TABLE}[name]: series(*gap) for name, gap in places.items()}
    return Figure(series(*known), series(*known), gaps)


def steps(
    filled: Filled, amounts: tuple[int | None, ...], /, **figures: Figure
) -> dict[str, NextStep]:
    found = next_steps(figures, filled, series(*amounts), "USD")
    return {one.table: one for one in found}


def test_an_account_counts_with_its_arr_and_is_shared_by_the_places_it_lacks(
    filled: Filled,
) -> None:
    """People: 100 + half of 300 = 250; tickets: half of 300 + 200, the average = 350; of 600."""
    one = figure((False,) * 3, people=(True, True, False), table=(False, True, True))
    found = steps(filled, (10000, 30000, None), arr=one)
    assert list(found) == ["tickets", "stakeholders"]
    people, table = found["stakeholders"], found["tickets"]
    assert (people.worth, table.worth) == (41.7, 58.3)
    assert (people.accounts, people.alone, people.arr, people.arr_unknown) == (2, 1, "400.00", 0)
    assert (table.accounts, table.alone, table.arr, table.arr_unknown) == (2, 1, "300.00", 1)


def test_a_known_figure_that_is_incomplete_counts_half(filled: Filled) -> None:
    """People: 100; tickets: half of 100; of 150."""
    unknown = figure((False,), people=(True,))
    sharper = figure((True,), table=(True,))
    found = steps(filled, (10000,), arr=unknown, tier=sharper)
    assert (found["stakeholders"].worth, found["tickets"].worth) == (66.7, 33.3)
    assert (found["tickets"].unlocks, found["tickets"].completes) == ((), ("tier",))


def test_every_figure_counts(filled: Filled) -> None:
    """People make two figures known, tickets one; 2 of 3."""
    two = figure((False,), people=(True,))
    found = steps(filled, (10000,), arr=two, nrr=two, tier=figure((False,), table=(True,)))
    assert (found["stakeholders"].worth, found["tickets"].worth) == (66.7, 33.3)


def test_where_no_arr_is_known_every_account_counts_as_one(filled: Filled) -> None:
    found = steps(filled, (None, None), arr=figure((False, False), people=(True, True)))
    people = found["stakeholders"]
    assert (people.worth, people.arr, people.arr_unknown) == (100.0, None, 2)


def test_a_table_without_a_row_is_one_place_whatever_is_asked_of_it(filled: Filled) -> None:
    other = Place("tickets", ("csat",), whole=True)
    both = Figure(series(False), series(False), {TABLE: series(True), other: series(True)})
    found = steps(filled, (10000,), arr=both)
    assert (found["tickets"].columns, found["tickets"].alone) == (("severity", "csat"), 1)
    assert found["tickets"].whole_table


def test_the_order_of_rows_changes_nothing(tmp_path: Path) -> None:
    contracts = [
        {"contract_id": f"c{n}", "account_id": name, "start_date": "2026-01-01", "annual_value": n}
        for n, name in enumerate(("acme", "birch", "acme"), start=1)
    ]
    first = report(book_of(tmp_path / "one", {"contracts": contracts}))
    other = report(book_of(tmp_path / "two", {"contracts": contracts[::-1]}))
    assert first == other
    assert sum(one.worth for one in first.next_steps) == pytest.approx(100, abs=2)
