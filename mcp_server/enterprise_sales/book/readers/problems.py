"""What a reader raises: the code of a finding and what fills its message."""

from __future__ import annotations


class UnreadableFileError(Exception):
    """The file as a whole cannot be read.

    Attributes:
        code: code of the finding.
        excerpt: what stands at the place.
        values: placeholders of the finding's message.
    """

    def __init__(self, code: str, excerpt: str | None = None, **values: str) -> None:
        self.code, self.excerpt, self.values = code, excerpt, values
        super().__init__(code)
