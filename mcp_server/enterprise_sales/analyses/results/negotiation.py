"""Objections to a renewal, and the frame of its negotiation."""

from __future__ import annotations

from enterprise_sales.analyses.common import DayText, MoneyText, Result


class Objection(Result):
    """Something that the customer may object to, and the answer with the account's own figures."""

    code: str
    objection: str
    """In the customer's words."""
    likely: bool
    """Whether the data makes it likely."""
    possible: bool
    """Whether the data holds what an answer needs."""
    answer: str
    """What can be said now; where it is not possible, what has to be done first."""
    evidence: tuple[str, ...]
    """Codes of the figures that the answer rests on."""
    missing: str | None
    """What is missing to answer."""


class Frame(Result):
    """What the price is set against."""

    code: str
    title: str
    possible: bool
    text: str


class ConcessionLine(Result):
    """What may be given, and what is asked for it."""

    give: str
    get: str
    possible: bool
    detail: str


class Limit(Result):
    """What the negotiation keeps within."""

    code: str
    text: str
    amount: MoneyText | None
    day: DayText | None


class Negotiation(Result):
    """Anchor, frames, concessions, limits."""

    anchor: str
    anchor_amount: MoneyText | None
    """What is asked for first, a year; null where no contract is on record."""
    frames: tuple[Frame, ...]
    ladder: tuple[ConcessionLine, ...]
    limits: tuple[Limit, ...]
    walk_away: str
    never: tuple[str, ...]


class MitigationLine(Result):
    """One of the answers to renewal risks, and what calls for it now."""

    code: str
    text: str
    needed: bool
    because: tuple[str, ...]
