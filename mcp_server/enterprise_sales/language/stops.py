"""The full stop that ends a sentence, told apart from that of an abbreviation."""

from __future__ import annotations

import re

_ABBREVIATED = re.compile(r"(?:\N{NARROW NO-BREAK SPACE}г|(?<![^\W_])[A-ZА-ЯЁ])\.$")
"""A Russian date ends in the sign of the year, a name often in an initial."""
_TWO = re.compile(r"(?<!\.)\.\.(?=\s|$)")


def clause(text: str) -> str:
    """The text without the stop that ends it; that of a date or of an initial stays."""
    return text if _ABBREVIATED.search(text) else text.rstrip(" .")


def one_stop(text: str) -> str:
    """A value that ends in a full stop needs no second one to end the sentence."""
    return _TWO.sub(".", text) if ".." in text else text
