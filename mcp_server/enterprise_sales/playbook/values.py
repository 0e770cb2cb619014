"""One value held against its unit and the codes it may use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from enterprise_sales.playbook.document import Key
from enterprise_sales.playbook.nearest import hint
from enterprise_sales.playbook.structures import Structure
from enterprise_sales.playbook.units import Unit, validator
from enterprise_sales.playbook.wording import Wordings
from enterprise_sales.playbook.words import described

_WITHOUT_VALUE = ("extra_forbidden", "missing")
_TOLD = {
    "extra_forbidden": "this key is not known",
    "missing": "this key is missing",
    "int_type": "must be a whole number",
    "string_pattern_mismatch": "must be a code of small letters, digits and underscores",
}
"""How the commonest errors of pydantic are told; its own words serve for the others."""


@dataclass(frozen=True)
class Kind:
    """What a parameter may hold: its unit, and where its codes come from.

    Attributes:
        unit: the unit.
        choices: the codes allowed, where they are listed beside the parameter.
        wording: the kind of wording of its codes, where they have one.
    """

    unit: Unit
    choices: tuple[str, ...] = ()
    wording: str | None = None


@dataclass(frozen=True)
class Fault:
    """What is wrong with a value: code of the message, the part of the value, placeholders."""

    code: str
    part: Key = ()
    values: dict[str, str] = field(default_factory=dict)


def checked_value(raw: Any, path: str, kind: Kind, words: Wordings) -> tuple[Any, list[Fault]]:
    """The value in its own type, or what is wrong with it.

    Args:
        raw: as it stands in the file.
        path: the dotted path, for messages.
        kind: what the parameter may hold.
        words: the wordings that codes are held against.
    """
    try:
        value = validator(kind.unit.name).validate_python(raw)
    except ValidationError as error:
        return None, [_fault(min(error.errors(), key=_misspelt_first), raw, path, kind.unit)]
    return value, list(_unknown_codes(value, path, kind, words))


def _misspelt_first(error: Any) -> bool:
    """A key misspelt is also a key missing; the first says what to do."""
    return bool(error["type"] != "extra_forbidden")


def _fault(error: Any, raw: Any, path: str, unit: Unit) -> Fault:
    values = {"path": path, "expects": unit.expects}
    part = tuple(step for step in error["loc"] if isinstance(step, int) or _holds(raw, step))
    if not error["loc"] or unit.model is None or not isinstance(raw, dict | list):
        return Fault("value_wrong", (), {**values, "found": described(raw)})
    fields = tuple(unit.model.model_fields)
    name = str(error["loc"][-1])
    near = hint(name, fields) if error["type"] == "extra_forbidden" else ""
    if error["type"] == "literal_error":
        near = hint(str(error["input"]), str(error["ctx"]["expected"]).split("'"))
    said = {"part": _shown(error["loc"]), "problem": _problem(error), "nearest": near}
    return Fault("part_wrong", part, {**values, **said})


def _holds(raw: Any, step: Any) -> bool:
    rows = raw if isinstance(raw, list) else [raw]
    return any(isinstance(row, dict) and step in row for row in rows)


def _shown(loc: tuple[Any, ...]) -> str:
    return ", ".join(f"item {step + 1}" if isinstance(step, int) else str(step) for step in loc)


def _problem(error: Any) -> str:
    told = _TOLD.get(error["type"])
    text = told or str(error["msg"]).removeprefix("Value error, ").removeprefix("Input ")
    unsaid = error["type"] in _WITHOUT_VALUE or isinstance(error["input"], dict)
    return text if unsaid else f"{text}, and is {described(error['input'])}"


def _unknown_codes(value: Any, path: str, kind: Kind, words: Wordings) -> Iterator[Fault]:
    for part, code, choices in _codes(value, kind, words):
        if code not in choices:
            names = {"choices": ", ".join(choices), "nearest": hint(code, choices)}
            yield Fault("code_unknown", part, {"path": path, "found": code, **names})


def _codes(value: Any, kind: Kind, words: Wordings) -> Iterator[tuple[Key, str, tuple[str, ...]]]:
    if kind.unit.name in ("code", "codes"):
        choices = words.codes(kind.wording) if kind.wording else kind.choices
        for index, code in enumerate([value] if isinstance(value, str) else value):
            yield (() if isinstance(value, str) else (index,)), code, choices
    elif isinstance(value, Structure):
        yield from _worded(value, (), words)
    elif kind.unit.model is not None:
        for index, row in enumerate(value or ()):
            yield from _worded(row, (index,), words)


def _worded(row: Structure, at: Key, words: Wordings) -> Iterator[tuple[Key, str, tuple[str, ...]]]:
    for name, kind in row.WORDED.items():
        found = getattr(row, name)
        for code in (found,) if isinstance(found, str) else found:
            yield (*at, name), code, words.codes(kind)
