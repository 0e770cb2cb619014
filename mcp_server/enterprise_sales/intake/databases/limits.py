"""How much a query may answer and how long it may take: technical limits, not judgements."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Timer

MB = 2**20


@dataclass(frozen=True)
class Limits:
    """What ends a query.

    Attributes:
        rows: the most rows of an answer.
        bytes: the most bytes of an answer; to sort it takes about four times as much memory.
        seconds: the longest that the database may work on one statement.
        batch: rows that are held at a time.
        connecting: the seconds after which a server that does not answer is given up.
    """

    rows: int = 10_000_000
    bytes: int = 1024 * MB
    seconds: float = 600
    batch: int = 20_000
    connecting: int = 15


LIMITS = Limits()


@contextmanager
def stopped_after(seconds: float, stop: Callable[[], None]) -> Iterator[None]:
    """Call `stop` where the work inside takes longer: some databases keep no time."""
    timer = Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
