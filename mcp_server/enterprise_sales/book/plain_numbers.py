"""Amounts and numbers in plain digits, of which most columns hold nothing else."""

from __future__ import annotations

import polars as pl

from enterprise_sales.book.written_numbers import DecimalSign

LARGEST = 10**12
"""In minor units: up to here a float tells two amounts apart."""
NEAR = 1e-3
"""How far a float may lie from the whole minor units that it stands for; an amount with more digits
than its minor unit is rounded elsewhere, from its exact digits."""


def as_float(text: pl.Expr, decimal: DecimalSign) -> pl.Expr:
    """What Polars reads as a number; null where it reads none."""
    points = text if decimal == "." else text.str.replace(decimal, ".", literal=True)
    return points.cast(pl.Float64, strict=False)


def in_plain_digits(text: pl.Expr, decimal: DecimalSign) -> pl.Expr:
    """Where a text of which Polars reads a finite number means that number here as well.

    It reads `1e5` and `5.` too, and of `1.5` all the same where the decimal sign is a comma.
    """
    signs = ["e", "E"] if decimal == "." else ["e", "E", "."]
    return ~text.str.contains_any(signs) & ~text.str.ends_with(decimal)
