"""Early warnings of adoption: what was launched lately, whether it is used and taught."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction

from enterprise_sales.analyses.agreed import held
from enterprise_sales.analyses.arithmetic import HUNDRED, exact
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.risk_seen import Seen
from enterprise_sales.analyses.usage_trend import full_months
from enterprise_sales.book.rows import IN_USE, Touchpoint, Usage
from enterprise_sales.scorecard import Cell

LAUNCHES = ("positions",)


def onboarding(ctx: Context) -> tuple[Seen, ...]:
    """Each launch that is still watched, at its last checkpoint (S1 Adoption & Onboarding)."""
    return tuple(_launch(ctx, cell) for cell in launches(ctx)) or (_none(ctx),)


def training(ctx: Context) -> Seen:
    """Whether users were trained since the earliest launch that is past its first checkpoint."""
    first = ctx.playbook.integers("churn.onboarding.days")[0]
    days = [cell.launched_on for cell in launches(ctx) if cell.launched_on]
    due = [day for day in days if _age(ctx, day) >= first]
    if not due:
        return _none(ctx)
    if "touchpoints" not in ctx.book.given:
        text = ctx.t.text("The book holds no touchpoints.")
        return Seen(None, text, tables=("touchpoints",))
    since = min(due)
    rows = (row for row in ctx.rows(Touchpoint) if row.kind == "training")
    if any(since <= row.date and held(ctx, row) for row in rows):
        return Seen(False, ctx.t.text("Users have been trained since {day}.", day=ctx.t.day(since)))
    text = ctx.t.text("No training is on record since the launch on {day}.", day=ctx.t.day(since))
    return Seen(True, text, since=since + timedelta(days=first))


def launches(ctx: Context) -> tuple[Cell, ...]:
    """What was launched within `churn.onboarding.watch_days`, the newest first."""
    since = ctx.days_ago("churn.onboarding.watch_days")
    found = [
        cell
        for cell in ctx.cells
        if cell.status in IN_USE and (day := cell.launched_on) and since < day <= ctx.as_of
    ]
    return tuple(sorted(found, key=_newest_first))


def _launch(ctx: Context, cell: Cell) -> Seen:
    """Use against the straight line to the target for seats on the last checkpoint."""
    began = cell.launched_on or ctx.as_of
    checks = ctx.playbook.integers("churn.onboarding.days")
    names = {"product": ctx.product_name(cell.product_id) or "", "unit": cell.business_unit}
    passed = [day for day in checks if day <= _age(ctx, began)]
    if not passed:
        first = ctx.t.day(began + timedelta(days=checks[0]))
        text = ctx.t.text("{product}, {unit}: the first check is due on {day}.", day=first, **names)
        return Seen(False, text)
    share = _share(ctx, cell)
    if share is None:
        text = ctx.t.text(
            "{product}, {unit}: active and licensed users are not both on record.", **names
        )
        return Seen(None, text, tables=("usage", "positions"))
    target = exact(ctx.playbook.number("health.usage.utilization_target_percent"))
    expected = target * Fraction(passed[-1], checks[-1])
    text = ctx.t.text(
        "{product}, {unit}: {share} of the users are active on day {age}, {expected} were due by"
        " day {check}.",
        share=ctx.t.percent(float(share)),
        age=ctx.t.number(_age(ctx, began)),
        expected=ctx.t.percent(float(expected)),
        check=ctx.t.number(passed[-1]),
        **names,
    )
    late = share < expected
    return Seen(late, text, since=began + timedelta(days=passed[-1]) if late else None)


def _share(ctx: Context, cell: Cell) -> Fraction | None:
    """Active out of licensed users in the latest full month, else out of the potential ones.

    A pilot is not meant for all potential users, so without licences it cannot be judged.
    """
    months = full_months(ctx, ctx.playbook.integer("health.usage.window_months"))
    rows = [row for row in ctx.rows(Usage) if _of(row, cell)]
    for month in reversed(months):
        found = [row for row in rows if row.period == month]
        pairs = [(row.active_users, row.licensed_users) for row in found]
        share = _percent((a, b) for a, b in pairs if a is not None and b)
        if share is not None:
            return share
    if cell.status == "pilot" or cell.active_users is None or not cell.potential_users:
        return None
    return _percent([(cell.active_users, cell.potential_users)])


def _of(row: Usage, cell: Cell) -> bool:
    return (row.product_id, row.business_unit) == (cell.product_id, cell.business_unit)


def _percent(pairs: Iterable[tuple[int, int | None]]) -> Fraction | None:
    found = [(active, of or 0) for active, of in pairs]
    whole = sum(of for _, of in found)
    return Fraction(sum(active for active, _ in found) * HUNDRED, whole) if whole else None


def _none(ctx: Context) -> Seen:
    """Nothing is watched: nothing was launched lately, or the days of the launches are unknown."""
    used = [cell for cell in ctx.cells if cell.status in IN_USE]
    if not used or any(cell.launched_on is None for cell in used):
        text = ctx.t.text("It is not on record when products were launched.")
        return Seen(None, text, tables=LAUNCHES)
    days = ctx.playbook.integer("churn.onboarding.watch_days")
    text = ctx.t.plural(
        "Nothing was launched in the last {n} day.",
        "Nothing was launched in the last {n} days.",
        days,
    )
    return Seen(False, text)


def _age(ctx: Context, day: date) -> int:
    return (ctx.as_of - day).days


def _newest_first(cell: Cell) -> tuple[int, str, str]:
    began = cell.launched_on.toordinal() if cell.launched_on else 0
    return (-began, cell.business_unit, cell.product_id)
