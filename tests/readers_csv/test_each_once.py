"""Reading each different text once gives what reading every cell gives."""

from __future__ import annotations

import polars as pl
import pytest

from enterprise_sales.book.each_once import WORTH, each_once


@pytest.mark.parametrize(
    "cells",
    [
        ["a", None, "b", "a", ""] * WORTH,
        [str(number) for number in range(2 * WORTH)],
        [str(number % 7) for number in range(WORTH)] + [str(number) for number in range(WORTH)],
        [None] * (2 * WORTH),
        ["a", None],
        [],
    ],
    ids=["few", "all different", "different below", "nothing", "short", "empty"],
)
def test_the_same_as_every_cell(cells: list[str | None]) -> None:
    text = pl.Series("column", cells, dtype=pl.String)
    read = each_once(text, lambda some: some.str.len_bytes())
    assert read.equals(text.str.len_bytes(), check_names=True)
    assert read.dtype == pl.UInt32


def test_repetitions_are_read_once() -> None:
    seen: list[int] = []

    def counted(text: pl.Series) -> pl.Series:
        seen.append(len(text))
        return text

    each_once(pl.Series(["a", "b", None] * WORTH), counted)
    assert seen == [2]
