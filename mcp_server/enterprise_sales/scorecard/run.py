"""Running declared rules: tables in, one row per account out, on any engine."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

import narwhals as nw

from enterprise_sales.scorecard.at import At
from enterprise_sales.scorecard.expressions import col
from enterprise_sales.scorecard.lazy import Rows
from enterprise_sales.scorecard.rules import (
    FRAMES,
    RULES,
    MeasureRule,
    Tables,
    aggregate,
    frame,
)

ACCOUNT = "account_id"
COMPARE = "health.trend.compare_days"
_FRACTIONS = ("raw",)


def measure(tables: Tables, at: At, wanted: Iterable[str]) -> Rows:
    """The measures `wanted` and what they need, one row per account.

    Args:
        tables: table → rows; dates as days since 1970-01-01, money in minor units.
        at: the date and the playbook.
        wanted: ids of rules.
    """
    rules = closure(wanted)
    frame = tables["accounts"].select(ACCOUNT, "currency")
    shared = {name: rows for name, rows in tables.items() if not name.startswith("@")}
    for name, group in _by_frame(rules).items():
        frame = _joined(frame, shared, at, name, group)
    for layer in _layers(rules):
        frame = frame.with_columns(rule.build(at).alias(rule.id) for rule in layer)
    return frame


def closure(wanted: Iterable[str]) -> list[MeasureRule]:
    """The rules wanted and every rule they rest on, in the order of declaration."""
    found: set[str] = set()
    waiting = list(wanted)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += RULES[name].needs
    return [rule for name, rule in RULES.items() if name in found]


def _by_frame(rules: list[MeasureRule]) -> dict[str, list[MeasureRule]]:
    groups: dict[str, list[MeasureRule]] = {name: [] for name in FRAMES}
    for rule in rules:
        if rule.frame is not None:
            groups[rule.frame].append(rule)
    return {name: group for name, group in groups.items() if group}


def _joined(
    frame: Rows,
    tables: dict[str, Rows],
    at: At,
    name: str,
    group: list[MeasureRule],
) -> Rows:
    """The accounts with the aggregates of one prepared frame."""
    if FRAMES[name].given(tables):
        rows = _prepared(tables, at, name)
        sums = rows.group_by(ACCOUNT).agg(**{rule.id: rule.build(at) for rule in group})
        frame = frame.join(sums, on=ACCOUNT, how="left")
        columns = {rule.id: col(rule.id).cast(_dtype(rule)) for rule in group}
    else:
        columns = {rule.id: nw.lit(None, _dtype(rule)) for rule in group}
    return frame.with_columns(
        **{
            rule.id: columns[rule.id]
            if rule.empty is None
            else columns[rule.id].fill_null(rule.empty)
            for rule in group
        }
    )


def _prepared(tables: dict[str, Rows], at: At, name: str) -> Rows:
    """A prepared frame, kept so that others can be made of it."""
    if f"@{name}" not in tables:
        base = FRAMES[name].of
        if base is not None:
            _prepared(tables, at, base)
        tables[f"@{name}"] = FRAMES[name].prepare(tables, at)
    return tables[f"@{name}"]


def _dtype(rule: MeasureRule) -> type[nw.Int64] | type[nw.Float64]:
    return nw.Float64 if rule.unit in _FRACTIONS else nw.Int64


def _layers(rules: list[MeasureRule]) -> list[list[MeasureRule]]:
    """Derived rules in layers: a layer needs only what stands before it."""
    ready = {rule.id for rule in rules if rule.frame is not None}
    waiting = [rule for rule in rules if rule.frame is None]
    layers = []
    while waiting:
        layer = [rule for rule in waiting if ready.issuperset(rule.needs)]
        layers.append(layer)
        ready.update(rule.id for rule in layer)
        waiting = [rule for rule in waiting if rule.id not in ready]
    return layers


EARLIER = ("health_score", "health_covered")


@frame("earlier", reads={"accounts": (ACCOUNT,)}, values=(COMPARE,), needs=EARLIER)
def earlier(tables: Tables, at: At) -> Rows:
    """The health score as it was on the comparison date."""
    before = replace(at, as_of=at.as_of - timedelta(days=at.integer(COMPARE)))
    rows = measure(tables, before, EARLIER)
    return rows.filter(col("health_covered")).select(ACCOUNT, "health_score")


@aggregate("earlier", "points", reads={}, source="S2 Account Overview")
def health_before(_: At) -> nw.Expr:
    """The health score on the comparison date, where enough was known by then."""
    return col("health_score").max()
