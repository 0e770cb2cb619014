"""Days on which an occasion begins and ends, and how they stand to the as-of date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.results import Trigger
from enterprise_sales.analyses.results.expansion import TriggerStatus
from enterprise_sales.scorecard import Cell

STANDS_FOR = {"competitor_contract": "competitive_threat"}
"""Occasion → the occasion of the playbook that it belongs to."""


@dataclass(frozen=True)
class Window:
    """From the first day of an occasion to its last; without an end it lasts."""

    start: date
    end: date | None

    def status(self, as_of: date) -> TriggerStatus:
        """Both ends included."""
        if as_of < self.start:
            return "upcoming"
        return "now" if self.end is None or as_of <= self.end else "passed"


def dated(
    ctx: Context, code: str, window: Window, evidence: str, cell: Cell | None = None
) -> Trigger:
    """An occasion whose days are known."""
    return Trigger(
        code=code,
        start=window.start.isoformat(),
        end=window.end.isoformat() if window.end else None,
        status=window.status(ctx.as_of),
        counts=counts(ctx, code),
        evidence=evidence,
        unknown=None,
        **_where(ctx, cell),
    )


def undated(
    ctx: Context, code: str, *, evidence: str | None = None, unknown: str | None = None
) -> Trigger:
    """An occasion that is not there, with what shows it, or that nobody can judge, with why."""
    return Trigger(
        code=code,
        start=None,
        end=None,
        status="absent" if unknown is None else "unknown",
        counts=counts(ctx, code),
        evidence=evidence,
        unknown=unknown,
        **_where(ctx, None),
    )


def counts(ctx: Context, code: str) -> bool:
    """Whether the playbook names an occasion, or the interest that stands for one."""
    named = ctx.playbook.texts("expansion.triggers")
    return STANDS_FOR.get(code, code) in named or code in ctx.playbook.texts("expansion.signals")


def day_before(day: date) -> date:
    """The day before."""
    return day - timedelta(days=1)


def _where(ctx: Context, cell: Cell | None) -> dict[str, str | None]:
    return {
        "business_unit": cell.business_unit if cell else None,
        "product_id": cell.product_id if cell else None,
        "product_name": ctx.product_name(cell.product_id) if cell else None,
    }
