"""Rows that many tests share."""

from __future__ import annotations

from typing import Any

UNIT = {"business_unit": "Plant", "function": "production", "country": "Germany", "headcount": 100}
PRODUCT = {"product_id": "p", "name": "Press", "pricing": "per_user", "list_price": 100}
CONTRACT = {
    "contract_id": "c",
    "product_id": "p",
    "start_date": "2026-01-01",
    "end_date": "2026-12-31",
    "annual_value": 50000,
}
PERSON = {
    "stakeholder_id": "s",
    "name": "Ada",
    "level": "c_level",
    "team": "buying",
    "buying_role": "champion",
    "strength": 3,
    "sentiment": "advocate",
    "last_contact": "2026-06-01",
    "status": "active",
}


def green() -> dict[str, list[dict[str, Any]]]:
    """Tables of an account whose score is green with everything that weighs most on record."""
    usage = {"product_id": "p", "business_unit": "Plant", "active_users": 90, "licensed_users": 100}
    features = {"features_used": 9, "features_available": 10}
    return {
        "contracts": [CONTRACT],
        "products": [PRODUCT],
        "business_units": [UNIT, {**UNIT, "business_unit": "Yard"}],
        "positions": [
            {
                "business_unit": "Plant",
                "product_id": "p",
                "status": "deployed",
                "active_users": 60,
                "launched_on": "2025-01-15",
            }
        ],
        "usage": [{"period": f"2026-{month:02}-01", **usage, **features} for month in (3, 4, 5, 6)],
        "touchpoints": [
            {"date": f"2026-0{month}-20", "kind": "qbr", "level": "c_level", "attended": True}
            for month in (3, 4, 5, 6)
        ],
        "invoices": [{"invoice_id": "i", "due_on": "2026-02-01", "paid_on": "2026-01-30"}],
        "surveys": [{"date": "2026-06-10", "kind": "nps", "score": 10}],
        "stakeholders": [PERSON],
        "tickets": [
            {
                "ticket_id": "t",
                "opened_on": "2026-05-01",
                "closed_on": "2026-05-02",
                "severity": 4,
                "csat": 5,
            }
        ],
        "outcomes": [
            {"date": "2026-05-01", "outcome": "Faster", "annual_value": 1, "verified_by": "Ada"}
        ],
    }


def red() -> dict[str, list[dict[str, Any]]]:
    """The same account after a formal complaint."""
    return {**green(), "signals": [{"date": "2026-06-12", "kind": "formal_complaint"}]}


def yellow() -> dict[str, list[dict[str, Any]]]:
    """The same account after its sponsor has left."""
    return {**green(), "signals": [{"date": "2026-06-12", "kind": "sponsor_left"}]}
