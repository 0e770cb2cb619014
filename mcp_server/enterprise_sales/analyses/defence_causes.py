"""What makes an account red, or may: signals that cap its health, and what the rules see."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.defence_competitors import EVALUATION
from enterprise_sales.analyses.defence_found import Found, evidence_of, in_order
from enterprise_sales.analyses.defence_places import falling, named_in
from enterprise_sales.analyses.escalations import open_escalations
from enterprise_sales.analyses.health import band, told_score
from enterprise_sales.analyses.place import Place
from enterprise_sales.analyses.results import RiskLine, WarningLine
from enterprise_sales.analyses.risk_rules import overdue_invoices
from enterprise_sales.analyses.signals import recent_signals
from enterprise_sales.book.rows import Signal
from enterprise_sales.playbook import ThreatWeight


def weights(ctx: Context) -> dict[str, ThreatWeight]:
    """Code → how grave the playbook holds a threat."""
    rows = ctx.playbook.records("defence.threats", ThreatWeight)
    return {row.code: row for row in rows}


def cause_threats(
    ctx: Context, lines: tuple[RiskLine, ...], signs: tuple[WarningLine, ...]
) -> tuple[Found, ...]:
    """One threat for each kind of churn signal; what else the rules see, where it is red.

    Evaluations of competitors are threats of their own. Health itself is a threat only where the
    score is red; where signals hold it there, they are the threats.

    Args:
        ctx: the account.
        lines: its risks.
        signs: its early warnings.
    """
    told = tuple(_told(ctx))
    seen = {found.code for found in told}
    return (*told, *(_seen(ctx, line, signs) for line in _rules(ctx, lines, seen)))


def _told(ctx: Context) -> Iterator[Found]:
    newest: dict[str, Signal] = {}
    known = weights(ctx)
    for row in recent_signals(ctx):
        if row.kind in known and row.kind != EVALUATION:
            newest.setdefault(row.kind, row)
    for kind, row in newest.items():
        rows = [each for each in recent_signals(ctx) if each.kind == kind]
        yield Found(
            code=kind,
            text=_sentence(ctx, row),
            places=_places(ctx, rows),
            since=min(each.date for each in rows),
            evidence=in_order(evidence_of(each, each.note) for each in rows),
        )


def _sentence(ctx: Context, row: Signal) -> str:
    words = ctx.playbook.wording(row.kind, ctx.t.language, "threat")
    values = {"threat": words, "day": ctx.t.day(row.date)}
    if row.note:
        return ctx.t.text("{threat} ({day}): {note}", note=row.note, **values)
    return ctx.t.text("{threat} ({day})", **values)


def _places(ctx: Context, rows: list[Signal]) -> tuple[Place, ...]:
    """What a signal is about: what its notes name; falling usage also where it falls."""
    if weights(ctx)[rows[0].kind].scope == "account":
        return ()
    named = tuple(place for row in rows for place in named_in(ctx, row.note))
    if named or rows[0].kind != "usage_decline":
        return tuple(dict.fromkeys(named))
    return falling(ctx)


def _rules(ctx: Context, lines: tuple[RiskLine, ...], seen: set[str]) -> Iterator[RiskLine]:
    """Churn signals that a rule sees; other risks that it sees where the account is to be saved."""
    known = weights(ctx)
    for line in lines:
        if line.origin != "rule" or line.code not in known or line.code in seen:
            continue
        if line.code in ctx.playbook.group("churn.signals") or _red_cause(ctx, line):
            yield line


def _red_cause(ctx: Context, line: RiskLine) -> bool:
    """Whether a risk is a cause of red health, or of a lapse."""
    if band(ctx) != "red" and not ctx.row.lapsed:
        return False
    score, below = told_score(ctx), ctx.playbook.number("health.bands.red_below")
    return line.code != "red_health" or (score is not None and score < below)


def _seen(ctx: Context, line: RiskLine, signs: tuple[WarningLine, ...]) -> Found:
    """A threat that a rule sees, with the rows behind it."""
    tickets = open_escalations(ctx) if line.code == "open_escalation" else ()
    invoices = overdue_invoices(ctx) if line.code == "overdue_invoices" else ()
    since = [row.opened_on for row in tickets] + [row.due_on for row in invoices]
    days = (sign.since for sign in signs if sign.code == line.code and sign.since)
    since += [date.fromisoformat(day) for day in days]
    if line.code == "lapsed" and ctx.row.renewal_date is not None:
        since = [ctx.row.renewal_date]
    return Found(
        code=line.code,
        text=line.text,
        places=falling(ctx) if line.code == "usage_decline" else (),
        since=min(since, default=None),
        evidence=in_order(
            (
                *(evidence_of(row, row.ticket_id) for row in tickets),
                *(evidence_of(row, row.invoice_id) for row in invoices),
            )
        ),
    )
