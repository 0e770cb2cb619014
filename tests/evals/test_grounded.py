"""No figure passes that no tool result holds."""

from __future__ import annotations

from decimal import Decimal

import pytest
from evals.figures import Held, agrees, quantities
from evals.graders.grounded import grounded
from hypothesis import given, settings
from hypothesis import strategies as st

from .records import PATH, case, record

HELD = [
    "ARR — 1 234 567 $, или 1,2 млн $, то есть 1,23 млн.",
    "ARR is $1,234,567.00, about 1.235M.",
    "Здоровье — 71,25 из 100, от 60 до 85,5 балла.",
    "Вероятность продления — 35–55 %.",
    "Продление 31 декабря 2026 г., через 184 дня; отказаться можно до 1 декабря.",
    "Это IV квартал 2026 года.",
    "NRR — 162,4 %, округлённо 162 %.",
    "Использование упало на 12,5 %, изменение −12,5 %.",
    "Не подписаны 3 договора на 48 000 $.",
    "Всего 2 риска.",
    "Сегодня 30 июня 2026 г.",
    "1. Позвонить.\n2. Написать.\n\nДоговор northwind-c3. Документ: " + PATH,
    "Нет цифр.",
]
"""Each figure is in the result, as it is rounded."""
NOT_HELD = {
    "an amount": "ARR — 1 234 568 $.",
    "rounded wrongly": "ARR — 1,3 млн $.",
    "rounded too far": "ARR — 1 млн $.",
    "rounded without saying so": "ARR — 1 230 000 $.",
    "another currency": "ARR — 1 234 567 ₽.",
    "a sum that no tool gave": "Вместе 1 282 567 $.",
    "a difference that no tool gave": "Прирост — 474 567 $.",
    "a share that no tool gave": "Доля — 81 %.",
    "a day": "Продление 30 декабря 2026 г.",
    "another year": "Продление 31 декабря 2027 г.",
    "a month": "Вернёмся к этому в марте.",
    "a quarter": "Это Q1 2027.",
    "days": "Осталось 183 дня.",
    "a milestone": "Это T-120.",
    "a weight as percent": "Скидка — 30 %.",
    "points as days": "Осталось 60 дней.",
    "points as percent": "Вероятность — 71,25 %.",
    "money as percent": "Рост — 48 000 %.",
    "the opposite sign": "Использование выросло: +12,5 %.",
    "a contract": "Договор northwind-c4.",
    "a document": "Документ: " + PATH.replace("090000", "090001"),
    "in words": "Дадим двадцать процентов.",
    "half of it in words": "Это полмиллиона долларов.",
    "in letters of another script": "ARR — １ ２３４ ５６８ $.",
    "within emphasis": "ARR — **1 234 568** $.",
    "in a table": "| ARR | 1 234 568 $ |\n|---|---|\n| NRR | 162,4 % |",
    "one bound": "Вероятность продления — 35–60 %.",
}


@pytest.mark.parametrize("answer", HELD)
def test_figures_of_the_result_pass(answer: str) -> None:
    assert grounded(case(), record(answer)).why == ()


@pytest.mark.parametrize("answer", NOT_HELD.values(), ids=NOT_HELD)
def test_other_figures_do_not(answer: str) -> None:
    assert len(grounded(case(), record(answer)).why) == 1


def test_figures_of_the_question_and_of_arguments_pass() -> None:
    asked = record("Скидку 20 % не даём.", question="Дать скидку 20 %?")
    assert grounded(case(), asked).passed
    assert not grounded(case(), record("Скидку 20 % не даём.")).passed


def test_without_a_call_nothing_but_today_is_held() -> None:
    verdict = grounded(case(), record("ARR — 1 234 567 $.", calls=()))
    assert "1 234 567 $" in verdict.why[0]
    assert grounded(case(), record("Сегодня 30 июня 2026 г.", calls=())).passed
    assert not grounded(case(), record("Сегодня 29 июня 2026 г.", calls=())).passed


AMOUNTS = st.integers(10**3, 10**9)


@settings(max_examples=60)
@given(amount=AMOUNTS, other=AMOUNTS)
def test_an_amount_passes_only_where_it_is_held(amount: int, other: int) -> None:
    held = Held.by([f'{{"currency": "USD", "arr": "{amount}.00"}}'])
    (said,) = quantities(f"ARR — {other} $")
    assert agrees(said, held) == (amount == other)


@settings(max_examples=60)
@given(amount=AMOUNTS, places=st.integers(0, 3))
def test_a_rounded_amount_passes_only_where_it_is_the_nearest(amount: int, places: int) -> None:
    held = Held.by([f'{{"arr": "{amount}.00"}}'])
    millions = round(Decimal(amount) / 10**6, places)
    step = Decimal(1).scaleb(-places)
    near, far = (
        quantities(f"ARR — {value:.{places}f}M", language="en")[0]
        for value in (millions, millions + step)
    )
    assert not agrees(far, held) or abs(millions + step - Decimal(amount) / 10**6) <= step / 2
    if abs(millions * 10**6 - amount) <= Decimal("0.05") * amount:
        assert agrees(near, held)
