"""What holds for the plan of any account, over random books."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from enterprise_sales.analyses.context import Context, context_of
from enterprise_sales.analyses.contracts_up import contracts_up, running
from enterprise_sales.analyses.plan import plan_account
from enterprise_sales.analyses.results import Scenario
from enterprise_sales.book import load_book

from ..books import Tables, written
from ..strategies import AS_OF, books
from .books import PLAYBOOKS, playbook

LAW = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
BOOKS = books(at_most=1)


@contextmanager
def _context(tables: Tables, under: str) -> Iterator[Context]:
    with TemporaryDirectory() as folder:
        currencies = {"currency": "USD", "reporting_currency": "USD"}
        book = load_book(written(Path(folder) / "book", tables, **currencies))
        yield context_of(book, playbook(under), AS_OF, next(iter(book.names)), "en")


@LAW
@given(BOOKS, st.sampled_from(PLAYBOOKS))
def test_what_is_up_for_renewal_is_what_the_scorecard_says(tables: Tables, under: str) -> None:
    with _context(tables, under) as ctx:
        up = contracts_up(ctx)
        if ctx.row.renewal_value is not None:
            assert up.value == ctx.row.renewal_value
            assert up.base == sum(row.annual_value for row in running(ctx, ctx.row.renewal_date))
            assert {row.end_date for row in up.contracts} == {ctx.row.renewal_date}


@LAW
@given(BOOKS, st.sampled_from(PLAYBOOKS))
def test_the_steps_of_a_renewal_keep_their_order(tables: Tables, under: str) -> None:
    with _context(tables, under) as ctx:
        lines = plan_account(ctx).renewal.milestones
        dates = [line.compressed_due or line.due for line in lines if line.status != "done"]
        assert dates == sorted(dates)
        late = [line.compressed_due for line in lines if line.status == "overdue"]
        assert all(new is not None and new >= AS_OF.isoformat() for new in late)


@LAW
@given(BOOKS, st.sampled_from(PLAYBOOKS))
def test_scenarios_lie_where_their_names_say(tables: Tables, under: str) -> None:
    with _context(tables, under) as ctx:
        found = {row.name: row for row in plan_account(ctx).renewal.scenarios}
        flat = _value(found["flat"])
        assert (flat is None) == (ctx.row.arr is None)
        for name, sign in (("uplift", 1), ("multi_year", 1), ("expansion", 1), ("contraction", -1)):
            value = _value(found[name])
            if flat is None or value is None:
                assert value is None, name
            else:
                assert sign * (value - flat) >= 0, name
            assert found[name].basis


ENDS_TODAY: Tables = {
    "accounts": [{"account_id": "a", "name": "Acme", "currency": "USD"}],
    "contracts": [
        {
            "contract_id": "a-0",
            "account_id": "a",
            "annual_value": "0.00",
            "start_date": AS_OF,
            "end_date": AS_OF,
        }
    ],
}


@LAW
@example(ENDS_TODAY, "strategic-12-month")
@given(BOOKS, st.sampled_from(PLAYBOOKS))
def test_whatever_is_planned_has_a_day_and_somebody(tables: Tables, under: str) -> None:
    with _context(tables, under) as ctx:
        found = plan_account(ctx)
        assert sum(line.minutes for line in found.qbr.agenda) == found.qbr.minutes
        assert all(step.owner for step in found.next_actions)
        # Before a customer a person stands, or nobody yet; never a role of ours.
        assert ctx.account.owner is None or all(step.owner for step in found.qbr.next_steps)
        assert all(step.start <= step.due for step in found.roadmap)
        # A renewal that falls on the day itself is due that day.
        assert all(goal.due >= found.as_of for goal in found.goals)
        assert found.goals


def _value(row: Scenario) -> Decimal | None:
    return None if row.annual_value is None else Decimal(row.annual_value)
