"""A Messages API on the loopback that answers by a script, so that agents run offline."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from . import stream
from .steps import Dropped, Endless, Json, Refusal, Reply, Script, Step

MOST_REQUESTS = 500
LARGEST_BODY = 32 * 1024 * 1024
SOCKET_SECONDS = 20
"""Until a connection, and a reply that never ends, are given up."""
SHORT = 0.02
"""Seconds between two looks at whether the script is over."""
MESSAGES, COUNT = "/v1/messages", "/v1/messages/count_tokens"


class ScriptedApi:
    """The API, as long as the `with` block runs.

    Args:
        script: what is done with each request for a message.
        counts: the number of tokens that a request has; None: this API does not count.

    Attributes:
        bodies: the requests for a message, in the order in which they came.
        counted: the requests for a count of tokens.
        refused: what was asked besides, or was beyond the script; with the reason.
    """

    def __init__(self, script: Script, counts: Callable[[Json], int] | None = None) -> None:
        self.bodies: list[Json] = []
        self.counted: list[Json] = []
        self.refused: list[str] = []
        self.over = threading.Event()
        self._script, self._counts = script, counts
        self._lock = threading.Lock()
        self._server = _Server(self)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(SHORT,))

    @property
    def url(self) -> str:
        """The address that a client is given."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> ScriptedApi:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(SOCKET_SECONDS)

    def step(self, body: Json) -> Step:
        """What the script does with a request, one after the other.

        Raises:
            Exception: what the script raises; RuntimeError where the client asks too often.
        """
        with self._lock:
            if len(self.bodies) >= MOST_REQUESTS:
                raise RuntimeError("too many requests")
            self.bodies.append(body)
            return self._script(body)

    def count(self, body: Json) -> int | None:
        """The tokens of a request, where this API counts."""
        with self._lock:
            self.counted.append(body)
            return None if self._counts is None else self._counts(body)


class _Server(ThreadingHTTPServer):
    """Knows for whom it listens."""

    def __init__(self, api: ScriptedApi) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.api = api

    def handle_error(self, *_: object) -> None:
        """A client that has left is no defect."""


class _Handler(BaseHTTPRequestHandler):
    """Answers requests; connections stay open between them, as those of the API do."""

    server: _Server
    protocol_version = "HTTP/1.1"
    timeout = SOCKET_SECONDS
    disable_nagle_algorithm = True

    def do_HEAD(self) -> None:
        """A client looks whether there is anyone."""
        self._send(200, b"")

    def do_GET(self) -> None:
        self._refuse("not in the script")

    def do_POST(self) -> None:
        path, length = self.path.partition("?")[0], int(self.headers["Content-Length"])
        if path not in (MESSAGES, COUNT) or length > LARGEST_BODY:
            self.close_connection = True
            self._refuse("not in the script")
            return
        body = json.loads(self.rfile.read(length))
        if path == COUNT:
            self._count(body)
            return
        try:
            step = self.server.api.step(body)
        except Exception as error:  # else it is lost with this thread
            self._refuse(f"{type(error).__name__}: {error}")
        else:
            self._do(step, body["model"])

    def _do(self, step: Step, model: str) -> None:
        if isinstance(step, Reply):
            self._reply(step, model)
        elif isinstance(step, Refusal):
            self._status(step)
        elif isinstance(step, Endless):
            self._endless(step, model)
        elif isinstance(step, Dropped):
            self.close_connection = True

    def _reply(self, reply: Reply, model: str) -> None:
        self._begin()
        for event in stream.whole(model, reply):
            self._event(event)
        if reply.cut == "error":
            self._event({"type": "error", "error": {"type": reply.error, "message": "scripted"}})
        if reply.cut == "connection":
            self.close_connection = True
        else:
            self.wfile.write(b"0\r\n\r\n")

    def _endless(self, step: Endless, model: str) -> None:
        self._begin()
        for event in stream.whole(model, Reply(step.blocks, cut="connection")):
            self._event(event)
        self.close_connection = True
        over = self.server.api.over
        with contextlib.suppress(OSError):
            for _ in range(int(SOCKET_SECONDS / SHORT)):
                if over.wait(SHORT):
                    return
                if step.pings:
                    self._event(stream.PING)

    def _status(self, step: Refusal) -> None:
        error = {"type": step.kind, "message": step.message}
        body = json.dumps({"type": "error", "error": error}).encode()
        extra = {} if step.retry_after is None else {"retry-after": step.retry_after}
        self._send(step.status, body, **extra)

    def _count(self, body: Json) -> None:
        tokens = self.server.api.count(body)
        if tokens is None:
            self._status(Refusal(404, "not_found_error"))
        else:
            self._send(200, json.dumps({"input_tokens": tokens}).encode())

    def _begin(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()

    def _event(self, event: Json) -> None:
        data = f"event: {event['type']}\ndata: {json.dumps(event)}\n\n".encode()
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")

    def _refuse(self, reason: str) -> None:
        self.server.api.refused.append(f"{self.command} {self.path}: {reason}")
        # Not 5xx: that a client would try again.
        self._status(Refusal(400, "invalid_request_error", message=f"not scripted: {reason}"))

    def _send(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Requests are recorded, not printed."""
