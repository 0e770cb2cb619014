"""Values told in words, for messages."""

from __future__ import annotations

from typing import Any

from enterprise_sales.language.excerpts import first_words

SHOWN = 60
"""How much of a text a message shows; presentation only."""


def described(value: Any) -> str:
    """What was found where something else was expected."""
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return f"the word {str(value).lower()}"
    if isinstance(value, str):
        return f"the text “{first_words(value, SHOWN)}”"
    if isinstance(value, list):
        return f"a list of {len(value)}"
    if isinstance(value, dict):
        keys = ", ".join(str(key) for key in value)
        return (
            f"a mapping with the keys {first_words(keys, SHOWN)}" if value else "an empty mapping"
        )
    return str(value)
