"""Texts, money, dates, percentages and plurals in one language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from gettext import NullTranslations

from enterprise_sales.language import catalogues, formats
from enterprise_sales.language.catalogues import N_
from enterprise_sales.language.stops import one_stop

_YEAR_SIGN = "\N{NARROW NO-BREAK SPACE}г."
"""How CLDR ends a Russian date."""


@dataclass(frozen=True)
class Translator:
    """Says everything in one language; holds no state and never asks the environment."""

    language: str
    _catalogue: NullTranslations = field(repr=False, compare=False)

    def text(self, msgid: str, /, **values: object) -> str:
        """The text of the catalogue with its `{placeholders}` filled.

        Raises:
            KeyError: a placeholder has no value.
        """
        return _filled(self._catalogue.gettext(msgid), values) if msgid else ""

    def plural(self, singular: str, plural: str, n: int, /, **values: object) -> str:
        """The form that goes with the number; `{n}` is the number as the language writes it."""
        found = self._catalogue.ngettext(singular, plural, n)
        return _filled(found, {"n": self.number(n), **values})

    def money(self, minor: int, currency: str) -> str:
        """An amount in minor units: `1 234 567,89 ₽`, whole amounts without kopecks."""
        return self._money(formats.from_minor(minor, currency), currency)

    def money_text(self, amount: str, currency: str) -> str:
        """An amount given as a decimal string, such as `42500.00`."""
        return self._money(Decimal(amount), currency)

    def day(self, day: date | str) -> str:
        """`30 июня 2026 г.`, `June 30, 2026`."""
        return formats.day(_date(day), "long", self.language)

    def day_short(self, day: date | str) -> str:
        """`30.06.2026`, `Jun 30, 2026`: a form that cannot be misread."""
        return formats.day_short(_date(day), self.language)

    def month(self, day: date | str) -> str:
        """The month of a day: `июнь 2026`."""
        return formats.day(_date(day), "LLLL y", self.language)

    def quarter(self, day: date | str) -> str:
        """The calendar quarter of a day: `2-й квартал 2026`."""
        return formats.day(_date(day), "QQQQ y", self.language)

    def moment(self, at: datetime) -> str:
        """A moment in UTC: `30 июня 2026 г., 09:15 UTC`.

        Raises:
            ValueError: the moment has no time zone.
        """
        return formats.moment(at, self.language)

    def percent(self, value: float | Decimal, decimals: int = 1) -> str:
        """Percent from 0 to 100, half-even, without idle zeros: `56,2 %`."""
        return formats.percent(value, decimals, self.language)

    def percent_range(self, low: float, high: float, decimals: int = 0) -> str:
        """A range of percent: `70–85 %`; one value where both are the same."""
        if low == high:
            return self.percent(low, decimals)
        return f"{self.number(low, decimals)}–{self.percent(high, decimals)}"

    def number(self, value: float | Decimal, decimals: int = 2) -> str:
        """A number with at most `decimals` digits after the sign, half-even."""
        return formats.number(value, decimals, self.language)

    def ratio(
        self, part: int | str, whole: int | str, value: float | None = None, decimals: int = 1
    ) -> str:
        """`110 из 155 (71 %)`: numbers as the language writes them, texts as they stand.

        `value` is the share in percent; without it there are no brackets.
        """
        named = {"part": self._part(part), "whole": self._part(whole)}
        if value is None:
            return self.text(N_("{part} of {whole}"), **named)
        share = self.percent(value, decimals)
        return self.text(N_("{part} of {whole} ({share})"), **named, share=share)

    def days(self, n: int) -> str:
        """`1 день`, `3 дня`, `180 дней`."""
        return self.plural("{n} day", "{n} days", n)

    def months(self, n: int) -> str:
        """`1 месяц`, `3 месяца`, `12 месяцев`."""
        return self.plural("{n} month", "{n} months", n)

    def listed(self, items: Iterable[str]) -> str:
        """`а, б и в`."""
        return formats.listed(list(items), self.language)

    def _part(self, part: int | str) -> str:
        return part if isinstance(part, str) else self.number(part)

    def _money(self, amount: Decimal, currency: str) -> str:
        if currency == formats.NO_CURRENCY:
            number = self.number(amount)
            return self.text(N_("{amount} (currency not given)"), amount=number)
        return formats.money(amount, currency, self.language)


@cache
def translator(language: str) -> Translator:
    """The translator of a language, made once.

    Raises:
        UnknownLanguageError: there are no texts in it.
    """
    return Translator(language, catalogues.load(language))


def _filled(text: str, values: Mapping[str, object]) -> str:
    """With one full stop where a value ends in one: a date or an initial, at any place."""
    return one_stop(text.format_map(values)).replace(f"{_YEAR_SIGN}.", _YEAR_SIGN)


def _date(day: date | str) -> date:
    return date.fromisoformat(day) if isinstance(day, str) else day
