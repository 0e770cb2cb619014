"""Tier and health."""

from __future__ import annotations

from typing import Annotated, Literal

from enterprise_sales.analyses.codes import Band, Trend
from enterprise_sales.analyses.common import DayText, Result, Rule


class Unmet(Result):
    """A criterion of the next tier that is not met, or cannot be judged."""

    tier: str
    criterion: str
    status: Literal["unmet", "unknown"]
    actual: str | None
    """Amount in the currency of the tiers, or count, as the language writes it."""
    needed: str
    """The same with its bound: from, more than, at least."""


class Tier(Result):
    """The tier and what keeps the account from the one above."""

    code: Annotated[str | None, Rule("tier")]
    unmet: tuple[Unmet, ...]


class Component(Result):
    """One of the five parts of the health score."""

    code: str
    weight: float
    score: float | None
    low: float
    high: float


class Cap(Result):
    """A signal that caps the band whatever the average says."""

    signal: str
    date: DayText
    band: Band
    """What it caps at; red also where several kinds for yellow cap at red together."""
    note: str | None


class Health(Result):
    """The score with its range.

    Under the coverage threshold `band` and `trend` are null, and `score` is of the little that is
    known: texts tell the range instead.
    """

    score: Annotated[float | None, Rule("health_score")]
    low: Annotated[float, Rule("health_low")]
    high: Annotated[float, Rule("health_high")]
    band: Annotated[Band | None, Rule("health_band")]
    coverage: Annotated[float, Rule("health_coverage")]
    trend: Annotated[Trend | None, Rule("health_trend")]
    before: Annotated[float | None, Rule("health_before")]
    components: tuple[Component, ...]
    caps: tuple[Cap, ...]


class Range(Result):
    """A range in percent, as the playbook gives it; never a point."""

    low: float
    high: float
