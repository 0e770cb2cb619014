"""Numbers in words before a currency, a multiplier, percent or points, put into digits.

Only there: “two weeks before the review” is advice, “twenty percent” is a figure.
"""

from __future__ import annotations

import re

from evals.figures.words import CURRENCY, MULTIPLIER, UNITS

_RUSSIAN = {
    "один|одна|одно|одного|одной|одну": 1, "два|две|двух|двум|двумя": 2,
    "три|тр[её]х|тр[её]м|тремя": 3, "четыре|четыр[её]х|четыр[её]м|четырьмя": 4,
    "пят(?:ь|и|ью)": 5, "шест(?:ь|и|ью)": 6, "сем(?:ь|и|ью)": 7, "вос(?:емь|ьми|емью)": 8,
    "девят(?:ь|и|ью)": 9, "десят(?:ь|и|ью)": 10, "одиннадцат(?:ь|и|ью)": 11,
    "двенадцат(?:ь|и|ью)": 12, "тринадцат(?:ь|и|ью)": 13, "четырнадцат(?:ь|и|ью)": 14,
    "пятнадцат(?:ь|и|ью)": 15, "шестнадцат(?:ь|и|ью)": 16, "семнадцат(?:ь|и|ью)": 17,
    "восемнадцат(?:ь|и|ью)": 18, "девятнадцат(?:ь|и|ью)": 19, "двадцат(?:ь|и|ью)": 20,
    "тридцат(?:ь|и|ью)": 30, "сорока?": 40, "пят(?:ь|и)десят(?:и|ью)?": 50,
    "шест(?:ь|и)десят(?:и|ью)?": 60, "сем(?:ь|и)десят(?:и|ью)?": 70,
    "восемьдесят|восьмидесяти": 80, "девяност[оа]": 90, "ст[оа]": 100, "двести|двухсот": 200,
    "триста|тр[её]хсот": 300, "четыреста|четыр[её]хсот": 400, "пятьсот|пятисот": 500,
    "шестьсот|шестисот": 600, "семьсот|семисот": 700, "восемьсот|восьмисот": 800,
    "девятьсот|девятисот": 900, "полтор[аы]|полутора": 1.5, "пол(?=миллион|миллиард|тысяч)": 0.5,
}  # fmt: skip
_ENGLISH = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "half an?": 0.5,
}  # fmt: skip
_WORDS = tuple((re.compile(words), value) for words, value in (_RUSSIAN | _ENGLISH).items())
_WORD = "|".join(sorted(_RUSSIAN | _ENGLISH, key=len, reverse=True))
_SHARES = "|".join(words for words, code in UNITS if code in ("percent", "points"))
_BEFORE = rf"(?=[\s-]?(?:{MULTIPLIER}|{_SHARES}|{CURRENCY}))"
_SPELLED = re.compile(rf"(?<!\w)(?:{_WORD})(?:[\s-](?:{_WORD}))*{_BEFORE}", re.IGNORECASE)


def in_digits(text: str) -> str:
    """The text of the same length, such numbers in digits with blanks before them."""
    return _SPELLED.sub(_digits, text)


def _digits(match: re.Match[str]) -> str:
    total = sum(map(_value, re.findall(rf"(?:{_WORD})(?!\w)|пол", match[0].lower())))
    return f"{total:g}".rjust(len(match[0]))


def _value(word: str) -> float:
    if word == "пол":
        return 0.5
    return next(value for pattern, value in _WORDS if pattern.fullmatch(word))
