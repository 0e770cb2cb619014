"""What a sign or a word beside a number says: its currency, and whether thousands are meant."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

CURRENCIES: dict[str, str] = {
    "₽": "RUB",
    "р": "RUB",
    "руб": "RUB",
    "рубль": "RUB",
    "рубля": "RUB",
    "рублей": "RUB",
    "$": "USD",
    "us$": "USD",
    "долл": "USD",
    "доллар": "USD",
    "доллара": "USD",
    "долларов": "USD",
    "€": "EUR",
    "евро": "EUR",
    "£": "GBP",
    "₸": "KZT",
    "тг": "KZT",
    "тенге": "KZT",
    "₴": "UAH",
    "грн": "UAH",
    "₺": "TRY",
    "₹": "INR",
    "₾": "GEL",
    "₼": "AZN",
    "֏": "AMD",
    "₩": "KRW",
    "₪": "ILS",
    "zł": "PLN",
    "kč": "CZK",
    "a$": "AUD",
    "ca$": "CAD",
    "c$": "CAD",
    "r$": "BRL",
    "¥": "JPY",
}
"""Beside the ISO 4217 codes: signs and words in small letters, without full stops."""
_DOLLARS, _ROUBLES = ("AUD", "CAD", "HKD", "MXN", "NZD", "SGD"), ("BYN",)
SHARED: dict[str, tuple[str, ...]] = {
    "$": _DOLLARS,
    "долл": _DOLLARS,
    "доллар": _DOLLARS,
    "доллара": _DOLLARS,
    "долларов": _DOLLARS,
    "р": _ROUBLES,
    "руб": _ROUBLES,
    "рубль": _ROUBLES,
    "рубля": _ROUBLES,
    "рублей": _ROUBLES,
    "¥": ("CNY",),
    "£": ("EGP",),
}
"""Signs and words that more than one currency uses → the others beside that of `CURRENCIES`."""
SCALES = {
    "тыс": 1_000,
    "thousand": 1_000,
    "k": 1_000,
    "млн": 1_000_000,
    "million": 1_000_000,
    "mln": 1_000_000,
    "mn": 1_000_000,
    "млрд": 1_000_000_000,
    "billion": 1_000_000_000,
    "bn": 1_000_000_000,
}
"""Words of one meaning. A bare `M` has two: a thousand for a bank, a million in a presentation."""
_SCALED = re.compile(rf"({'|'.join(sorted(SCALES, key=len, reverse=True))})(.*)")


@dataclass(frozen=True)
class Unit:
    """What the words beside a number say.

    Attributes:
        scale: what the number is to be multiplied by.
        currency: its ISO 4217 code, where it is named.
        others: the codes that a shared sign may stand for as well.
    """

    scale: int = 1
    currency: str | None = None
    others: tuple[str, ...] = ()


@cache
def currencies() -> dict[str, str]:
    """Sign, word or ISO 4217 code, in small letters → ISO 4217 code."""
    from babel.core import Locale

    codes = (str(code) for code in Locale("en").currencies)
    return {**{code.lower(): code for code in codes}, **CURRENCIES}


def unit_of(words: str) -> Unit | None:
    """The meaning of `руб.`, `млн руб.`, `т.р.`, `kUSD` or nothing; None where there is none."""
    bare = re.sub("[ .]", "", words.lower())
    if not bare:
        return Unit()
    if bare in currencies():
        return Unit(1, currencies()[bare], SHARED.get(bare, ()))
    if bare == "тр":  # «т.р.», thousands of roubles
        return Unit(SCALES["тыс"], "RUB", _ROUBLES)
    scaled = _SCALED.fullmatch(bare)
    if scaled is None or (scaled[2] and scaled[2] not in currencies()):
        return None
    return Unit(SCALES[scaled[1]], currencies().get(scaled[2]), SHARED.get(scaled[2], ()))


def unit_beside(before: str, after: str) -> Unit | None:
    """What the words on both sides of a number say together: `$100 CAD` is Canadian dollars.

    None where one of them has no meaning, or where they name two currencies.
    """
    front, behind = unit_of(before), unit_of(after)
    if front is None or behind is None or front.scale > 1:
        return None
    if front.currency is None or behind.currency is None:
        named = front if behind.currency is None else behind
        return Unit(behind.scale, named.currency, named.others)
    same = behind.currency in (front.currency, *front.others)
    return behind if same else None
