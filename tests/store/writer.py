"""A process of its own that saves documents: `writer.py ROOT MODE [NUMBER]`, talking by pipes.

It says `ready` when everything is imported, then waits for a line on its standard input.

Modes: `many` saves NUMBER documents and prints their paths as JSON; `count` prints how many lines
of the write one save runs; `stop` says `stopped` before line NUMBER of them and waits;
`endless` prints a line before each save; `huge` saves once under a file size limit of NUMBER
bytes and `plain` saves once as another user than root, both printing the error.
"""

import json
import os
import sys
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from types import FrameType
from typing import Any

from enterprise_sales.store import (
    OutputMeta,
    OutputStore,
    StoreError,
    atomic,
    file_name,
    folders,
    render,
)

BODY = "# Acme\n\n" + "ARR 42 500 €\n" * 20_000 + "the end"
META = OutputMeta(
    title="Acme",
    agent="account-manager",
    tool="plan_renewal",
    account_id="acme",
    as_of=date(2026, 11, 21),
    created_at=datetime(2026, 11, 21, 10, 5, 6, tzinfo=UTC),
    language="ru",
    playbook="strategic-12-month",
    arguments={},
    book_sha256="ab" * 32,
    version="0.1.0",
)
WRITE = {atomic.__file__, folders.__file__}
NOBODY = 65534


def say(line: str) -> None:
    print(line, flush=True)  # noqa: T201


def many(store: OutputStore, number: int) -> None:
    bodies = [f"{os.getpid()}-{n}" for n in range(number)]
    say(json.dumps([(store.save(META, "same name", b).relative, b) for b in bodies]))


def trace_lines(at_line: Any) -> None:
    lines = count(1)

    def trace(frame: FrameType, event: str, _: object) -> Any:
        if frame.f_code.co_filename not in WRITE:
            return None
        if event == "line":
            at_line(next(lines))
        return trace

    sys.settrace(trace)


def count_lines(store: OutputStore, _: int) -> None:
    seen: list[int] = []
    trace_lines(seen.append)
    store.save(META, "same name", BODY)
    sys.settrace(None)
    say(str(len(seen)))


def stop(store: OutputStore, number: int) -> None:
    def wait(line: int) -> None:
        if line == number:
            say("stopped")
            sys.stdin.readline()

    trace_lines(wait)
    store.save(META, "same name", BODY)


def endless(store: OutputStore, _: int) -> None:
    while True:
        say("saving")
        store.save(META, "same name", BODY)


def huge(store: OutputStore, number: int) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (number, number))
    save_once(store)


def plain(store: OutputStore, _: int) -> None:
    if os.geteuid() == 0:
        os.setuid(NOBODY)
    save_once(store)


def save_once(store: OutputStore) -> None:
    try:
        say(store.save(META, "same name", BODY).relative)
    except StoreError as error:
        say(json.dumps(str(error)))


MODES = {
    "many": many,
    "count": count_lines,
    "stop": stop,
    "endless": endless,
    "huge": huge,
    "plain": plain,
}

if __name__ == "__main__":
    root, mode, number = sys.argv[1:]
    render(META, BODY)
    file_name(META.created_at, "ж")
    say("ready")
    sys.stdin.readline()
    MODES[mode](OutputStore(Path(root)), int(number))
