"""What a check of an early warning finds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Seen:
    """The finding of one check.

    Attributes:
        fires: whether the warning fires; None where the data does not tell.
        text: what the data shows, or why it does not tell, a sentence.
        since: the day on which it began, if known.
        tables: where the data does not tell, the tables that would.
    """

    fires: bool | None
    text: str
    since: date | None = None
    tables: tuple[str, ...] = ()
