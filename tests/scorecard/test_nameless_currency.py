"""Money whose currency the book does not name is never converted, and never called a rate."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from enterprise_sales.analyses.context import Context, context_of
from enterprise_sales.analyses.portfolio import review_portfolio
from enterprise_sales.analyses.profile import profile_account
from enterprise_sales.analyses.results import ReviewPortfolio
from enterprise_sales.analyses.whitespace import analyze_whitespace
from enterprise_sales.book import load_book
from enterprise_sales.language import translator
from enterprise_sales.playbook import load_playbook

from ..books import written
from ..conftest import PLAYBOOKS
from ..strategies import AS_OF

RATES = [{"date": "2026-01-01", "currency": code, "rate": rate} for code, rate in (("EUR", 2),)]
CONTRACT = {"start_date": "2026-01-01", "end_date": "2026-12-31", "annual_value": 100}


def _tables(currencies: dict[str, str | None]) -> dict[str, list[dict[str, Any]]]:
    ids = [{"account_id": name} for name in currencies]
    cell = {"business_unit": "All", "product_id": "desk", "status": "not_sold"}
    return {
        "accounts": [
            {"account_id": name, "name": name, **({"currency": code} if code else {})}
            for name, code in currencies.items()
        ],
        "rates": RATES,
        "products": [{"product_id": "desk", "name": "Desk", "pricing": "flat", "list_price": 600}],
        "business_units": [{**one, "business_unit": "All"} for one in ids],
        "positions": [{**one, **cell} for one in ids],
        "contracts": [{**one, **CONTRACT, "contract_id": one["account_id"]} for one in ids],
    }


def _context(
    folder: Path, account: str, currencies: dict[str, str | None], **mapping: str
) -> Context:
    book = load_book(written(folder, _tables(currencies), **mapping))
    playbook = load_playbook("strategic-12-month", AS_OF, root=PLAYBOOKS)
    return context_of(book, playbook, AS_OF, account, "en")


def _review(folder: Path, currencies: dict[str, str | None], **mapping: str) -> ReviewPortfolio:
    book = load_book(written(folder, _tables(currencies), **mapping))
    playbook = load_playbook("strategic-12-month", AS_OF, root=PLAYBOOKS)
    return review_portfolio(book, playbook, AS_OF, translator("en"))


MIXED: dict[str, str | None] = {"euro": "EUR", "rouble": "RUB", "none": None}


def test_a_price_list_without_a_currency_is_converted_into_none(tmp_path: Path) -> None:
    ctx = _context(tmp_path, "euro", MIXED)
    assert (ctx.row.whitespace_known, ctx.row.whitespace_unknown_cells) == (0, 1)
    told = [gap for gap in analyze_whitespace(ctx).missing if gap.table == "book.yaml"]
    assert [(gap.columns, gap.reason) for gap in told] == [
        (
            ("currency",),
            "The book does not say in which currency its list prices are; 1 cell: All – Desk.",
        )
    ]


def test_an_account_without_a_currency_has_the_prices_as_they_stand(tmp_path: Path) -> None:
    ctx = _context(tmp_path, "none", MIXED)
    assert (ctx.row.whitespace_known, ctx.row.whitespace_unknown_cells) == (60000, 0)


def test_a_price_list_with_a_currency_is_converted_by_rate(tmp_path: Path) -> None:
    ctx = _context(tmp_path, "euro", MIXED, currency="USD")
    assert (ctx.row.whitespace_known, ctx.row.whitespace_unknown_cells) == (30000, 0)


@pytest.mark.parametrize(
    ("account", "mapping", "reason", "table", "columns"),
    [
        (
            "rouble",
            {},
            "The book does not say in which currency to compare.",
            "book.yaml",
            ("reporting_currency",),
        ),
        ("none", {}, "The currency of the account is unknown.", "accounts", ("currency",)),
        (
            "rouble",
            {"reporting_currency": "USD"},
            "There is no rate between RUB and USD.",
            "rates",
            ("date", "currency", "rate"),
        ),
    ],
)
def test_what_keeps_the_tier_unknown(
    tmp_path: Path,
    account: str,
    mapping: dict[str, str],
    reason: str,
    table: str,
    columns: tuple[str, ...],
) -> None:
    found = profile_account(_context(tmp_path, account, MIXED, **mapping)).missing
    told = [(gap.reason, gap.table, gap.columns) for gap in found if gap.field == "tier.code"]
    assert told == [(reason, table, columns)]


def test_the_review_tells_each_cause_apart(tmp_path: Path) -> None:
    def told(**mapping: str) -> list[tuple[str, str | None]]:
        found = _review(tmp_path, MIXED, **mapping).missing
        return [(gap.reason, gap.table) for gap in found if gap.field == "totals.without_rate"]

    nameless = ("The currency of 1 account is unknown.", "accounts")
    assert told() == [
        nameless,
        ("The book does not say in which currency to compare.", "book.yaml"),
    ]
    no_rate = "There is no rate between RUB and USD."
    assert told(reporting_currency="USD") == [nameless, (no_rate, "rates")]
