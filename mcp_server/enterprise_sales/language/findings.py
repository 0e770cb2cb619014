"""Findings, notices and errors in the language asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from enterprise_sales.language.catalogues import N_
from enterprise_sales.language.translator import Translator

_NEAREST = "(nearest: "
_PERCENT = "percent"
_DECIMAL = re.compile(r"\d+\.\d+")
_QUOTED = ("values", "texts")
"""Placeholders for values of the user, each in quotation marks of this program."""
_QUOTE = re.compile("“([^”]*)”")
_FRAGMENTS = frozenset(
    (
        N_("a list of objects is expected"),
        N_("aliases (*name) are not allowed"),
        N_("must lie below"),
        N_("must not lie above"),
        N_("a person has overridden the sources"),
        N_("it is the last of its kind and day"),
        N_("it is the newest of its kind"),
        N_("the playbook trusts this kind of source more"),
        N_("a key must be a text"),
        N_("a second document begins"),
        N_("it is nested too deeply"),
        N_("the key stands twice"),
    )
)
"""Values of messages that are words of this program, not of the user's data or a library."""


def message(
    t: Translator, wrong: str, remedy: str, placeholders: Mapping[str, str]
) -> tuple[str, str]:
    """What is wrong and what to do, from the English templates and what fills them.

    Raises:
        KeyError: a placeholder has no value.
    """
    values = {name: _value(t, name, value) for name, value in placeholders.items()}
    return t.text(wrong, **values), t.text(remedy, **values)


def _value(t: Translator, name: str, value: str) -> str:
    if name == "nearest":
        return _nearest(t, value.strip())
    if name.endswith(_PERCENT) and _DECIMAL.fullmatch(value):
        return t.number(Decimal(value))
    if name in _QUOTED:
        return _QUOTE.sub(lambda found: t.text(N_("“{text}”"), text=found[1]), value)
    return t.text(value) if value in _FRAGMENTS else value


def _nearest(t: Translator, hint: str) -> str:
    if hint.startswith(_NEAREST):
        names = hint.removeprefix(_NEAREST).removesuffix(")")
        return t.text(N_(" (nearest: {names})"), names=names)
    names = hint.removeprefix("to ")
    return t.text(N_(" to {names}"), names=names) if names else ""
