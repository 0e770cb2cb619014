"""A conversation as a program reads it: one JSON object a line, and nothing else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TextIO

from enterprise_sales.store.text import HIDDEN, encodable

if TYPE_CHECKING:
    from enterprise_sales.agent.events import Event


class JsonView:
    """Every event as it comes, `type` first; a line is written whole and at once."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def show(self, event: Event) -> None:
        """Write one event."""
        self._out.write(f"{as_line(event.as_json())}\n")
        self._out.flush()

    def close(self) -> None:
        """There is nothing to put back."""


def as_line(value: object) -> str:
    """JSON on one line; characters that would steer a terminal stand in it as escapes."""
    text = encodable(json.dumps(value, ensure_ascii=False))
    return HIDDEN.sub(lambda found: json.dumps(found[0])[1:-1], text)
