"""Every reason to stop that the API knows: what is told, and that the conversation can go on."""

from __future__ import annotations

import pytest

from enterprise_sales.agent import said
from enterprise_sales.tools import Workspace

from ..scripted.steps import Reply, call, calls, in_turn, says, text
from .talking import PROFILE, blocks_of, talk_of


def roles(body: dict) -> list[str]:  # type: ignore[type-arg]
    return [message["role"] for message in body["messages"]]


def test_an_answer_that_is_too_long_is_said_to_be_cut_off(where: Workspace) -> None:
    script = in_turn(says("It begins", stop="max_tokens"), says("and ends."))
    talk = talk_of(script, where, "Why?", "Go on.", max_tokens=100)
    first, second = talk.told
    assert (first.end.stop, first.end.text) == ("max_tokens", "It begins")
    assert "cut at 100 tokens" in first.end.message
    assert roles(talk.bodies[1]) == ["user", "assistant", "user"]
    assert second.end.stop == "end_turn"


def test_a_call_that_was_cut_off_is_never_made(where: Workspace) -> None:
    cut = Reply([text("So"), call("profile_account", PROFILE)], stop="max_tokens")
    talk = talk_of(in_turn(cut, says("Fine.")), where, "Why?", "And?")
    assert talk.told[0].called == []
    assert talk.told[0].end.stop == "max_tokens"
    assert blocks_of(talk.bodies[1], "tool_use") == []
    assert not where.outputs.exists()


def test_a_reply_that_was_nothing_but_a_cut_call_leaves_nothing(where: Workspace) -> None:
    cut = calls("profile_account", PROFILE, stop="max_tokens")
    talk = talk_of(in_turn(cut, says("Fine.")), where, "Why?", "And?")
    assert [block["text"] for block in blocks_of(talk.bodies[1], "text")] == ["Why?", "And?"]
    assert roles(talk.bodies[1]) == ["user"]


def test_what_was_refused_is_forgotten_and_its_documents_are_told(where: Workspace) -> None:
    script = in_turn(
        says("Hello."), calls("profile_account", PROFILE), says("", stop="refusal"), says("Fine.")
    )
    talk = talk_of(script, where, "Hello?", "Why?", "And?")
    refused = talk.told[1].end
    assert (refused.stop, refused.message) == ("refusal", f"{said.REFUSED} {said.NOT_KEPT}")
    assert len(refused.saved) == 1
    assert [block["text"] for block in blocks_of(talk.bodies[3], "text")] == [
        *("Hello?", "Hello.", "And?"),
    ]


def test_a_model_that_only_asks_for_tools_is_stopped(where: Workspace) -> None:
    asking = (calls("list_accounts", key=f"toolu_{n}") for n in range(3))
    talk = talk_of(in_turn(*asking, says("Fine.")), where, "Why?", "And?", max_turns=3)
    first, second = talk.told
    assert (first.end.stop, first.called) == ("turns", ["list_accounts"] * 2)
    assert "After 3 replies" in first.end.message
    *_, unmade = blocks_of(talk.bodies[3], "tool_result")
    assert unmade["is_error"]
    assert second.end.stop == "end_turn"


def test_a_paused_turn_is_sent_back_as_it_is(where: Workspace) -> None:
    talk = talk_of(in_turn(says("Wait", stop="pause_turn"), says("Done.")), where)
    assert roles(talk.bodies[1]) == ["user", "assistant"]
    assert talk.end.stop == "end_turn"


@pytest.mark.parametrize(
    ("reason", "stop", "message"),
    [
        ("stop_sequence", "end_turn", ""),
        ("model_context_window_exceeded", "max_tokens", said.WINDOW),
        ("a_new_one", "failed", said.UNKNOWN.format(stop="a_new_one")),
        ("tool_use", "end_turn", ""),
    ],
)
def test_other_reasons_are_told_for_what_they_are(
    where: Workspace, reason: str, stop: str, message: str
) -> None:
    end = talk_of(in_turn(says("So.", stop=reason)), where).end
    assert (end.stop, end.message, end.text) == (stop, message, "So.")


def test_an_empty_reply_leaves_a_history_that_can_be_gone_on_with(where: Workspace) -> None:
    talk = talk_of(in_turn(Reply([]), says("Fine.")), where, "Why?", "And?")
    assert roles(talk.bodies[1]) == ["user"]
    assert talk.told[0].end.text == ""
