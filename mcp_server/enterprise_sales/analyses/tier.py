"""The tier of an account, and what keeps it from the one above."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.people import advocates, c_level_people
from enterprise_sales.analyses.results import Tier, Unmet
from enterprise_sales.analyses.tally import Tally
from enterprise_sales.book.money import exponent
from enterprise_sales.language import N_
from enterprise_sales.scorecard import scores

ABOVE: Mapping[str | None, str] = {
    None: "growth",
    "base": "growth",
    "growth": "strategic",
    "bottom": "middle",
    "middle": "top",
}
"""Tier → the one above; what cannot be compared is held against the first threshold."""
HIGHEST = ("strategic", "top")
"""The best tier of each method that has several."""
FROM = N_("from {amount}")
MORE_THAN = N_("more than {amount}")
AT_LEAST = N_("at least {count}")
SMALLEST_OF_TIER = N_("from {amount}, the smallest ARR of that tier")


def tier(ctx: Context) -> Tier:
    """The tier under the playbook's method, with each criterion of the next one that is not met."""
    method = ctx.playbook.text("tier.method")
    above = ABOVE.get(ctx.row.tier)
    if method == "single" or above is None:
        return Tier(code=ctx.row.tier, unmet=())
    if method == "share":
        return Tier(code=ctx.row.tier, unmet=_by_share(ctx, above if ctx.row.tier else "middle"))
    criteria = (_arr(ctx, above), *(_strategic(ctx) if above == "strategic" else ()))
    return Tier(code=ctx.row.tier, unmet=tuple(found for found in criteria if found))


def _arr(ctx: Context, above: str) -> Unmet | None:
    needed = _minor(ctx, f"tier.{above}.arr_from")
    actual = ctx.row.arr_in_tier_currency if ctx.row.contracts else None
    if actual is not None and actual >= needed:
        return None
    return _unmet(ctx, above, "arr", actual, ctx.t.text(FROM, amount=_amount(ctx, needed)))


def _strategic(ctx: Context) -> tuple[Unmet | None, ...]:
    return (
        _potential(ctx),
        _people(ctx, "c_level_relationships", c_level_people(ctx)),
        _people(ctx, "advocates", advocates(ctx)),
    )


def _potential(ctx: Context) -> Unmet | None:
    """Cells of unknown value leave it open whether a known potential that falls short is enough."""
    row, needed = ctx.row, _minor(ctx, "tier.strategic.potential_above")
    actual = row.potential_in_tier_currency if row.whitespace_cells else None
    if actual is not None and actual > needed:
        return None
    text = ctx.t.text(MORE_THAN, amount=_amount(ctx, needed))
    return _unmet(
        ctx, "strategic", "potential", actual, text, open_end=row.whitespace_unknown_cells > 0
    )


def _people(ctx: Context, criterion: str, found: Tally) -> Unmet | None:
    """People of whom it is unknown whether they count leave it open, as those nobody entered do."""
    needed = ctx.playbook.integer(f"tier.strategic.{criterion}")
    enough = found.enough(needed)
    if enough:
        return None
    return Unmet(
        tier="strategic",
        criterion=criterion,
        status="unknown" if enough is None else "unmet",
        actual=None if found.count is None else ctx.t.number(found.count),
        needed=ctx.t.text(AT_LEAST, count=ctx.t.number(needed)),
    )


def _by_share(ctx: Context, above: str) -> tuple[Unmet, ...]:
    """The tier above begins at the smallest ARR that it holds."""
    book = scores(ctx.book, ctx.playbook, ctx.as_of).values()
    held = [row.arr_in_tier_currency for row in book if row.tier == above]
    known = [arr for arr in held if arr is not None]
    if not known:
        return ()
    needed = ctx.t.text(SMALLEST_OF_TIER, amount=_amount(ctx, min(known)))
    return (_unmet(ctx, above, "arr", ctx.row.arr_in_tier_currency, needed),)


def _unmet(
    ctx: Context,
    above: str,
    criterion: str,
    actual: int | None,
    needed: str,
    *,
    open_end: bool = False,
) -> Unmet:
    status: Literal["unmet", "unknown"] = "unknown" if actual is None or open_end else "unmet"
    shown = None if actual is None else _amount(ctx, actual)
    return Unmet(tier=above, criterion=criterion, status=status, actual=shown, needed=needed)


def _amount(ctx: Context, minor: int) -> str:
    return ctx.t.money(minor, ctx.playbook.text("tier.currency"))


def _minor(ctx: Context, path: str) -> int:
    """A threshold in minor units of the tier currency."""
    digits = exponent(ctx.playbook.text("tier.currency"))
    return int(ctx.playbook.money(path).scaleb(digits))
