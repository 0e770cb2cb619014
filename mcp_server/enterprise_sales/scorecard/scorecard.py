"""A scorecard in memory: one frame, and the row of an account where somebody asks for it."""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, Mapping, ValuesView
from functools import cached_property
from typing import Any

import narwhals as nw

from enterprise_sales.scorecard.at import At, from_days
from enterprise_sales.scorecard.row import ScoreRow
from enterprise_sales.scorecard.rules import RULES


class Scorecard(Mapping[str, ScoreRow]):
    """Account id → its row, made of the frame when it is asked for, and kept.

    Attributes:
        frame: one row per account in the order of ids; money in minor units of the account's
            currency, dates as days since 1970-01-01, points and percentages in whole units of
            the last decimal shown.
    """

    def __init__(self, frame: nw.DataFrame[Any], measures: tuple[str, ...], at: At) -> None:
        self.frame = frame
        self._decimals = {
            "points": at.integer("precision.score_decimals"),
            "percent": at.integer("precision.percent_decimals"),
        }
        self._units = {name: RULES[name].unit for name in measures}
        self._made: dict[str, ScoreRow] = {}

    def __getitem__(self, account_id: str) -> ScoreRow:
        if account_id not in self._made:
            place = self._places[account_id]
            cells = zip(self._names, self.frame.row(place), strict=True)
            self._made[account_id] = self._row(dict(cells))
        return self._made[account_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self.frame)

    def values(self) -> ValuesView[ScoreRow]:
        """Every row."""
        return self._whole.values()

    def items(self) -> ItemsView[str, ScoreRow]:
        """Every id with its row."""
        return self._whole.items()

    @cached_property
    def _names(self) -> list[str]:
        return self.frame.columns

    @cached_property
    def _places(self) -> dict[str, int]:
        return {name: place for place, name in enumerate(self.frame["account_id"].to_list())}

    @cached_property
    def _whole(self) -> dict[str, ScoreRow]:
        """All rows at once, which is faster than one by one."""
        return {
            row["account_id"]: self._made.get(row["account_id"]) or self._row(row)
            for row in self.frame.iter_rows(named=True)
        }

    def _row(self, row: dict[str, Any]) -> ScoreRow:
        """Day numbers as dates, and whole units of the last decimal as points and percentages."""
        for name, unit in self._units.items():
            value = row[name]
            if value is None:
                continue
            if unit == "date":
                row[name] = from_days(int(value))
            elif unit in self._decimals:
                row[name] = value / 10 ** self._decimals[unit]
        return ScoreRow.model_construct(**row)
