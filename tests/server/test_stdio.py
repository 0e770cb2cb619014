"""The server as a process: a clean wire, and a quick end whatever it is doing."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from .support import files

SOURCE = Path(__file__).resolve().parents[2] / "mcp_server"
SERVE = ["-I", "-X", "utf8", str(SOURCE), "serve"]
INITIALIZE = {
    "method": "initialize",
    "params": {
        "protocolVersion": "2025-11-25",
        "capabilities": {},
        "clientInfo": {"name": "test", "version": "1"},
    },
}
CALL = {"name": "plan_renewal", "arguments": {"account": "acme", "as_of": "2026-06-30"}}
LIMIT = 60
"""Seconds after which a process that hangs is a failure."""


class Process:
    """A server and its wire."""

    def __init__(self, folder: Path, *arguments: str, **environment: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, *SERVE, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=folder,
            env={"PATH": os.environ["PATH"], **environment},
        )
        self._ids = iter(range(1, 1000))

    def ask(self, method: str, params: dict[str, Any] | None = None) -> dict[str, Any]:
        self.tell(method, params, id=next(self._ids))
        assert self.process.stdout is not None
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        return answer

    def tell(self, method: str, params: dict[str, Any] | None = None, **more: Any) -> None:
        message = {"jsonrpc": "2.0", "method": method, **more}
        assert self.process.stdin is not None
        self.process.stdin.write(
            json.dumps(message | ({"params": params} if params else {})).encode()
        )
        self.process.stdin.write(b"\n")
        self.process.stdin.flush()

    def begin(self) -> None:
        assert "result" in self.ask(INITIALIZE["method"], INITIALIZE["params"])
        self.tell("notifications/initialized")

    def end(self) -> tuple[int, bytes, bytes]:
        out, err = self.process.communicate(timeout=LIMIT)
        return self.process.returncode, out, err


@pytest.fixture
def server(demo_book: Path, tmp_path: Path) -> Iterator[Process]:
    found = Process(tmp_path, "--book", str(demo_book))
    with found.process:
        yield found
        found.process.kill()


def test_a_client_of_the_sdk_talks_to_the_process(demo_book: Path, tmp_path: Path) -> None:
    parameters = StdioServerParameters(
        command=sys.executable, args=[*SERVE, "--book", str(demo_book)], cwd=tmp_path
    )

    async def talk() -> Any:
        async with Client(stdio_client(parameters)) as client:
            return await client.call_tool(CALL["name"], CALL["arguments"])

    found = anyio.run(talk)
    assert found.structured_content["account_name"] == "Acme Corp"
    assert files(tmp_path / "outputs") == [found.structured_content["output"]["path"]]


def test_the_wire_carries_messages_only(server: Process) -> None:
    server.begin()
    assert server.ask("tools/call", CALL)["result"]["isError"] is False
    assert server.ask("tools/call", {"name": "nothing", "arguments": {}})["error"]["code"] == -32602
    status, out, err = server.end()
    assert (status, out, err) == (0, b"", b"")


def test_what_is_no_message_does_not_end_the_server(server: Process) -> None:
    server.begin()
    assert server.process.stdin is not None
    server.process.stdin.write(b"\xff\xfe not json\n{}\n[]\n")
    assert "result" in server.ask("ping")


def test_the_project_folder_holds_book_and_outputs(demo_book: Path, tmp_path: Path) -> None:
    (tmp_path / "project").mkdir()
    (tmp_path / "project/book").symlink_to(demo_book)
    server = Process(tmp_path, CLAUDE_PROJECT_DIR=str(tmp_path / "project"))
    server.begin()
    assert server.ask("tools/call", CALL)["result"]["isError"] is False
    assert server.end()[0] == 0
    assert len(files(tmp_path / "project/outputs")) == 1


def test_without_a_book_it_serves_and_says_what_to_do(tmp_path: Path) -> None:
    server = Process(tmp_path)
    server.begin()
    assert len(server.ask("tools/list")["result"]["tools"]) > 1
    result = server.ask("tools/call", CALL)["result"]
    assert result["isError"] is True
    assert "enterprise-sales demo" in result["content"][0]["text"]
    assert server.end()[0] == 0


def test_it_ends_when_the_input_does(server: Process) -> None:
    server.begin()
    assert server.end() == (0, b"", b"")


def test_it_ends_when_nothing_was_ever_said(server: Process) -> None:
    assert server.end() == (0, b"", b"")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_when_asked_to(server: Process, number: int) -> None:
    server.begin()
    server.process.send_signal(number)
    assert server.process.wait(timeout=LIMIT) == 0


BLOCKED = """
import sys
sys.path.insert(0, {source!r})
import enterprise_sales.tools.call
from threading import Event
def call(*_):
    sys.stderr.write("working\\n")
    sys.stderr.flush()
    Event().wait()
enterprise_sales.tools.call.call = call
from enterprise_sales.cli import main
main(["serve"])
"""


@pytest.fixture
def busy(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A server whose tool never ends, while it works."""
    (tmp_path / "blocked.py").write_text(BLOCKED.format(source=str(SOURCE)), encoding="utf-8")
    command = [sys.executable, str(tmp_path / "blocked.py")]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe) as server:
        assert server.stdin is not None
        assert server.stderr is not None
        for number, (method, params) in enumerate([INITIALIZE.values(), ("tools/call", CALL)]):
            message = {"jsonrpc": "2.0", "id": number, "method": method, "params": params}
            server.stdin.write(json.dumps(message).encode() + b"\n")
        server.stdin.flush()
        assert server.stderr.readline() == b"working\n"
        yield server
        server.kill()


def test_a_tool_that_works_does_not_hold_up_the_end_of_the_input(
    busy: subprocess.Popen[bytes],
) -> None:
    assert busy.stdin is not None
    busy.stdin.close()
    assert busy.wait(timeout=LIMIT) == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_nor_a_signal(busy: subprocess.Popen[bytes], number: int) -> None:
    busy.send_signal(number)
    assert busy.wait(timeout=LIMIT) == 0


def test_nor_other_requests(busy: subprocess.Popen[bytes]) -> None:
    assert busy.stdin is not None
    assert busy.stdout is not None
    assert json.loads(busy.stdout.readline())["id"] == 0
    busy.stdin.write(b'{"jsonrpc": "2.0", "id": 7, "method": "ping"}\n')
    busy.stdin.flush()
    assert json.loads(busy.stdout.readline()) == {"jsonrpc": "2.0", "id": 7, "result": {}}
