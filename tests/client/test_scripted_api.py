"""The stand-in for the model keeps to the loopback, to its script and to its bounds."""

from __future__ import annotations

import json
from http.client import HTTPConnection

from .scripted_api import MOST_REQUESTS, Json, ScriptedApi

HELLO: Json = {"type": "text", "text": "да"}


def ask(api: ScriptedApi, body: Json, path: str = "/v1/messages?beta=true") -> tuple[int, str]:
    assert api.url.startswith("http://127.0.0.1:")
    connection = HTTPConnection(api.url.removeprefix("http://"), timeout=5)
    connection.request("POST", path, json.dumps(body))
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, text


def test_it_streams_what_the_script_says() -> None:
    with ScriptedApi(lambda _: HELLO) as api:
        status, text = ask(api, {"model": "any", "messages": []})
    assert status == 200
    assert [line[7:] for line in text.splitlines() if line.startswith("event: ")] == [
        "message_start",
        "content_block_start",
        "content_block_delta",
        "content_block_stop",
        "message_delta",
        "message_stop",
    ]
    assert '{"type": "text_delta", "text": "\\u0434\\u0430"}' in text
    assert api.bodies == [{"model": "any", "messages": []}]


def test_it_refuses_what_is_not_in_the_script() -> None:
    with ScriptedApi(lambda body: {"type": body["missing"]}) as api:
        assert ask(api, {}, "/v1/messages/count_tokens")[0] == 400
        assert ask(api, {"model": "any"})[0] == 400
    assert api.refused == [
        "POST /v1/messages/count_tokens: not in the script",
        "POST /v1/messages?beta=true: KeyError: 'missing'",
    ]


def test_it_does_not_answer_for_ever() -> None:
    with ScriptedApi(lambda _: HELLO) as api:
        answered = [ask(api, {"model": "any"})[0] for _ in range(MOST_REQUESTS + 1)]
    assert answered == [200] * MOST_REQUESTS + [400]
    assert api.refused == ["POST /v1/messages?beta=true: RuntimeError: too many requests"]
