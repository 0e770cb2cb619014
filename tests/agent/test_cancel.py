"""An answer that is stopped: at once, with nothing lost, and the conversation goes on."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import Any

import anyio
import pytest

from enterprise_sales.agent import said
from enterprise_sales.agent.events import Ended, Event, Started, Text, ToolCalled
from enterprise_sales.agent.history import UNANSWERED
from enterprise_sales.tools import Workspace

from ..scripted.api import ScriptedApi
from ..scripted.steps import Endless, Json, Reply, Script, call, calls, in_turn, says, text
from .talking import PROFILE, blocks_of, heard, talking, texts_of


def stopped_at(
    kind: type[Any], script: Script, where: Workspace
) -> tuple[Ended, Ended, list[Json]]:
    """Cancel at the first event of a kind, then ask on."""

    async def run(api: ScriptedApi) -> tuple[Ended, Ended]:
        async with talking(api, where) as talk:
            last: Event | None = None
            async for last in talk.ask("Why?"):
                if isinstance(last, kind):
                    talk.cancel()
            assert isinstance(last, Ended)
            return last, (await heard(talk, "And?")).end

    with ScriptedApi(script) as api:
        first, second = anyio.run(run, api)
    assert api.refused == []
    return first, second, api.bodies


def until_saved(where: Workspace) -> None:
    """Wait for a document; pytest's own limit ends it."""
    pause = threading.Event()
    while not list(where.outputs.rglob("*.md")):
        pause.wait(0.005)


def held(where: Workspace, gate: threading.Event) -> Workspace:
    """A workspace in which saving waits for a gate."""
    keep = where.keep

    def late(*given: Any) -> Any:
        gate.wait(20)
        return keep(*given)

    return replace(where, keep=late)


def test_stopped_in_the_text_the_model_knows_what_it_said(where: Workspace) -> None:
    first, second, bodies = stopped_at(
        Text, in_turn(Endless([text("It begins")]), says("Fine.")), where
    )
    assert (first.stop, first.text, first.message) == ("cancelled", "It begins", said.CANCELLED)
    assert [block["text"] for block in blocks_of(bodies[1], "text")] == [
        *("Why?", "It begins", said.STOPPED_HERE, "And?"),
    ]
    assert (second.stop, second.text) == ("end_turn", "Fine.")


def test_stopped_before_a_word_the_question_stays(where: Workspace) -> None:
    _, second, bodies = stopped_at(Started, in_turn(*[says("Fine.")] * 2), where)
    *_, last = bodies
    assert [block["text"] for block in blocks_of(last, "text")] == [
        *("Why?", said.STOPPED_HERE, "And?"),
    ]
    assert second.stop == "end_turn"


def test_stopped_in_a_tool_every_call_has_an_answer(where: Workspace) -> None:
    gate = threading.Event()
    asked = Reply([call("list_accounts", key="a"), call("profile_account", PROFILE, "b")])
    script = in_turn(asked, says("Fine."))

    async def run(api: ScriptedApi) -> tuple[Ended, Ended]:
        async with talking(api, held(where, gate)) as talk:
            async for event in talk.ask("Why?"):
                if isinstance(event, ToolCalled) and event.name == "profile_account":
                    talk.cancel()
            assert isinstance(event, Ended)
            return event, (await heard(talk, "And?")).end

    with ScriptedApi(script) as api:
        first, second = anyio.run(run, api)
    gate.set()
    done, undone = blocks_of(api.bodies[1], "tool_result")
    assert (first.stop, second.stop) == ("cancelled", "end_turn")
    assert ("is_error" in done, undone["is_error"]) == (False, True)
    assert texts_of(undone) == UNANSWERED


def test_what_a_stopped_tool_still_saves_is_told_with_the_next_answer(where: Workspace) -> None:
    gate = threading.Event()
    script = in_turn(calls("profile_account", PROFILE), *[says("Fine.")] * 2)
    # Saving begins before the stop, and ends after it.
    begun = threading.Event()
    slow = held(where, gate)

    def late(*given: Any) -> Any:
        begun.set()
        return slow.keep(*given)

    async def run(api: ScriptedApi) -> tuple[Ended, ...]:
        async with talking(api, replace(where, keep=late)) as talk:
            async for event in talk.ask("Why?"):
                if isinstance(event, ToolCalled):
                    await anyio.to_thread.run_sync(begun.wait, 20)
                    talk.cancel()
            assert isinstance(event, Ended)
            gate.set()
            await anyio.to_thread.run_sync(until_saved, where)
            # A file is there a moment before it is noted.
            return event, (await heard(talk, "And?")).end, (await heard(talk, "And?")).end

    with ScriptedApi(script) as api:
        first, *later = anyio.run(run, api)
    assert first.saved == ()
    assert [path for end in later for path in end.saved] == [*map(str, where.outputs.rglob("*.md"))]
    assert len(list(where.outputs.rglob("*.md"))) == 1


def test_whoever_stops_listening_can_ask_on(where: Workspace) -> None:
    script = in_turn(Endless([text("It begins")]), says("Fine."))

    async def run(api: ScriptedApi) -> Ended:
        async with talking(api, where) as talk:
            async for event in talk.ask("Why?"):
                if isinstance(event, Text):
                    break
            return (await heard(talk, "And?")).end

    with ScriptedApi(script) as api:
        assert anyio.run(run, api).text == "Fine."


def test_a_caller_that_is_cancelled_leaves_a_conversation_that_goes_on(where: Workspace) -> None:
    script = in_turn(Endless([text("It begins")]), says("Fine."))

    async def run(api: ScriptedApi) -> Ended:
        async with talking(api, where) as talk:
            with anyio.CancelScope() as scope:
                async for event in talk.ask("Why?"):
                    if isinstance(event, Text):
                        scope.cancel()
            assert scope.cancelled_caught
            return (await heard(talk, "And?")).end

    with ScriptedApi(script) as api:
        assert anyio.run(run, api).text == "Fine."


def test_stopping_when_nothing_is_under_way_does_nothing(where: Workspace) -> None:
    async def run(api: ScriptedApi) -> list[Ended]:
        async with talking(api, where) as talk:
            talk.cancel()
            first = (await heard(talk, "Why?")).end
            talk.cancel()
            return [first, (await heard(talk, "And?")).end]

    with ScriptedApi(in_turn(says("One."), says("Two."))) as api:
        assert [end.stop for end in anyio.run(run, api)] == ["end_turn"] * 2


def test_what_the_block_raises_comes_out_as_it_was_raised(where: Workspace) -> None:
    async def run(api: ScriptedApi) -> None:
        async with talking(api, where):
            raise ValueError("mine")

    with ScriptedApi(in_turn()) as api, pytest.raises(ValueError, match=r"^mine$"):
        anyio.run(run, api)


def test_a_defect_is_raised_to_whoever_asked(
    where: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from enterprise_sales.agent.host import Host

    def broken(*_: object) -> None:
        raise KeyError("defect")

    monkeypatch.setattr(Host, "call", broken)

    async def run(api: ScriptedApi) -> None:
        async with talking(api, where) as talk:
            await heard(talk, "Why?")

    with ScriptedApi(in_turn(calls("list_accounts"))) as api, pytest.raises(KeyError):
        anyio.run(run, api)
