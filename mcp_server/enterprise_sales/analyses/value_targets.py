"""How far a measurement is from the target of an objective, where both are plain numbers."""

from __future__ import annotations

import re
from fractions import Fraction

from enterprise_sales.analyses.arithmetic import exact
from enterprise_sales.book.rows import Objective, Outcome

_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)?(?![\w.,]*\d)")
_GROUPED = re.compile(r"[.,]\d{3}$")


def target_number(goal: Objective, row: Outcome) -> Fraction | None:
    """The one number of the target; None where there are none or several, or it may be grouped.

    `80%` is a target only for an outcome in percent: a share cannot be held against a count.
    """
    found: list[str] = _NUMBER.findall(goal.target or "")
    if len(found) != 1 or _GROUPED.search(found[0]) or _minus(goal, found[0]):
        return None
    if ("%" in (goal.target or "")) != ("%" in (row.unit or "")):
        return None
    return Fraction(found[0].replace(",", "."))


def nearer(goal: Objective, row: Outcome) -> bool | None:
    """Whether the measurement is nearer to the target than the baseline was; None if unknown."""
    target = target_number(goal, row)
    if target is None or row.baseline is None or row.current is None:
        return None
    before, after = abs(exact(row.baseline) - target), abs(exact(row.current) - target)
    return None if before == after else after < before or reached(goal, row) is True


def reached(goal: Objective, row: Outcome) -> bool | None:
    """Whether the measurement is at the target, or beyond it as seen from the baseline."""
    target = target_number(goal, row)
    if target is None or row.baseline is None or row.current is None:
        return None
    before, after = exact(row.baseline), exact(row.current)
    if before == target:
        return None
    return after <= target if before > target else after >= target


def _minus(goal: Objective, number: str) -> bool:
    """A target such as −10% is a change, not a level."""
    return bool(re.search(r"[-−–+]\s*" + re.escape(number), goal.target or ""))
