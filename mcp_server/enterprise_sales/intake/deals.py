"""Deals: the open ones are the pipeline, those repeated for each product count once."""

from __future__ import annotations

import polars as pl

from enterprise_sales.book.mapping_counts import Aggregate
from enterprise_sales.intake.draft import Chosen, Draft
from enterprise_sales.intake.shape import ColumnShape
from enterprise_sales.intake.values import outcome_of

_TRUE = ["true", "yes", "y", "t", "1", "да", "д", "истина"]
_SAYING = ("outcome", "closed", "stage", "won")


def only_open(draft: Draft) -> None:
    """Set aside the deals that are won or lost, by the column that says so most plainly."""
    for role in _SAYING:
        shape = draft.chosen.shape(role)
        if shape is None:
            continue
        ended = ended_values(role, shape)
        if ended:
            draft.unless[shape.name] = ended
            return


def ended_values(role: str, shape: ColumnShape) -> tuple[str, ...]:
    """The values that say that a deal is over."""
    if role in ("closed", "won"):
        return tuple(sorted(value for value, _ in shape.values if value.casefold() in _TRUE))
    over = (value for value, _ in shape.values if outcome_of(value) in ("won", "lost"))
    return tuple(sorted(over))


def won_values(chosen: Chosen) -> tuple[str, tuple[str, ...]] | None:
    """The column that says that a deal is won, and its values that do."""
    for role in ("won", "outcome", "stage"):
        shape = chosen.shape(role)
        if shape is None:
            continue
        if role == "won":
            won = ended_values(role, shape)
        else:
            found = (value for value, _ in shape.values if outcome_of(value) == "won")
            won = tuple(sorted(found))
        if won:
            return shape.name, won
    return None


def once(draft: Draft) -> None:
    """A deal that an export repeats for each of its products is one deal.

    Where the amount is the same on every line it is the deal's, and it counts once; where the
    lines differ each has its own, and they are added. A deal of several products has no one
    product.
    """
    key, amount = draft.chosen.shape("opportunity_id"), draft.chosen.column("amount")
    if key is None or key.distinct == key.filled:
        return
    if amount is None:
        draft.distinct = ("opportunity_id",)
        return
    draft.drop("amount")
    own = amounts_differ(draft.chosen.sheet.cells, key.name, amount)
    draft.aggregate["amount"] = Aggregate(column=amount, how="sum" if own else "first")


def amounts_differ(cells: pl.DataFrame, key: str, amount: str) -> bool:
    """Whether most of the deals with several lines have different amounts on them.

    One deal that contradicts itself does not make the amounts of all others those of their lines.
    """
    counts = (
        cells.drop_nulls(key).group_by(key).agg(_n=pl.len(), _amounts=pl.col(amount).n_unique())
    )
    several = counts.filter(pl.col("_n") > 1)
    return several.filter(pl.col("_amounts") > 1).height * 2 > several.height
