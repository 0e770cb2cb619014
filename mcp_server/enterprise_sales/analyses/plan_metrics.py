"""Success metrics of the account against the targets of the playbook, where it sets one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from enterprise_sales.analyses import metric_values, ratios
from enterprise_sales.analyses.arithmetic import in_percent
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.health import band, told_score
from enterprise_sales.analyses.plan_target import Goal
from enterprise_sales.analyses.results import Metric
from enterprise_sales.analyses.whitespace import penetration
from enterprise_sales.language import within
from enterprise_sales.playbook import Cadence, Target
from enterprise_sales.scorecard import PENETRATIONS

FIRST_TIER = "strategic"
Say = Callable[[float], str]

SHARES = ("accounts_expanding", "attach", "qbr_completion", "green_share", "reference_rate")
"""Targets that are a share of something counted: there is nothing beyond all of it."""
WHOLE = 100


@dataclass(frozen=True)
class Measured:
    """A metric before it is judged: what it is called, its value, how a value is written."""

    code: str
    title: str
    value: float | None
    say: Say
    target: Target | None = None


def metrics(ctx: Context, goal: Goal) -> tuple[Metric, ...]:
    """Growth, health, value, people and penetrations; null where the data does not tell."""
    found = (
        *_money(ctx, goal),
        *_retention(ctx, goal),
        *_value(ctx),
        *_engagement(ctx),
        *_penetration(ctx),
    )
    return tuple(one if isinstance(one, Metric) else _metric(one) for one in found)


def _metric(one: Measured) -> Metric:
    target = one.target
    return Metric(
        code=one.code,
        title=one.title,
        actual=None if one.value is None else one.say(one.value),
        target=None if target is None else aim(one.code, target, one.say),
        met=None if target is None or one.value is None else target.met(one.value),
    )


def aim(code: str, target: Target, say: Say) -> str:
    """The target in signs; a share that has to be the whole cannot be passed: `100%`."""
    if code in SHARES and target.at_least == WHOLE:
        return say(WHOLE)
    return shown(target, say)


def shown(target: Target, say: Say) -> str:
    """A target in signs: `> 130%`, `40–60%`, `< 6`."""
    if target.at_least is not None and (end := target.span_to or target.at_most) is not None:
        return _span(say(target.at_least), say(end))
    signs = {
        ">": target.above,
        "≥": target.at_least,
        "<": target.below,
        "≤": target.at_most,
    }
    return ", ".join(f"{sign} {say(value)}" for sign, value in signs.items() if value is not None)


def _span(low: str, high: str) -> str:
    """Both ends, the percent sign once."""
    return f"{low.removesuffix('%').rstrip() if high.endswith('%') else low}–{high}"


def _money(ctx: Context, goal: Goal) -> Iterator[Metric]:
    """ARR against the target of the plan."""
    arr = ctx.row.arr
    yield Metric(
        code="arr",
        title=ctx.t.text("ARR"),
        actual=None if arr is None else ctx.t.money(arr, ctx.currency),
        target=None if goal.arr is None else ctx.t.money(goal.arr, ctx.currency),
        met=None if arr is None or goal.arr is None else arr >= goal.arr,
    )


def _retention(ctx: Context, goal: Goal) -> Iterator[Measured | Metric]:
    """Held to the target before it is rounded to be shown."""
    row, say = ctx.row, partial(_percent, ctx)
    arr, before = row.arr or 0, row.arr_before or 0
    nrr, grr = (in_percent(part, before) for part in (arr, row.arr_kept or 0))
    grown = in_percent(arr - before, before)
    yield Measured("nrr", ctx.t.text("Net revenue retention"), nrr, say, _target(ctx, "nrr"))
    yield Measured("grr", ctx.t.text("Gross revenue retention"), grr, say, _target(ctx, "grr"))
    wanted = _target(ctx, "growth")
    growth = Measured("growth", ctx.t.text("Growth of ARR in a year"), grown, say, wanted)
    yield _not_while_red(ctx, growth) if goal.saves and wanted else growth
    yield _health(ctx)


def _not_while_red(ctx: Context, one: Measured) -> Metric:
    """Whoever is saved first is not held to a growth."""
    told = ctx.t.text("does not apply while health is red")
    return _metric(one).model_copy(update={"target": told, "met": None})


def _health(ctx: Context) -> Metric:
    """A capped score is not healthy, whatever it is."""
    score, green = told_score(ctx), ctx.playbook.number("health.bands.green_above")
    found = band(ctx)
    return Metric(
        code="health",
        title=ctx.t.text("Health score"),
        actual=None if score is None else ctx.t.number(score),
        target=f"> {ctx.t.number(green)}",
        met=None if found is None else found == "green",
    )


def _value(ctx: Context) -> Iterator[Metric | Measured]:
    known = ctx.row.outcomes_verified > 0
    value = ctx.t.money(ctx.row.value_documented, ctx.currency)
    yield Metric(
        code="value_documented",
        title=ctx.t.text("Documented value a year"),
        actual=value if known else None,
        target=None,
        met=None,
    )
    yield Measured(
        "roi",
        ctx.t.text("Documented value against ARR"),
        ratios.roi(ctx).value,
        partial(_percent, ctx),
    )


def _engagement(ctx: Context) -> Iterator[Measured]:
    number = ctx.t.number
    yield Measured("nps", ctx.t.text("NPS"), metric_values.nps(ctx), number, _target(ctx, "nps"))
    yield Measured(
        "qbr_completion",
        ctx.t.text("Business reviews held of those due"),
        metric_values.review_completion(ctx),
        partial(_percent, ctx),
        _target(ctx, "qbr_completion"),
    )
    yield Measured(
        "c_level_touchpoints",
        ctx.t.text("Contacts at C-level in a quarter"),
        metric_values.executive_meetings(ctx),
        number,
        _executive_target(ctx),
    )
    yield Measured(
        "time_to_expansion",
        ctx.t.text("Months to the first expansion"),
        metric_values.months_to_expansion(ctx),
        number,
        _target(ctx, "time_to_expansion"),
    )


def _penetration(ctx: Context) -> Iterator[Measured]:
    found = penetration(ctx)
    for name in PENETRATIONS:
        what = within(ctx.playbook.wording(name, ctx.t.language, "penetration"))
        title = ctx.t.text("Penetration: {what}", what=what)
        yield Measured(
            f"penetration_{name}", title, getattr(found, name).value, partial(_percent, ctx)
        )


def _percent(ctx: Context, value: float) -> str:
    return ctx.t.percent(value, ctx.playbook.integer("precision.percent_decimals"))


def _target(ctx: Context, name: str) -> Target | None:
    return ctx.playbook.target(f"targets.{name}")


def _executive_target(ctx: Context) -> Target | None:
    """The source's target holds for the first tier; below it the cadence of the tier does."""
    rows = ctx.playbook.records("engagement.cadence.c_level", Cadence)
    own = next((row for row in rows if row.tier is not None and row.tier == ctx.row.tier), None)
    if own is None or own.tier == FIRST_TIER:
        found = _target(ctx, "c_level_touchpoints")
        return found and found.model_copy(update={"span_to": None})
    return Target(at_least=own.times_min)
