"""Cold start: process start to `initialize` answered, against a bare MCPServer with one tool.

    python benchmarks/cold_start.py [ROUNDS]

Both are started in turn, in the same run, so that a busy machine slows both. Prints the medians,
their ratio (target: at most 1.1) and the time from the closed input to the end of the process.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).resolve().parents[1]
SERVERS = {
    "bare MCPServer": [str(ROOT / "benchmarks" / "bare_server.py")],
    "enterprise-sales": ["-I", "-X", "utf8", str(ROOT / "mcp_server"), "serve"],
}
ROUNDS = 10
INITIALIZE = json.dumps(
    {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "initialize",
        "params": {
            "protocolVersion": "2025-11-25",
            "capabilities": {},
            "clientInfo": {"name": "benchmark", "version": "1"},
        },
    }
)


def started(arguments: list[str]) -> tuple[float, float]:
    """Seconds to the answer, and from the closed input to the end."""
    begin = perf_counter()
    with subprocess.Popen(
        [sys.executable, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
    ) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        server.stdin.write(f"{INITIALIZE}\n")
        server.stdin.flush()
        assert "serverInfo" in json.loads(server.stdout.readline())["result"]
        answered = perf_counter()
        server.stdin.close()
        server.wait()
        return answered - begin, perf_counter() - answered


def main(rounds: int) -> None:
    """Print one table."""
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in SERVERS}
    for _ in range(rounds + 1):
        for name, arguments in SERVERS.items():
            times[name].append(started(arguments))
    print(f"median of {rounds}, after one warm-up each\n")
    print(f"{'':18}{'start, ms':>12}{'end, ms':>12}")
    starts = []
    for name, found in times.items():
        starts.append(median(start for start, _ in found[1:]))
        end = median(end for _, end in found[1:])
        print(f"{name:18}{starts[-1] * 1000:12.0f}{end * 1000:12.0f}")
    print(f"\nratio of the starts: {starts[1] / starts[0]:.2f} (target: at most 1.1)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
