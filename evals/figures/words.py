"""The words of figures: months, quarters, currencies, multipliers and units, in both languages."""

from __future__ import annotations

import re
from decimal import Decimal

from babel import Locale
from babel.numbers import list_currencies

DASHES = "-–—‑‐"
DASH = re.escape(DASHES)

RUSSIAN_MONTHS = (
    "январ", "феврал", "март", "апрел", "ма", "июн",
    "июл", "август", "сентябр", "октябр", "ноябр", "декабр",
)  # fmt: skip
"""What stays of a month in all its cases; Babel knows the first two of six."""
_ENDING = {"ма": "[йяею]|ем", "март": "|а|е|у|ом", "август": "|а|е|у|ом"}


def _english(width: str) -> dict[str, int]:
    months = Locale("en").months["format"][width]
    return {months[number].rstrip("."): number for number in range(1, 13)}


ENGLISH_MONTHS = _english("wide") | _english("abbreviated") | {"Sept": 9}
_RUSSIAN = "|".join(f"{stem}(?:{_ENDING.get(stem, '[ьяею]|ём|ем')})" for stem in RUSSIAN_MONTHS)
_SHORT = "янв|февр?|мар|апр|июн|июл|авг|сент?|окт|нояб?|дек"
_LONG = "|".join(sorted(ENGLISH_MONTHS, key=len, reverse=True))
MONTH = rf"(?:(?:{_RUSSIAN}|(?:{_SHORT})(?=\.)|{_LONG})\b\.?)"
MONTH_ALONE = (
    rf"\b(?-i:{_RUSSIAN}|January|February|April|June|July|August|September|October|November"
    r"|December)\b"
)
"""A month without a day: small letters in Russian (Марта is a name); not May, not March."""


def month_number(text: str) -> int:
    """The number of a month, from a text that MONTH matches."""
    word = text.rstrip(".").lower()
    for name, number in ENGLISH_MONTHS.items():
        if name.lower() == word:
            return number
    return 1 + next(i for i, stem in enumerate(RUSSIAN_MONTHS) if _begins(word, stem))


def _begins(word: str, stem: str) -> bool:
    if stem == "ма":
        return re.fullmatch("ма(?:й|я|е|ю|ем)", word) is not None
    return word.startswith(stem[:3])


QUARTERS = {
    "1": 1, "2": 2, "3": 3, "4": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4,
    "first": 1, "second": 2, "third": 3, "fourth": 4,
    "перв": 1, "втор": 2, "трет": 3, "четвёрт": 4, "четверт": 4,
}  # fmt: skip

SIGNS = {"US$": "USD", "$": "USD", "€": "EUR", "£": "GBP", "₽": "RUB", "₸": "KZT", "¥": "JPY"}
CURRENCY_WORDS = (
    (r"доллар\w*(?:\s+США)?|долл\.?|dollars?|bucks?", "USD"),
    (r"евро|euros?", "EUR"),
    (r"рубл\w+|руб\.?|р\.|roubles?|rubles?", "RUB"),
    (r"тенге|tenge", "KZT"),
    (r"фунт\w*(?:\s+стерлингов)?|pounds?(?:\s+sterling)?", "GBP"),
    (r"иен\w*|йен\w*|yens?", "JPY"),
    (r"юан\w*|yuans?", "CNY"),
)
CODES = "|".join(sorted(list_currencies("en")))
SIGN = "|".join(re.escape(sign) for sign in SIGNS)
CURRENCY = "|".join(
    [SIGN, rf"(?-i:{CODES})\b", *(rf"(?:{words})(?!\w)" for words, _ in CURRENCY_WORDS)]
)


def currency_code(text: str) -> str:
    """The ISO code of what CURRENCY matches."""
    word = text.strip()
    if word.upper() in SIGNS:
        return SIGNS[word.upper()]
    for words, code in CURRENCY_WORDS:
        if re.fullmatch(words, word, re.IGNORECASE):
            return code
    return word


MULTIPLIERS = (
    (r"тыс\.|тыс(?!\w)|тысяч\w*|thousands?|(?<=\d)[KК](?!\w)", Decimal(1_000)),
    (r"млн\.?|миллион\w*|millions?|mln|(?<=\d)(?:MM|[MМ])(?!\w)", Decimal(1_000_000)),
    (r"млрд\.?|миллиард\w*|billions?|bn(?!\w)|(?<=\d)B(?!\w)", Decimal(1_000_000_000)),
    (r"трлн\.?|триллион\w*|trillions?|tn(?!\w)", Decimal(1_000_000_000_000)),
)
MULTIPLIER = "|".join(words for words, _ in MULTIPLIERS)


def multiplier(text: str | None) -> Decimal:
    """What a number is multiplied by; 1 without a word."""
    for words, factor in MULTIPLIERS:
        if text and re.fullmatch(words.replace(r"(?<=\d)", ""), text, re.IGNORECASE):
            return factor
    return Decimal(1)


OF_A_HUNDRED = (
    r"(?:(?:из|of|out\sof)\s|/)100(?![\d.,]*\w)"
    r"(?!\s(?:клиент|аккаунт|пользовател|сотрудник|мест|account|customer|user|seat|employee))"
)
"""The scale of a score, which is no figure of its own."""
UNITS = (
    (OF_A_HUNDRED + r"(?:\s(?:балл\w*|points?))?", "points"),
    (r"п\.\s?п\.|процентн\w+ пункт\w*|percentage points?|pp(?!\w)|p\.p\.", "points"),
    (r"%|процент\w*|percent|per cent|pct(?!\w)", "percent"),
    (r"балл\w*|пункт\w*|points?(?!\w)|pts(?!\w)|очк\w+", "points"),
    (
        r"(?:(?:рабоч|календарн)\w+\s|(?:business|working|calendar)\s)?"
        r"(?:дн(?:я|ей|ям|ями|ях)?(?!\w)|день|сут(?:ок|ки)|days?(?!\w)|дневн\w+)",
        "days",
    ),
    (r"недел\w+|нед\.|weeks?(?!\w)", "weeks"),
    (r"месяц\w*|мес\.|месячн\w+|months?(?!\w)", "months"),
    (r"лет(?!\w)|летн\w+|год(?:а|ов|у|ом)?(?!\w)|years?(?!\w)|yrs?(?!\w)", "years"),
    (r"час(?:а|ов)?(?!\w)|hours?(?!\w)|hrs?(?!\w)", "hours"),
    (r"минут\w*|мин\.?(?!\w)|minutes?(?!\w)|mins?(?!\w)", "minutes"),
)
UNIT = "|".join(words for words, _ in UNITS)


def unit_code(text: str | None) -> str | None:
    """The code of what UNIT matches; None without a word."""
    for words, code in UNITS:
        if text and re.fullmatch(words, text, re.IGNORECASE):
            return code
    return None
