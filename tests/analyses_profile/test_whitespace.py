"""Cells, totals that add up, penetrations, and the ranking."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from enterprise_sales.analyses.opportunities import opportunities
from enterprise_sales.analyses.pipeline import pipeline_value
from enterprise_sales.analyses.whitespace import analyze_whitespace
from enterprise_sales.book import load_book
from enterprise_sales.book.money import to_decimal_text

from .facts import PRODUCT, UNIT, green
from .samples import ENTERPRISE, EXECUTION, STRATEGIC, D, context, context_of, playbook


def _sum(amounts: Any) -> Decimal:
    return sum((Decimal(amount) for amount in amounts if amount is not None), Decimal())


@pytest.mark.parametrize("name", [STRATEGIC, ENTERPRISE, EXECUTION])
def test_every_sum_of_the_demo_book_is_that_of_the_scorecard(demo_book: Path, name: str) -> None:
    book = load_book(demo_book)
    for account_id in book.names:
        ctx = context_of(book, playbook(name), D, account_id, "en")
        found = analyze_whitespace(ctx)
        known = Decimal(found.totals.known or 0)
        if found.totals.known is None:
            assert not ctx.row.whitespace_known
            assert not found.cells or found.totals.unknown_cells
        else:
            assert found.totals.known == to_decimal_text(ctx.row.whitespace_known, ctx.currency)
        assert found.totals.unknown_cells == ctx.row.whitespace_unknown_cells
        assert _sum(found.totals.by_vector.values()) == known
        assert _sum(found.totals.by_business_unit.values()) == known
        assert _sum(found.totals.by_product.values()) == known
        assert _sum(row.potential_value for row in found.opportunities) == known
        assert _sum(cell.potential_value for cell in found.cells) == known
        if found.totals.known is None or found.pipeline is None:
            assert found.gap is None
        else:
            assert Decimal(found.gap) == known - Decimal(found.pipeline)


def test_the_example_account(demo_book: Path) -> None:
    ctx = context_of(load_book(demo_book), playbook(), D, "acme", "en")
    found = analyze_whitespace(ctx)
    assert (found.totals.known, found.pipeline, found.gap) == ("42500.00", "25000.00", "17500.00")
    shown = [(row.business_unit, row.vector, row.potential_value) for row in found.opportunities]
    assert shown == [
        ("Customer Service", "business_unit", "20000.00"),
        ("Marketing", "business_unit", "12500.00"),
        ("Sales", "user", "10000.00"),
        ("Customer Service", "use_case", None),
        ("Marketing", "use_case", None),
    ]
    blocked = [cell for cell in found.cells if cell.status == "blocked"]
    assert [(cell.gate, cell.vector, cell.potential_value) for cell in blocked] == [(None,) * 3]
    assert blocked[0].reason
    user = found.penetration.user
    assert (user.part, user.whole, user.value) == (110, 155, 71.0)


def _position(unit: str, product: str, **more: Any) -> dict[str, Any]:
    return {"business_unit": unit, "product_id": product, "status": "not_sold", **more}


def test_open_comes_first_then_value_then_the_order_of_vectors(tmp_path: Path) -> None:
    tables = green()
    tables["products"] = [
        PRODUCT,
        {"product_id": "q", "name": "Query", "fits_functions": "none"},
        {"product_id": "late", "name": "Late", "fits_functions": "none", "requires": "r"},
        {"product_id": "help", "name": "Help", "kind": "service", "fits_functions": "none"},
    ]
    tables["positions"] += [
        _position("Yard", "p", potential_value=10),
        _position("Yard", "q", potential_value=4000),
        _position("Yard", "late", potential_value=9000),
        _position("Plant", "q", potential_value=10),
        _position("Plant", "help", potential_value=10),
        _position("Plant", "late"),
    ]
    cases = [
        {"business_unit": "Yard", "product_id": "p", "use_case": name, "status": "potential"}
        for name in ("Stock", "Audit")
    ]
    shown = [
        (row.rank, row.business_unit, row.product_id, row.use_case, row.gate)
        for row in opportunities(context(tmp_path, **tables, use_cases=cases))
    ]
    assert shown == [
        (1, "Plant", "p", None, "open"),  # 40 users more
        (2, "Yard", "q", None, "open"),
        (3, "Plant", "q", None, "open"),  # vector product
        (4, "Yard", "p", None, "open"),  # vector business_unit
        (5, "Plant", "help", None, "open"),  # vector professional_services
        (6, "Yard", "p", "Audit", "open"),
        (7, "Yard", "p", "Stock", "open"),
        (8, "Yard", "late", None, "conditional"),
        (9, "Plant", "late", None, "conditional"),
    ]


def test_what_cannot_be_sold_is_no_opportunity(tmp_path: Path) -> None:
    tables = green()
    tables["positions"] = [
        _position("Plant", "p", status="deployed", active_users=100),
        _position("Yard", "p", status="blocked", potential_value=500, reason="Frozen"),
    ]
    cases = [
        {"business_unit": "Yard", "product_id": "p", "use_case": "Stock", "status": "potential"},
        {"business_unit": "Plant", "product_id": "p", "use_case": "Bolts", "status": "active"},
    ]
    found = analyze_whitespace(context(tmp_path, **tables, use_cases=cases))
    assert found.opportunities == ()
    assert {cell.gate for cell in found.cells} == {None}
    assert found.totals.known == "0.00"


def test_a_cell_of_unknown_state_is_counted_but_not_offered(tmp_path: Path) -> None:
    ctx = context(tmp_path, products=[PRODUCT], business_units=[UNIT])
    found = analyze_whitespace(ctx)
    assert [cell.status for cell in found.cells] == ["unknown"]
    assert found.opportunities == ()
    assert found.totals.unknown_cells == 1
    assert found.totals.by_business_unit == {}, "nothing known is no zero"


def test_a_use_case_without_a_cell_follows_the_account(tmp_path: Path) -> None:
    cases = [{"use_case": "Stock", "status": "potential"}]
    ctx = context(tmp_path, **green(), use_cases=cases)
    (found,) = [row for row in opportunities(ctx) if row.use_case]
    assert (found.business_unit, found.product_name, found.gate) == (None, None, "open")
    assert (found.basis, found.champion) == ("unknown", "Ada")


OTHERS = [{"account_id": "b", "opportunity_id": "o", "amount": 7}]


@pytest.mark.parametrize(
    ("tables", "reason"),
    [
        ({}, "The book holds no table opportunities."),
        ({"opportunities": OTHERS}, "The book holds no rows in opportunities for this account."),
        ({"opportunities": [{"opportunity_id": "1"}]}, "1 open opportunity names no amount."),
    ],
)
def test_a_pipeline_without_an_amount_is_unknown_everywhere(
    tmp_path: Path, tables: dict[str, list[dict[str, Any]]], reason: str
) -> None:
    accounts = [{}, {"account_id": "b", "name": "Birch"}]
    ctx = context(tmp_path, **green(), accounts=accounts, **tables)
    found = analyze_whitespace(ctx)
    assert (found.pipeline, found.gap, found.cover.pipeline) == (None, None, None)
    assert pipeline_value(ctx) is None
    assert [gap.reason for gap in found.missing if gap.field == "pipeline"] == [reason]


def test_the_pipeline_adds_what_names_an_amount(tmp_path: Path) -> None:
    rows = [{"opportunity_id": "1", "amount": "25000.50"}, {"opportunity_id": "2"}]
    found = analyze_whitespace(context(tmp_path, **green(), opportunities=rows))
    assert found.pipeline == "25000.50"
    assert [gap.reason for gap in found.missing if gap.field == "pipeline"] == [
        "1 open opportunity names no amount."
    ]
