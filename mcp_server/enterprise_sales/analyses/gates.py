"""What may be sold now: health opens or closes the gate, and a cell can ask for more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import cast

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.health import band
from enterprise_sales.analyses.readiness_conditions import yellow_conditions
from enterprise_sales.analyses.results import Gate
from enterprise_sales.book.rows import IN_USE
from enterprise_sales.scorecard import Cell

BAND_CONDITION = {"red": "red_health", "yellow": "yellow_health", None: "health_unknown"}


@dataclass(frozen=True)
class Permission:
    """Whether something may be sold.

    Attributes:
        gate: open, conditional or closed.
        conditions: codes of what has to happen first.
        earliest: not before this day; None where the gate is closed, or a condition of the cell
            has no date.
    """

    gate: Gate
    conditions: tuple[str, ...]
    earliest: date | None


@dataclass(frozen=True)
class Condition:
    """Something that a cell asks for first, and the day it is over, if known."""

    code: str
    until: date | None


def account_permission(ctx: Context) -> Permission:
    """What the health of the account allows; a red account is saved before it is sold more.

    A yellow one may be sold more once the playbook's `expansion.gate.yellow_after` holds; what
    is not shown to hold is listed. Without a band nothing is taken for granted.
    """
    found = band(ctx)
    gate = ctx.playbook.text(f"expansion.gate.{found}") if found else "conditional"
    conditions = (BAND_CONDITION[found],) if found in BAND_CONDITION else ()
    if found == "yellow":
        conditions = (*conditions, *_unshown(ctx))
    earliest = None if gate == "closed" else ctx.as_of
    return Permission(cast("Gate", gate), conditions, earliest)


def permission(ctx: Context, account: Permission, cell: Cell | None) -> Permission:
    """What may be done with one cell; `account` is what the account allows."""
    asked = _conditions(ctx, cell) if cell else ()
    if not asked:
        return account
    gate: Gate = "closed" if account.gate == "closed" else "conditional"
    codes = (*account.conditions, *(condition.code for condition in asked))
    days = [account.earliest, *(condition.until for condition in asked)]
    known = [day for day in days if day is not None]
    return Permission(gate, codes, max(known) if len(known) == len(days) else None)


def launched_days(ctx: Context, cell: Cell) -> int | None:
    """Days since the launch of a product in use; None before it, or where it is unknown."""
    if cell.status not in IN_USE or cell.launched_on is None or cell.launched_on > ctx.as_of:
        return None
    return (ctx.as_of - cell.launched_on).days


def decide_by(ctx: Context, end: date) -> date:
    """By when it is decided who follows a competitor: a lead before the end of their contract.

    Where that day has passed, within `expansion.competitor.catch_up_days`, and before the end.
    """
    lead = end - timedelta(days=ctx.playbook.integer("expansion.competitor.lead_days"))
    if lead >= ctx.as_of:
        return lead
    late = ctx.as_of + timedelta(days=ctx.playbook.integer("expansion.competitor.catch_up_days"))
    return min(late, end - timedelta(days=1))


def _conditions(ctx: Context, cell: Cell) -> tuple[Condition, ...]:
    return (*_required(cell), *_competitor(ctx, cell), *_launch(ctx, cell))


def _required(cell: Cell) -> tuple[Condition, ...]:
    return tuple(Condition(f"requires:{product}", None) for product in cell.requires_unmet)


def _competitor(ctx: Context, cell: Cell) -> tuple[Condition, ...]:
    """Nothing can start before the competitor's contract ends; unknown where the end is."""
    if cell.status != "competitor":
        return ()
    end = cell.competitor_end_date
    over = end is not None and end <= ctx.as_of
    return () if over else (Condition("competitor_contract", end),)


def _launch(ctx: Context, cell: Cell) -> tuple[Condition, ...]:
    """The first success is awaited before more is sold of what has just been launched."""
    days, wait = launched_days(ctx, cell), ctx.playbook.integer("expansion.after_launch.days_from")
    if days is None or days >= wait:
        return ()
    return (Condition("after_launch", ctx.as_of + timedelta(days=wait - days)),)


def _unshown(ctx: Context) -> tuple[str, ...]:
    return tuple(one.code for one in yellow_conditions(ctx) if one.status != "met")
