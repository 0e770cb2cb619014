"""What is unknown, why, and what it would unlock: what rules read against what the book holds."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from enterprise_sales.analyses.common import Missing
from enterprise_sales.analyses.context import Context
from enterprise_sales.book.tables import MODELS, columns_of
from enterprise_sales.language import N_
from enterprise_sales.scorecard import FRAMES, RULES, ScoreRow

NO_ROWS = N_("The book holds no rows in {table} for this account.")
EMPTY = N_("In {table} these columns are empty for this account: {columns}.")
NOT_NOW = N_("The rows of this account in {table} say nothing about {day}: too old, or incomplete.")
KEYS = ("account_id", "contract_id")
SPEAKING = {
    ("contracts", "end_date"): "open-ended",
    ("contracts", "status"): "signed",
    ("invoices", "paid_on"): "not paid yet",
    ("stakeholders", "status"): "still there",
    ("surveys", "kind"): "an NPS answer",
    ("tickets", "closed_on"): "still open",
    ("tickets", "escalated"): "not escalated",
    ("tickets", "severity"): "the mildest",
    ("tickets", "status"): "by its dates",
    ("touchpoints", "attended"): "held",
}
"""Columns in which an empty cell says something, and what; it is no gap in the data."""


LOGS = ("tickets",)
"""Tables in which no row says that nothing happened."""


@dataclass(frozen=True)
class Wanted:
    """A figure of a result that may be unknown.

    Attributes:
        field: its path in the result.
        rule: the declared rule behind it, a field of the scorecard.
        needs: table → columns, where the rule reads more than decides it; a part of what it reads.
        unlocks: further codes that become known with it.
    """

    field: str
    rule: str
    needs: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)
    unlocks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Gap:
    """Something that the book does not hold."""

    table: str
    columns: tuple[str, ...]
    reason: str


def missing(
    ctx: Context, wanted: Iterable[Wanted], known: Iterable[Missing] = ()
) -> tuple[Missing, ...]:
    """What the book would have to hold, each gap once with everything it would unlock.

    Args:
        ctx: the account.
        wanted: figures of the result, the most important first.
        known: gaps that are found otherwise; they follow.
    """
    gathered: dict[Gap, tuple[str, list[str]]] = {}
    for figure in wanted:
        for gap in gaps_of(ctx, figure):
            _, unlocks = gathered.setdefault(gap, (figure.field, []))
            unlocks += [c for c in (figure.rule, *figure.unlocks) if c not in unlocks]
    found = tuple(
        Missing(
            field=first,
            table=gap.table,
            columns=gap.columns,
            unlocks=tuple(unlocks),
            reason=gap.reason,
        )
        for gap, (first, unlocks) in gathered.items()
    )
    return (*found, *known)


def gaps_of(ctx: Context, figure: Wanted) -> list[Gap]:
    """What keeps one figure unknown, or only partly known.

    Tables without a row come first, then empty columns; a figure that is unknown although both
    are there rests on rows that are too old or incomplete.
    """
    reads = figure.needs or needed(ctx.row, figure.rule)
    unknown, partial = _state(ctx.row, figure.rule)
    bare = [table for table in reads if not _any(ctx, table) and (unknown or table not in LOGS)]
    tables = [_no_rows(ctx, table, reads[table]) for table in bare]
    if tables or not (unknown or partial):
        return tables
    speaking = {} if figure.needs else SPEAKING
    found = [gap for table, names in reads.items() if (gap := _empty(ctx, table, names, speaking))]
    if found or not unknown:
        return found
    return [_not_now(ctx, table, names) for table, names in reads.items()]


def needed(row: ScoreRow, rule_id: str) -> dict[str, tuple[str, ...]]:
    """Tables and columns that a rule rests on; what is known already is left out."""
    rule = RULES[rule_id]
    reads = rule.reads or (FRAMES[rule.frame].reads if rule.frame else {})
    found: dict[str, set[str]] = {table: set(names) for table, names in reads.items()}
    for need in rule.needs:
        if getattr(row, need, None) is None:
            for table, names in needed(row, need).items():
                found.setdefault(table, set()).update(names)
    return {table: in_order(table, found[table]) for table in MODELS if table in found}


def in_order(table: str, names: Iterable[str]) -> tuple[str, ...]:
    """Columns in the order in which the table declares them."""
    chosen = set(names)
    return tuple(name for name in columns_of(table) if name in chosen)


def _state(row: ScoreRow, rule: str) -> tuple[bool, bool]:
    """Whether a figure is unknown, and whether a score is known only within a range."""
    prefix = rule.removesuffix("_score")
    low, high = getattr(row, f"{prefix}_low", None), getattr(row, f"{prefix}_high", None)
    return getattr(row, rule) is None, low != high


def _any(ctx: Context, table: str) -> bool:
    if _shared(table):
        return not ctx.book.table(table).is_empty()
    return bool(ctx.rows(MODELS[table]))


def _shared(table: str) -> bool:
    """Whether a table belongs to the whole book, such as the price list."""
    return "account_id" not in columns_of(table)


def _no_rows(ctx: Context, table: str, names: tuple[str, ...]) -> Gap:
    columns = tuple(name for name in names if name not in KEYS)
    return Gap(table, columns, ctx.t.text(NO_ROWS, table=table))


def _empty(
    ctx: Context, table: str, names: tuple[str, ...], speaking: Mapping[tuple[str, str], str]
) -> Gap | None:
    rows = ctx.book.rows(MODELS[table]) if _shared(table) else ctx.rows(MODELS[table])
    if not rows:
        return None
    asked = [name for name in names if name not in KEYS and (table, name) not in speaking]
    columns = tuple(name for name in asked if all(getattr(row, name) is None for row in rows))
    text = ctx.t.text(EMPTY, table=table, columns=", ".join(columns))
    return Gap(table, columns, text) if columns else None


def _not_now(ctx: Context, table: str, names: tuple[str, ...]) -> Gap:
    columns = tuple(name for name in names if name not in KEYS)
    return Gap(table, columns, ctx.t.text(NOT_NOW, table=table, day=ctx.t.day(ctx.as_of)))
