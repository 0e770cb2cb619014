"""Whether a figure that a text says is one that is held."""

from __future__ import annotations

from decimal import Decimal

from evals.figures.held import VALUE, Held, Number
from evals.figures.partial import Partial
from evals.figures.quantity import MONEY, NAME, NUMBER, PERCENT, POINTS, TIME, Quantity

COARSEST = Decimal("0.05")
"""How far a rounded figure may lie from the true one, as a share of it: two digits are enough."""


def agrees(said: Quantity, held: Held) -> bool:
    """Whether a figure is held, in a unit that fits, within the rounding that it shows itself."""
    if said.unit in (NAME, TIME):
        return held.known(said.text.strip(".,:;()«»\"'"))
    return any(
        any(value.covers(other) for other in held.dates)
        if isinstance(value, Partial)
        else any(fits(said, one) and rounds_to(said, value, one.value) for one in held.numbers)
        for value in said.values
    )


def fits(said: Quantity, held: Number) -> bool:
    """Whether a figure said in one unit can be a number held in another."""
    if said.unit == NUMBER:
        return True
    if said.unit == MONEY:
        same = said.currency == held.currency or None in (said.currency, held.currency)
        return held.unit in (MONEY, NUMBER) and same
    if said.unit == PERCENT:
        return held.unit == PERCENT
    if said.unit == POINTS:
        return held.unit in (POINTS, VALUE, NUMBER)
    return held.unit in (said.unit, NUMBER)


def rounds_to(said: Quantity, value: Decimal, held: Decimal) -> bool:
    """Whether the held number, rounded as the text shows, is the one that is said.

    A sign is compared where the text shows one: “fell by 5 %” is -5 as well.
    """
    if said.sign:
        value *= said.sign
    else:
        held = abs(held)
    away = abs(held - value)
    return away == 0 or (away <= said.step / 2 and away <= COARSEST * abs(held))
