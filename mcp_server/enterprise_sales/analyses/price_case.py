"""The case for a higher price: the increase set against what the customer has gained."""

from __future__ import annotations

from enterprise_sales.analyses import ratios
from enterprise_sales.analyses.arithmetic import HUNDRED, exact
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.contracts_up import Up
from enterprise_sales.analyses.health import band
from enterprise_sales.analyses.results import PriceCase
from enterprise_sales.analyses.uplift import Uplift, uplift


def price_case(ctx: Context, up: Up) -> PriceCase:
    """Whether the price can be raised, and what to say.

    It cannot without documented value (definitions, Price case), nor where the account has
    lapsed or has to be saved first.
    """
    rise = uplift(ctx, up)
    language = ctx.t.language
    return PriceCase(
        possible=_possible(ctx, up),
        uplift_percent=rise.percent,
        uplift_source=rise.source,
        uplift_amount=ctx.money(rise.amount) if up.contracts else None,
        value_documented=ctx.money(ctx.row.value_documented),
        roi=ratios.roi(ctx),
        statement=_statement(ctx, up, rise),
        stance=ctx.playbook.wording(
            ctx.playbook.text("renewal.price.stance"), language, "price_stance"
        ),
        rules=tuple(
            ctx.playbook.wording(code, language, "price_rule")
            for code in ctx.playbook.texts("renewal.price.rules")
        ),
    )


def _possible(ctx: Context, up: Up) -> bool:
    sound = bool(up.contracts) and not ctx.row.lapsed and band(ctx) != "red"
    return sound and ctx.row.value_documented > 0


def _statement(ctx: Context, up: Up, rise: Uplift) -> str:
    if ctx.row.lapsed:
        return ctx.t.text("The account has lapsed: settle whether it goes on before the price.")
    if not up.contracts:
        return ctx.t.text("There is no contract whose price could be raised.")
    if not ctx.row.value_documented:
        return ctx.t.text(
            "No value is documented: have an outcome confirmed by the customer before the price is"
            " raised."
        )
    return _case(ctx, up, rise)


def _case(ctx: Context, up: Up, rise: Uplift) -> str:
    values = {
        "percent": ctx.t.percent(rise.percent),
        "price": ctx.t.money(up.value, ctx.currency),
        "amount": ctx.t.money(rise.amount, ctx.currency),
        "value": ctx.t.money(ctx.row.value_documented, ctx.currency),
    }
    if band(ctx) == "red":
        return ctx.t.text(
            "{percent} on {price} would be {amount}, against {value} of documented value; health is"
            " red, so the account is saved first.",
            **values,
        )
    if _is_strong(ctx):
        return ctx.t.text(
            "{percent} on {price} is {amount} a year, against {value} of documented value.",
            **values,
        )
    return ctx.t.text(
        "{percent} on {price} is {amount} a year; the documented value of {value} is less than the"
        " customer pays, so document more before the price is raised.",
        **values,
    )


def _is_strong(ctx: Context) -> bool:
    """Held to the exact amounts, not to the percentage shown."""
    strong = exact(ctx.playbook.number("renewal.price_case.strong_roi_percent"))
    return 0 < strong * (ctx.row.arr or 0) <= ctx.row.value_documented * HUNDRED
