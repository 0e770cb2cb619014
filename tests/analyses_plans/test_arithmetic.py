"""Amounts and changes are exact, and rounded half-even once."""

import pytest

from enterprise_sales.analyses.arithmetic import (
    minor_units,
    part_of,
    percent_change,
    share_of,
)


@pytest.mark.parametrize(
    ("amount", "percent", "expected"),
    [
        (40_000_000, 5, 2_000_000),  # 5% on $400,000 is $20,000
        (10, 25, 2),  # 2.5 goes to the even neighbour
        (30, 25, 8),  # 7.5 too
        (10_050, 0.1, 10),  # 10.05 as written, not as binary holds 0.1
        (1_000, 0, 0),
    ],
)
def test_a_share_of_an_amount(amount: int, percent: float, expected: int) -> None:
    assert share_of(amount, percent) == expected


def test_seats_in_use_by_the_rule_of_three() -> None:
    assert part_of(5_000_000, 110, 120) == 4_583_333  # 4,583,333.33


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (800, 480, -40.0),
        (45, 28, -37.8),  # 37.777… %
        (1, 3, 200.0),
        (-10, 10, 200.0),
        (400, 401, 0.2),  # 0.25 goes to the even neighbour
        (0, 5, None),
        (0.1, 0.3, 200.0),
    ],
)
def test_a_change_in_percent(before: float, after: float, expected: float | None) -> None:
    assert percent_change(before, after, 1) == expected


@pytest.mark.parametrize(
    ("text", "currency", "expected"),
    [("42500.00", "USD", 4_250_000), ("1500", "JPY", 1_500), ("-1.234", "KWD", -1_234)],
)
def test_a_decimal_string_as_minor_units(text: str, currency: str, expected: int) -> None:
    assert minor_units(text, currency) == expected
