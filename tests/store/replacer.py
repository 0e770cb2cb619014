"""A process that replaces a file of a book: `replacer.py FOLDER MODE NUMBER`.

Modes: `append` adds NUMBER lines of its own, one replacement each; `kill` with 0 replaces the file
of FOLDER once and prints how many lines the write has; `kill` with NUMBER replaces that of each
`FOLDER/line-1` to `FOLDER/line-NUMBER` in a child of its own that kills itself before that line.
"""

import os
import signal
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from types import FrameType
from typing import Any

import enterprise_sales.store.replace as module
from enterprise_sales.store.replace import one_writer, replace_file

folder, mode, number = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])


def traced(book: Path, at_line: Callable[[int], None]) -> None:
    lines = count(1)

    def trace(frame: FrameType, event: str, _: object) -> Any:
        if frame.f_code.co_filename != module.__file__:
            return None
        if event == "line":
            at_line(next(lines))
        return trace

    sys.settrace(trace)
    with one_writer(book):
        replace_file(book / "dossier.md", b"new" * 9000, b"old" * 9000)
    sys.settrace(None)


def kill_at(wanted: int) -> None:
    def kill(line: int) -> None:
        if line == wanted:
            os.kill(os.getpid(), signal.SIGKILL)

    child = os.fork()
    if child == 0:
        traced(folder / f"line-{wanted}", kill)
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL


if mode == "append":
    path = folder / "dossier.md"
    for turn in range(number):
        with one_writer(folder):
            was = path.read_bytes()
            replace_file(path, was + f"{os.getpid()}-{turn}\n".encode(), was)
elif number:
    for wanted_line in range(1, number + 1):
        kill_at(wanted_line)
else:
    seen: list[int] = []
    traced(folder, seen.append)
    print(len(seen))  # noqa: T201
