"""What tool results hold: every number, amount and date, and every name."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from evals.figures.partial import Partial
from evals.figures.quantity import MONEY, NAME, PERCENT, POINTS, TIME, Quantity
from evals.figures.reader import Known, plain, quantities

VALUE, LENGTH, COUNT = "value", "length", "count"
"""Numbers of JSON: of any other kind; how many items a list has; part or whole of a ratio."""
_MONEY = re.compile(r"-?\d+\.\d+|-?\d+")
_SPANS = {"days", "weeks", "months", "years", "minutes"}
_SCORED = {"score", "before", "health", "components"}
"""Keys of points from 0 to 100, or above the bounds of such."""
_SHARED = {"value", "share", "percent", "probability", "bands", "coverage"}
"""Keys of percentages, or above the bounds of such; `value` is that of a ratio."""
_BOUNDS = {"low", "high"}
_COUNTED = {"part", "whole", "of", "filled", "total", "count", "users", "employees"}


@dataclass(frozen=True)
class Number:
    """A number that is held: its unit is that of a `Quantity`, or value, length, count."""

    unit: str
    value: Decimal
    currency: str | None = None


@dataclass
class Held:
    """All that was given to whoever wrote a text.

    Attributes:
        numbers: numbers and amounts.
        dates: dates as far as they are given.
        texts: all texts, in small letters.
    """

    numbers: set[Number] = field(default_factory=set)
    dates: set[Partial] = field(default_factory=set)
    texts: list[str] = field(default_factory=list)

    @classmethod
    def by(cls, texts: Iterable[str]) -> Held:
        """What texts hold; those that are JSON are read as JSON."""
        held = cls()
        for text in texts:
            held.add(text)
        return held

    def add(self, text: str) -> None:
        """Another text; a question, a result, or the arguments of a call."""
        self.texts.append(plain(text).casefold())
        try:
            data = json.loads(text, parse_float=Decimal, parse_int=Decimal)
        except ValueError:
            self._read(text)
        else:
            self._walk(data, "", None)

    def add_day(self, day: date) -> None:
        """A day that everybody knows, such as today."""
        self.dates.add(Partial.of(day))

    @property
    def known(self) -> Known:
        """Whether a name stands somewhere, as a whole word."""
        text = "\n".join(self.texts)

        @cache
        def _known(name: str) -> bool:
            return bool(re.search(rf"(?<!\w){re.escape(name.casefold())}(?!\w)", text))

        return _known

    def _walk(self, data: Any, key: str, currency: str | None) -> None:
        if isinstance(data, dict):
            own = data.get("currency")
            for name, held in data.items():
                of = key if name in _BOUNDS else name
                self._walk(held, of, own if isinstance(own, str) else currency)
        elif isinstance(data, list):
            self.numbers.add(Number(LENGTH, Decimal(len(data))))
            for item in data:
                self._walk(item, key, currency)
        elif isinstance(data, str):
            self._text(data, currency)
        elif isinstance(data, Decimal):
            self.numbers.add(Number(_unit(key), data))

    def _text(self, text: str, currency: str | None) -> None:
        if _MONEY.fullmatch(text):
            self.numbers.add(Number(MONEY, Decimal(text), currency))
        elif any(letter.isdigit() for letter in text) or len(text) < 200:
            self._read(text)

    def _read(self, text: str) -> None:
        for found in _quantities(text):
            self.dates.update(value for value in found.values if isinstance(value, Partial))
            self.numbers.update(_numbers(found))


def _numbers(found: Quantity) -> Iterator[Number]:
    if found.unit in (NAME, TIME):
        return
    for value in found.values:
        if isinstance(value, Decimal):
            yield Number(found.unit, value * (found.sign or 1), found.currency)


@cache
def _quantities(text: str) -> tuple[Quantity, ...]:
    """Tool results repeat themselves a good deal."""
    return tuple(quantities(text))


def _unit(key: str) -> str:
    """What a number of JSON is, by its key as the contract of the tools names it."""
    words = key.split("_")
    for unit in _SPANS.intersection(words):
        return unit
    if key in _SCORED:
        return POINTS
    if key in _SHARED or words[-1] in _SHARED:
        return PERCENT
    return COUNT if _COUNTED.intersection(words) else VALUE
