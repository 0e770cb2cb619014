"""Runs the benchmarks, each part in a process of its own, and prints one table.

benchmarks/run [start] [calls] [agent] [scale] [portfolio] [mapping] [import]
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from measured import Measured
from table import rows, told

HERE = Path(__file__).parent
PARTS = ("start", "calls", "agent", "scale", "portfolio", "mapping", "import")
FILES = {"agent": ("agent", "ask")}
"""Of the parts that have more than one."""
SMALL, SIZES = 1_000, (100_000, 1_000_000)
REPEATS = 3
IMPORTS = {"csv": ("peer", "ours", "typed", "by-hand", "book"), "xlsx": ("peer", "ours")}
"""Form of a large export → the sides that are read in turn."""


def main(parts: list[str]) -> int:
    """Measure the parts; a limit that does not hold is told, and is no failure of the run."""
    unknown = sorted(set(parts) - set(PARTS))
    if unknown:
        print(f"unknown: {', '.join(unknown)}; the parts are {', '.join(PARTS)}", file=sys.stderr)
        return 2
    before = conditions()
    with TemporaryDirectory(prefix="benchmarks-") as scratch:
        runs = [
            run for part in PARTS if part in (parts or PARTS) for run in of(part, Path(scratch))
        ]
        table = list(rows(Measured(result for _, result in runs if result.is_file())))
    print(f"\n{told(table)}\n\n{before}; {load()} at the end")
    broken = [row[0] for row in table if row[-1] == "NO"]
    print(f"does not hold: {'; '.join(broken)}" if broken else "every limit measured holds")
    return max(status for status, _ in runs)


def of(part: str, scratch: Path) -> Iterator[tuple[int, Path]]:
    """The runs of a part."""
    if part == "portfolio":
        book_folder = written(SIZES[0], scratch)
        yield ran("bench_portfolio.py", scratch / "portfolio.json", "--plain-book", book_folder)
        return
    if part == "import":
        yield from imported(scratch)
        return
    if part != "scale":
        for name in FILES.get(part, (part,)):
            yield ran(f"bench_{name}.py", scratch / f"{name}.json")
        return
    book = {size: written(size, scratch) for size in (SMALL, *SIZES)}
    yield ran("bench_scale.py", scratch / "scale.json", "--plain-book", book[SIZES[0]])
    for turn in range(REPEATS):
        for size in SIZES:
            for side in ("ours", "peer"):
                options = ("--small-book", book[SMALL], "--plain-book", book[size], "--side", side)
                yield ran("bench_growth.py", scratch / f"{size}-{side}-{turn}.json", *options)


def imported(scratch: Path) -> Iterator[tuple[int, Path]]:
    """Every form and side of reading a large export, in processes of their own, in turn."""
    folder = str(scratch / "export")
    subprocess.run([sys.executable, HERE / "big_export.py", str(SIZES[1]), folder], check=True)
    for turn in range(REPEATS):
        for form, sides in IMPORTS.items():
            for side in sides:
                options = ("--export", folder, "--form", form, "--side", side)
                yield ran("bench_import.py", scratch / f"{form}-{side}-{turn}.json", *options)


def written(accounts: int, scratch: Path) -> str:
    """A book of that many accounts."""
    folder = str(scratch / f"book-{accounts}")
    subprocess.run([sys.executable, HERE / "big_book.py", str(accounts), folder], check=True)
    return folder


def ran(file: str, result: Path, *options: str) -> tuple[int, Path]:
    """Runs one file of benchmarks in a process of its own: its exit status and its result."""
    command = [sys.executable, "-m", "pytest", "-c", HERE / "pytest.ini", HERE / file]
    done = subprocess.run([*command, f"--benchmark-json={result}", *options], check=False)
    return done.returncode, result


def conditions() -> str:
    """When and on what."""
    when = f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC"
    python, polars = platform.python_version(), version("polars")
    return (
        f"{when}, {os.cpu_count()} cores, Python {python}, polars {polars}, {load()} at the start"
    )


def load() -> str:
    """How busy the machine is: what waits for a core, averaged over a minute."""
    return f"load {os.getloadavg()[0]:.1f}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
