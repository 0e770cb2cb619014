"""Stands in for `uv pip sync`: unpacks the one wheel, and stops half-way where a gate is closed."""

import os
import select
import sys
import zipfile
from pathlib import Path

DEADLINE_SECONDS = 120


def main(wheels: str, called: str, *arguments: str) -> None:
    tools = Path(called).parent
    with (tools / "record").open("a", encoding="utf-8") as record:
        record.write(" ".join(arguments) + "\n")
    python = Path(arguments[arguments.index("--python") + 1])
    (packages,) = python.parent.parent.glob("lib/python*/site-packages")
    (wheel,) = Path(wheels).glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extract("pocket-1.0.dist-info/METADATA", packages)
        if (tools / "gate").is_dir():
            wait_at(tools / "gate")
        archive.extractall(packages)


def wait_at(gate: Path) -> None:
    """Tell the test which process builds, and wait for its word, but not for ever."""
    go = os.open(gate / "go", os.O_RDONLY | os.O_NONBLOCK)
    (gate / "reached").write_text(str(os.getppid()), "utf-8")
    select.select([go], [], [], DEADLINE_SECONDS)


if __name__ == "__main__":
    main(*sys.argv[1:])
