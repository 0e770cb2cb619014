"""Cold start: from process start to `initialize` answered, ours and the least server in turn."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest

from servers import COMMAND, OURS, PEER

SERVERS = {"ours": OURS, "peer": PEER}
TURNS = 20
INITIALIZE = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {
        "protocolVersion": "2025-11-25",
        "capabilities": {},
        "clientInfo": {"name": "benchmark", "version": "1"},
    },
}


def started(side: str) -> subprocess.Popen[bytes]:
    """A server that has answered."""
    pipe = subprocess.PIPE
    server = subprocess.Popen([COMMAND, *SERVERS[side]], stdin=pipe, stdout=pipe)
    assert server.stdin
    assert server.stdout
    server.stdin.write(json.dumps(INITIALIZE).encode() + b"\n")
    server.stdin.flush()
    assert b'"serverInfo"' in server.stdout.readline()
    return server


def ended(server: subprocess.Popen[bytes]) -> None:
    """The input closed and the process gone."""
    server.communicate()


@pytest.fixture(scope="module")
def compiled() -> None:
    """Both have been started once, so that no start has to compile."""
    for side in SERVERS:
        ended(started(side))


@pytest.mark.benchmark(group="start")
@pytest.mark.parametrize("side", [*SERVERS] * TURNS)
@pytest.mark.usefixtures("compiled")
def test_start(benchmark: Any, side: str) -> None:
    ended(benchmark.pedantic(started, args=(side,)))
