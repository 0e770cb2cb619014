"""The agenda of a business review, every item filled from the data and fit for the customer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from enterprise_sales.analyses.agreed import agreed
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.dates import months_from
from enterprise_sales.analyses.moves import held_back
from enterprise_sales.analyses.qbr_topics import objective_lines, renewal_lines, roadmap_lines
from enterprise_sales.analyses.qbr_usage import usage_lines
from enterprise_sales.analyses.qbr_value import sentence
from enterprise_sales.analyses.ratios import roi
from enterprise_sales.analyses.results import AgendaLine, Ask, Step, ValueStatement
from enterprise_sales.book.rows import Action
from enterprise_sales.playbook import AgendaItem


@dataclass(frozen=True)
class Material:
    """What the items are filled from."""

    ctx: Context
    values: tuple[ValueStatement, ...]
    asks: tuple[Ask, ...]
    steps: tuple[Step, ...]


def agenda(material: Material) -> tuple[AgendaLine, ...]:
    """The playbook's items; their minutes add up to `qbr.minutes`."""
    ctx = material.ctx
    lines = tuple(
        AgendaLine(
            item=_code(ctx, item),
            title=ctx.playbook.wording(_code(ctx, item), ctx.t.language, "agenda"),
            minutes=item.minutes,
            content=tuple(FILLED_BY[item.content_from](material)),
        )
        for item in ctx.playbook.agenda("qbr.agenda")
    )
    if sum(line.minutes for line in lines) != ctx.playbook.integer("qbr.minutes"):
        raise AssertionError("the playbook loader lets no agenda through that does not add up")
    return lines


def _code(ctx: Context, item: AgendaItem) -> str:
    """The item of the playbook; where nothing may be sold, what stands in the place of growth."""
    reason = held_back(ctx)
    if item.content_from != "expansion" or reason is None:
        return item.code
    recovery, decision = ctx.playbook.texts("expansion.agenda_instead")
    return decision if reason == "lapsed" else recovery


def _actions(material: Material) -> Iterator[str]:
    """What was agreed last quarter: done, and still open."""
    ctx = material.ctx
    begin = months_from(ctx.as_of, -ctx.playbook.integer("qbr.every_months"))
    rows = [row for row in agreed(ctx) if row.status != "done" or _since(row, begin, ctx.as_of)]
    if not rows:
        yield ctx.t.text("What did we agree on last quarter, and what came of it?")
    for row in rows:
        yield _action(ctx, row)


def _since(row: Action, begin: date, as_of: date) -> bool:
    return row.due is None or begin < row.due <= as_of


def _action(ctx: Context, row: Action) -> str:
    action = row.action.rstrip(" .")
    if row.status == "done":
        return ctx.t.text("Done: {action}.", action=action)
    if row.due is None:
        return ctx.t.text("Open, without a date: {action}.", action=action)
    if row.due < ctx.as_of:
        return ctx.t.text("Open since {day}: {action}.", action=action, day=ctx.t.day(row.due))
    return ctx.t.text("Under way until {day}: {action}.", action=action, day=ctx.t.day(row.due))


def _outcomes(material: Material) -> Iterator[str]:
    ctx = material.ctx
    if not material.values:
        yield ctx.t.text("Which result do we measure first, who confirms it, and by when?")
    for found in material.values:
        yield sentence(ctx, found)
    if ctx.row.value_documented:
        yield _total(ctx)


def _total(ctx: Context) -> str:
    value, share = ctx.t.money(ctx.row.value_documented, ctx.currency), roi(ctx).value
    if share is None:
        return ctx.t.text("Confirmed by you so far: {value} a year.", value=value)
    return ctx.t.text(
        "Confirmed by you so far: {value} a year, {share} of the yearly price.",
        value=value,
        share=ctx.t.percent(share),
    )


def _expansion(material: Material) -> Iterator[str]:
    """One ask at most, as a question: what may be offered now before what has to wait."""
    ctx = material.ctx
    ask = min(material.asks, key=lambda each: each.gate != "open", default=None)
    if ask is None:
        yield ctx.t.text("Which teams face a task like the one we solve together today?")
    elif held_back(ctx):
        yield ask.text
    else:
        if ask.gate == "conditional":
            yield ctx.t.text("First agree on what has to be in place for the next stage.")
        step = ask.text.rstrip(" .")
        yield ctx.t.text("What would you need for this next step: “{step}”?", step=step)


def _next_steps(material: Material) -> Iterator[str]:
    for step in material.steps:
        yield _step(material.ctx, step)


def _step(ctx: Context, step: Step) -> str:
    if step.owner is None:
        return _unowned(ctx, step)
    values = {"action": step.action.rstrip(" ."), "owner": step.owner}
    if step.due is None:
        return ctx.t.text("{action}. Owner: {owner}. By when?", **values)
    values["day"] = ctx.t.day(step.due)
    if step.status == "overdue":
        return ctx.t.text("{action}. Owner: {owner}, was due {day}: agree on a new date.", **values)
    return ctx.t.text("{action}. Owner: {owner}, by {day}.", **values)


def _unowned(ctx: Context, step: Step) -> str:
    """The meeting is asked who takes a step that is nobody's yet."""
    action = step.action.rstrip(" .")
    if step.due is None:
        return ctx.t.text("{action}. Who takes it, and by when?", action=action)
    return ctx.t.text("{action}, by {day}. Who takes it?", action=action, day=ctx.t.day(step.due))


def _of_values(material: Material) -> Iterable[str]:
    return usage_lines(material.ctx, material.values)


FILLED_BY: Mapping[str, Callable[[Material], Iterable[str]]] = {
    "actions": _actions,
    "usage": _of_values,
    "outcomes": _outcomes,
    "objectives": lambda material: objective_lines(material.ctx),
    "roadmap": lambda material: roadmap_lines(material.ctx),
    "expansion": _expansion,
    "renewal": lambda material: renewal_lines(material.ctx),
    "next_steps": _next_steps,
}
"""What fills an item, by its `content_from`."""
