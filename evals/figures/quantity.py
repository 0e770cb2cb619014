"""One figure of a text, with the precision that it shows."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from evals.figures.partial import Partial

NUMBER, MONEY, PERCENT, POINTS = "number", "money", "percent", "points"
DATE, TIME, NAME = "date", "time", "name"


@dataclass(frozen=True)
class Quantity:
    """What a text says.

    Attributes:
        unit: money, percent, points, a unit of time (days, months …), date, time of day (`time`),
            `number` where none is named, or `name` for a name with digits that nobody gave.
        values: what it can mean: one number; or several dates, as 04/05/2026 has two.
        step: the worth of the last digit shown: 100,000 for “1.2M”.
        sign: -1 or 1 where the text shows a sign, else 0.
        currency: ISO code; None where none is named.
        text: as it stands.
        start: where it stands.
        end: where what belongs to it ends.
    """

    unit: str
    values: tuple[Decimal | Partial, ...]
    text: str
    start: int
    end: int
    step: Decimal = Decimal(1)
    sign: int = 0
    currency: str | None = None
