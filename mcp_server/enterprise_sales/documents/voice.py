"""How the values of a result are said: money, dates and shares, and what is unknown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from enterprise_sales.analyses.common import Ratio
from enterprise_sales.analyses.results import Range
from enterprise_sales.documents import words
from enterprise_sales.language import Translator

DECIMALS = 2
"""Digits at most; results come rounded to the precision of the playbook already."""


@dataclass(frozen=True)
class Table:
    """A table: column titles and rows, all plain text, escaped when it is written."""

    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Voice:
    """One language and one currency.

    Attributes:
        t: the language.
        currency: ISO 4217 code of the result's money.
    """

    t: Translator
    currency: str

    @property
    def unknown(self) -> str:
        """The word for what nobody has told."""
        return self.t.text("unknown")

    def known(self, text: str | None) -> str:
        """A text, or that it is unknown."""
        return text or self.unknown

    def money(self, amount: str | None) -> str:
        """An amount given as a decimal string."""
        return self.unknown if amount is None else self.t.money_text(amount, self.currency)

    def change(self, amount: str | None) -> str:
        """An amount with its sign."""
        if amount is None:
            return self.unknown
        return f"+{self.money(amount)}" if Decimal(amount) > 0 else self.money(amount)

    def day(self, day: str | None) -> str:
        """An ISO date, written out."""
        return self.unknown if day is None else self.t.day(day)

    def day_short(self, day: str | None) -> str:
        """An ISO date in few signs."""
        return self.unknown if day is None else self.t.day_short(day)

    def percent(self, value: float | None) -> str:
        """Percent from 0 to 100."""
        return self.unknown if value is None else self.t.percent(value, DECIMALS)

    def change_percent(self, value: float | None) -> str:
        """Percent with its sign."""
        sign = "+" if value is not None and value > 0 else ""
        return f"{sign}{self.percent(value)}"

    def number(self, value: float | None) -> str:
        """A number."""
        return self.unknown if value is None else self.t.number(value, DECIMALS)

    def points(self, value: float | None) -> str:
        """A score from 0 to 100."""
        return self.number(value)

    def range(self, found: Range | None) -> str:
        """A range in percent; one that the source gives no lower end is not said to begin at 0."""
        if found is None:
            return self.unknown
        if found.low == 0 and found.high > 0:
            return self.t.text("below {percent}", percent=self.t.percent(found.high, DECIMALS))
        return self.t.percent_range(found.low, found.high, DECIMALS)

    def ratio(self, found: Ratio) -> str:
        """A share with what it is made of."""
        if found.part is None or found.whole is None:
            return self.unknown
        part, whole = (self._part(value) for value in (found.part, found.whole))
        return self.t.ratio(part, whole, found.value, DECIMALS)

    def against(self, found: Ratio) -> str:
        """An amount set against another one, the share first: `119 % (50 000 $ / 42 000 $)`."""
        if found.part is None or found.whole is None or found.value is None:
            return self.ratio(found)
        part, whole = (self._part(value) for value in (found.part, found.whole))
        share = self.percent(found.value)
        return self.t.text("{share} ({part} against {whole})", share=share, part=part, whole=whole)

    def span(self, low: float, high: float) -> str:
        """Points from the lowest to the highest."""
        ends = (self.points(low), self.points(high))
        return ends[0] if low == high else "–".join(ends)

    def word(self, kind: str, code: str | None, **values: object) -> str:
        """The words for a code."""
        return self.unknown if code is None else words.word(self.t, kind, code, **values)

    def marked(self, kind: str, code: str | None) -> str:
        """The words for a code with its sign before them."""
        if code is None:
            return self.unknown
        return f"{words.mark(kind, code)} {self.word(kind, code)}"

    def listed(self, items: Sequence[str]) -> str:
        """Items with an "and", or that they are unknown."""
        return self.t.listed(items) if items else self.unknown

    def _part(self, value: str | int) -> str:
        return self.money(value) if isinstance(value, str) else self.t.number(value)


def capital(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]
