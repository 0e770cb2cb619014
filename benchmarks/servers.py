"""The servers that are started, each by the command line that the launcher uses."""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_CACHE = os.environ.get("PYTHONPYCACHEPREFIX")
FLAGS = ["-I", "-X", "utf8", *(["-X", f"pycache_prefix={_CACHE}"] if _CACHE else [])]
OURS = [*FLAGS, str(ROOT / "mcp_server"), "serve"]
PEER = [*FLAGS, str(ROOT / "benchmarks" / "bare_server.py")]
ASK = [*FLAGS, str(ROOT / "mcp_server"), "ask"]
BARE = [*FLAGS, str(ROOT / "benchmarks" / "bare_agent.py")]
COMMAND = sys.executable
