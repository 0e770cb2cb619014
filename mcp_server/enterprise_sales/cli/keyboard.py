"""The keyboard while an answer is being written."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

LOCAL_MODES = 3
"""Where the modes of the line stand in what termios tells."""


@contextmanager
def unechoed() -> Iterator[None]:
    """While the block runs, what is typed is not written into what is being drawn.

    It is not lost: the next prompt reads it. Where there is no such terminal, nothing is done.
    """
    try:
        import termios
    except ImportError:
        yield
        return
    there = _ours()
    if there is None:
        yield
        return
    before = termios.tcgetattr(there)
    quiet = [*before]
    quiet[LOCAL_MODES] &= ~termios.ECHO
    termios.tcsetattr(there, termios.TCSANOW, quiet)
    try:
        yield
    finally:
        termios.tcsetattr(there, termios.TCSANOW, before)


def _ours() -> int | None:
    """The terminal that is typed into, if this program may steer it.

    One that was sent to the background would be stopped for trying.
    """
    if not sys.stdin.isatty():
        return None
    there = sys.stdin.fileno()
    try:
        return there if os.tcgetpgrp(there) == os.getpgrp() else None
    except OSError:
        return None
