"""A large book as plain Parquet tables: what the scale benchmark reads.

    python benchmarks/big_book.py ACCOUNTS FOLDER

Made from a fixed seed: two contracts, two business units, twelve months of usage and a dozen
events an account.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import numpy as np
import polars as pl

AS_OF = date(2026, 6, 30)
DAY = (AS_OF - date(1970, 1, 1)).days
PRODUCTS = 5
UNITS = ("Sales", "Operations")
MONTHS = 12


def write(accounts: int, folder: Path) -> None:
    """Write every table of a book of that many accounts."""
    folder.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(7)
    ids = pl.Series("account_id", [f"a{number:07d}" for number in range(accounts)])
    tables = {**_catalogue(), **_accounts(ids, random), **_sold(ids, random), **_seen(ids, random)}
    for name, columns in tables.items():
        pl.DataFrame(columns).write_parquet(folder / f"{name}.parquet")


def _codes(
    random: np.random.Generator, codes: list[str], size: int, odds: list[float] | None = None
) -> pl.Series:
    return pl.Series(codes).gather(random.choice(len(codes), size, p=odds))


def _events(ids: pl.Series, random: np.random.Generator, each: int) -> tuple[pl.Series, np.ndarray]:
    size = each * len(ids)
    return ids.gather(random.integers(0, len(ids), size)), DAY - random.integers(0, 400, size)


def _catalogue() -> dict[str, dict[str, object]]:
    kinds = ["software"] * 4 + ["service"]
    pricing = ["per_user", "per_user", "flat", "consumption", "flat"]
    prices = [50_000, 30_000, 1_000_000, None, 500_000]
    ids = [str(number) for number in range(PRODUCTS)]
    return {
        "products": {"product_id": ids, "kind": kinds, "pricing": pricing, "list_price": prices},
        "product_functions": {"product_id": ["0"], "function": ["sales"]},
        "product_upgrades": {"product_id": ["1"], "upgraded": ["0"]},
    }


def _accounts(ids: pl.Series, random: np.random.Generator) -> dict[str, dict[str, object]]:
    size = len(ids)
    each = np.repeat(np.arange(size), len(UNITS))
    return {
        "accounts": {
            "account_id": ids,
            "name": ids,
            "currency": pl.Series(["USD"]).new_from_index(0, size),
            "potential_users": random.integers(50, 5000, size),
        },
        "business_units": {
            "account_id": ids.gather(each),
            "business_unit": np.tile(UNITS, size),
            "function": np.tile(["sales", "operations"], size),
            "country": _codes(random, ["US", "DE"], len(each)),
            "headcount": random.integers(5, 400, len(each)),
        },
        "positions": {
            "account_id": ids.gather(each),
            "business_unit": np.tile(UNITS, size),
            "product_id": _codes(random, ["1", "2", "3", "4"], len(each)),
            "status": _codes(random, ["deployed", "pilot", "not_sold", "blocked"], len(each)),
            "active_users": random.integers(0, 100, len(each)),
            "potential_users": random.integers(50, 300, len(each)),
            "potential_value": pl.Series([None], dtype=pl.Int64).new_from_index(0, len(each)),
        },
    }


def _sold(ids: pl.Series, random: np.random.Generator) -> dict[str, dict[str, object]]:
    size = 2 * len(ids)
    start = DAY - random.integers(10, 900, size)
    billed, due = _events(ids, random, 2)
    offered, _ = _events(ids, random, 1)
    return {
        "contracts": {
            "contract_id": [f"c{number}" for number in range(size)],
            "account_id": ids.gather(np.repeat(np.arange(len(ids)), 2)),
            "product_id": _codes(random, [str(n) for n in range(PRODUCTS)], size),
            "business_unit": pl.Series([None], dtype=pl.String).new_from_index(0, size),
            "start_date": start,
            "end_date": start + random.integers(300, 1100, size),
            "annual_value": random.integers(100_000, 200_000_000, size),
            "seats": random.integers(10, 500, size),
            "auto_renew": random.integers(0, 2, size) == 1,
            "notice_days": random.integers(0, 90, size),
            "status": _codes(random, ["active", "proposed", "churned"], size, [0.9, 0.05, 0.05]),
        },
        "invoices": {
            "account_id": billed,
            "due_on": due,
            "paid_on": due + random.integers(-5, 20, len(due)),
        },
        "opportunities": {
            "account_id": offered,
            "amount": random.integers(0, 10_000_000, len(offered)),
        },
    }


def _seen(ids: pl.Series, random: np.random.Generator) -> dict[str, dict[str, object]]:
    months = [
        (date(2025 + (6 + month) // 12, (6 + month) % 12 + 1, 1) - date(1970, 1, 1)).days
        for month in range(MONTHS)
    ]
    rows = len(ids) * MONTHS
    touched, touched_on = _events(ids, random, 3)
    raised, opened = _events(ids, random, 2)
    asked, asked_on = _events(ids, random, 1)
    known, contact = _events(ids, random, 3)
    signalled, signalled_on = _events(ids, random, 1)
    reached, reached_on = _events(ids, random, 1)
    used, _ = _events(ids, random, 1)
    return {
        "usage": {
            "account_id": ids.gather(np.repeat(np.arange(len(ids)), MONTHS)),
            "period": np.tile(months, len(ids)),
            "active_users": random.integers(0, 100, rows),
            "licensed_users": random.integers(50, 120, rows),
            "features_used": random.integers(0, 20, rows),
            "features_available": np.full(rows, 20),
        },
        "touchpoints": {
            "account_id": touched,
            "date": touched_on,
            "kind": _codes(random, ["call", "qbr", "meeting"], len(touched)),
            "level": _codes(random, ["c_level", "vp", "director"], len(touched)),
            "attended": random.integers(0, 5, len(touched)) > 0,
        },
        "tickets": {
            "account_id": raised,
            "opened_on": opened,
            "closed_on": opened + random.integers(0, 60, len(opened)),
            "severity": random.integers(1, 5, len(opened)),
            "status": pl.Series(["closed"]).new_from_index(0, len(opened)),
            "csat": random.integers(1, 6, len(opened)),
            "escalated": random.integers(0, 9, len(opened)) == 0,
        },
        "surveys": {
            "account_id": asked,
            "date": asked_on,
            "kind": _codes(random, ["nps", "csat"], len(asked)),
            "score": random.integers(1, 6, len(asked)),
        },
        "stakeholders": {
            "account_id": known,
            "level": _codes(random, ["c_level", "vp", "director"], len(known)),
            "strength": random.integers(1, 6, len(known)),
            "sentiment": _codes(random, ["advocate", "neutral", "detractor"], len(known)),
            "last_contact": contact,
            "status": pl.Series(["active"]).new_from_index(0, len(known)),
        },
        "signals": {
            "account_id": signalled,
            "date": signalled_on,
            "kind": _codes(
                random,
                ["expansion_interest", "champion_left", "formal_complaint"],
                len(signalled),
                [0.8, 0.15, 0.05],
            ),
        },
        "outcomes": {
            "account_id": reached,
            "date": reached_on,
            "annual_value": random.integers(0, 10_000_000, len(reached)),
            "verified_by": pl.Series(["CFO"]).new_from_index(0, len(reached)),
        },
        "use_cases": {
            "account_id": used,
            "status": _codes(random, ["active", "potential"], len(used)),
        },
    }


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
