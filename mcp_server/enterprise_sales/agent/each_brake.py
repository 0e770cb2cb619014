"""How a run over many accounts is stopped without losing what is paid for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

INTERRUPTED = "It was interrupted; ask again to go on: what is answered is not asked again."


class Stoppable(Protocol):
    """An answer under way."""

    def cancel(self) -> None:
        """Stop it; it then ends as `cancelled`."""


class Brake:
    """Says whether one more account may be asked, and stops those under way.

    Attributes:
        reason: why no more accounts are asked, for people; empty while they are.
        interrupted: whether the user stopped it.
        cutting: whether answers under way are stopped too.
    """

    def __init__(self) -> None:
        self.reason = ""
        self.interrupted = False
        self.cutting = False
        self._running: list[Stoppable] = []

    def stop(self, reason: str) -> None:
        """Ask no more accounts; the first reason stays."""
        self.reason = self.reason or reason

    def press(self) -> None:
        """What Ctrl-C does: first no more accounts are asked, then the answers are stopped too."""
        if self.interrupted:
            self.cut()
        self.interrupted = True
        self.stop(INTERRUPTED)

    def cut(self) -> None:
        """Stop at once: no more accounts, and no more of the answers under way."""
        self.interrupted = self.cutting = True
        self.stop(INTERRUPTED)
        for talk in self._running:
            talk.cancel()

    @contextmanager
    def holds(self, talk: Stoppable) -> Iterator[None]:
        """An answer that is under way while the block runs."""
        self._running.append(talk)
        try:
            yield
        finally:
            self._running.remove(talk)
