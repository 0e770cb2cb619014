"""A process whose children write a proposed dossier and kill themselves: `killed.py BOOK`.

A child dies before each line of the modules that write. The process prints as JSON what each child
left behind: whether the dossier is the old or the new one, and the names beside it.
"""

import json
import os
import signal
import sys
from datetime import date
from itertools import count
from pathlib import Path
from types import FrameType
from typing import Any

import enterprise_sales.facts.write as writing
import enterprise_sales.store.replace as replacing
from enterprise_sales.book.settling import Settling
from enterprise_sales.facts.proposal import Proposal, Wish, proposal

OURS = {writing.__file__, replacing.__file__}
book = Path(sys.argv[1])


def write(made: Proposal, kill_before: int) -> int:
    """How many lines were run."""
    lines, seen = count(1), [0]

    def trace(frame: FrameType, event: str, _: object) -> Any:
        if frame.f_code.co_filename not in OURS:
            return None
        if event == "line":
            seen[0] = next(lines)
            if seen[0] == kill_before:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace

    sys.settrace(trace)
    with replacing.one_writer(book):
        writing.write(made)
    sys.settrace(None)
    return seen[0]


def left_behind(made: Proposal) -> tuple[str, list[str]]:
    data = made.home.path.read_bytes() if made.home.path.is_file() else None
    names = {made.was: "old", made.now: "new"}
    return names.get(data, "part"), sorted(path.name for path in made.home.path.parent.iterdir())


fact = {"table": "accounts", "set": {"employees": "5"}, "said_by": "A", "said_on": "2026-06-30"}
wish = Wish("acme", "Acme Inc", {"facts": [fact]}, ())
made = proposal(book, wish, Settling(as_of=date(2026, 6, 30)))
assert made.was is not None
found = []
for line in range(1, write(made, 0) + 1):
    made.home.path.write_bytes(made.was)
    child = os.fork()
    if child == 0:
        write(made, line)
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL
    found.append(left_behind(made))
print(json.dumps(found))  # noqa: T201
