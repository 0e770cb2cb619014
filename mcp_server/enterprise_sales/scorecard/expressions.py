"""Expressions that every engine computes alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import narwhals as nw

LARGEST = 9e18
"""What is above does not fit the integers of the engines, and is unknown."""


def col(name: str) -> nw.Expr:
    """A column."""
    return nw.col(name)


def is_code(name: str, code: str) -> nw.Expr:
    """Whether a column holds `code`; unknown counts as not."""
    return (nw.col(name) == code).fill_null(False)


def is_true(name: str) -> nw.Expr:
    """Whether a boolean column is true; unknown counts as not."""
    return nw.col(name).fill_null(False)


def count_where(condition: nw.Expr) -> nw.Expr:
    """How many rows meet the condition."""
    return nw.when(condition).then(1).otherwise(0).sum()


def product(left: str, right: nw.Expr) -> nw.Expr:
    """An integer column times integers, unknown where it does not fit."""
    fits = nw.col(left).cast(nw.Float64) * right.cast(nw.Float64) < LARGEST
    return nw.when(fits).then(nw.col(left) * right)


def sum_where(condition: nw.Expr, name: str) -> nw.Expr:
    """The sum of an integer column over the rows that meet the condition, unknown left out."""
    return nw.when(condition & ~nw.col(name).is_null()).then(nw.col(name)).otherwise(0).sum()


def min_where(condition: nw.Expr, name: str) -> nw.Expr:
    """The smallest value over the rows that meet the condition, None without one."""
    return nw.when(condition).then(nw.col(name)).min()


def max_where(condition: nw.Expr, name: str) -> nw.Expr:
    """The largest value over the rows that meet the condition, None without one."""
    return nw.when(condition).then(nw.col(name)).max()


def share(part: nw.Expr, whole: nw.Expr) -> nw.Expr:
    """`part / whole` as a float, None where the whole is not above 0."""
    return nw.when(whole > 0).then(part.cast(nw.Float64) / whole.cast(nw.Float64))


def between(value: nw.Expr, zero_at: float, full_at: float) -> nw.Expr:
    """Points from 0 at `zero_at` to 100 at `full_at`, straight between and flat beyond."""
    return clip((value - zero_at) * (100.0 / (full_at - zero_at)))


def clip(points: nw.Expr) -> nw.Expr:
    """Points kept within 0 and 100."""
    low = nw.when(points < 0.0).then(0.0).otherwise(points)
    return nw.when(points > 100.0).then(100.0).otherwise(low)


def half_even(name: str, decimals: int) -> nw.Expr:
    """A column in whole units of its last decimal, rounded half-even: 74.125 gives 7412.

    By arithmetic on whole numbers, since engines differ in their own rounding. Thousandths of the
    unit are settled first: engines differ in the last bit of a division, and 74.12500000000001
    is the same tie as 74.125.
    """
    exact = nw.col(name) * float(10 ** (decimals + 3))
    thousandths = (nw.when(exact < LARGEST).then(exact) + 0.5).floor().cast(nw.Int64)
    odd = thousandths // 1000 % 2
    return (thousandths + odd + 499) // 1000


def by_code(name: str, mapping: Mapping[str, float | int | str]) -> nw.Expr:
    """The value that `mapping` gives to the code in a column, None for any other."""
    result: nw.Expr | None = None
    for code, value in mapping.items():
        then = nw.when(nw.col(name) == code).then(nw.lit(value))
        result = then if result is None else nw.coalesce(result, then)
    return nw.lit(None, nw.Float64) if result is None else result


def blended(
    parts: Sequence[tuple[nw.Expr, float]],
) -> nw.Expr:
    """The weighted mean of the known parts, None where none is known.

    Args:
        parts: points with their weight; an unknown part leaves its weight to the others.
    """
    total, weight = nw.lit(0.0), nw.lit(0.0)
    for points, share_of in parts:
        total = total + (points * share_of).fill_null(0.0)
        weight = weight + nw.when(~points.is_null()).then(share_of).otherwise(0.0)
    return nw.when(weight > 0.0).then(total / weight)


def bound(parts: Sequence[tuple[nw.Expr, float]], unknown: float) -> nw.Expr:
    """The weighted mean if every unknown part had `unknown` points."""
    total, weight = nw.lit(0.0), 0.0
    for points, share_of in parts:
        total = total + points.fill_null(unknown) * share_of
        weight += share_of
    return total / weight if weight > 0.0 else nw.lit(None, nw.Float64)


def coverage(parts: Sequence[tuple[nw.Expr, float]]) -> nw.Expr:
    """The percentage of the weight that is known."""
    known = nw.lit(0.0)
    for points, share_of in parts:
        known = known + nw.when(~points.is_null()).then(share_of).otherwise(0.0)
    return known * (100.0 / sum(share_of for _, share_of in parts))
