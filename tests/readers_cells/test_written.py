"""Values as people write them, from case files: what is read, and what is refused."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import yaml

from enterprise_sales.book.written_booleans import truths
from enterprise_sales.book.written_dates import days, months
from enterprise_sales.book.written_numbers import amounts, numbers

WRITTEN = Path(__file__).parent / "written"


def cases(*names: str) -> list[Any]:
    """Every case of the files, with the kind of value that its file is about."""
    found = []
    for name in names:
        file = yaml.safe_load((WRITTEN / f"{name}.yaml").read_text(encoding="utf-8"))
        found += [pytest.param(name, case, id=f"{name}: {case['name']}") for case in file["cases"]]
    return found


def read(reading: Any, case: dict[str, Any], how: str) -> dict[str, Any]:
    """What is read of every spelling of a case."""
    spelt = [*case.get("read", {}), *case.get("refused", [])]
    text = pl.Series("cell", spelt, dtype=pl.String)
    return dict(zip(spelt, reading(text, how).to_list(), strict=True))


def expected(case: dict[str, Any], kind: Any) -> dict[str, Any]:
    told = {spelt: kind(value) for spelt, value in case.get("read", {}).items()}
    return told | dict.fromkeys(case.get("refused", []))


@pytest.mark.parametrize(("file", "case"), cases("dates", "months"))
def test_days_and_months(file: str, case: dict[str, Any]) -> None:
    reading = {"dates": days, "months": months}[file]
    for order in case["orders"]:
        assert (order, read(reading, case, order)) == (order, expected(case, lambda day: day))


@pytest.mark.parametrize(("file", "case"), cases("amounts", "numbers"))
def test_amounts_and_numbers(file: str, case: dict[str, Any]) -> None:
    reading, kind = {"amounts": (amounts, Decimal), "numbers": (numbers, float)}[file]
    assert read(reading, case, case["decimal"]) == expected(case, kind)


@pytest.mark.parametrize(("file", "case"), cases("booleans"))
def test_yes_and_no(file: str, case: dict[str, Any]) -> None:
    for key, value in ((True, True), (False, False), ("refused", None)):
        for spelt in case[key]:
            assert (spelt, truths(pl.Series([spelt])).to_list()) == (spelt, [value])


def test_empty_cells_stay_empty() -> None:
    cells = pl.Series("cell", [None, "12.03.2026", None], dtype=pl.String)
    assert days(cells, "dmy").null_count() == 2
    assert amounts(pl.Series("cell", [None, "5 ₽"]), ",").null_count() == 1
    assert truths(pl.Series("cell", [None], dtype=pl.String)).to_list() == [None]
