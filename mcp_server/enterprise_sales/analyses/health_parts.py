"""The usage of each business unit and product beside the account's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from enterprise_sales.analyses import ratios
from enterprise_sales.analyses.codes import Trend
from enterprise_sales.analyses.common import Ratio
from enterprise_sales.analyses.context import Context, once
from enterprise_sales.analyses.contracts_up import running
from enterprise_sales.analyses.results.parts import HealthPart, PartKind, StatusCount
from enterprise_sales.analyses.usage_trend import full_months
from enterprise_sales.book.rows import IN_USE, BusinessUnit, Usage
from enterprise_sales.scorecard import Cell
from enterprise_sales.scorecard.usage_parts import UNKNOWN, Kind, PartUsage, usage_parts

COLUMNS: tuple[tuple[PartKind, Kind], ...] = (
    ("business_unit", "business_unit"),
    ("product", "product_id"),
)
LEFT_OUT = ("not_applicable",)


@once
def health_parts(ctx: Context) -> tuple[HealthPart, ...]:
    """Units, then products; in each the weakest first, those without data last.

    Only usage names units and products: the score of the account has no other part that could be
    split, so a part has no score of its own beyond it.
    """
    return tuple(part for kind, column in COLUMNS for part in _parts(ctx, kind, column))


def weak_parts(ctx: Context) -> tuple[HealthPart, ...]:
    """The parts that stand out below the account."""
    return tuple(part for part in health_parts(ctx) if part.weak)


def _parts(ctx: Context, kind: PartKind, column: Kind) -> list[HealthPart]:
    then = ctx.days_ago("health.trend.compare_days")
    now, before = (
        usage_parts(ctx.book, ctx.playbook, day, ctx.account_id, column)
        for day in (ctx.as_of, then)
    )
    found = [
        _part(ctx, kind, name, now.get(name, UNKNOWN), before.get(name, UNKNOWN))
        for name in sorted({*now, *_named(ctx, kind)})
    ]
    return sorted(found, key=lambda part: (part.usage_score is None, part.usage_score or 0.0))


def _named(ctx: Context, kind: PartKind) -> Iterable[str]:
    """Units on record; products in use or under a running contract."""
    if kind == "business_unit":
        units = {row.business_unit for row in ctx.rows(BusinessUnit)}
        return units | {cell.business_unit for cell in ctx.cells}
    used = {cell.product_id for cell in ctx.cells if cell.status in IN_USE}
    return used | {row.product_id for row in running(ctx) if row.product_id}


def _part(ctx: Context, kind: PartKind, name: str, now: PartUsage, before: PartUsage) -> HealthPart:
    rows = [row for row in ctx.rows(Usage) if _name(row, kind) == name]
    cells = [cell for cell in ctx.cells if _name(cell, kind) == name]
    month, users, features = _counts(ctx, rows)
    gap = _gap(ctx, now)
    return HealthPart(
        kind=kind,
        code=name,
        name=name if kind == "business_unit" else ctx.product_name(name) or name,
        usage_score=_shown(ctx, now.score),
        low=_shown(ctx, now.low) or 0.0,
        high=_shown(ctx, now.high) or 0.0,
        trend=_trend(ctx, now, before),
        gap=gap,
        weak=gap is not None and gap >= ctx.playbook.number("churn.parts.worse_points"),
        month=month.isoformat() if month else None,
        users=users,
        features=features,
        arr=_arr(ctx, kind, name),
        positions=_positions(cells),
    )


def _name(row: Usage | Cell, kind: PartKind) -> str | None:
    return row.business_unit if kind == "business_unit" else row.product_id


def _counts(ctx: Context, rows: list[Usage]) -> tuple[date | None, Ratio, Ratio]:
    """Users and features of the latest full month of the window with a row."""
    for month in reversed(full_months(ctx, ctx.playbook.integer("health.usage.window_months"))):
        found = [row for row in rows if row.period == month]
        if found:
            users = _pairs((row.active_users, row.licensed_users) for row in found)
            features = _pairs((row.features_used, row.features_available) for row in found)
            return month, ratios.counted(ctx, *users), ratios.counted(ctx, *features)
    return None, ratios.UNKNOWN, ratios.UNKNOWN


def _pairs(pairs: Iterable[tuple[int | None, int | None]]) -> tuple[int | None, int | None]:
    """The sums over the rows in which both are known, as the score counts them."""
    known = [(part, whole) for part, whole in pairs if part is not None and whole is not None]
    if not known:
        return None, None
    return sum(part for part, _ in known), sum(whole for _, whole in known)


def _gap(ctx: Context, now: PartUsage) -> float | None:
    """Points by which the part lies below the account's own usage component."""
    if now.score is None or ctx.row.usage_score is None:
        return None
    return _shown(ctx, ctx.row.usage_score - now.score)


def _trend(ctx: Context, now: PartUsage, before: PartUsage) -> Trend | None:
    """As the trend of the account: against `health.trend.compare_days` ago."""
    if now.score is None or before.score is None:
        return None
    least = ctx.playbook.number("health.trend.threshold_points")
    change = _shown(ctx, now.score - before.score) or 0.0
    if change >= least:
        return "up"
    return "down" if change <= -least else "flat"


def _arr(ctx: Context, kind: PartKind, name: str) -> str | None:
    """Annual value of the running contracts that name the part; unknown where none does."""
    rows = running(ctx)
    mine = [
        row.annual_value
        for row in rows
        if (row.business_unit if kind == "business_unit" else row.product_id) == name
    ]
    return ctx.money(sum(mine)) if mine else None


def _positions(cells: list[Cell]) -> tuple[StatusCount, ...]:
    found = Counter(cell.status for cell in cells if cell.status not in LEFT_OUT)
    return tuple(StatusCount(status=status, count=found[status]) for status in sorted(found))


def _shown(ctx: Context, points: float | None) -> float | None:
    if points is None:
        return None
    return round(points, ctx.playbook.integer("precision.score_decimals"))
