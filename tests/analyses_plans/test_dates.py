"""Calendar months, days before an end, fiscal quarters."""

from datetime import date

import pytest

from enterprise_sales.analyses.dates import (
    before,
    months_from,
    nearest_quarter_end,
    quarter_end,
)
from enterprise_sales.playbook import Offset


@pytest.mark.parametrize(
    ("end", "offset", "expected"),
    [
        (date(2026, 5, 31), Offset(months=3), date(2026, 2, 28)),
        (date(2028, 5, 31), Offset(months=3), date(2028, 2, 29)),
        (date(2028, 2, 29), Offset(months=12), date(2027, 2, 28)),
        (date(2026, 12, 31), Offset(months=6), date(2026, 6, 30)),
        (date(2026, 12, 31), Offset(days=180), date(2026, 7, 4)),
        (date(2028, 3, 1), Offset(days=1), date(2028, 2, 29)),
        (date(2026, 12, 31), Offset(days=0), date(2026, 12, 31)),
    ],
)
def test_the_day_before_an_end(end: date, offset: Offset, expected: date) -> None:
    assert before(end, offset) == expected


def test_months_ahead_end_on_the_last_day_of_a_short_month() -> None:
    assert months_from(date(2026, 11, 30), 3) == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("day", "first_month", "expected"),
    [
        (date(2026, 6, 30), 1, date(2026, 6, 30)),
        (date(2026, 7, 1), 1, date(2026, 9, 30)),
        (date(2026, 1, 15), 2, date(2026, 1, 31)),
        (date(2026, 2, 1), 2, date(2026, 4, 30)),
        (date(2027, 12, 5), 12, date(2028, 2, 29)),
        (date(2026, 6, 30), 7, date(2026, 6, 30)),
    ],
)
def test_the_end_of_a_fiscal_quarter(day: date, first_month: int, expected: date) -> None:
    assert quarter_end(day, first_month) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 9, 30), date(2026, 9, 30)),
        (date(2026, 8, 14), date(2026, 6, 30)),  # 45 days behind, 47 ahead
        (date(2026, 8, 15), date(2026, 9, 30)),  # 46 and 46: the later one
        (date(2026, 8, 16), date(2026, 9, 30)),
    ],
)
def test_the_nearest_quarter_end(day: date, expected: date) -> None:
    assert nearest_quarter_end(day, 1) == expected
