"""Money, dates, percentages, plurals and texts in both languages."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

import pytest

from enterprise_sales.language import UnknownLanguageError, assets_dir, clause, translator
from enterprise_sales.language.findings import message

RU, EN = translator("ru"), translator("en")
NB, NNB = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"
DAY = date(2026, 6, 30)


@pytest.mark.parametrize(
    ("minor", "currency", "russian", "english"),
    [
        (123456789, "RUB", f"1{NB}234{NB}567,89{NB}₽", f"RUB{NB}1,234,567.89"),
        (123456700, "RUB", f"1{NB}234{NB}567{NB}₽", f"RUB{NB}1,234,567"),
        (4250000, "USD", f"42{NB}500{NB}$", "$42,500"),
        (-50, "EUR", f"\N{MINUS SIGN}0,50{NB}€", "-€0.50"),
        (123400, "KZT", f"1{NB}234{NB}₸", f"KZT{NB}1,234"),
        (123400, "ARS", f"1{NB}234{NB}ARS", f"ARS{NB}1,234"),
        (0, "USD", f"0{NB}$", "$0"),
        (1500, "JPY", f"1{NB}500{NB}¥", "¥1,500"),
        (1500, "KWD", f"1,500{NB}KWD", f"KWD{NB}1.500"),
        (1800000, "XXX", f"18{NB}000 (валюта не указана)", "18,000 (currency not given)"),
    ],
)
def test_money(minor: int, currency: str, russian: str, english: str) -> None:
    assert (RU.money(minor, currency), EN.money(minor, currency)) == (russian, english)


def test_money_from_a_decimal_text() -> None:
    assert RU.money_text("42500.00", "USD") == RU.money(4250000, "USD")
    assert RU.money_text("0.10", "RUB") == f"0,10{NB}₽"


def test_amounts_beyond_binary_fractions_are_exact() -> None:
    assert EN.money(900719925474099301, "USD") == "$9,007,199,254,740,993.01"


def test_days() -> None:
    assert RU.day(DAY) == f"30 июня 2026{NNB}г."
    assert EN.day("2026-06-30") == "June 30, 2026"
    assert RU.day_short(DAY) == "30.06.2026"
    assert EN.day_short(DAY) == "Jun 30, 2026"
    assert (RU.month(DAY), EN.month(DAY)) == ("июнь 2026", "June 2026")
    assert (RU.quarter(DAY), EN.quarter(DAY)) == ("2-й квартал 2026", "2nd quarter 2026")


def test_a_moment_is_told_in_utc_whatever_its_zone() -> None:
    there = datetime(2026, 7, 1, 2, 15, tzinfo=timezone(timedelta(hours=5)))
    assert RU.moment(there) == f"30 июня 2026{NNB}г., 21:15{NB}UTC"
    assert EN.moment(there) == f"June 30, 2026, 21:15{NB}UTC"


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a time zone"):
        RU.moment(datetime(2026, 7, 1, 2, 15))  # noqa: DTZ001 - what is tested


@pytest.mark.parametrize(
    ("value", "decimals", "russian", "english"),
    [
        (56.2, 1, f"56,2{NB}%", "56.2%"),
        (56.25, 1, f"56,2{NB}%", "56.2%"),
        (56.35, 1, f"56,4{NB}%", "56.4%"),
        (400 / 7, 0, f"57{NB}%", "57%"),
        (40, 1, f"40{NB}%", "40%"),
        (Decimal("0.05"), 1, f"0{NB}%", "0%"),
        (1234.5, 1, f"1{NB}234,5{NB}%", "1,234.5%"),
    ],
)
def test_percent_is_rounded_half_even_and_never_cut(
    value: float | Decimal, decimals: int, russian: str, english: str
) -> None:
    assert (RU.percent(value, decimals), EN.percent(value, decimals)) == (russian, english)


@pytest.mark.parametrize("value", [-0.0, -0.004, 0.0])
def test_nought_has_no_sign(value: float) -> None:
    assert (RU.number(value), RU.percent(value, 1)) == ("0", f"0{NB}%")
    assert RU.money_text("-0.004", "USD") == f"0{NB}$"


def test_a_figure_of_any_size_is_written() -> None:
    assert EN.number(1e300).startswith("1,000,000")
    assert EN.number(5e-324) == "0"
    assert EN.percent(1e22, 2) == "10,000,000,000,000,000,000,000%"


def test_ranges_and_ratios() -> None:
    assert RU.percent_range(70, 85) == f"70–85{NB}%"
    assert RU.percent_range(95, 95) == f"95{NB}%"
    assert RU.ratio(110, 155, 71.0) == f"110 из 155 (71{NB}%)"
    assert EN.ratio("$1", 1550) == "$1 of 1,550"


@pytest.mark.parametrize(
    ("n", "russian"),
    [
        (0, "0 дней"),
        (1, "1 день"),
        (3, "3 дня"),
        (11, "11 дней"),
        (21, "21 день"),
        (112, "112 дней"),
        (1002, f"1{NB}002 дня"),
    ],
)
def test_russian_plurals_follow_cldr(n: int, russian: str) -> None:
    assert RU.days(n) == russian


def test_english_plurals() -> None:
    assert [EN.days(n) for n in (0, 1, 2)] == ["0 days", "1 day", "2 days"]
    assert [RU.months(n) for n in (1, 12)] == ["1 месяц", "12 месяцев"]


def test_lists_and_numbers() -> None:
    assert RU.listed(["а", "б", "в"]) == "а, б и в"
    assert EN.listed(["a"]) == "a"
    assert (RU.number(1234.5), EN.number(1234.5)) == (f"1{NB}234,5", "1,234.5")


def test_a_text_is_translated_and_its_braces_are_filled_once() -> None:
    assert RU.text("{part} of {whole}", part="{whole}", whole="x") == "{whole} из x"
    assert EN.text("") == RU.text("") == ""


def test_a_date_at_the_end_of_a_sentence_has_one_full_stop() -> None:
    day = RU.day(DAY)
    assert RU.text("It ended on {day}.", day=day) == f"It ended on 30 июня 2026{NNB}г."
    assert RU.text("{day}...", day="г.") == "г...."


def test_a_placeholder_without_a_value_is_an_error() -> None:
    with pytest.raises(KeyError, match="whole"):
        RU.text("{part} of {whole}", part=1)


def test_a_translator_is_made_once_and_cannot_be_changed() -> None:
    assert translator("ru") is RU
    with pytest.raises(AttributeError):
        RU.language = "en"  # type: ignore[misc]


def test_an_unknown_language_is_answered_with_those_there_are() -> None:
    with pytest.raises(UnknownLanguageError, match="Ask for one of: en, ru") as told:
        translator("tlh")
    assert "“tlh”" in str(told.value)


def test_findings_speak_the_language_down_to_the_names_offered() -> None:
    wrong, remedy = message(
        RU,
        "{column} must be one of {codes}.",
        "Correct it{nearest}, or map the value in book.yaml.",
        {"column": "status", "codes": "open, closed", "nearest": " (nearest: open)"},
    )
    assert wrong == "в ячейке status допустимо одно из значений: open, closed."
    assert remedy == "Исправьте значение (похожие: open) или сопоставьте его в book.yaml."


def test_words_of_the_program_inside_a_message_are_translated_and_data_is_not() -> None:
    template = "the file cannot be read as {format}: {problem}."
    words = {"format": "JSON", "problem": "a list of objects is expected"}
    assert "ожидается список объектов" in message(RU, template, "", words)[0]
    assert "{format}" in message(RU, template, "", {**words, "problem": "{format}"})[0]


ENVIRONMENTS = [{}, {"LC_ALL": "de_DE.UTF-8", "LANGUAGE": "de", "TZ": "Asia/Tokyo"}]


@pytest.mark.parametrize("extra", ENVIRONMENTS)
def test_the_environment_has_no_say(extra: dict[str, str]) -> None:
    code = (
        "from enterprise_sales.language import translator as t;"
        "print(ascii([t('ru').day('2026-06-30'), t('en').money(1234567, 'EUR'),"
        " t('ru').percent(56.2), t('ru').plural('{n} day', '{n} days', 2)]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, **extra, "PYTHONPATH": str(assets_dir().parent / "mcp_server")},
    )
    told = [RU.day(DAY), EN.money(1234567, "EUR"), RU.percent(56.2), "2 дня"]
    assert done.stdout.strip() == ascii(told)


def test_babel_is_imported_only_when_something_is_said() -> None:
    code = "import sys, enterprise_sales.language; print('babel' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(assets_dir().parent / "mcp_server")},
    )
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Ask for a decision.", "Ask for a decision"),
        ("Ask for a decision . ", "Ask for a decision"),
        ("Ask Maria K.", "Ask Maria K."),
        ("Ask the CEO.", "Ask the CEO"),
        (f"до 31 декабря 2026{NNB}г.", f"до 31 декабря 2026{NNB}г."),
        ("Спросить у А. Б.", "Спросить у А. Б."),
        ("Перейти на тариф кг.", "Перейти на тариф кг"),
    ],
)
def test_a_clause_loses_its_full_stop_but_not_that_of_an_abbreviation(text: str, cut: str) -> None:
    assert clause(text) == cut


def test_a_value_that_ends_in_a_stop_ends_the_sentence() -> None:
    assert EN.text("Owner: {owner}. By when?", owner="Maria K.") == "Owner: Maria K. By when?"
    assert EN.text("Owner: {owner}.", owner="Acme Inc.") == "Owner: Acme Inc."
    assert EN.text("And so on: {what}...", what="K") == "And so on: K..."


def test_values_of_the_user_stand_in_the_quotation_marks_of_the_language() -> None:
    wrong = "{count} of {of} rows are set aside, because {column} is {values}."
    given = {"count": "1", "of": "2", "column": "Этап", "values": "“да”, “”"}
    assert "«да», «»" in message(RU, wrong, "", given)[0]
    assert "“да”, “”" in message(EN, wrong, "", given)[0]
