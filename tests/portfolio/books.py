"""Books of several accounts as a case writes them, and the review of one."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from enterprise_sales.analyses.portfolio import review_portfolio
from enterprise_sales.analyses.results import ReviewPortfolio
from enterprise_sales.book import load_book
from enterprise_sales.language import translator
from enterprise_sales.playbook import Playbook, load_playbook

from ..books import Row, Tables, written
from ..conftest import PLAYBOOKS

AS_OF = date(2026, 6, 30)
STRATEGIC, ENTERPRISE, EXECUTION = "strategic-12-month", "enterprise-180-day", "execution-120-day"
LEVELS = {"green": (9000, 18, 10, 5), "yellow": (4000, 8, 6, 3), "red": (500, 1, 1, 1)}
"""Band → active users of 10,000, features of 20, NPS and CSAT that give it."""


def with_bands(accounts: list[Row]) -> dict[str, list[dict[str, Any]]]:
    """Accounts, and the facts that give each the `band` it names; no band where it names none.

    Usage and sentiment are known in full: half of the score, which is as little as a band needs.
    """
    tables: dict[str, list[dict[str, Any]]] = {
        "accounts": [],
        "usage": [],
        "surveys": [],
        "stakeholders": [],
    }
    for row in accounts:
        own = dict(row)
        band = own.pop("band", None)
        tables["accounts"].append({"name": own["account_id"], **own})
        if band is not None:
            _facts(tables, own["account_id"], band)
    return {name: rows for name, rows in tables.items() if rows}


def _facts(tables: dict[str, list[dict[str, Any]]], account: str, band: str) -> None:
    users, features, nps, csat = LEVELS[band]
    mood = {"green": "advocate", "yellow": "neutral", "red": "detractor"}[band]
    used = {"active_users": users, "licensed_users": 10_000}
    seen = {"features_used": features, "features_available": 20}
    on = {"account_id": account, "date": "2026-06-01"}
    person = {"stakeholder_id": f"of-{account}", "name": "Ada", "sentiment": mood}
    tables["usage"].append({"account_id": account, "period": "2026-06-01", **used, **seen})
    tables["surveys"] += [
        {**on, "kind": "nps", "score": nps},
        {**on, "kind": "csat", "score": csat},
    ]
    tables["stakeholders"].append({"account_id": account, **person})


def numbered(contracts: list[Row]) -> list[dict[str, Any]]:
    """Contracts with an id each, and of one product where they name none."""
    return [
        {"contract_id": f"c{number}", "product_id": "p", **row}
        for number, row in enumerate(contracts)
    ]


@cache
def shipped(name: str, as_of: date = AS_OF) -> Playbook:
    """A playbook as it is shipped, read once."""
    return load_playbook(name, as_of, root=PLAYBOOKS)


def review(
    folder: Path,
    tables: Tables,
    *,
    playbook: str = STRATEGIC,
    as_of: date = AS_OF,
    currency: str = "USD",
    language: str = "en",
    override: Playbook | None = None,
    **options: Any,
) -> ReviewPortfolio:
    """The review of a book of these tables."""
    book = load_book(written(folder, tables, currency=currency, reporting_currency=currency))
    rules = override or shipped(playbook, as_of)
    return review_portfolio(book, rules, as_of, translator(language), **options)
