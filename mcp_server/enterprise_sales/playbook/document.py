"""One YAML file as read: its content, and the line of everything in it."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any

from enterprise_sales.playbook.errors import Notice

Key = tuple[Hashable, ...]
"""A place in a file, such as `("health", "bands", "green_above")`."""


@dataclass(frozen=True)
class Document:
    """One file.

    Attributes:
        label: what the file is called in messages.
        text: the file as it stands.
        data: mappings, lists and scalars; an empty file gives None.
        lines: where each key or item stands, from 1.
    """

    label: str
    text: str
    data: Any = None
    lines: dict[Key, int] = field(default_factory=dict)

    def problem(self, code: str, at: Key | int, **values: str) -> Notice:
        """A notice about one place of this file: a path, or a line where nothing could be read."""
        line = at if isinstance(at, int) else self.line(at)
        rows = self.text.splitlines()
        excerpt = rows[line - 1].strip() if 0 < line <= len(rows) else None
        return Notice(code=code, file=self.label, line=line, excerpt=excerpt, values=values)

    def line(self, at: Key) -> int:
        """The line of a path, or of the nearest part of it that is there."""
        while at and at not in self.lines:
            at = at[:-1]
        return self.lines.get(at, 1)
