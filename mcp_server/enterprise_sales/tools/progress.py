"""What a caller is told while a tool works."""

from __future__ import annotations

from collections.abc import Callable

from enterprise_sales.language import N_, Translator

Progress = Callable[[int, int, str], None]
"""Number of the step, of how many, and what it does, in the language asked for.

It may raise what ends the call, where the caller has left.
"""
STEPS = (N_("Reading the book"), N_("Scoring the accounts"), N_("Writing the document"))


class Steps:
    """Tells of one step after the other."""

    def __init__(self, progress: Progress, of: int, t: Translator) -> None:
        self._progress, self._of, self._t = progress, of, t
        self._done = 0

    def next(self) -> None:
        """Tell of the step that begins now."""
        self._progress(self._done, self._of, self._t.text(STEPS[self._done]))
        self._done += 1


def silent(step: int, of: int, text: str) -> None:
    """Tell nobody."""
