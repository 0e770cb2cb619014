"""The nearest right names to a wrong one."""

from __future__ import annotations

from collections.abc import Iterable

CLOSE_ENOUGH = 70
"""Similarity (0–100, rapidfuzz) from which a name is worth offering; presentation only."""


def nearest(name: str, choices: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """Up to `limit` of `choices` most like `name`, best first, ties in alphabetical order."""
    from rapidfuzz import fuzz, process

    found = process.extract(
        name, sorted(set(choices)), scorer=fuzz.ratio, limit=limit, score_cutoff=CLOSE_ENOUGH
    )
    return tuple(choice for choice, _, _ in found)


def hint(name: str, choices: Iterable[str]) -> str:
    """` (nearest: a, b)`, or nothing where no choice is near."""
    names = nearest(name, choices)
    return f" (nearest: {', '.join(names)})" if names else ""
