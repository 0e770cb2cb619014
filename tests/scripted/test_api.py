"""The stand-in for the model keeps to the loopback, to its script and to its bounds."""

from __future__ import annotations

import json
from http.client import HTTPConnection, IncompleteRead

import pytest

from . import api as scripted
from .api import ScriptedApi
from .steps import Dropped, Endless, Json, Refusal, Reply, call, in_turn, says, text

BODY: Json = {"model": "any", "messages": []}


def ask(api: ScriptedApi, path: str = "/v1/messages") -> tuple[int, dict[str, str], str]:
    assert api.url.startswith("http://127.0.0.1:")
    connection = HTTPConnection(api.url.removeprefix("http://"), timeout=20)
    try:
        connection.request("POST", path, json.dumps(BODY))
        answer = connection.getresponse()
        return answer.status, dict(answer.headers), answer.read().decode()
    finally:
        connection.close()


def events_in(streamed: str) -> list[Json]:
    lines = streamed.splitlines()
    return [json.loads(line[6:]) for line in lines if line.startswith("data: ")]


def test_blocks_are_streamed_in_pieces_and_told_why_they_end() -> None:
    given = {"account": "a name that is longer than one piece"}
    reply = Reply([text("да"), call("list_accounts", given)])
    with ScriptedApi(in_turn(reply)) as api:
        _, _, streamed = ask(api)
    events = events_in(streamed)
    assert [event["type"] for event in events] == [
        "message_start",
        *("content_block_start", "content_block_delta", "content_block_stop"),
        *("content_block_start", *["content_block_delta"] * 3, "content_block_stop"),
        "message_delta",
        "message_stop",
    ]
    pieces = [
        event["delta"].get("partial_json", "")
        for event in events
        if "index" in event and "delta" in event
    ]
    assert json.loads("".join(pieces)) == given
    assert events[-2]["delta"]["stop_reason"] == "tool_use"
    assert api.bodies == [BODY]


def test_a_refusal_has_its_status_and_says_when_to_come_back() -> None:
    with ScriptedApi(in_turn(Refusal(529, "overloaded_error", "7"))) as api:
        status, headers, body = ask(api)
    assert (status, headers["retry-after"]) == (529, "7")
    assert json.loads(body)["error"]["type"] == "overloaded_error"


def test_a_cut_reply_has_no_end() -> None:
    with ScriptedApi(in_turn(says("so", cut="connection"), says("so", cut="clean"))) as api:
        with pytest.raises(IncompleteRead):
            ask(api)
        _, _, streamed = ask(api)
    assert events_in(streamed)[-1]["type"] == "content_block_stop"


def test_a_dropped_connection_says_nothing() -> None:
    with ScriptedApi(in_turn(Dropped())) as api, pytest.raises(ConnectionError):
        ask(api)


def test_a_reply_without_an_end_ends_with_the_script() -> None:
    with ScriptedApi(in_turn(Endless([text("so")], pings=True))) as api:
        connection = HTTPConnection(api.url.removeprefix("http://"), timeout=20)
        connection.request("POST", "/v1/messages", json.dumps(BODY))
        answer = connection.getresponse()
        assert answer.readline().startswith(b"event: message_start")
    connection.close()


def test_what_is_beyond_the_script_is_refused_and_noted() -> None:
    def broken(_: Json) -> Reply:
        raise KeyError("missing")

    with ScriptedApi(broken) as api:
        assert [ask(api)[0], ask(api, "/v1/models")[0]] == [400, 400]
        assert ask(api, "/v1/messages/count_tokens")[0] == 404
    assert api.refused == [
        "POST /v1/messages: KeyError: 'missing'",
        "POST /v1/models: not in the script",
    ]
    assert api.counted == [BODY]


def test_tokens_are_counted_where_the_script_counts() -> None:
    with ScriptedApi(in_turn(), counts=lambda body: len(body)) as api:
        status, _, body = ask(api, "/v1/messages/count_tokens")
    assert (status, json.loads(body)) == (200, {"input_tokens": 2})


def test_it_does_not_answer_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scripted, "MOST_REQUESTS", 2)
    with ScriptedApi(lambda _: says("so")) as api:
        assert [ask(api)[0] for _ in range(3)] == [200, 200, 400]
