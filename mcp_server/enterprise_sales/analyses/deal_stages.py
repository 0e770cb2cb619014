"""What the stage of a deal tells, in whatever words the CRM has for it."""

from __future__ import annotations

PROPOSAL = ("proposal", "quote", "предлож")
LATER = (
    *PROPOSAL,
    "pilot",
    "negotiat",
    "contract",
    "clos",
    "commit",
    "пилот",
    "переговор",
    "договор",
)
"""Beginnings of words that stages after discovery bear in English and Russian."""


def past_discovery(stage: str | None) -> bool:
    """Whether the needs have been talked through; a stage that nobody names has not."""
    return _bears(stage, LATER)


def proposed(stage: str | None) -> bool:
    """Whether a proposal lies with the customer."""
    return _bears(stage, PROPOSAL)


def _bears(stage: str | None, words: tuple[str, ...]) -> bool:
    return any(word in (stage or "").casefold() for word in words)
