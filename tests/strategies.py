"""Random small books for property tests, as tables that `books.written` puts into a folder.

Dates lie around `AS_OF`, many of them at the edge of a window; money, users and scores reach their
limits; any cell that is not required may be missing.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from enterprise_sales.book import Book, load_book
from enterprise_sales.book.rows import LEVELS, SIGNAL_KINDS

from .books import Tables, written

AS_OF = date(2026, 6, 30)
CURRENCIES = ("USD", "EUR", "JPY")
PRODUCTS = ("flow", "desk", "voice", "care")
UNITS = ("Sales", "Operations", "Support")
FUNCTIONS = ("sales", "operations", "support")
EDGES = (0, 1, 5, 6, 14, 15, 30, 31, 89, 90, 91, 92, 179, 180, 181, 364, 365, 366, 730)
KEYS = {
    "contracts": "contract_id",
    "stakeholders": "stakeholder_id",
    "tickets": "ticket_id",
    "invoices": "invoice_id",
    "opportunities": "opportunity_id",
}
Rows = list[dict[str, Any]]
Mutable = dict[str, Rows]

edges = st.sampled_from(EDGES)
past = st.builds(lambda n: AS_OF - timedelta(days=n), edges | st.integers(0, 500))
ahead = st.builds(lambda n: AS_OF + timedelta(days=n), edges | st.integers(0, 500))
days = past | ahead
counts = st.sampled_from((0, 1, 2, 10, 25, 120)) | st.integers(0, 300)
flags = st.booleans()


def amounts(currency: str) -> st.SearchStrategy[str]:
    """Amounts as written: yen have no decimals."""
    whole = st.sampled_from((0, 1, 249_999, 250_000, 1_000_000)) | st.integers(0, 3_000_000)
    if currency == "JPY":
        return whole.map(str)
    return st.tuples(whole, st.integers(0, 99)).map(lambda parts: f"{parts[0]}.{parts[1]:02}")


def rows(
    required: dict[str, st.SearchStrategy[Any]],
    optional: dict[str, st.SearchStrategy[Any]],
    at_most: int = 3,
) -> st.SearchStrategy[Rows]:
    """A few rows of one table; an optional cell is there or not."""
    return st.lists(st.fixed_dictionaries(required, optional=optional), max_size=at_most)


def one_of(*codes: str) -> st.SearchStrategy[str]:
    return st.sampled_from(codes)


def contract_rows(currency: str) -> st.SearchStrategy[Rows]:
    lengths = st.sampled_from((0, 30, 364, 365, 729)).map(lambda n: timedelta(days=n))
    term = st.tuples(days | past, lengths).map(lambda term: (term[0] - term[1], term[0]))
    cells = {
        "product_id": st.sampled_from(PRODUCTS[:2]),
        "business_unit": st.sampled_from(UNITS[:2]),
        "seats": counts,
        "auto_renew": flags,
        "notice_days": st.sampled_from((0, 30, 90)),
        "status": one_of("active", "active", "proposed", "churned", "expired"),
    }

    def dated(parts: tuple[dict[str, Any], tuple[date, date], bool]) -> dict[str, Any]:
        row, (start, end), open_ended = parts
        return {**row, "start_date": start, **({} if open_ended else {"end_date": end})}

    row = st.fixed_dictionaries({"annual_value": amounts(currency)}, optional=cells)
    open_ended = st.sampled_from((False, False, False, True))
    gaps = st.lists(st.sampled_from((0, 1, 30, 31)), max_size=2)
    plain = st.lists(st.tuples(row, term, open_ended).map(dated), max_size=3)
    return st.tuples(plain, gaps).map(lambda parts: with_successors(*parts))


def with_successors(contracts: Rows, gaps: list[int]) -> Rows:
    """The contracts, and after the last of them one more for each gap in days."""
    chain = list(contracts)
    for gap in gaps:
        if chain and "end_date" in chain[-1]:
            start = chain[-1]["end_date"] + timedelta(days=gap)
            chain.append(
                {**chain[-1], "start_date": start, "end_date": start + timedelta(days=364)}
            )
    return chain


def usage_rows() -> st.SearchStrategy[Rows]:
    """Months of use, each month, product and unit once; never more users than licences."""
    months = st.sampled_from([date(2026, month, 1) for month in range(1, 8)])

    def whole(found: Rows) -> Rows:
        once = {(row["period"], row.get("product_id")): row for row in found}
        return list(once.values())

    cells = {
        "product_id": st.sampled_from(PRODUCTS[:2]),
        "active_users": st.integers(0, 60),
        "licensed_users": st.sampled_from((0, 60, 80, 100)),
        "features_used": st.integers(0, 12),
        "features_available": st.sampled_from((0, 12, 20)),
    }
    return rows({"period": months}, cells, 4).map(whole)


def survey_rows() -> st.SearchStrategy[Rows]:
    nps = st.fixed_dictionaries({"date": past, "score": st.integers(0, 10)})
    csat = st.fixed_dictionaries(
        {"date": past, "score": st.integers(1, 5), "kind": st.just("csat")}
    )
    return st.lists(nps.map(lambda row: {**row, "kind": "nps"}) | nps | csat, max_size=3)


def unit_rows() -> st.SearchStrategy[Rows]:
    cells = {
        "function": st.sampled_from(FUNCTIONS),
        "country": st.sampled_from(("Norway", "Chile")),
        "headcount": counts,
    }
    optional = st.fixed_dictionaries({}, optional=cells)
    return st.lists(optional, max_size=3).map(
        lambda found: [
            {"business_unit": unit, **row} for unit, row in zip(UNITS, found, strict=False)
        ]
    )


def position_rows(units: Rows, currency: str) -> st.SearchStrategy[Rows]:
    """Positions of units that the account has, each pair once."""
    names = [unit["business_unit"] for unit in units] or list(UNITS)
    statuses = one_of(
        "deployed",
        "deployed",
        "pilot",
        "proposed",
        "not_sold",
        "competitor",
        "blocked",
        "not_applicable",
    )
    cells = {
        "active_users": counts,
        "potential_users": counts,
        "potential_value": amounts(currency),
        "launched_on": past,
    }
    required = {
        "business_unit": st.sampled_from(names),
        "product_id": st.sampled_from(PRODUCTS),
        "status": statuses,
    }
    return rows(required, cells, 4).map(
        lambda found: list(
            {(row["business_unit"], row["product_id"]): row for row in found}.values()
        )
    )


def people_rows() -> st.SearchStrategy[Rows]:
    cells = {
        "level": st.sampled_from(LEVELS),
        "team": one_of("buying", "using", "adjacent"),
        "buying_role": one_of("champion", "economic_buyer", "user"),
        "strength": st.integers(1, 5),
        "sentiment": one_of("advocate", "neutral", "detractor"),
        "last_contact": days,
        "status": one_of("active", "left"),
    }
    return rows({"name": one_of("Ann", "Bob")}, cells)


def touchpoint_rows() -> st.SearchStrategy[Rows]:
    cells = {
        "kind": one_of("call", "qbr", "ebr", "email"),
        "level": st.sampled_from(LEVELS),
        "attended": flags,
    }
    return rows({"date": days}, cells)


def ticket_rows() -> st.SearchStrategy[Rows]:
    cells = {
        "closed_on": days,
        "severity": st.integers(1, 4),
        "status": one_of("open", "pending", "closed"),
        "csat": st.integers(1, 5),
        "escalated": flags,
    }
    return rows({"opened_on": days}, cells)


def register_rows() -> st.SearchStrategy[Mutable]:
    """Actions, risks and objectives; some in the same words for two people."""
    owners = one_of("Ann", "Bob")
    return st.fixed_dictionaries(
        {
            "actions": rows(
                {"action": one_of("Call", "Write")},
                {"owner": owners, "due": days, "status": one_of("open", "done")},
            ),
            "risks": rows(
                {"risk": one_of("Budget")},
                {
                    "likelihood": one_of("low", "medium", "high"),
                    "impact": one_of("low", "high", "critical"),
                    "owner": owners,
                    "due": days,
                },
            ),
            "objectives": rows({"objective": one_of("Grow")}, {"owner": owners, "due": days}),
        }
    )


@st.composite
def accounts(draw: st.DrawFn) -> Mutable:
    """Everything that one account has, under the id `a`."""
    currency = draw(st.sampled_from(CURRENCIES))
    money = amounts(currency)
    units = draw(unit_rows())
    account = {"name": "Acme", "currency": currency}
    head = st.fixed_dictionaries(
        {}, optional={"potential_users": counts, "country": one_of("Chile")}
    )
    own: Mutable = {
        "accounts": [{**account, **draw(head)}],
        "business_units": units,
        "contracts": draw(contract_rows(currency)),
        "positions": draw(position_rows(units, currency)),
        "use_cases": draw(
            rows(
                {"use_case": one_of("Orders", "Returns")}, {"status": one_of("active", "potential")}
            )
        )[:1],
        "stakeholders": draw(people_rows()),
        "usage": draw(usage_rows()),
        "touchpoints": draw(touchpoint_rows()),
        "tickets": draw(ticket_rows()),
        "surveys": draw(survey_rows()),
        "invoices": draw(rows({"due_on": days}, {"paid_on": days, "amount": money})),
        "outcomes": draw(
            rows(
                {"date": days, "outcome": one_of("Saved")},
                {"annual_value": money, "verified_by": one_of("CFO")},
            )
        ),
        "signals": draw(rows({"date": days, "kind": st.sampled_from(SIGNAL_KINDS)}, {})),
        "opportunities": draw(rows({}, {"amount": money, "close_date": days})),
        **draw(register_rows()),
    }
    return renamed(own, "a")


@st.composite
def lively_accounts(draw: st.DrawFn) -> Mutable:
    """An account that has, besides, a current row of all that a score rewards or punishes."""
    own = draw(accounts())
    month = {"period": date(2026, 6, 1), "product_id": PRODUCTS[3], "licensed_users": 100}
    recent = AS_OF - timedelta(days=20)
    more: Mutable = {
        "usage": [{**month, "active_users": draw(st.integers(0, 90))}],
        "surveys": [{"date": recent, "kind": "nps", "score": draw(st.integers(0, 9))}],
        "invoices": [{"due_on": draw(past)}],
        "tickets": [{"opened_on": recent, "severity": draw(st.integers(2, 4))}],
    }
    return renamed({table: found + more.get(table, []) for table, found in own.items()}, "a")


def renamed(own: Mutable, account_id: str) -> Mutable:
    """A copy of an account under another id, so that a book can hold it twice."""
    copies: Mutable = {}
    for table, found in own.items():
        copies[table] = [{**row, "account_id": account_id} for row in found]
        if table in KEYS:
            for number, row in enumerate(copies[table]):
                row[KEYS[table]] = f"{account_id}-{number}"
    return copies


def together(*owns: Mutable) -> Mutable:
    """The tables of several accounts in one book."""
    found: Mutable = {}
    for own in owns:
        for table, listed in own.items():
            found.setdefault(table, []).extend(listed)
    return found


@st.composite
def price_lists(draw: st.DrawFn) -> Mutable:
    """Products and rates, which all accounts share."""
    required = {"pricing": one_of("per_user", "per_user", "flat", "consumption")}
    cells = {
        "kind": one_of("software", "service"),
        "list_price": amounts("USD"),
        "fits_functions": one_of("sales", "sales;operations", " Support ; sales;"),
        "requires": st.sampled_from(PRODUCTS[:2]),
        "upgrades": st.sampled_from(PRODUCTS[:1]),
    }
    described = st.fixed_dictionaries(required, optional=cells)
    products = [{"product_id": name, "name": name, **draw(described)} for name in PRODUCTS]
    rated = draw(st.lists(st.sampled_from(CURRENCIES[1:]), unique=True))
    prices = {"EUR": "1.08", "JPY": "0.0067"}
    rates = [{"date": "2026-01-01", "currency": code, "rate": prices[code]} for code in rated]
    return {"products": products, "rates": rates}


@st.composite
def books(draw: st.DrawFn, at_most: int = 3) -> Mutable:
    """A whole book of one to three accounts; any table but accounts may be missing."""
    ids = ("a", "b", "c")[: draw(st.integers(1, at_most))]
    found = together(*(renamed(draw(accounts()), name) for name in ids), draw(price_lists()))
    absent = draw(st.sets(st.sampled_from(sorted(set(found) - {"accounts"})), max_size=4))
    return {table: listed for table, listed in found.items() if listed and table not in absent}


@contextmanager
def loaded(tables: Tables) -> Iterator[Book]:
    """The tables as a book in US dollars, read from files."""
    with tempfile.TemporaryDirectory() as folder:
        path = written(Path(folder) / "book", tables, currency="USD", reporting_currency="USD")
        yield load_book(path)


def changed(
    own: Mutable, table: str, change: Callable[[dict[str, Any]], dict[str, Any]]
) -> Mutable:
    """The same account with every row of one table changed."""
    return {**own, table: [change(row) for row in own.get(table, [])]}
