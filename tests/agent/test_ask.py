"""From the name of an agent to its answer."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import anyio
import frontmatter
import pytest

from enterprise_sales.agent.ask import Limits, asked, conversation_of
from enterprise_sales.agent.budget import Budget
from enterprise_sales.agent.client import NoKeyError
from enterprise_sales.agent.events import Ended, Event, Started
from enterprise_sales.agent.records import End, UsageTold
from enterprise_sales.agent.transcript import read
from enterprise_sales.tools import Workspace

from ..scripted.api import ScriptedApi
from ..scripted.steps import Script, calls, in_turn, says
from .talking import PROFILE, blocks_of, texts_of

EXECUTIVE = "strategic-account-executive"


def environment(api: ScriptedApi) -> dict[str, str]:
    return {"ANTHROPIC_API_KEY": "test", "ANTHROPIC_BASE_URL": api.url}


def events_of(script: Script, where: Workspace, **more: Any) -> tuple[list[Event], ScriptedApi]:
    async def run(api: ScriptedApi) -> list[Event]:
        found = asked("Как дела у «Стальгора»?", EXECUTIVE, where, environment(api), **more)
        return [event async for event in found]

    with ScriptedApi(script) as api:
        events = anyio.run(run, api)
    assert api.refused == []
    return events, api


def end_of(events: list[Event]) -> Ended:
    assert isinstance(events[-1], Ended)
    return events[-1]


def test_a_question_becomes_an_answer_a_document_and_a_record(where: Workspace) -> None:
    events, _ = events_of(in_turn(calls("profile_account", PROFILE), says("Хорошо.")), where)
    end = end_of(events)
    (document,) = end.saved
    assert (end.stop, end.text) == ("end_turn", "Хорошо.")
    assert end.transcript is not None
    named = frontmatter.load(document)["transcript"]
    assert where.outputs / named == Path(end.transcript)
    lines = Path(end.transcript).read_text(encoding="utf-8").splitlines()
    kinds = [json.loads(line)["type"] for line in lines]
    assert kinds[:2] == ["start", "question"]
    assert kinds[-1] == "end"
    assert {"tool_call", "tool_result", "usage", "answer"} <= set(kinds)


def test_the_record_says_where_a_reply_was_cut_that_it_took_at_least_so_much(
    where: Workspace,
) -> None:
    cut = says("Хо", cut="connection")
    path = end_of(events_of(in_turn(cut, says("Хорошо.")), where)[0]).transcript
    assert path is not None
    told = [record for record in read(Path(path)).records if isinstance(record, UsageTold | End)]
    assert [(record.type, record.at_least) for record in told] == [
        *(("usage", True), ("usage", False), ("end", True)),
    ]


def test_the_agent_is_that_of_the_plugin_with_its_guides(where: Workspace) -> None:
    from enterprise_sales.agent.definition import agent_named

    prompt = agent_named(EXECUTIVE).prompt
    guide = next(word for word in prompt.split("`") if word.endswith("/renewal-practice.md"))
    script = in_turn(calls("Read", {"file_path": guide}), says("Хорошо."))
    _, api = events_of(script, where, record=False)
    assert api.bodies[0]["system"][0]["text"].startswith(prompt)
    (opened,) = blocks_of(api.bodies[1], "tool_result")
    assert texts_of(opened).startswith("# ")


def test_without_a_record_none_is_kept(where: Workspace) -> None:
    events, _ = events_of(in_turn(says("Хорошо.")), where, record=False)
    assert end_of(events).transcript is None
    assert not where.outputs.exists()


def test_the_model_and_the_limits_are_the_users(where: Workspace) -> None:
    limits = Limits(max_tokens=900, budget=Budget(10**6))
    events, api = events_of(
        in_turn(says("Хорошо.")), where, model="claude-mine", limits=limits, record=False
    )
    assert isinstance(events[0], Started)
    assert (events[0].model, api.bodies[0]["model"]) == ("claude-mine", "claude-mine")
    assert api.bodies[0]["max_tokens"] == 900
    assert limits.budget.spent == 2
    # What nobody has told a price of has no known cost; that is not a cost of nothing.
    assert end_of(events).cost is None


def test_without_a_key_nothing_is_written(where: Workspace) -> None:
    async def run() -> None:
        async with conversation_of(EXECUTIVE, where, {}):
            pass

    with pytest.raises(NoKeyError):
        anyio.run(run)
    assert not where.outputs.exists()


def test_an_agent_that_there_is_not_is_told_with_the_nearest(where: Workspace) -> None:
    async def run() -> None:
        async with conversation_of("acount-manager", where, {"ANTHROPIC_API_KEY": "test"}):
            pass

    with pytest.raises(LookupError, match="account-manager"):
        anyio.run(run)


def test_a_client_of_ones_own_needs_no_key_and_stays_open(where: Workspace) -> None:
    from anthropic import AsyncAnthropic

    async def run(api: ScriptedApi) -> bool:
        async with AsyncAnthropic(api_key="test", base_url=api.url) as client:
            async with conversation_of(EXECUTIVE, where, {}, client=client, record=False) as talk:
                assert [event async for event in talk.ask("Как дела?")]
            return client.is_closed()

    with ScriptedApi(in_turn(says("Хорошо."))) as api:
        assert anyio.run(run, api) is False


def test_every_event_is_plain_json(where: Workspace) -> None:
    script = in_turn(calls("profile_account", PROFILE), says("Хорошо."))
    events, _ = events_of(script, where)
    for event in events:
        written = json.loads(json.dumps(event.as_json(), ensure_ascii=False))
        assert written == event.as_json()
        assert next(iter(written)) == "type"
    assert events[-1].as_json()["usage"] == {
        "input": 2,
        "output": 2,
        "cache_write": 0,
        "cache_read": 0,
    }


def test_the_sdk_is_not_imported_before_a_question_is_asked() -> None:
    code = (
        "import sys, enterprise_sales.agent.ask, enterprise_sales.agent.conversation;"
        "import enterprise_sales.agent.client, enterprise_sales.agent.events;"
        "print([m for m in ('anthropic', 'mcp', 'polars') if m in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
