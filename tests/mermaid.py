"""Mermaid itself, from the package that `npm install --prefix tests/node` brought."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent / "node"
Mermaid = Callable[[str, Sequence[str]], list[Any]]
"""Name of a reader and diagrams → what it finds in each; None where Mermaid refuses it."""


def installed() -> Mermaid:
    """Mermaid; where it is not installed the test is left out, or fails if it is required."""
    node = shutil.which("node")
    if node and (FOLDER / "node_modules" / "mermaid").is_dir():
        return lambda reader, texts: _read(node, reader, texts)
    reason = "no Mermaid: npm install --prefix tests/node"
    if os.environ.get("ENTERPRISE_SALES_CLIENT") == "required":
        pytest.fail(reason)
    pytest.skip(reason)


def _read(node: str, reader: str, texts: Sequence[str]) -> list[Any]:
    done = subprocess.run(
        [node, FOLDER / f"read_{reader}.mjs"],
        input="\0".join(texts),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "TZ": "UTC"},
    )
    return [json.loads(line) for line in done.stdout.splitlines()]
