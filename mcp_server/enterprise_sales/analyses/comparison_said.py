"""A playbook value in words, whatever its unit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.plan_metrics import aim
from enterprise_sales.language import N_
from enterprise_sales.playbook import Cadence, Offset, Parameter

METHODS = {
    "thresholds": N_("by thresholds of ARR and potential"),
    "share": N_("by share of the book"),
    "single": N_("one tier for all"),
}
TIERS = {
    "strategic": N_("upper tier"),
    "growth": N_("middle tier"),
    "base": N_("lower tier"),
}
CODES: Mapping[str, str] = {
    "renewal.price.stance": "price_stance",
    "renewal.price.rules": "price_rule",
    "expansion.triggers": "trigger",
    "relationship.roles_required": "buying_role",
    "defence.proposal.offer": "offer",
    "defence.proposal.never": "offer",
}
"""Path → the kind of wording of its codes."""


def said(ctx: Context, found: Parameter) -> str:
    """A value in words, whatever its unit."""
    say = SAID.get(found.unit) or (_target if found.unit.startswith("target_") else _plain)
    return say(ctx, found)


def _plain(ctx: Context, found: Parameter) -> str:
    value = found.value
    return ctx.t.number(value) if isinstance(value, int | float) else str(value)


def _percent(ctx: Context, found: Parameter) -> str:
    return ctx.t.percent(found.value)


def _months(ctx: Context, found: Parameter) -> str:
    return ctx.t.months(found.value)


def _minutes(ctx: Context, found: Parameter) -> str:
    return ctx.t.plural("{n} minute", "{n} minutes", found.value)


def _target(ctx: Context, found: Parameter) -> str:
    says: Mapping[str, Callable[[float], str]] = {
        "target_percent": ctx.t.percent,
        "target_months": lambda value: ctx.t.months(int(value)),
        "target_money": lambda value: ctx.t.money_text(
            str(value), ctx.playbook.text("targets.currency")
        ),
    }
    code = found.path.removeprefix("targets.")
    return aim(code, found.value, says.get(found.unit, ctx.t.number))


def _offset(ctx: Context, found: Parameter) -> str:
    return _before(ctx, found.value)


def _before(ctx: Context, offset: Offset) -> str:
    """How long before the end of the contract."""
    if offset.months is not None:
        return ctx.t.text("{span} before the end", span=ctx.t.months(offset.months))
    if not offset.days:
        return ctx.t.text("on the day of the end")
    return ctx.t.text("{span} before the end", span=ctx.t.days(offset.days))


def _code(ctx: Context, found: Parameter) -> str:
    if found.path == "tier.method":
        return ctx.t.text(METHODS[found.value])
    return _worded(ctx, found.value, _kind(ctx, found.path, (found.value,)))


def _codes(ctx: Context, found: Parameter) -> str:
    kind = _kind(ctx, found.path, found.value)
    return "; ".join(_worded(ctx, code, kind) for code in found.value)


def _kind(ctx: Context, path: str, codes: Iterable[str]) -> str | None:
    """The kind of wording of codes: as named above, else the first that has words for all."""
    kinds = ctx.playbook.wordings.kinds
    return CODES.get(path) or next((kind for kind in kinds if set(codes) <= set(kinds[kind])), None)


def _worded(ctx: Context, code: str, kind: str | None) -> str:
    return ctx.playbook.wording(code, ctx.t.language, kind) if kind else code


def _milestones(ctx: Context, found: Parameter) -> str:
    offsets = dict.fromkeys(row.code for row in found.value)
    spans = {row.code: _before(ctx, row.offset) for row in found.value}
    count = ctx.t.plural("{n} step", "{n} steps", len(found.value))
    return f"{count}: " + "; ".join(spans[code] for code in offsets)


def _agenda(ctx: Context, found: Parameter) -> str:
    language = ctx.t.language
    return "; ".join(
        f"{ctx.playbook.wording(row.code, language, 'agenda')} ({row.minutes})"
        for row in found.value
    )


def _phases(ctx: Context, found: Parameter) -> str:
    return "; ".join(
        ctx.t.text(
            "{phase}: months {first}–{last}",
            phase=ctx.playbook.wording(row.code, ctx.t.language, "phase"),
            first=row.from_month,
            last=row.to_month,
        )
        for row in found.value
    )


def _compressed(ctx: Context, found: Parameter) -> str:
    """The least days of each milestone, which is named by its time before the end."""
    rows = ctx.playbook.milestones("renewal.milestones")
    spans = {row.code: _before(ctx, row.offset) for row in rows}
    return "; ".join(
        f"{spans.get(row.milestone, row.milestone)}: {ctx.t.days(row.min_days)}"
        for row in found.value
    )


def _engaged(ctx: Context, found: Parameter) -> str:
    language = ctx.t.language
    return "; ".join(ctx.playbook.wording(row.who, language, "role") for row in found.value)


def _concessions(ctx: Context, found: Parameter) -> str:
    """What may be given; what is asked for it stands in the renewal plan."""
    language = ctx.t.language
    return "; ".join(ctx.playbook.wording(row.give, language, "give") for row in found.value)


def _cadence(ctx: Context, found: Parameter) -> str:
    return "; ".join(_of_tier(ctx, row) for row in found.value)


def _of_tier(ctx: Context, row: Cadence) -> str:
    """A rhythm with the tier that it holds for."""
    said = _rhythm(ctx, row)
    if row.tier is None:
        return said
    return ctx.t.text("{tier}: {rhythm}", tier=ctx.t.text(TIERS[row.tier]), rhythm=said)


def _rhythm(ctx: Context, row: Cadence) -> str:
    """Times in a period, of the account or of each person."""
    spread = row.times_max != row.times_min
    times = f"{row.times_min}–{row.times_max}" if spread else str(row.times_min)
    period = ctx.t.months(row.per_months) if row.per_months else ctx.t.days(row.per_days or 0)
    if row.scope == "account":
        return ctx.t.plural(
            "{times} meeting with the account in {period}",
            "{times} meetings with the account in {period}",
            row.times_max,
            times=times,
            period=period,
        )
    return ctx.t.plural(
        "{times} meeting with each person in {period}",
        "{times} meetings with each person in {period}",
        row.times_max,
        times=times,
        period=period,
    )


SAID: Mapping[str, Callable[[Context, Parameter], str]] = {
    "percent": _percent,
    "months": _months,
    "minutes": _minutes,
    "offset": _offset,
    "code": _code,
    "codes": _codes,
    "milestones": _milestones,
    "agenda": _agenda,
    "phases": _phases,
    "compressed_steps": _compressed,
    "engagements": _engaged,
    "cadence": _cadence,
    "concessions": _concessions,
}
"""Unit → how a value of it is said."""
