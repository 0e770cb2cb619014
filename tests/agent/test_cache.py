"""What is sent again is sent byte for byte, behind marks that the API reads from its cache."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from enterprise_sales.agent.history import History
from enterprise_sales.agent.request import Frame, tokens_at_most, tokens_of_block
from enterprise_sales.tools import Workspace

from ..scripted.steps import Json, Reply, call, calls, in_turn, says, text
from .talking import AGENT, PROFILE, talk_of

MOST_MARKS = 4
"""https://platform.claude.com/docs/en/build-with-claude/prompt-caching"""


def marks(value: Any) -> int:
    """How many marks a JSON value holds."""
    if isinstance(value, dict):
        return ("cache_control" in value) + sum(map(marks, value.values()))
    return sum(map(marks, value)) if isinstance(value, list) else 0


def bare(value: Any) -> Any:
    """The same without marks."""
    if isinstance(value, dict):
        return {key: bare(each) for key, each in value.items() if key != "cache_control"}
    return [bare(each) for each in value] if isinstance(value, list) else value


def sent(body: Json) -> str:
    """What the API reads, in its order: tools, system, messages; without the end of the list."""
    parts = [body["tools"], body["system"], body["messages"]]
    return json.dumps(bare(parts), ensure_ascii=False).removesuffix("]}]]")


def conversation(where: Workspace) -> list[Json]:
    unsaved = PROFILE | {"save": False}
    script = in_turn(
        Reply([text("Looking."), call("list_accounts", key="a"), call("nothing", key="b")]),
        calls("profile_account", unsaved, key="c"),
        says("One."),
        calls("profile_account", unsaved, key="d"),
        says("Two."),
    )
    return list(talk_of(script, where, "First?", "Second?").bodies)


def test_every_request_begins_with_the_one_before_byte_for_byte(where: Workspace) -> None:
    bodies = conversation(where)
    for before, after in pairwise(bodies):
        assert sent(after).startswith(sent(before))
    assert len(bodies) == 5


def test_tools_system_and_history_are_marked_and_never_too_often(where: Workspace) -> None:
    for body in conversation(where):
        assert marks(body["tools"][-1]) == marks(body["tools"]) == 1
        assert marks(body["system"][0]) == marks(body["system"]) == 1
        assert marks(body["messages"][-1]["content"][-1]) == 1
        assert marks(body) <= MOST_MARKS


def test_where_one_request_wrote_the_cache_the_next_looks_for_it(where: Workspace) -> None:
    bodies = conversation(where)
    for before, after in pairwise(bodies):
        written = len(before["messages"]) - 1
        assert marks(after["messages"][written]) == 1


def test_the_day_and_what_differs_here_come_after_what_lasts(where: Workspace) -> None:
    (body,) = talk_of(in_turn(says("Hello.")), where).bodies
    lasting, here = body["system"]
    assert lasting["text"].startswith(f"{AGENT.prompt}\n\nAccount work for enterprise sales")
    assert here["text"].startswith("Today is 2026-06-30 (UTC).")
    assert "`Read`" in here["text"]


def test_without_a_guide_nothing_is_said_of_opening_one() -> None:
    frame = Frame("Speak.", "", [{"name": "list_accounts"}], date(2026, 6, 30))
    assert "Read" not in frame.system[1]["text"]


BLOCKS = st.sampled_from(["text", "empty", "tool_use"])
TURNS = st.lists(st.tuples(st.lists(BLOCKS, max_size=3), st.integers(0, 3)), max_size=6)


@settings(max_examples=60, deadline=None)
@given(TURNS)
def test_whatever_a_model_does_and_wherever_it_is_stopped_the_history_is_one(turns: Any) -> None:
    history = History()
    for number, (kinds, answered) in enumerate(turns):
        history.asked("Why?")
        names = [f"{number}-{at}" for at in range(len(kinds))]
        history.replied(block(kind, name) for kind, name in zip(kinds, names, strict=True))
        called = [n for kind, n in zip(kinds, names, strict=True) if kind == "tool_use"]
        for name in called[:answered]:
            history.answered(name, "So.", is_error=False)
        history.close()
    held_to_the_rules(history.messages)


def block(kind: str, name: str) -> Json:
    if kind == "tool_use":
        return call("list_accounts", key=name)
    return text("So." if kind == "text" else " \n")


def held_to_the_rules(messages: list[Json]) -> None:
    """Of the API: turns alternate, no message and no text is empty, each call is answered next."""
    roles = [message["role"] for message in messages]
    assert roles == ["user" if at % 2 == 0 else "assistant" for at in range(len(roles))]
    for at, message in enumerate(messages):
        assert message["content"]
        assert all(each.get("text", "So.").strip() for each in message["content"])
        called = [each["id"] for each in message["content"] if each["type"] == "tool_use"]
        following = messages[at + 1]["content"] if called else []
        answers = [each["tool_use_id"] for each in following if each["type"] == "tool_result"]
        assert answers == called


@given(st.text())
@settings(max_examples=30, deadline=None)
def test_tokens_are_never_more_than_the_bytes_they_are_counted_as(words: str) -> None:
    assert tokens_at_most([text(words)]) > len(words.encode())


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from('\n\t\r"\\')))
@settings(max_examples=30, deadline=None)
def test_a_result_is_measured_as_what_is_written_of_it(words: str) -> None:
    result = {"type": "tool_result", "tool_use_id": "a", "content": [text(words)]}
    assert tokens_of_block(result) == tokens_at_most(result)
