"""The list of the week says of an account what its own tools say of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from enterprise_sales.analyses.context import Context, context_of
from enterprise_sales.analyses.engagement import plan_engagement
from enterprise_sales.analyses.portfolio import review_portfolio
from enterprise_sales.analyses.qbr import prepare_qbr
from enterprise_sales.book import Book
from enterprise_sales.book.rows import LEVELS
from enterprise_sales.language import translator
from enterprise_sales.playbook import Playbook, load_playbook

from ..conftest import PLAYBOOKS
from ..strategies import AS_OF, EDGES, Mutable, loaded
from .books import ENTERPRISE, EXECUTION, STRATEGIC

ALL = 500
FEW = settings(
    max_examples=4,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
ACCOUNTS = tuple(f"a{number}" for number in range(8))

days = st.sampled_from((*EDGES, -30)).map(lambda n: AS_OF - timedelta(days=n))

# Due three months after the last one, and missed when 30 more days have passed: after 122 days.
reviewed = st.sampled_from((0, 91, 92, 120, 121, 122, 123, 200, -30)).map(
    lambda n: AS_OF - timedelta(days=n)
)


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A user's playbook by which an account may take every place of the list."""
    path = tmp_path_factory.mktemp("own") / "playbook.yaml"
    path.write_text(
        f"portfolio.week.per_account: {{value: {ALL}, reason: law}}\n", encoding="utf-8"
    )
    return path


def on_the_list(book: Book, rules: Playbook, kind: str, as_of: date) -> dict[str, list[str]]:
    """Account → the actions of a kind that the list holds for it, with the days they are late."""
    found = review_portfolio(book, rules, as_of, translator("en"), limit=ALL).this_week.actions
    lines: dict[str, list[str]] = {}
    for line in found:
        if line.kind == kind:
            lines.setdefault(line.account_id, []).append(f"{line.action}, {line.days_late}")
    return lines


def of_accounts(
    book: Book, rules: Playbook, as_of: date, tell: Callable[[Context], str | None]
) -> dict[str, list[str]]:
    """The same as the accounts' own tools tell it."""
    told = ((name, tell(context_of(book, rules, as_of, name, "en"))) for name in book.names)
    return {name: [text] for name, text in told if text is not None}


def longest_waiting(ctx: Context) -> str | None:
    """The executive whose contact is late for the longest time, as the engagement plan has them."""
    late = [one for one in plan_engagement(ctx).overdue if one.level == LEVELS[0]]
    if not late:
        return None
    return f"Meet {late[0].stakeholder.name}, {late[0].days}"


def people() -> st.SearchStrategy[list[dict[str, Any]]]:
    cells = {"last_contact": days, "status": st.sampled_from(("active", "left"))}
    level = st.sampled_from((LEVELS[0], LEVELS[0], LEVELS[1]))
    row = st.fixed_dictionaries({"level": level}, optional=cells)
    return st.lists(row, min_size=1, max_size=3)


@st.composite
def contacts(draw: st.DrawFn) -> Mutable:
    """Accounts whose people were met on record, at touchpoints, at both, or never."""
    found: Mutable = {"accounts": [], "stakeholders": [], "touchpoints": []}
    for name in ACCOUNTS:
        found["accounts"].append({"account_id": name, "name": name})
        for number, row in enumerate(draw(people())):
            person = {"account_id": name, "stakeholder_id": f"{name}-{number}"}
            found["stakeholders"].append({**row, **person, "name": f"Ann {number}"})
            met = st.fixed_dictionaries({"date": days}, optional={"attended": st.booleans()})
            for point in draw(st.lists(met, max_size=2)):
                found["touchpoints"].append({**point, **person, "kind": "call"})
    return found


@pytest.mark.parametrize("name", [STRATEGIC, ENTERPRISE, EXECUTION])
@FEW
@given(tables=contacts())
def test_who_is_to_be_met_is_late_in_the_engagement_plan(
    own: Path, name: str, tables: Mutable
) -> None:
    rules = load_playbook(name, AS_OF, root=PLAYBOOKS, override=own)
    with loaded(tables) as book:
        week = on_the_list(book, rules, "executive_contact", AS_OF)
        assert week == of_accounts(book, rules, AS_OF, longest_waiting)


def missed(ctx: Context) -> str | None:
    """The review that its preparation says was missed, with the days it is late."""
    found = prepare_qbr(ctx)
    late_since, text = found.qbr_late_since, "Hold the business review with champion and leadership"
    told = {check.code: check for check in found.checks}["skipped_as_busy"]
    if told.ok is not False:
        return None
    days = (ctx.as_of - date.fromisoformat(late_since)).days if late_since else 0
    return f"{text}, {days}"


@st.composite
def met(draw: st.DrawFn) -> Mutable:
    """Customers with business reviews that were held, or not yet, or never."""
    found: Mutable = {"accounts": [], "contracts": [], "touchpoints": []}
    contract = {"start_date": "2020-01-01", "annual_value": 9, "product_id": "p"}
    kinds = st.sampled_from(("qbr", "ebr", "call"))
    for name in ACCOUNTS:
        since = st.fixed_dictionaries({}, optional={"customer_since": reviewed})
        found["accounts"].append({"account_id": name, "name": name, **draw(since)})
        found["contracts"].append({"contract_id": name, "account_id": name, **contract})
        for day, kind in draw(st.lists(st.tuples(reviewed, kinds), max_size=2)):
            found["touchpoints"].append({"account_id": name, "date": day, "kind": kind})
    return found


@pytest.mark.parametrize("name", [STRATEGIC, ENTERPRISE, EXECUTION])
@FEW
@given(tables=met())
def test_a_review_of_the_list_is_missed_in_its_preparation(
    own: Path, name: str, tables: Mutable
) -> None:
    rules = load_playbook(name, AS_OF, root=PLAYBOOKS, override=own)
    with loaded(tables) as book:
        week = on_the_list(book, rules, "review_missed", AS_OF)
        assert week == of_accounts(book, rules, AS_OF, missed)
