"""Competitors at an account: where they are, and whether they are being compared with us."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.defence_arr import touched
from enterprise_sales.analyses.defence_found import Found, evidence_of, in_order, places_of
from enterprise_sales.analyses.defence_names import mentions, same_name
from enterprise_sales.analyses.pipeline import subject
from enterprise_sales.analyses.place import Place
from enterprise_sales.analyses.signals import recent_signals
from enterprise_sales.book.rows import Position, Risk, Signal

EVALUATION = "competitor_evaluation"


def competitor_names(ctx: Context) -> tuple[str, ...]:
    """Every competitor that the positions name, sorted; each in one spelling."""
    names: dict[str, str] = {}
    for row in sorted(_held(ctx), key=lambda row: row.competitor or ""):
        if row.competitor:
            names.setdefault(row.competitor.casefold(), row.competitor)
    return tuple(sorted(names.values()))


def competitor_threats(ctx: Context, asked: str | None) -> tuple[Found, ...]:
    """One threat for each competitor; evaluations that name none stand for themselves.

    Args:
        ctx: the account.
        asked: only this one, beside evaluations that name nobody.
    """
    names = competitor_names(ctx)
    wanted = [name for name in names if asked is None or same_name(asked, name)]
    found = [_of(ctx, name) for name in wanted]
    if asked is not None and not wanted:
        found.append(_stranger(ctx, asked))
    return (*found, *_unnamed_held(ctx, asked), *_unnamed(ctx, names, asked))


def evaluations(ctx: Context) -> tuple[Signal, ...]:
    """Signals that the customer is comparing, the newest first."""
    return tuple(row for row in recent_signals(ctx) if row.kind == EVALUATION)


def _of(ctx: Context, name: str) -> Found:
    rows = [row for row in _held(ctx) if same_name(row.competitor, name)]
    compared = [row for row in evaluations(ctx) if mentions(row.note, name)]
    return _made(ctx, name, rows, compared)


def _made(ctx: Context, name: str | None, rows: list[Position], compared: list[Signal]) -> Found:
    places = places_of((row.business_unit, row.product_id) for row in rows)
    ends = _ends(ctx, rows)
    register = [row for row in ctx.rows(Risk) if row.status != "closed" and name]
    named = [row for row in register if mentions(row.risk, name or "")]
    return Found(
        code=_code(ctx, places, compared),
        text=_text(ctx, name, rows, compared),
        who=name,
        places=places,
        since=max((row.date for row in compared), default=None),
        ends=ends,
        evidence=in_order(
            (
                *(evidence_of(row, _held_text(ctx, row)) for row in rows),
                *(evidence_of(row, row.note) for row in compared),
                *(evidence_of(row, row.risk) for row in named),
            )
        ),
    )


def _code(ctx: Context, places: tuple[Place, ...], compared: list[Signal]) -> str:
    if compared:
        return "competitor_inside"
    return "competitor_in_place" if touched(ctx, places).contracts else "competitor_elsewhere"


def _text(ctx: Context, name: str | None, rows: list[Position], compared: list[Signal]) -> str:
    if name is None:
        where = ctx.t.listed(sorted({subject(ctx, r.business_unit, r.product_id) for r in rows}))
        return ctx.t.text("A competitor that nobody has named is here: {where}", where=where)
    where = ctx.t.listed(sorted({_spot(ctx, row) for row in rows}))
    if not compared:
        return ctx.t.text("{who} is used in {where}", who=name, where=where)
    return ctx.t.text(
        "{who} is used in {where}, and the customer is comparing it with us ({day})",
        who=name,
        where=where,
        day=ctx.t.day(max(row.date for row in compared)),
    )


def _spot(ctx: Context, row: Position) -> str:
    """Where a competitor is, and what of ours would be there instead."""
    product = ctx.product_name(row.product_id)
    return ctx.t.text("{unit}, where {product} would fit", unit=row.business_unit, product=product)


def _held_text(ctx: Context, row: Position) -> str:
    what = subject(ctx, row.business_unit, row.product_id)
    return ctx.t.text("{where}: a competitor is there", where=what)


def _held(ctx: Context) -> list[Position]:
    rows = (row for row in ctx.rows(Position) if row.status == "competitor")
    return sorted(rows, key=lambda row: (row.business_unit, row.product_id))


def _ends(ctx: Context, rows: list[Position]) -> date | None:
    ends = [row.competitor_end_date for row in rows if row.competitor_end_date]
    return min((end for end in ends if end >= ctx.as_of), default=None)


def _unnamed_held(ctx: Context, asked: str | None) -> Iterator[Found]:
    rows = [row for row in _held(ctx) if not row.competitor]
    if rows and asked is None:
        yield _made(ctx, None, rows, [])


def _unnamed(ctx: Context, names: tuple[str, ...], asked: str | None) -> Iterator[Found]:
    """What the customer compares with nobody knows whom, or with one who is not in the account."""
    free = [row for row in evaluations(ctx) if not any(mentions(row.note, n) for n in names)]
    free = [row for row in free if asked is None or not mentions(row.note, asked)]
    if not free:
        return
    day = ctx.t.day(free[0].date)
    yield Found(
        code=EVALUATION,
        text=ctx.t.text("The customer is comparing us with others ({day})", day=day),
        since=free[0].date,
        evidence=in_order(evidence_of(row, row.note) for row in free),
    )


def _stranger(ctx: Context, name: str) -> Found:
    """A competitor that only the question names, or a note of a signal."""
    told = [row for row in evaluations(ctx) if mentions(row.note, name)]
    text = ctx.t.text("{who}: no position at this account names it", who=name)
    if told:
        day = ctx.t.day(told[0].date)
        text = ctx.t.text("The customer is comparing us with {who} ({day})", who=name, day=day)
    return Found(
        code=EVALUATION if told else "competitor_named",
        text=text,
        who=name,
        since=told[0].date if told else None,
        evidence=in_order(evidence_of(row, row.note) for row in told),
    )
