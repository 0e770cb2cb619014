"""The scripted model of a case, on a Messages API of this machine."""

from __future__ import annotations

import json
import ssl
from collections.abc import Iterator
from typing import Any

from anthropic import AsyncAnthropic, DefaultAsyncHttpxClient
from tests.scripted.api import ScriptedApi
from tests.scripted.steps import Reply, call, says

from evals.case import Call, Case
from evals.overheard import Overheard, runs

SAVED = "{saved}"
KEY = "scripted"
USAGE = {"input_tokens": 0, "output_tokens": 0}
"""Nobody reads anything here, and nobody pays."""


def scripted(case: Case, *, with_tools: bool) -> ScriptedApi:
    """The API that plays the script of a case, or what it says without tools."""
    if not with_tools:
        return ScriptedApi(lambda _: says(case.without, usage=USAGE))
    return ScriptedApi(lambda body: _reply(case, body))


def scripted_client(address: str, *middleware: Overheard) -> AsyncAnthropic:
    """A client of that API; without certificates, which take longer to load than an answer."""
    http = DefaultAsyncHttpxClient(verify=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT))
    return AsyncAnthropic(
        api_key=KEY, base_url=address, http_client=http, middleware=list(middleware)
    )


def _reply(case: Case, body: dict[str, Any]) -> Reply:
    """The step that is next after as many replies as the history holds."""
    done = sum(message["role"] == "assistant" for message in body["messages"])
    step = case.script[done]
    if step.say is None:
        return Reply(list(_calls(done, step.asked())), usage=USAGE)
    return says(step.say.replace(SAVED, _saved(body)), usage=USAGE)


def _calls(done: int, asked: tuple[Call, ...]) -> Iterator[dict[str, Any]]:
    for number, one in enumerate(asked, 1):
        yield call(one.call, dict(one.arguments), f"toolu_{done}_{number}")


def _saved(body: dict[str, Any]) -> str:
    """The path that the last result with a document names; the mark itself where there is none."""
    path = SAVED
    for run in runs(body["messages"]):
        try:
            path = json.loads(run.text)["output"]["path"]
        except (ValueError, KeyError, TypeError):
            continue
    return path
