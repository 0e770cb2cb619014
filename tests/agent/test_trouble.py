"""An API that is busy, cuts connections, never ends: said, survived, and nothing done twice."""

from __future__ import annotations

import socket
from dataclasses import replace
from typing import Any

import anyio
import pytest
from anthropic import AsyncAnthropic

from enterprise_sales.agent import said
from enterprise_sales.agent.conversation import Settings, conversation
from enterprise_sales.agent.events import Retried, Text, Used
from enterprise_sales.agent.failures import CREDENTIALS, failure
from enterprise_sales.agent.models import Model
from enterprise_sales.agent.replies import CUT
from enterprise_sales.tools import Workspace

from ..scripted.api import ScriptedApi
from ..scripted.steps import (
    Dropped,
    Endless,
    Refusal,
    Reply,
    Step,
    call,
    calls,
    in_turn,
    says,
    text,
)
from .talking import AGENT, MODEL, PROFILE, blocks_of, heard, talk_of

SOON = "0.01"
"""Seconds; without them the SDK waits half a second and more."""


@pytest.mark.parametrize(
    ("status", "kind"), [(429, "rate_limit_error"), (529, "overloaded_error"), (500, "api_error")]
)
def test_a_busy_api_is_asked_again_when_it_says(where: Workspace, status: int, kind: str) -> None:
    script = in_turn(Refusal(status, kind, SOON), Refusal(status, kind, SOON), says("Done."))
    told = talk_of(script, where).told[0]
    reason = f"the API is busy (status {status})"
    assert told.of(Retried) == [Retried(1, 0.01, reason), Retried(2, 0.01, reason)]
    assert (told.end.stop, told.text) == ("end_turn", "Done.")


def test_an_api_that_stays_busy_is_said_to_be(where: Workspace) -> None:
    busy = Refusal(529, "overloaded_error", SOON, "Overloaded")
    talk = talk_of(in_turn(busy, busy, says("Fine.")), where, "Why?", "And?", retries=1)
    first, second = talk.told
    assert (first.end.stop, len(first.of(Retried))) == ("failed", 1)
    assert first.end.message.startswith("The API is too busy to answer: Overloaded. Ask again")
    assert first.end.message.endswith(f" {said.NOT_KEPT}")
    assert second.end.stop == "end_turn"
    assert [block["text"] for block in blocks_of(talk.bodies[2], "text")] == ["And?"]


def test_nobody_waits_longer_than_a_reply_may_take(where: Workspace) -> None:
    end = talk_of(in_turn(Refusal(429, "rate_limit_error", "3600")), where).end
    assert (end.stop, end.message) == (
        "failed",
        f"The API asks to wait 3600 seconds. Ask again after that. {said.NOT_KEPT}",
    )


def test_a_connection_that_is_dropped_before_a_word_is_made_anew(where: Workspace) -> None:
    told = talk_of(in_turn(Dropped(), says("Done.")), where).told[0]
    assert told.of(Retried) == [Retried(1, None, "the API did not answer")]
    assert told.end.stop == "end_turn"


def broken(**how: Any) -> Reply:
    return Reply([text("It begins so, and then"), call("profile_account", PROFILE)], **how)


CUTS = {
    "with its connection, in a call": broken(cut="connection", pieces=2),
    "with its connection, in the text": broken(cut="connection", pieces=6),
    "cleanly, after the call": broken(cut="clean"),
    "with an error": broken(cut="error"),
    "before a word": Reply([], cut="connection"),
}


@pytest.mark.parametrize("cut", CUTS.values(), ids=CUTS)
def test_a_reply_that_is_cut_is_asked_for_again_and_nothing_of_it_is_done(
    where: Workspace, cut: Step
) -> None:
    talk = talk_of(in_turn(cut, says("Whole.")), where)
    told = talk.told[0]
    assert told.called == []
    assert told.of(Retried) == [Retried(1, None, CUT, void=True)]
    after = told.events[told.events.index(told.of(Retried)[0]) :]
    assert "".join(event.text for event in after if isinstance(event, Text)) == "Whole."
    assert (told.end.stop, told.end.text) == ("end_turn", "Whole.")
    assert talk.bodies[0] == talk.bodies[1]


def test_tools_that_were_called_before_a_cut_are_not_called_again(where: Workspace) -> None:
    cut = Reply([text("So")], cut="connection")
    script = in_turn(calls("profile_account", PROFILE), cut, cut, says("Done."))
    talk = talk_of(script, where)
    assert talk.told[0].called == ["profile_account"]
    assert len(list(where.outputs.rglob("*.md"))) == len(talk.end.saved) == 1
    assert talk.bodies[1] == talk.bodies[2] == talk.bodies[3]


def test_a_reply_that_is_always_cut_ends_with_the_documents_saved(where: Workspace) -> None:
    cut = Reply([text("So")], cut="connection")
    script = in_turn(calls("profile_account", PROFILE), cut, cut, says("Fine."))
    talk = talk_of(script, where, "Why?", "And?", retries=1)
    first, second = talk.told
    assert (first.end.stop, len(first.end.saved)) == ("failed", 1)
    assert first.end.message == said.CUT
    assert len(blocks_of(talk.bodies[3], "tool_result")) == 1
    assert (second.called, second.end.text) == ([], "Fine.")


def test_an_error_in_the_stream_that_will_not_pass_is_told(where: Workspace) -> None:
    refused = Reply([text("So")], cut="error", error="invalid_request_error")
    talk = talk_of(in_turn(says("One."), refused, says("Fine.")), where, "First?", "Why?", "And?")
    end = talk.told[1].end
    assert (end.stop, end.text) == ("failed", "So")
    assert "refused the request" in end.message
    assert [block["text"] for block in blocks_of(talk.bodies[2], "text")] == [
        *("First?", "One.", "And?"),
    ]


@pytest.mark.parametrize("pings", [False, True], ids=["silent", "with pings"])
def test_a_stream_that_never_ends_is_given_up(where: Workspace, pings: bool) -> None:
    script = in_turn(calls("profile_account", PROFILE), Endless([text("So")], pings), says("Fine."))
    talk = talk_of(script, where, "Why?", "And?", reply_seconds=1)
    first, second = talk.told
    assert (first.end.stop, first.end.text, len(first.end.saved)) == ("timeout", "So", 1)
    assert "within 1 seconds" in first.end.message
    assert (second.called, second.end.text) == ([], "Fine.")


def test_a_connection_that_falls_silent_counts_as_cut(where: Workspace) -> None:
    script = in_turn(Endless([text("So")]), says("Done."))
    told = talk_of(script, where, silent_seconds=0.5).told[0]
    assert [(event.void, event.reason) for event in told.of(Retried)] == [(True, CUT)]
    assert told.end.text == "Done."


def test_a_question_has_an_end_too(where: Workspace) -> None:
    end = talk_of(in_turn(Endless(pings=True)), where, total_seconds=0.2).end
    assert end.stop == "timeout"
    assert "within 0.2 seconds" in end.message


def test_what_the_api_will_never_take_leaves_the_history(where: Workspace) -> None:
    long = Refusal(400, "invalid_request_error", message="prompt is too long")
    script = in_turn(calls("profile_account", PROFILE), long, says("Fine."))
    talk = talk_of(script, where, "Why?", "And?")
    first = talk.told[0].end
    assert (first.stop, len(first.saved)) == ("failed", 1)
    assert first.message.startswith("The API refused the request: prompt is too long.")
    assert [block["text"] for block in blocks_of(talk.bodies[2], "text")] == ["And?"]


def test_a_question_refused_after_one_that_was_not_answered_is_forgotten_alone(
    where: Workspace,
) -> None:
    long = Refusal(400, "invalid_request_error", message="prompt is too long")
    script = in_turn(calls("profile_account", PROFILE, stop="max_tokens"), long, says("Fine."))
    talk = talk_of(script, where, "First?", "Second?", "Third?")
    assert [told.end.stop for told in talk.told] == ["max_tokens", "failed", "end_turn"]
    assert [block["text"] for block in blocks_of(talk.bodies[2], "text")] == ["First?", "Third?"]


@pytest.mark.parametrize(
    ("status", "words"), [(401, "does not accept the key"), (404, "knows no model 'claude-s")]
)
def test_a_wrong_key_and_a_wrong_model_are_told(where: Workspace, status: int, words: str) -> None:
    talk = talk_of(in_turn(Refusal(status), says("Fine.")), where, "Why?", "And?")
    first, second = talk.told
    assert (first.end.stop, second.end.stop) == ("failed", "end_turn")
    assert words in first.end.message
    assert first.end.message.endswith(f" {said.NOT_KEPT}")
    assert [block["text"] for block in blocks_of(talk.bodies[1], "text")] == ["And?"]


def test_where_amazon_refuses_nobody_is_sent_to_a_key_of_anthropic(where: Workspace) -> None:
    amazon = replace(MODEL, provider="mantle")

    async def ask(api: ScriptedApi) -> Any:
        async with (
            AsyncAnthropic(api_key="test", base_url=api.url) as client,
            conversation(AGENT, where, Settings(amazon), client=client) as talk,
        ):
            return await heard(talk, "Why?")

    with ScriptedApi(in_turn(Refusal(403))) as api:
        message = anyio.run(ask, api).end.message
    assert "Check the credentials for Amazon" in message
    assert "ANTHROPIC_API_KEY" not in message


def test_a_question_that_failed_after_a_reply_is_kept(where: Workspace) -> None:
    script = in_turn(calls("profile_account", PROFILE), Refusal(401), says("Fine."))
    talk = talk_of(script, where, "Why?", "And?")
    assert said.NOT_KEPT not in talk.told[0].end.message
    assert [block["text"] for block in blocks_of(talk.bodies[2], "text")] == ["Why?", "And?"]
    assert len(blocks_of(talk.bodies[2], "tool_result")) == 1


def test_what_the_model_is_to_be_told_waits_for_a_question_that_is_kept(where: Workspace) -> None:
    script = in_turn(Endless([text("So")], pings=True), Refusal(401), says("Fine."))
    talk = talk_of(script, where, "First?", "Second?", "Third?", reply_seconds=0.3)
    assert [told.end.stop for told in talk.told] == ["timeout", "failed", "end_turn"]
    assert [block["text"] for block in blocks_of(talk.bodies[2], "text")] == [
        *("First?", "So", said.STOPPED_HERE, "Third?"),
    ]


READ = {"input_tokens": 1000, "output_tokens": 7}


@pytest.mark.parametrize("cut", [*CUTS.values(), Dropped()], ids=[*CUTS, "dropped"])
def test_what_a_cut_reply_took_is_told_as_the_least(where: Workspace, cut: Step) -> None:
    told = talk_of(in_turn(cut, says("Whole.", usage=READ)), where).told[0]
    assert [event.at_least for event in told.of(Used)] == [True, False]
    assert told.end.at_least


@pytest.mark.parametrize("refused", [(), (Refusal(529, "overloaded_error", SOON),)])
def test_what_whole_replies_took_is_told_as_it_is(
    where: Workspace, refused: tuple[Step, ...]
) -> None:
    told = talk_of(in_turn(*refused, says("Whole.", usage=READ)), where).told[0]
    # 1000 × 3 + 7 × 15 dollars for a million
    assert (str(told.end.cost), told.end.at_least) == ("0.003105", False)


def test_an_answer_given_up_before_its_first_word_may_have_cost_something(where: Workspace) -> None:
    end = talk_of(in_turn(Dropped(), Dropped()), where, retries=0).end
    assert (end.stop, end.usage.total, end.at_least) == ("failed", 0, True)


def test_only_the_question_that_was_cut_is_told_as_the_least(where: Workspace) -> None:
    cut = Reply([text("So")], cut="connection")
    talk = talk_of(in_turn(cut, says("One."), says("Two.")), where, "Why?", "And?")
    assert [told.end.at_least for told in talk.told] == [True, False]


def test_an_api_that_is_not_there_is_told_with_its_address(where: Workspace) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{taken.getsockname()[1]}"

        async def ask() -> Any:
            settings = Settings(MODEL, retries=0)
            async with (
                AsyncAnthropic(api_key="test", base_url=address) as client,
                conversation(AGENT, where, settings, client=client) as talk,
            ):
                return await heard(talk, "Why?")

        end = anyio.run(ask).end
    assert end.stop == "failed"
    assert end.message.startswith(f"The API at {address} cannot be reached (ConnectError)")
    assert not end.at_least


@pytest.mark.parametrize("words", ["Could not resolve AWS credentials", "Set a profile."])
def test_credentials_that_are_nowhere_say_what_to_look_at(words: str) -> None:
    model = Model("anthropic.claude", None, "mantle", None)
    found = failure(RuntimeError(words), model, "https://there.example")
    assert found is not None
    assert found.message == (
        f"The model could not be asked: {words.rstrip('.')}. {CREDENTIALS['mantle']}"
    )
