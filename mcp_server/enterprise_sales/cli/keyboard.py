"""The keyboard while an answer is being written."""

from __future__ import annotations

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
    if not sys.stdin.isatty():
        yield
        return
    there = sys.stdin.fileno()
    before = termios.tcgetattr(there)
    quiet = [*before]
    quiet[LOCAL_MODES] &= ~termios.ECHO
    termios.tcsetattr(there, termios.TCSANOW, quiet)
    try:
        yield
    finally:
        termios.tcsetattr(there, termios.TCSANOW, before)
