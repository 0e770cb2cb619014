"""What a whole column shows, from case files; and what CLDR says of dates with full stops."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest
import yaml
from babel import Locale, localedata

from enterprise_sales.book.evidence import boolean_evidence, date_evidence, number_evidence

from .test_written import WRITTEN

EVIDENCE = {"dates": date_evidence, "numbers": number_evidence, "booleans": boolean_evidence}


def cases() -> list[Any]:
    file = yaml.safe_load((WRITTEN / "evidence.yaml").read_text(encoding="utf-8"))
    return [
        pytest.param(kind, case, id=f"{kind}: {case['name']}")
        for kind in file
        for case in file[kind]
    ]


@pytest.mark.parametrize(("kind", "case"), cases())
def test_a_column(kind: str, case: dict[str, Any]) -> None:
    found = EVIDENCE[kind](pl.Series("column", case["column"], dtype=pl.String))
    for name, value in case.items():
        if name not in ("name", "column"):
            told = getattr(found, name)
            assert (name, list(told) if isinstance(told, tuple) else told) == (name, value)


def test_the_order_of_cells_shows_nowhere() -> None:
    column = ["13.04.2026", "b", "a", "1,5", "a", "b"]
    for look in EVIDENCE.values():
        found = {look(pl.Series("c", column[turn:] + column[:turn])) for turn in range(len(column))}
        assert len(found) == 1


def test_no_language_writes_the_month_first_with_full_stops() -> None:
    patterns = []
    for name in localedata.locale_identifiers():
        formats = Locale.parse(name).date_formats
        patterns += [formats[width].pattern for width in ("short", "medium") if width in formats]
    dotted = [p for p in patterns if "." in p and "MMM" not in p and "/" not in p and "-" not in p]
    assert len(dotted) > 100
    assert not [p for p in dotted if p.index("M") < p.index("d") < p.index("y")]
