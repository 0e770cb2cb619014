"""Occasions of one unit with one product: launch, capacity, a competitor's contract."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import takewhile

from enterprise_sales.analyses import ratios
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.dates import months_from
from enterprise_sales.analyses.gates import decide_by
from enterprise_sales.analyses.occasion_dates import Window, dated, undated
from enterprise_sales.analyses.results import CapacityMonth, Trigger
from enterprise_sales.analyses.usage_trend import MonthOfUse, above_limit, months_of_use
from enterprise_sales.book.rows import IN_USE
from enterprise_sales.playbook import MotionStep
from enterprise_sales.scorecard import Cell


def of_cells(ctx: Context) -> Iterator[Trigger]:
    """Every occasion of a cell; what nobody can judge is said once for all such cells."""
    used = [cell for cell in ctx.cells if cell.status in IN_USE]
    yield from _launches(ctx, used)
    yield from _capacities(ctx, used)
    for cell in ctx.cells:
        if cell.status == "competitor":
            yield _competitor(ctx, cell)


def _launches(ctx: Context, used: list[Cell]) -> Iterator[Trigger]:
    first, last = (
        timedelta(days=ctx.playbook.integer(f"expansion.after_launch.{name}"))
        for name in ("days_from", "days_to")
    )
    silent = []
    for cell in used:
        if cell.launched_on is None:
            silent.append(cell)
            continue
        text = ctx.t.text("Launched on {day}.", day=ctx.t.day(cell.launched_on))
        window = Window(cell.launched_on + first, cell.launched_on + last)
        yield dated(ctx, "after_launch", window, text, cell)
    if silent or not used:
        yield undated(ctx, "after_launch", unknown=_no_launch(ctx, silent))


def _no_launch(ctx: Context, silent: list[Cell]) -> str:
    if not silent:
        return _nothing_in_use(ctx)
    return ctx.t.text("The day of the launch is not on record: {cells}.", cells=_names(ctx, silent))


def _capacities(ctx: Context, used: list[Cell]) -> Iterator[Trigger]:
    silent = []
    for cell in used:
        if not _has_capacity(ctx, cell):
            continue
        months = months_of_use(ctx, cell.product_id, cell.business_unit)
        if not months or months[-1].active is None or not months[-1].limit:
            silent.append(cell)
        else:
            yield _capacity(ctx, cell, months)
    if silent or not used:
        yield undated(ctx, "capacity", unknown=_no_capacity(ctx, silent))


def _has_capacity(ctx: Context, cell: Cell) -> bool:
    """A flat price knows no limit to use up."""
    product = ctx.products.get(cell.product_id)
    return product is None or product.pricing != "flat"


def _no_capacity(ctx: Context, silent: list[Cell]) -> str:
    if not silent:
        return _nothing_in_use(ctx)
    return ctx.t.text(
        "Active users and contracted seats of the last month are not both on record: {cells}.",
        cells=_names(ctx, silent),
    )


def _capacity(ctx: Context, cell: Cell, months: tuple[MonthOfUse, ...]) -> Trigger:
    """Holds once the limit was exceeded in enough months in a row, and as long as it is."""
    enough = ctx.playbook.integer("expansion.capacity.months")
    run = list(takewhile(lambda month: above_limit(ctx, month), reversed(months)))
    text = _told(ctx, months[-1], len(run))
    since = months_from(run[-1].month, enough) if run else ctx.as_of
    start = min(since, ctx.as_of) if len(run) >= enough else since
    found = dated(ctx, "capacity", Window(start, None), text, cell)
    update = {} if run else {"status": "absent", "start": None}
    shown = tuple(_share(ctx, month) for month in months[-enough:])
    return found.model_copy(update={**update, "months": shown})


def _told(ctx: Context, last: MonthOfUse, run: int) -> str:
    values = {
        "share": ctx.t.ratio(last.active or 0, last.limit or 0, _share(ctx, last).share.value),
        "month": ctx.t.month(last.month),
        "limit": ctx.t.percent(ctx.playbook.number("expansion.capacity.percent")),
    }
    if not run:
        return ctx.t.text("{share} in {month}, not above {limit}.", **values)
    return ctx.t.plural(
        "{share} in {month}: above {limit} for {n} month.",
        "{share} in {month}: above {limit} for {n} months in a row.",
        run,
        **values,
    )


def _share(ctx: Context, month: MonthOfUse) -> CapacityMonth:
    share = ratios.counted(ctx, month.active, month.limit)
    return CapacityMonth(month=month.month.isoformat(), share=share)


def _competitor(ctx: Context, cell: Cell) -> Trigger:
    """From early enough to win a pilot before it is decided, to the end of their contract."""
    end = cell.competitor_end_date
    name = cell.competitor or ctx.t.text("unknown competitor")
    if end is None:
        text = ctx.t.text(
            "The end of the contract with {name} is not on record: {cells}.",
            name=name,
            cells=_names(ctx, [cell]),
        )
        return undated(ctx, "competitor_contract", unknown=text)
    needed = ctx.playbook.records("expansion.cross_sell.steps", MotionStep)[-1].within_days
    start = decide_by(ctx, end) - timedelta(days=needed)
    text = ctx.t.text(
        "The contract with {name} runs until {end}; it is decided by {day}.",
        name=name,
        end=ctx.t.day(end),
        day=ctx.t.day(decide_by(ctx, end)),
    )
    return dated(ctx, "competitor_contract", Window(start, end), text, cell)


def _nothing_in_use(ctx: Context) -> str:
    return ctx.t.text("It is not on record where a product is in use.")


def _names(ctx: Context, cells: list[Cell]) -> str:
    return "; ".join(
        ctx.t.text(
            "{unit} – {product}",
            unit=cell.business_unit,
            product=ctx.product_name(cell.product_id),
        )
        for cell in sorted(cells, key=lambda each: (each.business_unit, each.product_id))
    )
