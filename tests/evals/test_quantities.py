"""Figures as people write them are read, in both languages, and nothing with a digit is lost."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from babel.dates import format_date
from babel.numbers import format_compact_currency, format_currency, format_decimal
from evals.figures import Partial, Quantity, plain, quantities
from hypothesis import given, settings
from hypothesis import strategies as st

Shown = tuple[object, ...]


def shown(one: Quantity) -> Shown:
    values = tuple(_short(value) for value in one.values)
    value = values[0] if len(values) == 1 else values
    return (one.unit, value, one.currency) if one.currency else (one.unit, value)


def _short(value: Decimal | Partial) -> object:
    if isinstance(value, Partial):
        return (value.year, value.quarter, value.month, value.day)
    return int(value) if value == int(value) else float(value)


def read(text: str) -> list[Shown]:
    return [shown(one) for one in quantities(text)]


NUMBERS = {
    "ARR — 1,2 млн ₽": [("money", 1_200_000, "RUB")],
    "ARR — 1 858 000,00 ₽": [("money", 1_858_000, "RUB")],
    "ARR — 1\u00a0858\u00a0000\u00a0$": [("money", 1_858_000, "USD")],
    "ARR — 1\u202f858\u202f000\u202f€": [("money", 1_858_000, "EUR")],
    "**1 858 000** $ в год": [("money", 1_858_000, "USD")],
    "an ARR of $42.5K": [("money", 42_500, "USD")],
    "an ARR of 1.858M": [("number", 1_858_000)],
    "an ARR of USD 1,858,000.00": [("money", 1_858_000, "USD")],
    "an ARR of 1,858,000 USD": [("money", 1_858_000, "USD")],
    "it costs $1,858": [("money", 1_858, "USD")],
    "Это стоит $1,858": [("money", 1_858, "USD")],
    "Это 1,858 балла": [("points", 1.858)],
    "42 тыс. клиентов": [("number", 42_000)],
    "41 млн рублей, 24 млн. руб.": [("money", 41_000_000, "RUB"), ("money", 24_000_000, "RUB")],
    "1,2–1,5 млн руб.": [("money", 1_200_000, "RUB"), ("money", 1_500_000, "RUB")],
    "$1.2–1.5M a year": [("money", 1_200_000, "USD"), ("money", 1_500_000, "USD")],
    "35–55 %": [("percent", 35), ("percent", 55)],
    "от 35 до 55 %": [("percent", 35), ("percent", 55)],
    "between 35 and 55 percent": [("percent", 35), ("percent", 55)],
    "35 to 55 percent": [("percent", 35), ("percent", 55)],
    "между 35 и 55 %": [("percent", 35), ("percent", 55)],
    "Их 25 и 30 % из них": [("number", 25), ("percent", 30)],
    "Их 25 — 30 % из всех": [("number", 25), ("percent", 30)],
    "25 клиентов и 30 %": [("number", 25), ("percent", 30)],
    "−5 % и +3 п.п.": [("percent", 5), ("points", 3)],
    "96,07 из 100": [("points", 96.07)],
    "96,07 балла": [("points", 96.07)],
    "62 из 100 клиентов": [("number", 62), ("number", 100)],
    "48 из 60 (80 %)": [("number", 48), ("number", 60), ("percent", 80)],
    "за 3–5 дней": [("days", 3), ("days", 5)],
    "T-120 и Т−30": [("days", 120), ("days", 30)],
    "90-дневный план на 12 месяцев": [("days", 90), ("months", 12)],
    "встреча на 60 минут": [("minutes", 60)],
    "двадцать пять процентов": [("percent", 25)],
    "полмиллиона рублей": [("money", 500_000, "RUB")],
    "half a million dollars": [("money", 500_000, "USD")],
    "за две недели до встречи": [],
    "два человека": [],
}
DATES = {
    "30 июня 2026 г.": [("date", (2026, 2, 6, 30))],
    "30 июня 2026 года": [("date", (2026, 2, 6, 30))],
    "до 30 июня": [("date", (None, 2, 6, 30))],
    "June 30, 2026": [("date", (2026, 2, 6, 30))],
    "30 June 2026": [("date", (2026, 2, 6, 30))],
    "Jun 30th, 2026": [("date", (2026, 2, 6, 30))],
    "30.06.2026": [("date", (2026, 2, 6, 30))],
    "30.06.26": [("date", (2026, 2, 6, 30))],
    "30/06/2026": [("date", (2026, 2, 6, 30))],
    "04/05/2026": [("date", ((2026, 2, 5, 4), (2026, 2, 4, 5)))],
    "2026-06-30": [("date", (2026, 2, 6, 30))],
    "до 30.06": [("number", (30.06, (None, 2, 6, 30)))],
    "1–15 июля 2026": [("date", (2026, 3, 7, 1)), ("date", (2026, 3, 7, 15))],
    "с 1 по 15 июля": [("date", (None, 3, 7, 1)), ("date", (None, 3, 7, 15))],
    "in September 2026": [("date", (2026, 3, 9, None))],
    "в сентябре": [("date", (None, 3, 9, None))],
    "Марта Белова may call": [],
    "Q3 2026": [("date", (2026, 3, None, None))],
    "Q3’26": [("date", (2026, 3, None, None))],
    "III квартал 2026 г.": [("date", (2026, 3, None, None))],
    "в третьем квартале": [("date", (None, 3, None, None))],
    "the third quarter of 2026": [("date", (2026, 3, None, None))],
    "с 2021 года": [("date", (2021, None, None, None))],
    "к 2027": [("number", (2027, (2027, None, None, None)))],
}
STRUCTURE = {
    "1. Первое\n2. Второе\n3) Третье": [],
    "### 2. Что делать": [],
    "Шаг 3: позвонить": [],
    "1-й приоритет, 2nd try": [],
    "24/7 и сетка 3 × 3": [],
    "B2B": [],
}
ODD = {
    "31 февраля": "name",
    "June 40, 2026": "name",
    "2026-13-01": "name",
    "32.06.2026": "name",
    "v2.1": "name",
    "Company_166": "name",
    "H2": "name",
    "½": "name",
    "15:00": "time",
    "1.2.3": "name",
}


@pytest.mark.parametrize(("text", "expected"), [*NUMBERS.items(), *DATES.items()])
def test_figures_are_read(text: str, expected: list[Shown]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize("text", STRUCTURE)
def test_what_only_gives_order_is_no_figure(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(("text", "unit"), ODD.items())
def test_whatever_else_holds_a_digit_is_not_lost(text: str, unit: str) -> None:
    assert [one.unit for one in quantities(text)] == [unit]


def test_a_name_that_was_given_is_no_figure() -> None:
    text = "Договор acme-c3 клиента Company_166"
    assert quantities(text, known={"acme-c3", "Company_166"}.__contains__) == []
    assert len(quantities(text, known={"acme-c3"}.__contains__)) == 1


def test_the_precision_is_that_of_the_last_digit() -> None:
    steps = [one.step for one in quantities("1,2 млн ₽; 1,86 млн ₽; 1 858 000 ₽; 22,1 %")]
    assert steps == [Decimal(100_000), Decimal(10_000), Decimal(1), Decimal("0.1")]


def test_a_sign_is_kept() -> None:
    assert [one.sign for one in quantities("+5 %, −5 %, -5 %, 5 %, 35-55 %")] == [
        1,
        -1,
        -1,
        0,
        0,
        0,
    ]


AMOUNTS = st.decimals(0, 10**9, places=2)
LOCALES = st.sampled_from(["ru", "en"])
FRAME = {"ru": "Сумма равна {} сегодня", "en": "The amount is {} today"}


@settings(max_examples=60)
@given(amount=AMOUNTS, locale=LOCALES, currency=st.sampled_from(["USD", "EUR", "RUB", "KZT"]))
def test_amounts_that_babel_writes_are_read(amount: Decimal, locale: str, currency: str) -> None:
    text = FRAME[locale].format(format_currency(amount, currency, locale=locale))
    assert [(one.unit, one.values, one.currency) for one in quantities(text)] == [
        ("money", (amount,), currency)
    ]


@settings(max_examples=60)
@given(amount=st.integers(1, 10**11), locale=LOCALES)
def test_short_amounts_that_babel_writes_cover_the_amount(amount: int, locale: str) -> None:
    text = format_compact_currency(amount, "USD", locale=locale, fraction_digits=2)
    (one,) = quantities(FRAME[locale].format(text))
    (value,) = one.values
    assert isinstance(value, Decimal)
    assert abs(value - amount) <= one.step / 2


@settings(max_examples=60)
@given(
    day=st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    locale=LOCALES,
    form=st.sampled_from(["medium", "long"]),
)
def test_days_that_babel_writes_are_read(day: date, locale: str, form: str) -> None:
    (one,) = quantities(FRAME[locale].format(format_date(day, form, locale=locale)))
    assert one.values == (Partial.of(day),)


@settings(max_examples=60)
@given(number=st.integers(0, 10**12), locale=LOCALES)
def test_numbers_that_babel_writes_are_read(number: int, locale: str) -> None:
    (one,) = quantities(FRAME[locale].format(format_decimal(number, locale=locale)))
    assert one.values[0] == number


@settings(max_examples=80)
@given(text=st.text("0123456789.,- %$₽MK", max_size=20))
def test_every_digit_belongs_to_a_figure(text: str) -> None:
    """Nothing can hide behind a form that is not known."""
    text = f"всего {text} вот"
    found = quantities(text)
    covered = {at for one in found for at in range(one.start, one.end)}
    assert {at for at, letter in enumerate(plain(text)) if letter.isdigit()} <= covered
