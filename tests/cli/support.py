"""Running the program as its users do."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "mcp_server"


def run(
    *arguments: str, folder: Path, stdin: bytes = b"", **environment: str
) -> tuple[int, str, str]:
    """Exit status, standard output and standard error of one command in a folder."""
    found = subprocess.run(
        [sys.executable, "-I", str(SOURCE), *arguments],
        input=stdin,
        capture_output=True,
        cwd=folder,
        env={"PATH": os.environ["PATH"], **environment},
        check=False,
    )
    return found.returncode, found.stdout.decode("utf-8"), found.stderr.decode("utf-8")
