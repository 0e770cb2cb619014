"""A large book as plain Parquet tables: what the scale benchmark reads.

    python benchmarks/big_book.py ACCOUNTS FOLDER

Drawn from a fixed seed: two contracts, two business units, twelve months of usage and a dozen
events an account.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import count
from pathlib import Path

import polars as pl

AS_OF = date(2026, 6, 30)
EPOCH = date(1970, 1, 1)
DAY = (AS_OF - EPOCH).days
PRODUCTS = ("0", "1", "2", "3", "4")
UNITS = ("Sales", "Operations")
MONTHS = [
    (date(2025 + (6 + month) // 12, (6 + month) % 12 + 1, 1) - EPOCH).days for month in range(12)
]
SEED = 7

Tables = Mapping[str, Mapping[str, object]]


def write(accounts: int, folder: Path) -> None:
    """Write every table of a book of that many accounts."""
    folder.mkdir(parents=True, exist_ok=True)
    ids = pl.select(pl.format("a{}", pl.int_range(accounts))).to_series()
    draw = Draw(SEED)
    for tables in (
        catalogue(),
        people(ids, draw),
        sold(ids, draw),
        used(ids, draw),
        seen(ids, draw),
    ):
        for name, columns in tables.items():
            pl.DataFrame(columns).write_parquet(folder / f"{name}.parquet")


class Draw:
    """Values drawn at random, the same in every run."""

    def __init__(self, seed: int) -> None:
        self._seeds = count(seed)

    def one_of(self, values: Sequence[object] | pl.Series, size: int) -> pl.Series:
        """Values with replacement, each as likely as it stands there often."""
        drawn = pl.Series("", values)
        return drawn.sample(size, with_replacement=True, seed=next(self._seeds))

    def between(self, low: int, high: int, size: int) -> pl.Series:
        """Whole numbers from `low` to under `high`."""
        return self.one_of(pl.int_range(low, high, eager=True), size)

    def event(self, ids: pl.Series, each: int) -> tuple[pl.Series, pl.Series]:
        """So many events an account on average: whose, and on which of the last 400 days."""
        size = each * len(ids)
        return self.one_of(ids, size), DAY - self.between(0, 400, size)


def repeated(values: pl.Series, times: int) -> pl.Series:
    """Each value so many times in a row."""
    return values.gather(pl.int_range(len(values) * times, eager=True) // times)


def cycled(values: Sequence[object], size: int) -> pl.Series:
    """The values over and over."""
    return pl.Series(values).gather(pl.int_range(size, eager=True) % len(values))


def catalogue() -> Tables:
    kinds = ["software"] * 4 + ["service"]
    pricing = ["per_user", "per_user", "flat", "consumption", "flat"]
    prices = [50_000, 30_000, 1_000_000, None, 500_000]
    return {
        "products": {
            "product_id": PRODUCTS,
            "kind": kinds,
            "pricing": pricing,
            "list_price": prices,
        },
        "product_functions": {"product_id": ["0"], "function": ["sales"]},
        "product_upgrades": {"product_id": ["1"], "upgraded": ["0"]},
    }


def people(ids: pl.Series, draw: Draw) -> Tables:
    known, contact = draw.event(ids, 3)
    each = repeated(ids, len(UNITS))
    return {
        "accounts": {
            "account_id": ids,
            "name": ids,
            "currency": cycled(["USD"], len(ids)),
            "potential_users": draw.between(50, 5000, len(ids)),
        },
        "business_units": {
            "account_id": each,
            "business_unit": cycled(UNITS, len(each)),
            "function": cycled(["sales", "operations"], len(each)),
            "country": draw.one_of(["US", "DE"], len(each)),
            "headcount": draw.between(5, 400, len(each)),
        },
        "stakeholders": {
            "account_id": known,
            "level": draw.one_of(["c_level", "vp", "director"], len(known)),
            "strength": draw.between(1, 6, len(known)),
            "sentiment": draw.one_of(["advocate", "neutral", "detractor"], len(known)),
            "last_contact": contact,
            "status": cycled(["active"], len(known)),
        },
    }


def sold(ids: pl.Series, draw: Draw) -> Tables:
    each = repeated(ids, 2)
    size = len(each)
    start = DAY - draw.between(10, 900, size)
    billed, due = draw.event(ids, 2)
    offered, _ = draw.event(ids, 1)
    return {
        "contracts": {
            "contract_id": pl.select(pl.format("c{}", pl.int_range(size))).to_series(),
            "account_id": each,
            "product_id": draw.one_of(PRODUCTS, size),
            "business_unit": pl.Series([None], dtype=pl.String).new_from_index(0, size),
            "start_date": start,
            "end_date": start + draw.between(300, 1100, size),
            "annual_value": draw.between(100_000, 200_000_000, size),
            "seats": draw.between(10, 500, size),
            "auto_renew": draw.one_of([True, False], size),
            "notice_days": draw.between(0, 90, size),
            "status": draw.one_of(["active"] * 18 + ["proposed", "churned"], size),
        },
        "invoices": {
            "account_id": billed,
            "due_on": due,
            "paid_on": due + draw.between(-5, 20, len(due)),
        },
        "opportunities": {
            "account_id": offered,
            "amount": draw.between(0, 10_000_000, len(offered)),
        },
    }


def used(ids: pl.Series, draw: Draw) -> Tables:
    each, monthly = repeated(ids, len(UNITS)), repeated(ids, len(MONTHS))
    size, rows = len(each), len(monthly)
    cased, _ = draw.event(ids, 1)
    return {
        "positions": {
            "account_id": each,
            "business_unit": cycled(UNITS, size),
            "product_id": draw.one_of(PRODUCTS[1:], size),
            "status": draw.one_of(["deployed", "pilot", "not_sold", "blocked"], size),
            "active_users": draw.between(0, 100, size),
            "potential_users": draw.between(50, 300, size),
            "potential_value": pl.Series([None], dtype=pl.Int64).new_from_index(0, size),
        },
        "usage": {
            "account_id": monthly,
            "period": cycled(MONTHS, rows),
            "active_users": draw.between(0, 100, rows),
            "licensed_users": draw.between(50, 120, rows),
            "features_used": draw.between(0, 20, rows),
            "features_available": pl.Series([20]).new_from_index(0, rows),
        },
        "use_cases": {
            "account_id": cased,
            "status": draw.one_of(["active", "potential"], len(cased)),
        },
    }


def seen(ids: pl.Series, draw: Draw) -> Tables:
    touched, touched_on = draw.event(ids, 3)
    raised, opened = draw.event(ids, 2)
    asked, asked_on = draw.event(ids, 1)
    signalled, signalled_on = draw.event(ids, 1)
    reached, reached_on = draw.event(ids, 1)
    signals = ["expansion_interest"] * 16 + ["champion_left"] * 3 + ["formal_complaint"]
    return {
        "touchpoints": {
            "account_id": touched,
            "date": touched_on,
            "kind": draw.one_of(["call", "qbr", "meeting"], len(touched)),
            "level": draw.one_of(["c_level", "vp", "director"], len(touched)),
            "attended": draw.one_of([True] * 4 + [False], len(touched)),
        },
        "tickets": {
            "account_id": raised,
            "opened_on": opened,
            "closed_on": opened + draw.between(0, 60, len(opened)),
            "severity": draw.between(1, 5, len(opened)),
            "status": cycled(["closed"], len(opened)),
            "csat": draw.between(1, 6, len(opened)),
            "escalated": draw.one_of([True] + [False] * 8, len(opened)),
        },
        "surveys": {
            "account_id": asked,
            "date": asked_on,
            "kind": draw.one_of(["nps", "csat"], len(asked)),
            "score": draw.between(1, 6, len(asked)),
        },
        "signals": {
            "account_id": signalled,
            "date": signalled_on,
            "kind": draw.one_of(signals, len(signalled)),
        },
        "outcomes": {
            "account_id": reached,
            "date": reached_on,
            "annual_value": draw.between(0, 10_000_000, len(reached)),
            "verified_by": cycled(["CFO"], len(reached)),
        },
    }


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
