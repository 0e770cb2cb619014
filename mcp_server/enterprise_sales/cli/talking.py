"""One question put to a conversation, its events shown; Ctrl-C stops the answer."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from enterprise_sales.agent.events import Ended
from enterprise_sales.cli.keyboard import unechoed

if TYPE_CHECKING:
    from enterprise_sales.agent.conversation import Conversation
    from enterprise_sales.cli.talk_view import View

REFUSED = 1
INTERRUPTED = 128 + 2
STATUS = {"end_turn": 0, "cancelled": INTERRUPTED}
"""Why an answer ended → the exit status; any other end is `REFUSED`."""


async def answered(talk: Conversation, question: str, view: View) -> Ended:
    """Put a question and show what happens until the answer has ended.

    The first Ctrl-C stops the answer, which ends as `cancelled`; a second one ends the program.

    Raises:
        BrokenPipeError: nobody reads what is shown any more; the answer has been stopped.
    """
    gone: BrokenPipeError | None = None
    last: Ended | None = None
    with stopped_by_interrupt(talk.cancel), unechoed():
        async for event in talk.ask(question):
            last = event if isinstance(event, Ended) else last
            try:
                if gone is None:
                    view.show(event)
            except BrokenPipeError as error:
                gone = error
                talk.cancel()
    if gone is not None:
        raise gone
    if last is None:
        raise AssertionError(question)
    return last


@contextmanager
def stopped_by_interrupt(stop: Callable[[], None]) -> Iterator[None]:
    """While the block runs, the first Ctrl-C calls `stop`; the next one interrupts the program."""
    loop = asyncio.get_running_loop()

    def first(*_: object) -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        # Wakes the loop, which may wait for the network.
        loop.call_soon_threadsafe(stop)

    before = signal.signal(signal.SIGINT, first)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def ended_by_interrupt() -> Iterator[None]:
    """While the block runs, Ctrl-C interrupts the program, even where the loop does not turn."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def status_of(end: Ended) -> int:
    """The exit status that an answer gives."""
    return STATUS.get(end.stop, REFUSED)
