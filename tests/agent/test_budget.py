"""The budget is never passed: not by one question, not by many at once, not by what goes wrong."""

from __future__ import annotations

import json
from typing import Any

import anyio
import pytest
from anthropic import AsyncAnthropic
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enterprise_sales.agent.budget import LEAST_OUTPUT, Budget, BudgetSpentError
from enterprise_sales.agent.conversation import Settings, conversation
from enterprise_sales.agent.events import Ended
from enterprise_sales.tools import Workspace

from ..scripted.api import ScriptedApi
from ..scripted.steps import Dropped, Json, Refusal, Reply, Step, call, calls, in_turn, says, text
from .talking import AGENT, MODEL, PROFILE, heard, talk_of

FEW = settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
KINDS = st.sampled_from(["calls", "calls", "says", "cut", "cut early", "dropped", "busy"])
PLAN = st.lists(st.tuples(KINDS, st.floats(0, 1), st.floats(0, 1)), max_size=6)


class Ledger:
    """An API that keeps its own account of what it bills: any number that its limits let it."""

    def __init__(self, plan: list[tuple[str, float, float]]) -> None:
        self._plan = list(plan)
        self.billed = 0

    def __call__(self, body: Json) -> Step:
        kind, read, written = self._plan.pop(0) if self._plan else ("says", 1.0, 1.0)
        if kind == "busy":
            return Refusal(529, "overloaded_error", "0.001")
        told = {
            "input_tokens": int(read * bytes_of(body)),
            "output_tokens": max(1, int(written * body["max_tokens"])),
        }
        self.billed += sum(told.values())
        return step(kind, told, len(self._plan))


def bytes_of(body: Json) -> int:
    """No request has more tokens than bytes."""
    read = [body["system"], body["tools"], body["messages"]]
    return len(json.dumps(read, ensure_ascii=False).encode())


def step(kind: str, usage: Json, number: int) -> Step:
    if kind == "dropped":
        return Dropped()
    if kind == "calls":
        return calls("list_accounts", key=f"toolu_{number}", usage=usage)
    if kind == "says":
        return says("Done.", usage=usage)
    return Reply([] if kind == "cut early" else [text("So")], cut="connection", usage=usage)


@FEW
@given(PLAN, st.integers(60_000, 400_000), st.sampled_from([300, 16_000]))
def test_whatever_the_api_bills_within_its_limits_the_total_holds(
    where: Workspace, fast: None, plan: Any, total: int, max_tokens: int
) -> None:
    budget, ledger = Budget(total), Ledger(plan)
    talk = talk_of(
        ledger, where, "Why?", "And?", budget=budget, max_tokens=max_tokens, reply_seconds=20
    )
    assert ledger.billed <= budget.spent <= total
    assert budget.held == 0
    stops = {told.end.stop for told in talk.told}
    assert stops <= {"end_turn", "max_tokens", "budget", "failed"}


@FEW
@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=4), st.integers(60_000, 200_000))
def test_an_api_that_tells_more_than_it_may_is_not_asked_once_more(
    where: Workspace, told: list[int], total: int
) -> None:
    usages = [{"input_tokens": tokens, "output_tokens": 1} for tokens in told]
    asked = [calls("list_accounts", key=f"t{n}", usage=use) for n, use in enumerate(usages)]
    budget = Budget(total)
    talk = talk_of(in_turn(*asked, says("Done.")), where, budget=budget)
    for number in range(1, len(talk.bodies)):
        assert sum(tokens + 1 for tokens in told[:number]) < total


def test_a_budget_that_is_too_small_asks_for_nothing(where: Workspace) -> None:
    talk = talk_of(in_turn(), where, budget=Budget(1000))
    assert (talk.end.stop, talk.bodies) == ("budget", [])
    assert talk.end.message.startswith("The budget of 1,000 tokens is nearly spent: 0 are gone")


def test_a_budget_that_ends_among_tools_keeps_what_was_saved(where: Workspace) -> None:
    first = calls("profile_account", PROFILE, usage={"input_tokens": 90_000, "output_tokens": 5})
    talk = talk_of(in_turn(first), where, budget=Budget(100_000))
    assert (talk.end.stop, len(talk.bodies), len(talk.end.saved)) == ("budget", 1, 1)


def test_the_last_reply_is_as_long_as_the_budget_lets_it(where: Workspace) -> None:
    most = bytes_of(talk_of(in_turn(says("So.")), where).bodies[0])
    script = in_turn(says("So", stop="max_tokens"))
    talk = talk_of(script, where, budget=Budget(most + 3000))
    (body,) = talk.bodies
    assert LEAST_OUTPUT <= body["max_tokens"] < 3000
    assert talk.end.stop == "budget"
    assert "What was left of the budget ended the answer" in talk.end.message


def test_tries_that_the_api_refused_cost_nothing(where: Workspace) -> None:
    busy, budget = Refusal(529, "overloaded_error", "0.01"), Budget(10**6)
    talk_of(in_turn(busy, busy, says("So.")), where, budget=budget)
    assert budget.spent == 2


def test_a_reply_that_was_cut_costs_as_if_it_had_become_as_long_as_it_could(
    where: Workspace,
) -> None:
    used, budget = {"input_tokens": 70, "output_tokens": 9}, Budget(10**6)
    script = in_turn(Reply([text("So")], cut="connection", usage=used), says("So.", usage=used))
    talk_of(script, where, budget=budget, max_tokens=500)
    assert budget.spent == (70 + 500) + (70 + 9)


def test_a_try_of_which_nobody_knows_the_end_costs_the_most_it_can(
    where: Workspace, fast: None
) -> None:
    budget = Budget(10**6)
    talk = talk_of(in_turn(Dropped(), says("So.")), where, budget=budget, max_tokens=500)
    assert budget.spent > bytes_of(talk.bodies[0]) + 500


def test_where_there_is_no_room_for_both_a_try_is_not_made_again(
    where: Workspace, fast: None
) -> None:
    most = bytes_of(talk_of(in_turn(says("So.")), where).bodies[0])
    talk = talk_of(in_turn(Dropped()), where, budget=Budget(most + 3000))
    assert (talk.end.stop, len(talk.bodies)) == ("budget", 1)


def test_where_bytes_do_not_fit_the_api_is_asked_to_count(where: Workspace) -> None:
    talk = talk_of(in_turn(says("So.")), where, counts=lambda _: 10_000, budget=Budget(12_000))
    assert talk.end.stop == "end_turn"
    # A twentieth is added, as a count is an estimate.
    assert talk.bodies[0]["max_tokens"] == 12_000 - 10_500
    (counted,) = talk.api.counted
    assert counted == {key: talk.bodies[0][key] for key in counted}


def test_an_api_that_does_not_count_is_not_trusted_to(where: Workspace) -> None:
    talk = talk_of(in_turn(), where, budget=Budget(12_000))
    assert (talk.end.stop, len(talk.api.counted)) == ("budget", 1)


def test_without_a_budget_nothing_is_counted(where: Workspace) -> None:
    talk = talk_of(in_turn(says("So.")), where, counts=lambda _: 1)
    assert (talk.api.counted, talk.bodies[0]["max_tokens"]) == ([], 16_000)


@FEW
@given(
    st.lists(st.tuples(st.integers(1, 400), st.integers(1, 400), st.floats(0, 1)), max_size=8),
    st.integers(1, 1500),
)
def test_those_who_ask_at_once_wait_for_each_other_and_all_come_to_an_end(
    asked: list[tuple[int, int, float]], total: int
) -> None:
    budget = Budget(total)

    async def one(most_input: int, most_output: int, used: float) -> None:
        try:
            async with budget.reserved(most_input, most_output) as held:
                assert budget.spent + budget.held <= total
                await anyio.lowlevel.checkpoint()
                held.settle(int(used * held.whole))
        except BudgetSpentError:
            # Refused only where it would not fit even if nobody held anything.
            assert budget.spent + most_input + min(most_output, LEAST_OUTPUT) > total

    async def all_of_them() -> None:
        async with anyio.create_task_group() as tasks:
            for each in asked:
                tasks.start_soon(one, *each)

    anyio.run(all_of_them)
    assert budget.spent <= total
    assert budget.held == 0


def test_one_budget_serves_conversations_at_the_same_time(where: Workspace) -> None:
    used = {"input_tokens": 30_000, "output_tokens": 100}
    budget = Budget(200_000)
    ends: list[Ended] = []

    async def one(client: AsyncAnthropic) -> None:
        bounds = Settings(MODEL, budget=budget)
        async with conversation(AGENT, where, bounds, client=client) as talk:
            ends.append((await heard(talk, "Why?")).end)

    async def run(api: ScriptedApi) -> None:
        async with (
            AsyncAnthropic(api_key="test", base_url=api.url) as client,
            anyio.create_task_group() as tasks,
        ):
            for _ in range(8):
                tasks.start_soon(one, client)

    with ScriptedApi(lambda _: says("Done.", usage=used)) as api:
        anyio.run(run, api)
    stops = [end.stop for end in ends]
    assert sorted(set(stops)) == ["budget", "end_turn"]
    assert budget.spent == 30_100 * stops.count("end_turn") <= 200_000


@pytest.fixture
def fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """The SDK waits half a second before it connects anew; here it need not."""
    monkeypatch.setattr("anthropic._base_client.INITIAL_RETRY_DELAY", 0.001)


def test_a_call_in_a_reply_that_the_budget_cut_is_not_made(where: Workspace) -> None:
    most = bytes_of(talk_of(in_turn(says("So.")), where).bodies[0])
    cut = Reply([text("So"), call("profile_account", PROFILE)], stop="max_tokens")
    talk = talk_of(in_turn(cut), where, budget=Budget(most + 3000))
    assert (talk.end.stop, talk.told[0].called, talk.end.saved) == ("budget", [], ())
