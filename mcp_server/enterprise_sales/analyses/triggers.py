"""Occasions to propose an expansion: all of them with their days, and the first that holds now."""

from __future__ import annotations

from collections.abc import Sequence

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.occasion_dates import STANDS_FOR
from enterprise_sales.analyses.occasions_of_account import INTEREST, SIGNALS, of_account
from enterprise_sales.analyses.occasions_of_cells import of_cells
from enterprise_sales.analyses.results import Trigger
from enterprise_sales.analyses.signals import recent_signals
from enterprise_sales.scorecard import Cell

ORDER = ("now", "upcoming", "unknown", "absent", "passed")
OF_USERS = "capacity"
"""What has no more users to win needs no more capacity."""


def triggers(ctx: Context) -> tuple[Trigger, ...]:
    """Every occasion with its days: what holds now first, then what comes next.

    Of the same state those of the playbook come first.
    """
    found = (*of_account(ctx), *of_cells(ctx))
    return tuple(sorted(found, key=_soonest))


def account_trigger(ctx: Context, found: Sequence[Trigger] | None = None) -> str | None:
    """The first trigger of the playbook that holds for the whole account.

    After them comes an interest that the customer has voiced and no trigger stands for.
    """
    holding = _holding(triggers(ctx) if found is None else found)
    here = {STANDS_FOR.get(one.code, one.code) for one in holding if one.business_unit is None}
    for code in ctx.playbook.texts("expansion.triggers"):
        if code in here:
            return code
    stood_for = {kind for code, kinds in SIGNALS.items() for kind in kinds if code != INTEREST}
    wanted = [kind for kind in ctx.playbook.texts("expansion.signals") if kind not in stood_for]
    seen = {row.kind for row in recent_signals(ctx)}
    return next((kind for kind in wanted if kind in seen), None)


def cell_trigger(
    ctx: Context, cell: Cell | None, found: Sequence[Trigger] | None = None
) -> str | None:
    """The first trigger of the playbook that holds for one cell alone."""
    if cell is None:
        return None
    mine = [one for one in _holding(triggers(ctx) if found is None else found) if _of(one, cell)]
    codes = {STANDS_FOR.get(one.code, one.code): one.code for one in mine}
    wanted = ctx.playbook.texts("expansion.triggers")
    return next((codes[code] for code in wanted if code in codes), None)


def _holding(found: Sequence[Trigger]) -> list[Trigger]:
    return [one for one in found if one.status == "now"]


def _of(one: Trigger, cell: Cell) -> bool:
    here = (one.business_unit, one.product_id) == (cell.business_unit, cell.product_id)
    return here and (one.code != OF_USERS or cell.vector == "user")


def _soonest(one: Trigger) -> tuple[int, bool, str, str, str, str]:
    place = (one.business_unit or "", one.product_id or "")
    return (ORDER.index(one.status), not one.counts, one.start or "", one.code, *place)
