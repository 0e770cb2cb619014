"""What a reader tells about a file that it could read."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Notice:
    """Something about a file as a whole that its reader decided.

    Attributes:
        code: code of the finding.
        severity: `warning` where cells may be wanting, else `info`.
        count: how many cells or sheets are concerned; 0 where the file is meant.
        values: placeholders of the finding's message.
    """

    code: str
    severity: str = "info"
    count: int = 0
    values: dict[str, str] = field(default_factory=dict)
