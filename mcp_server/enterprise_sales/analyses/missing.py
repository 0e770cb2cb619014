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
from enterprise_sales.scorecard.parts import unknown_parts

NO_TABLE = N_("The book holds no table {table}.")
NO_ROWS = N_("The book holds no rows in {table} for this account.")
EMPTY = N_("In {table} these columns are empty for this account: {columns}.")
NOT_NOW = N_(
    "No row of this account in {table} fits {day}: they are too old, or {columns} are not filled as"
    " needed."
)
OF_A_KIND = {
    ("sentiment_nps", "surveys"): N_(
        "No NPS answer of this account counts on {day}: there is none, or it is too old."
    ),
    ("sentiment_csat", "surveys"): N_(
        "No CSAT answer of this account counts on {day}: there is none, or it is too old."
    ),
    ("engagement_reviews", "touchpoints"): N_(
        "No business review of this account, held or missed, counts on {day}: there is none, or it"
        " is too old."
    ),
}
"""Part of a score that rests on one kind of row, and its table → what is not there.

Rows of other kinds may well be there, so neither their age nor their cells are to blame.
"""
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


COUNTS = ("arr", "active_relationships", "value_documented")
"""Sums over what is on record: without a row they are nothing on record, not a fact."""


@dataclass(frozen=True)
class Wanted:
    """A figure of a result that may be unknown.

    Attributes:
        field: its path in the result.
        rule: the declared rule behind it: a field of the scorecard, or a part of a health score.
        unlocks: codes of what would become known.
        needs: table → columns, where the rule reads more than what decides it.
    """

    field: str
    rule: str
    unlocks: tuple[str, ...]
    needs: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)


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
    gathered: dict[tuple[str, str], tuple[str, set[str], dict[str, None]]] = {}
    for figure in wanted:
        for gap in gaps_of(ctx, figure):
            place = (gap.table, gap.reason)
            _, columns, unlocks = gathered.setdefault(place, (figure.field, set(), {}))
            columns.update(gap.columns)
            unlocks.update(dict.fromkeys(figure.unlocks))
    found = tuple(
        Missing(
            field=first,
            table=table,
            columns=in_order(table, columns),
            unlocks=tuple(unlocks),
            reason=reason,
        )
        for (table, reason), (first, columns, unlocks) in gathered.items()
    )
    return (*found, *known)


def gaps_of(ctx: Context, figure: Wanted) -> list[Gap]:
    """What keeps one figure unknown or incomplete: rows that are left out before anything else.

    Tables without a row come first, then empty columns; a figure that is unknown although both
    are there rests on rows that are too old or incomplete.
    """
    unknown = is_unknown(ctx, figure.rule)
    if not unknown and figure.rule not in COUNTS and not ctx.book.left_out_of(ctx.account_id):
        return []
    reads = figure.needs or needed(ctx.row, figure.rule)
    lost = [gap for table in reads if (gap := _left_out(ctx, table))]
    if lost or (not unknown and figure.rule not in COUNTS):
        return lost
    tables = [_no_rows(ctx, table, names) for table, names in reads.items() if not _any(ctx, table)]
    if tables or not unknown:
        return tables
    speaking = {} if figure.needs else SPEAKING
    found = [gap for table, names in reads.items() if (gap := _empty(ctx, table, names, speaking))]
    return found or [_not_now(ctx, figure.rule, table, names) for table, names in reads.items()]


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


def is_unknown(ctx: Context, rule: str) -> bool:
    """Whether a field of the scorecard, or a part of a health score, is unknown."""
    if rule in ScoreRow.model_fields:
        return getattr(ctx.row, rule) is None
    return rule in unknown_parts(ctx.book, ctx.playbook, ctx.as_of)[ctx.account_id]


def _any(ctx: Context, table: str) -> bool:
    if _shared(table):
        return not ctx.book.table(table).is_empty()
    return bool(ctx.rows(MODELS[table]))


def _shared(table: str) -> bool:
    """Whether a table belongs to the whole book, such as the price list."""
    return "account_id" not in columns_of(table)


def _left_out(ctx: Context, table: str) -> Gap | None:
    """Rows of the account that are there but cannot be used: the figure may lack something."""
    count = ctx.book.left_out_of(ctx.account_id).get(table)
    if not count:
        return None
    text = ctx.t.plural(
        "{n} row of {table} is left out because of what is wrong with it; the figures that rest on"
        " this table may be incomplete.",
        "{n} rows of {table} are left out because of what is wrong with them; the figures that rest"
        " on this table may be incomplete.",
        count,
        table=table,
    )
    return Gap(table, (), text)


def without_rows(ctx: Context, table: str) -> str:
    """Why an account has no row in a table: the book has no such table, or it holds others."""
    return ctx.t.text(NO_ROWS if table in ctx.book.given else NO_TABLE, table=table)


def _no_rows(ctx: Context, table: str, names: tuple[str, ...]) -> Gap:
    columns = tuple(name for name in names if name not in KEYS)
    return Gap(table, columns, without_rows(ctx, table))


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


def _not_now(ctx: Context, rule: str, table: str, names: tuple[str, ...]) -> Gap:
    columns = tuple(name for name in names if name not in KEYS)
    words = {"table": table, "day": ctx.t.day(ctx.as_of), "columns": ", ".join(columns)}
    kind = OF_A_KIND.get((rule, table))
    if kind is not None:
        return Gap(table, columns, ctx.t.text(kind, day=words["day"]))
    return Gap(table, columns, ctx.t.text(NOT_NOW, **words))
