"""The early warnings of the sources: which fire, which are clear, which cannot be judged."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from typing import Literal

from enterprise_sales.analyses import (
    risk_adoption,
    risk_checks_contact,
    risk_checks_people,
    risk_checks_use,
)
from enterprise_sales.analyses.context import Context, once
from enterprise_sales.analyses.owners import owner_of
from enterprise_sales.analyses.results.risks import WarningGroup, WarningLine, WarningStatus
from enterprise_sales.analyses.risk_seen import Seen
from enterprise_sales.analyses.signals import recent_signals
from enterprise_sales.book.rows import Signal
from enterprise_sales.language import N_

CHECKS: Mapping[str, Callable[[Context], Seen | None]] = {
    "sponsor_left": risk_checks_people.sponsor_left,
    "champion_left": risk_checks_people.champion_left,
    "usage_decline": risk_checks_use.usage_decline,
    "qbr_missed": risk_checks_contact.qbr_missed,
    "hostile_support": risk_checks_contact.hostile_support,
    "competitor_evaluation": risk_checks_people.competitor_evaluation,
    "non_renewal_notice": risk_checks_use.non_renewal_notice,
    "non_usage": risk_checks_use.non_usage,
    "executive_dissatisfaction": risk_checks_people.executive_dissatisfaction,
}
"""Churn signal → the check over the data; without one only people can have recorded it."""
ADOPTION = {
    "onboarding": N_("Onboarding falls behind"),
    "training": N_("Users are not trained"),
    "low_usage": N_("Usage is low"),
}
"""Warnings of adoption in their order, with their words."""
STATUSES: tuple[WarningStatus, ...] = ("firing", "unknown", "clear")


@once
def warnings(ctx: Context) -> tuple[WarningLine, ...]:
    """Every early warning: what fires first, then what cannot be judged, then what is clear."""
    found = (*_churn(ctx), *_adoption(ctx))
    return tuple(sorted(found, key=lambda line: STATUSES.index(line.status)))


def seen_by_rules(ctx: Context) -> dict[str, Seen]:
    """The churn signals that checks over the data see, whether or not somebody recorded them."""
    return {code: seen for code, seen in _checked(ctx).items() if seen is not None and seen.fires}


@once
def _checked(ctx: Context) -> dict[str, Seen | None]:
    return {code: check(ctx) for code, check in CHECKS.items()}


def _churn(ctx: Context) -> Iterator[WarningLine]:
    newest: dict[str, Signal] = {}
    for row in recent_signals(ctx):
        newest.setdefault(row.kind, row)
    for code in ctx.playbook.group("churn.signals"):
        text = ctx.playbook.wording(code, ctx.t.language, "signal")
        if code in newest:
            yield _line(ctx, "churn", code, text, _recorded(ctx, newest[code]), "signal")
        else:
            yield _line(ctx, "churn", code, text, _checked(ctx).get(code) or _silence(ctx))


def _adoption(ctx: Context) -> Iterator[WarningLine]:
    found = {
        "onboarding": risk_adoption.onboarding(ctx),
        "training": (risk_adoption.training(ctx),),
        "low_usage": (risk_checks_use.low_usage(ctx),),
    }
    for code, text in ADOPTION.items():
        for seen in found[code]:
            yield _line(ctx, "adoption", code, ctx.t.text(text), seen)


def _recorded(ctx: Context, row: Signal) -> Seen:
    day = ctx.t.day(row.date)
    if row.note is None:
        return Seen(True, ctx.t.text("Recorded on {day}.", day=day), since=row.date)
    text = ctx.t.text("Recorded on {day}: {note}.", day=day, note=row.note.rstrip(" ."))
    return Seen(True, text, since=row.date)


def _silence(ctx: Context) -> Seen:
    """Nobody recorded it; of an account without any signal nobody seems to record them."""
    if "signals" not in ctx.book.given:
        return Seen(None, ctx.t.text("The book holds no signals."), tables=("signals",))
    if not any(row.date <= ctx.as_of for row in ctx.rows(Signal)):
        text = ctx.t.text("No signal of this account is on record.")
        return Seen(None, text, tables=("signals",))
    since = ctx.t.day(ctx.days_ago("health.caps.days"))
    return Seen(False, ctx.t.text("Nobody has recorded it since {day}.", day=since))


def _line(
    ctx: Context,
    group: WarningGroup,
    code: str,
    text: str,
    seen: Seen,
    origin: Literal["signal", "rule"] = "rule",
) -> WarningLine:
    path = "churn.signals" if group == "churn" else "churn.adoption"
    answer = ctx.playbook.response(f"{path}.{code}")
    due = seen.since + timedelta(days=answer.deadline_days) if seen.fires and seen.since else None
    return WarningLine(
        code=code,
        group=group,
        text=text,
        status=_status(seen),
        origin=origin if seen.fires else None,
        evidence=seen.text,
        since=seen.since.isoformat() if seen.fires and seen.since else None,
        action=ctx.playbook.wording(answer.action, ctx.t.language, "action"),
        owner=owner_of(ctx, answer.owner),
        deadline_days=answer.deadline_days,
        due=due.isoformat() if due else None,
        overdue_days=max(0, (ctx.as_of - due).days) if due else 0,
        tables=seen.tables,
    )


def _status(seen: Seen) -> WarningStatus:
    if seen.fires is None:
        return "unknown"
    return "firing" if seen.fires else "clear"
