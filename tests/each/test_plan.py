from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from enterprise_sales.agent.about_account import about
from enterprise_sales.agent.each_filter import filter_of
from enterprise_sales.agent.each_order import Plan, Wish, order_of, plan_of
from enterprise_sales.agent.each_run import Order
from enterprise_sales.agent.journal import journal_of
from enterprise_sales.agent.journal_records import Asked
from enterprise_sales.agent.transcript import transcript_in
from enterprise_sales.tools.workspace import Workspace

from .fakes import ACCOUNTS, AGENT, BOOK, NOW, Model, Script, key_of, run, workspace_in

ORDER = Order(key_of(), ACCOUNTS, BOOK, 3, 1000)


def _plan(folder: Path, order: Order = ORDER) -> Plan:
    return plan_of(order, workspace_in(folder))


def test_before_the_first_run_all_are_asked_within_the_budget(tmp_path: Path) -> None:
    plan = _plan(tmp_path)
    assert (plan.ask, plan.earlier) == (ACCOUNTS, ())
    assert (plan.taken, plan.most_tokens) == (0, 1000)


def test_after_a_run_those_without_an_answer_are_asked_with_what_is_left(tmp_path: Path) -> None:
    run(tmp_path, Model({"acme": [Script(stop="failed")]}), ACCOUNTS[:2])
    plan = _plan(tmp_path)
    assert plan.ask == (ACCOUNTS[0], *ACCOUNTS[2:])
    assert plan.earlier == (ACCOUNTS[1],)
    assert (plan.taken, plan.most_tokens) == (300, 700)


@pytest.mark.parametrize(("budget", "most"), [(301, 1), (300, 0), (100, 0), (None, None)])
def test_the_most_tokens_are_what_is_left_or_unknown(
    tmp_path: Path, budget: int | None, most: int | None
) -> None:
    run(tmp_path, Model(), ACCOUNTS[:2])
    assert _plan(tmp_path, replace(ORDER, budget=budget)).most_tokens == most


def test_where_nobody_is_left_to_ask_nothing_is_taken(tmp_path: Path) -> None:
    run(tmp_path, Model())
    assert _plan(tmp_path, replace(ORDER, budget=None)).most_tokens == 0


@pytest.mark.parametrize(
    ("change", "message"), [({"again": True}, "--again"), ({"book": "c"}, "have changed since")]
)
def test_what_starts_over_has_nothing_of_before(
    tmp_path: Path, change: dict[str, object], message: str
) -> None:
    run(tmp_path, Model())
    plan = _plan(tmp_path, replace(ORDER, **change))  # type: ignore[arg-type]
    assert (plan.ask, plan.taken, plan.most_tokens) == (ACCOUNTS, 0, 1000)
    assert message in plan.message


def test_an_answer_that_only_its_transcript_knows_is_not_asked_for(tmp_path: Path) -> None:
    run(tmp_path, Model({"acme": [Script(stop="failed")]}), ACCOUNTS[:1])
    put = about("What is urgent?", "acme", "Acme")
    with journal_of(key_of(), workspace_in(tmp_path)) as journal:
        journal.write(Asked(at=NOW, account="acme", text=put))
    transcript = transcript_in(workspace_in(tmp_path), AGENT, put)
    transcript.started(agent=AGENT, model="model-1", provider="anthropic")
    transcript.question(put)
    transcript.answer("Renew acme.", "end_turn")
    assert _plan(tmp_path).earlier == (ACCOUNTS[0],)


def _order(book: Path, wish: Wish, **environment: str) -> Order:
    now = datetime(2026, 6, 30, 9, tzinfo=UTC)
    return order_of(wish, Workspace(book, book.parent, lambda: now), environment)


def test_an_order_is_what_the_user_wishes(demo_book: Path) -> None:
    wish = Wish(" Why? ", AGENT, filter_of("owner=David Lin"), "claude-x", 2, 1, 500, again=True)
    order = _order(demo_book, wish)
    assert (order.key.question, order.key.model, order.key.filter) == (
        "Why?",
        "claude-x",
        "owner=David Lin",
    )
    assert (len(order.accounts), order.jobs, order.budget, order.again) == (1, 2, 500, True)


def test_what_the_user_does_not_say_is_the_agents_model_and_three_at_a_time(
    demo_book: Path,
) -> None:
    wish = Wish("Why?", AGENT, filter_of("all"))
    order = _order(demo_book, wish, ANTHROPIC_DEFAULT_SONNET_MODEL="claude-own")
    assert (order.key.model, order.jobs, len(order.accounts)) == ("claude-own", 3, 10)
    assert not order.again


def test_the_digest_is_that_of_the_book_and_the_thresholds_of_the_agent(demo_book: Path) -> None:
    wish = Wish("Why?", AGENT, filter_of("all"))
    other = replace(wish, agent="strategic-account-planner")
    assert _order(demo_book, wish).book == _order(demo_book, wish).book
    assert _order(demo_book, wish).book != _order(demo_book, other).book
