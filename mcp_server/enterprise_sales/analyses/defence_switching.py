"""What a customer would have to do anew with somebody else: facts, and no invented money."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from enterprise_sales.analyses.agreed import held
from enterprise_sales.analyses.common import Missing
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.contracts_up import running
from enterprise_sales.analyses.results.defence import SwitchingCost
from enterprise_sales.book.rows import IN_USE, Contract, Touchpoint, UseCase
from enterprise_sales.language import N_


@dataclass(frozen=True)
class Fact:
    """A count with what it is out of, an amount in minor units, or names; nothing if unknown."""

    count: int | None = None
    of: int | None = None
    amount: int | None = None
    names: tuple[str, ...] = ()


UNKNOWN = Fact()


def switching_costs(ctx: Context) -> tuple[SwitchingCost, ...]:
    """Every kind of `defence.switching`; what the data does not tell is unknown."""
    codes = ctx.playbook.texts("defence.switching")
    return tuple(_cost(ctx, code, BY_CODE[code](ctx)) for code in codes)


def switching_gaps(ctx: Context, costs: Iterable[SwitchingCost]) -> tuple[Missing, ...]:
    """What is unknown among them, and where it would stand."""
    return tuple(_gap(ctx, cost.code) for cost in costs if not cost.known)


def _cost(ctx: Context, code: str, fact: Fact) -> SwitchingCost:
    return SwitchingCost(
        code=code,
        text=ctx.playbook.wording(code, ctx.t.language, "switching"),
        count=fact.count,
        of=fact.of,
        amount=ctx.money_or_none(fact.amount),
        names=fact.names,
        known=fact != UNKNOWN,
    )


def _gap(ctx: Context, code: str) -> Missing:
    reason, table, columns = REASONS[code]
    return Missing(
        field="switching_costs",
        table=table,
        columns=columns,
        unlocks=("switching_costs",),
        reason=ctx.t.text(reason),
    )


def _named(names: Iterable[str | None]) -> Fact:
    found = tuple(sorted({name for name in names if name}))
    return Fact(count=len(found), names=found) if found else UNKNOWN


def _products(ctx: Context) -> Fact:
    used = {cell.product_id for cell in ctx.cells if cell.status in IN_USE}
    used |= {row.product_id for row in running(ctx) if row.product_id}
    return _named(ctx.product_name(product) for product in used)


def _units(ctx: Context) -> Fact:
    return _named(cell.business_unit for cell in ctx.cells if cell.status in IN_USE)


def _users(ctx: Context) -> Fact:
    part = ctx.row.penetration_user_part
    return UNKNOWN if part is None else Fact(count=part)


def _use_cases(ctx: Context) -> Fact:
    return _named(row.use_case for row in ctx.rows(UseCase) if row.status == "active")


def _features(ctx: Context) -> Fact:
    used, available = (
        ctx.row.penetration_value_realization_part,
        ctx.row.penetration_value_realization_whole,
    )
    return UNKNOWN if used is None else Fact(count=used, of=available)


def _untold(_: Context) -> Fact:
    """No table of the book holds integrations, or what a change would cost."""
    return UNKNOWN


def _trainings(ctx: Context) -> Fact:
    rows = (row for row in ctx.rows(Touchpoint) if row.kind == "training")
    count = sum(held(ctx, row) for row in rows)
    return Fact(count=count) if count else UNKNOWN


def _years(ctx: Context) -> Fact:
    since = ctx.account.customer_since
    if since is None or since > ctx.as_of:
        return UNKNOWN
    return Fact(names=(ctx.t.text("since {day}", day=ctx.t.day(since)),))


def _terms(ctx: Context) -> Fact:
    rows = sorted(running(ctx), key=lambda row: (row.end_date or ctx.as_of, row.contract_id))
    return Fact(count=len(rows), names=tuple(_term(ctx, row) for row in rows)) if rows else UNKNOWN


def _term(ctx: Context, row: Contract) -> str:
    values = {"id": row.contract_id, "amount": ctx.t.money(row.annual_value, ctx.currency)}
    if row.end_date is None:
        return ctx.t.text("{id}: {amount} a year, no end named", **values)
    left = ctx.t.days((row.end_date - ctx.as_of).days)
    day = ctx.t.day_short(row.end_date)
    text = N_("{id}: {amount} a year, until {day} ({left} left)")
    return ctx.t.text(text, day=day, left=left, **values)


def _value(ctx: Context) -> Fact:
    return Fact(amount=ctx.row.value_documented) if ctx.row.value_documented else UNKNOWN


BY_CODE: Mapping[str, Callable[[Context], Fact]] = {
    "products": _products,
    "units": _units,
    "users": _users,
    "use_cases": _use_cases,
    "features": _features,
    "integrations": _untold,
    "trainings": _trainings,
    "years": _years,
    "contract_terms": _terms,
    "value_lost": _value,
    "money": _untold,
}
REASONS: Mapping[str, tuple[str, str | None, tuple[str, ...]]] = {
    "products": (
        N_("No product in use is on record."),
        "positions",
        ("product_id", "status"),
    ),
    "units": (
        N_("No business unit is on record that works with the product."),
        "positions",
        ("business_unit", "status"),
    ),
    "users": (N_("The active users of the units are not counted."), "positions", ("active_users",)),
    "use_cases": (N_("No active use case is on record."), "use_cases", ("use_case", "status")),
    "features": (
        N_("The features in use are not counted."),
        "usage",
        ("features_used", "features_available"),
    ),
    "integrations": (
        N_("The book holds no integrations: ask the technical contacts what is connected."),
        None,
        (),
    ),
    "trainings": (N_("No training is on record."), "touchpoints", ("date", "kind")),
    "years": (N_("It is not known since when we work together."), "accounts", ("customer_since",)),
    "contract_terms": (N_("No contract runs."), "contracts", ("start_date", "end_date")),
    "value_lost": (
        N_("The customer has confirmed no result with a yearly amount."),
        "outcomes",
        ("annual_value", "verified_by"),
    ),
    "money": (
        N_("Nobody has worked out with the customer what a change would cost in money."),
        None,
        (),
    ),
}
"""Code → why it is unknown, and the table and columns that would tell."""
