"""Amounts of many currencies in one, account by account."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import narwhals as nw

from enterprise_sales.scorecard.expressions import by_code, col, half_even

Frame = nw.DataFrame[Any]
EXACT = 1.0


def converted(frame: Frame, factors: Mapping[str, float], **columns: str) -> Frame:
    """The frame with amounts in another currency, unknown where there is no rate.

    Rounded half-even account by account, so that the parts of a sum add up to it; exact where no
    rate is needed.

    Args:
        frame: with `currency`, ISO 4217, and amounts in its minor units.
        factors: currency → factor to the minor units of the other.
        columns: the new column → the amount it is made of.
    """
    same = [code for code, factor in factors.items() if factor == EXACT]
    rated = {f"_{new}": _rated(old, factors) for new, old in columns.items()}
    whole = {
        new: nw.when(col("currency").is_in(same)).then(col(old)).otherwise(half_even(f"_{new}", 0))
        for new, old in columns.items()
    }
    return frame.with_columns(**rated).with_columns(**whole).drop(*rated)


def _rated(name: str, factors: Mapping[str, float]) -> nw.Expr:
    return col(name).cast(nw.Float64) * by_code("currency", factors)
