"""Findings and notices in the language asked for."""

from __future__ import annotations

from collections.abc import Mapping

from enterprise_sales.language.catalogues import N_
from enterprise_sales.language.translator import Translator

_NEAREST = "(nearest: "
FRAGMENTS = (N_(" (nearest: {names})"), N_(" to {names}"))
"""What the messages call `{nearest}`, as it stands in English."""


def message(
    t: Translator, wrong: str, remedy: str, placeholders: Mapping[str, str]
) -> tuple[str, str]:
    """What is wrong and what to do, from the English templates and what fills them.

    Raises:
        KeyError: a placeholder has no value.
    """
    values = {**placeholders}
    if "nearest" in values:
        values["nearest"] = _nearest(t, values["nearest"])
    return t.text(wrong, **values), t.text(remedy, **values)


def _nearest(t: Translator, hint: str) -> str:
    plain, renamed = FRAGMENTS
    if _NEAREST in hint:
        return t.text(plain, names=hint.strip().removeprefix(_NEAREST).removesuffix(")"))
    names = hint.strip().removeprefix("to ")
    return t.text(renamed, names=names) if names else ""
