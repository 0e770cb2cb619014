"""Whitespace as a table that reads as a heat map."""

from __future__ import annotations

import pytest

from enterprise_sales.documents.estimates import estimate
from enterprise_sales.documents.heatmap import heat_map
from enterprise_sales.documents.voice import Voice
from enterprise_sales.language import translator

from .samples import BARE_WHITESPACE, WHITESPACE, cell

VOICE = Voice(translator("en"), "USD")


def test_units_in_rows_products_in_columns_sums_at_the_edges() -> None:
    found = heat_map(WHITESPACE, VOICE)
    assert found.table.titles == ("Business unit", "Поток", "Связь", "Обход", "Total")
    assert found.table.rows == (
        ("Комбинат", "✅ 308/900 👤 █ $18,500,000", "⛔ (1)", "✖️", "$18,500,000"),
        ("Логистика", "⚔️ ▒ ≈ $7,200,000 (2)", "?", "🧪 12 👤 value unknown", "≈ $7,200,000"),
        ("Склад", "⬜ value unknown", "✖️ (3)", "📝 ░ ≈ $900,000", "≈ $900,000"),
        ("Total", "≈ $25,700,000", "$0", "≈ $900,000", "≈ $26,600,000"),
    )
    assert found.notes == (
        "Запрещено службой | безопасности",
        "Тендер-Поток, contract until March 31, 2027",
        "Склад без сети",
    )


def test_the_legend_tells_the_signs_that_are_used_and_no_others() -> None:
    only = WHITESPACE.model_copy(update={"cells": (cell("a", "flow", "not_sold"),)})
    assert heat_map(only, VOICE).legend == ("⬜ not sold",)
    assert len(heat_map(WHITESPACE, VOICE).legend) == 11


def test_the_same_reason_is_told_once() -> None:
    cells = tuple(cell(unit, "flow", "blocked", reason="frozen") for unit in "ab")
    found = heat_map(WHITESPACE.model_copy(update={"cells": cells}), VOICE)
    assert found.notes == ("frozen",)
    assert [row[1] for row in found.table.rows[:2]] == ["⛔ (1)", "⛔ (1)"]


def test_a_competitor_without_name_or_end_is_told_so() -> None:
    cells = (cell("a", "flow", "competitor"),)
    found = heat_map(WHITESPACE.model_copy(update={"cells": cells}), VOICE)
    assert found.notes == ("unknown competitor; the end of their contract is unknown",)


def test_what_does_not_fit_and_has_no_reason_takes_no_room() -> None:
    cells = (cell("a", "flow", "deployed"), cell("b", "link", "not_applicable"))
    found = heat_map(WHITESPACE.model_copy(update={"cells": cells}), VOICE)
    assert found.table.titles == ("Business unit", "Поток", "Total")
    assert [row[0] for row in found.table.rows] == ["a", "Total"]


def test_the_heat_grows_with_the_share_of_the_largest_potential() -> None:
    amounts = ("1", "24", "25", "49", "50", "74", "75", "100")
    cells = tuple(
        cell(f"u{amount}", "flow", "not_sold", vector="user", potential_value=amount, basis="given")
        for amount in amounts
    )
    found = heat_map(WHITESPACE.model_copy(update={"cells": cells}), VOICE)
    assert "".join(row[1].split()[1] for row in found.table.rows[:-1]) == "░░▒▒▓▓██"


def test_nothing_more_to_sell_is_shown_as_no_amount() -> None:
    full = cell("a", "flow", "deployed", vector="user", potential_value="0.00", basis="given")
    found = heat_map(WHITESPACE.model_copy(update={"cells": (full,)}), VOICE)
    assert found.table.rows[0][1] == "✅"


def test_without_cells_there_is_nothing_to_show() -> None:
    found = heat_map(BARE_WHITESPACE, VOICE)
    assert (found.legend, found.notes) == ((), ())
    assert found.table.rows == (("Total", "$0"),)


@pytest.mark.parametrize(
    ("amount", "shown"),
    [("30803.57", "≈ $30,800"), ("999.50", "≈ $1,000"), ("30850.00", "≈ $30,900")],
)
def test_an_estimate_is_shown_no_more_exact_than_it_is(amount: str, shown: str) -> None:
    assert estimate(amount, VOICE) == shown
