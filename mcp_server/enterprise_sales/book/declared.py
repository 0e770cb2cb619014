"""What every entry of `book.yaml` has in common."""

from __future__ import annotations

from pydantic import ConfigDict

STRICT = ConfigDict(frozen=True, extra="forbid")
"""Only known keys may stand in an entry."""
