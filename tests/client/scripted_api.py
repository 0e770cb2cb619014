"""A Messages API on the loopback that answers by a script, so that a real client runs offline.

It streams as https://docs.anthropic.com/en/api/messages-streaming describes: message_start,
content_block_start, content_block_delta, content_block_stop, message_delta, message_stop.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Json = dict[str, Any]
Script = Callable[[Json], Json]
"""The body of a request → the one content block of the answer, of type text or tool_use."""

MOST_REQUESTS = 12
LARGEST_BODY = 8 * 1024 * 1024
SOCKET_SECONDS = 10
SHORT = 0.02
"""Seconds until the server sees that it shall end."""


class ScriptedApi:
    """The API, as long as the `with` block runs.

    Attributes:
        bodies: the requests for a message, in the order in which they came.
        refused: what was asked besides, or too often, or was beyond the script; with the reason.
    """

    def __init__(self, script: Script) -> None:
        self.bodies: list[Json] = []
        self.refused: list[str] = []
        self._script = script
        self._server = _Server(self)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(SHORT,))

    @property
    def url(self) -> str:
        """The address that the client is given."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> ScriptedApi:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(SOCKET_SECONDS)

    def answer(self, body: Json) -> Json:
        """The content block that the script has for a request.

        Raises:
            Exception: what the script raises; RuntimeError where the client asks too often.
        """
        if len(self.bodies) >= MOST_REQUESTS:
            raise RuntimeError("too many requests")
        self.bodies.append(body)
        return self._script(body)


class _Server(ThreadingHTTPServer):
    """Knows for whom it listens."""

    def __init__(self, api: ScriptedApi) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.api = api


class _Handler(BaseHTTPRequestHandler):
    """Answers one request; HTTP/1.0, so that no connection stays open."""

    server: _Server
    timeout = SOCKET_SECONDS

    def do_HEAD(self) -> None:
        """The client looks whether there is anyone."""
        self.send_response(200)
        self.end_headers()

    def do_GET(self) -> None:
        self.refuse("not in the script")

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        if self.path.partition("?")[0] != "/v1/messages" or length > LARGEST_BODY:
            self.refuse("not in the script")
            return
        body = json.loads(self.rfile.read(length))
        try:
            block = self.server.api.answer(body)
        except Exception as error:  # else it is lost with this thread
            self.refuse(f"{type(error).__name__}: {error}")
        else:
            self.stream(events(body["model"], block))

    def refuse(self, reason: str) -> None:
        self.server.api.refused.append(f"{self.command} {self.path}: {reason}")
        # Not 5xx: that a client would try again.
        self.send_error(400, "refused by the script")

    def stream(self, found: Iterator[Json]) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        for event in found:
            self.wfile.write(f"event: {event['type']}\ndata: {json.dumps(event)}\n\n".encode())

    def log_message(self, *_: object) -> None:
        """Requests are recorded, not printed."""


def events(model: str, block: Json) -> Iterator[Json]:
    """The events that carry one content block as the whole answer."""
    message: Json = {"id": "msg_scripted", "type": "message", "role": "assistant", "model": model}
    message |= {"content": [], "stop_reason": None, "stop_sequence": None}
    message |= {"usage": {"input_tokens": 1, "output_tokens": 1}}
    reason, empty, delta = _called(block) if block["type"] == "tool_use" else _said(block)
    stop = {"stop_reason": reason, "stop_sequence": None}
    yield {"type": "message_start", "message": message}
    yield {"type": "content_block_start", "index": 0, "content_block": block | empty}
    yield {"type": "content_block_delta", "index": 0, "delta": delta}
    yield {"type": "content_block_stop", "index": 0}
    yield {"type": "message_delta", "delta": stop, "usage": {"output_tokens": 1}}
    yield {"type": "message_stop"}


def _called(block: Json) -> tuple[str, Json, Json]:
    delta = {"type": "input_json_delta", "partial_json": json.dumps(block["input"])}
    return "tool_use", {"input": {}}, delta


def _said(block: Json) -> tuple[str, Json, Json]:
    return "end_turn", {"text": ""}, {"type": "text_delta", "text": block["text"]}
