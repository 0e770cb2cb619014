"""What may be sold now: health opens or closes the gate, and a cell can ask for more."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import cast

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.health import band
from enterprise_sales.analyses.people import champions
from enterprise_sales.analyses.results import Gate
from enterprise_sales.analyses.signals import recent_signals
from enterprise_sales.analyses.usage_trend import declining
from enterprise_sales.book.rows import Ticket
from enterprise_sales.scorecard import Cell

IN_USE = ("deployed", "pilot")
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
    shown: Mapping[str, Callable[[], bool]] = {
        "documented_value": lambda: ctx.row.value_documented > 0,
        "active_champion": lambda: bool(champions(ctx)),
        "no_open_escalation": partial(_no_open_escalation, ctx),
        "usage_not_declining": partial(_usage_not_declining, ctx),
    }
    wanted = ctx.playbook.texts("expansion.gate.yellow_after")
    return tuple(code for code in wanted if code not in shown or not shown[code]())


def _no_open_escalation(ctx: Context) -> bool:
    """Shown where the book holds tickets and none of the account is escalated and open."""
    return "tickets" in ctx.book.given and not open_escalations(ctx)


def _usage_not_declining(ctx: Context) -> bool:
    told = any(row.kind == "usage_decline" for row in recent_signals(ctx))
    return not told and declining(ctx) is False


def open_escalations(ctx: Context) -> tuple[Ticket, ...]:
    """Escalated tickets that were open on the date, the oldest first."""
    found = (row for row in ctx.rows(Ticket) if row.escalated and _open(ctx, row))
    return tuple(sorted(found, key=lambda row: (row.opened_on, row.ticket_id)))


def _open(ctx: Context, row: Ticket) -> bool:
    closed = row.closed_on is not None and row.closed_on <= ctx.as_of
    return row.opened_on <= ctx.as_of and not closed and row.status != "closed"
