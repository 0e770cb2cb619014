"""A measure is a declared rule: what it is, what it reads, and the expression that makes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

import narwhals as nw

from enterprise_sales.scorecard.at import At
from enterprise_sales.scorecard.lazy import Rows

Unit = Literal[
    "money", "count", "days", "date", "points", "percent", "raw", "band", "code", "boolean"
]
"""`points` and `percent` are whole units of the last decimal shown, `raw` is a float."""
Build = Callable[[At], nw.Expr]
Prepare = Callable[["Tables", At], Rows]
Tables = Mapping[str, Rows]
"""Table → its rows; dates as days since 1970-01-01, money in minor units."""


@dataclass(frozen=True)
class MeasureRule:
    """One measure of the scorecard.

    Attributes:
        id: stable name, also the column of the result.
        doc: one sentence, which is also what the user reads.
        unit: what the number counts.
        frame: the prepared frame that is aggregated, None for a rule over other measures.
        reads: table → columns read, those of the prepared frame included.
        needs: measures that it is computed from.
        values: playbook values read.
        source: where the rule comes from.
        empty: the value of an account without a row in the frame.
        build: the expression.
    """

    id: str
    doc: str
    unit: Unit
    frame: str | None
    reads: Mapping[str, tuple[str, ...]]
    needs: tuple[str, ...]
    values: tuple[str, ...]
    source: str
    empty: int | None
    build: Build = field(compare=False)


@dataclass(frozen=True)
class Frame:
    """A prepared frame: the rows of one or more tables with what the measures ask of them."""

    name: str
    doc: str
    reads: Mapping[str, tuple[str, ...]]
    values: tuple[str, ...]
    prepare: Prepare = field(compare=False)
    given: Callable[[Tables], bool] = field(compare=False)
    of: str | None = None
    """The prepared frame that it is made of, found in the tables as `@` and its name."""
    needs: tuple[str, ...] = ()
    """Measures that it computes for another date."""


RULES: dict[str, MeasureRule] = {}
FRAMES: dict[str, Frame] = {}


def frame(
    name: str,
    *,
    reads: Mapping[str, tuple[str, ...]],
    values: tuple[str, ...] = (),
    given: Callable[[Tables], bool] | None = None,
    of: str | None = None,
    needs: tuple[str, ...] = (),
) -> Callable[[Prepare], Prepare]:
    """Declare a prepared frame; it is left out where its first table, or `given`, is not there."""
    first = next(iter(reads))

    def declare(prepare: Prepare) -> Prepare:
        there = given or (lambda tables: first in tables)
        FRAMES[name] = Frame(name, _sentence(prepare), reads, values, prepare, there, of, needs)
        return prepare

    return declare


def aggregate(
    frame: str,
    unit: Unit,
    *,
    reads: Mapping[str, tuple[str, ...]],
    source: str,
    values: tuple[str, ...] = (),
    empty: int | None = None,
) -> Callable[[Build], Build]:
    """Declare a measure that aggregates the rows of a prepared frame for each account."""

    def declare(build: Build) -> Build:
        _add(
            MeasureRule(
                build.__name__,
                _sentence(build),
                unit,
                frame,
                reads,
                (),
                values,
                source,
                empty,
                build,
            )
        )
        return build

    return declare


def derived(
    unit: Unit,
    *,
    needs: tuple[str, ...],
    source: str,
    values: tuple[str, ...] = (),
    reads: Mapping[str, tuple[str, ...]] | None = None,
) -> Callable[[Build], Build]:
    """Declare a measure computed row by row from other measures and the account's own row."""

    def declare(build: Build) -> Build:
        name, doc = build.__name__, _sentence(build)
        declare_derived(name, doc, unit, needs, values, source, build, reads or {})
        return build

    return declare


def declare_derived(
    name: str,
    doc: str,
    unit: Unit,
    needs: tuple[str, ...],
    values: tuple[str, ...],
    source: str,
    build: Build,
    reads: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
) -> None:
    """Declare a derived measure whose expression is made elsewhere."""
    _add(MeasureRule(name, doc, unit, None, reads, needs, values, source, None, build))


def _add(rule: MeasureRule) -> None:
    if rule.id in RULES:
        raise ValueError(f"the rule {rule.id} is declared twice")
    RULES[rule.id] = rule


def _sentence(function: Callable[..., object]) -> str:
    return " ".join((function.__doc__ or "").split("\n\n")[0].split())


def reads_of(rule_id: str) -> dict[str, set[str]]:
    """Every table and column that a measure rests on, those of its needs included."""
    rule = RULES[rule_id]
    found: dict[str, set[str]] = {table: set(names) for table, names in rule.reads.items()}
    needs = rule.needs
    if rule.frame is not None:
        needs += FRAMES[rule.frame].needs
        for table, names in FRAMES[rule.frame].reads.items():
            found.setdefault(table, set()).update(names)
    for need in needs:
        for table, columns in reads_of(need).items():
            found.setdefault(table, set()).update(columns)
    return found
