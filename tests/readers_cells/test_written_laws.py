"""Any day and any amount, written in any of the ways that are read, reads back equal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import polars as pl
from babel.dates import format_date
from hypothesis import given, settings
from hypothesis import strategies as st

from enterprise_sales.book.evidence import date_evidence, number_evidence
from enterprise_sales.book.written_booleans import FALSE, TRUE, truths
from enterprise_sales.book.written_dates import days, months
from enterprise_sales.book.written_numbers import amounts, numbers

DAYS = st.lists(st.dates(date(1900, 1, 1), date(2099, 12, 31)), min_size=1, max_size=8)
TIMES = ("", " 00:00", " 9:05", " 23:59:59", " 12:00:00.123456", " 1:30 PM", ", 10:00")
ZONED = ("T00:00:00Z", "T23:59:59.999+03:00", "T10:15")


def pattern(form: str, language: str = "en") -> Callable[[date], str]:
    return lambda day: format_date(day, form, language)


IN_ANY_ORDER = [
    *(
        pattern(form)
        for form in ("yyyy-MM-dd", "yyyy/M/d", "yyyy.MM.dd", "yyyyMMdd", "yyyy-MMM-dd")
    ),
    *(pattern(form) for form in ("dd-MMM-yyyy", "d MMMM yyyy", "MMMM d, yyyy", "MMM d yyyy")),
    *(pattern(form, "ru") for form in ("d MMMM yyyy", "d MMM yyyy", "d MMMM yyyy 'г.'")),
]
IN_ORDER = {
    "dmy": [pattern(form) for form in ("dd.MM.yyyy", "d/M/yyyy", "dd-MM-yyyy", "d.M.yyyy")],
    "mdy": [pattern(form) for form in ("MM/dd/yyyy", "M/d/yyyy", "MM-dd-yyyy", "M.d.yyyy")],
}


@settings(max_examples=25, deadline=None)
@given(DAYS, st.data())
def test_days(whole: list[date], data: st.DataObject) -> None:
    order = data.draw(st.sampled_from(["ymd", "dmy", "mdy", "d/m/yy", "m/d/yy"]))
    base = {"d/m/yy": "dmy", "m/d/yy": "mdy"}.get(order, order)
    forms = st.sampled_from(IN_ANY_ORDER[:3] + IN_ORDER.get(base, []))
    timed = [data.draw(forms)(day) + data.draw(st.sampled_from(TIMES)) for day in whole]
    plain = [data.draw(st.sampled_from(IN_ANY_ORDER))(day) for day in whole]
    stamped = [f"{day.isoformat()}{data.draw(st.sampled_from(ZONED))}" for day in whole]
    for spelt in (timed, plain, stamped):
        assert days(pl.Series("day", spelt), order).to_list() == whole, spelt


@settings(max_examples=15, deadline=None)
@given(st.lists(st.dates(date(1970, 1, 1), date(2069, 12, 31)), min_size=1, max_size=8))
def test_years_of_two_digits_and_serial_days(whole: list[date]) -> None:
    for order, forms in (("d/m/yy", ("dd.MM.yy", "d/M/yy")), ("m/d/yy", ("MM/dd/yy", "M.d.yy"))):
        for form in forms:
            spelt = [format_date(day, form, "en") for day in whole]
            assert days(pl.Series("day", spelt), order).to_list() == whole
    serial = [str((day - date(1899, 12, 30)).days) for day in whole]
    assert days(pl.Series("day", serial), "excel").to_list() == whole


@settings(max_examples=15, deadline=None)
@given(DAYS)
def test_months(whole: list[date]) -> None:
    first = [day.replace(day=1) for day in whole]
    for form in ("yyyy-MM", "MM.yyyy", "M/yyyy", "yyyy/M"):
        spelt = [format_date(day, form, "en") for day in whole]
        assert months(pl.Series("month", spelt), "ymd").to_list() == first
    for language in ("en", "ru"):
        for form in ("LLLL yyyy", "LLL yyyy", "MMMM yyyy"):
            spelt = [format_date(day, form, language) for day in whole]
            assert months(pl.Series("month", spelt), "ymd").to_list() == first


@settings(max_examples=25, deadline=None)
@given(DAYS, st.sampled_from(["dmy", "mdy"]))
def test_a_column_is_never_read_in_the_wrong_order(whole: list[date], order: str) -> None:
    """Whatever the evidence says, reading by it gives the days that were written, or asks."""
    for form in IN_ORDER[order][1:3]:
        spelt = pl.Series("day", [form(day) for day in whole])
        found = date_evidence(spelt).order
        assert found in (order, "ambiguous")
        if found == "ambiguous":
            assert all(day.day <= 12 for day in whole)


MONEY = st.decimals(-(10**12), 10**12, places=2, allow_nan=False, allow_infinity=False)


def grouped(amount: Decimal, thousands: str, point: str) -> str:
    return f"{amount:,.2f}".replace(",", "\0").replace(".", point).replace("\0", thousands)


@settings(max_examples=25, deadline=None)
@given(st.lists(MONEY, min_size=1, max_size=8), st.sampled_from(".,"), st.data())
def test_amounts(whole: list[Decimal], point: str, data: st.DataObject) -> None:
    thousands = ["", " ", "\u00a0", "\u202f", "\u2009", "'", "’", "," if point == "." else "."]
    around = st.sampled_from(["{}", "${}", "$ {}", "€{}", "{} ₽", "{} руб.", "{} USD", "RUB {}"])
    spelt = []
    for amount in whole:
        text = grouped(abs(amount), data.draw(st.sampled_from(thousands)), point)
        text = data.draw(around).format(text)
        minus = data.draw(st.sampled_from(["-{}", "−{}", "({})", "{}-"]))
        spelt.append(minus.format(text) if amount.is_signed() else text)
    column = pl.Series("amount", spelt)
    assert amounts(column, point).to_list() == whole
    assert numbers(column, point).to_list() == [float(amount) for amount in whole]
    assert number_evidence(column).decimal in (point, None)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from([*TRUE, *FALSE]), min_size=1, max_size=8))
def test_yes_and_no_in_any_letters(words: list[str]) -> None:
    expected = [word in TRUE for word in words]
    for change in (str, str.upper, str.title, lambda word: f"{word}."):
        assert truths(pl.Series("word", [change(word) for word in words])).to_list() == expected
