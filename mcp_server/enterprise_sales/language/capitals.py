"""The capital letter with which a sentence begins."""

from __future__ import annotations


def within(text: str) -> str:
    """The text as it stands within a sentence; a name in capitals stays."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
