"""What has to be owned up to before anything is defended: facts for us, questions for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from enterprise_sales.analyses.agreed import agreed
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.defence_competitors import evaluations
from enterprise_sales.analyses.defence_found import evidence_of, in_order
from enterprise_sales.analyses.escalations import open_escalations
from enterprise_sales.analyses.results.defence import Acknowledgement
from enterprise_sales.analyses.reviews import away
from enterprise_sales.analyses.signals import recent_signals
from enterprise_sales.analyses.usage_trend import declining
from enterprise_sales.book.rows import Action, Objective, Outcome, Row, Touchpoint

Fact = tuple[str, date | None, Iterable[tuple[Row, str | None]]]
"""A sentence, since when, and the rows that show it with what they say."""


def acknowledgements(ctx: Context) -> tuple[Acknowledgement, ...]:
    """What the book shows of it, in the order of `defence.acknowledge`."""
    found = ((code, BY_CODE[code](ctx)) for code in ctx.playbook.texts("defence.acknowledge"))
    return tuple(_made(ctx, code, fact) for code, fact in found if fact)


def late_promises(ctx: Context) -> tuple[Action, ...]:
    """What was agreed with the customer, is open and past its day, the oldest first."""
    rows = [row for row in agreed(ctx) if row.status != "done"]
    late = [row for row in rows if row.due is not None and row.due < ctx.as_of]
    return tuple(sorted(late, key=lambda row: (row.due or ctx.as_of, row.action)))


def missed_reviews(ctx: Context) -> tuple[Row, ...]:
    """Reviews that the customer stayed away from, as touchpoints or signals tell."""
    since = ctx.days_ago("health.caps.days")
    missed = (row for row in ctx.rows(Touchpoint) if away(row))
    told = (row for row in recent_signals(ctx) if row.kind == "qbr_missed")
    return (*(row for row in missed if since < row.date <= ctx.as_of), *told)


def _made(ctx: Context, code: str, fact: Fact) -> Acknowledgement:
    text, since, rows = fact
    return Acknowledgement(
        code=code,
        text=text,
        question=ctx.playbook.wording(code, ctx.t.language, "safe_question"),
        since=since.isoformat() if since else None,
        evidence=in_order(evidence_of(row, said) for row, said in rows),
    )


def _complaint(ctx: Context) -> Fact | None:
    rows = [row for row in recent_signals(ctx) if row.kind == "formal_complaint"]
    if not rows:
        return None
    day = ctx.t.day(rows[0].date)
    text = ctx.t.text("A formal complaint of {day} is on record", day=day)
    if rows[0].note:
        text = ctx.t.text("Formal complaint of {day}: {note}", day=day, note=rows[0].note)
    return text, rows[-1].date, [(row, row.note) for row in rows]


def _escalation(ctx: Context) -> Fact | None:
    rows = open_escalations(ctx)
    if not rows:
        return None
    text = ctx.t.plural(
        "{n} escalated ticket is open: {ids}",
        "{n} escalated tickets are open: {ids}",
        len(rows),
        ids=ctx.t.listed(row.ticket_id for row in rows),
    )
    return text, rows[0].opened_on, [(row, row.ticket_id) for row in rows]


def _promise(ctx: Context) -> Fact | None:
    rows = late_promises(ctx)
    if not rows:
        return None
    text = ctx.t.plural(
        "{n} promised step is late: {steps}",
        "{n} promised steps are late: {steps}",
        len(rows),
        steps="; ".join(row.action for row in rows),
    )
    return text, rows[0].due, [(row, row.action) for row in rows]


def _review(ctx: Context) -> Fact | None:
    rows = missed_reviews(ctx)
    if not rows:
        return None
    days = sorted({row.date for row in rows if hasattr(row, "date")})
    shown = ctx.t.listed(ctx.t.day_short(day) for day in days)
    text = ctx.t.text("Business reviews that did not take place: {days}", days=shown)
    return text, days[0], [(row, getattr(row, "note", None)) for row in rows]


def _value(ctx: Context) -> Fact | None:
    """Objectives past due, or outcomes on record of which the customer has confirmed none."""
    late = [row for row in ctx.rows(Objective) if row.due is not None and row.due < ctx.as_of]
    if late:
        late.sort(key=lambda row: (row.due or ctx.as_of, row.objective))
        text = ctx.t.plural(
            "{n} objective of the customer is past its date: {names}",
            "{n} objectives of the customer are past their dates: {names}",
            len(late),
            names="; ".join(row.objective for row in late),
        )
        return text, late[0].due, [(row, row.objective) for row in late]
    if ctx.row.outcomes_verified or not ctx.rows(Outcome):
        return None
    text = ctx.t.plural(
        "The customer has confirmed no result of the last {n} month",
        "The customer has confirmed no result of the last {n} months",
        ctx.playbook.integer("value.window_months"),
    )
    return text, None, [(row, row.outcome) for row in ctx.rows(Outcome)]


def _usage(ctx: Context) -> Fact | None:
    told = [row for row in recent_signals(ctx) if row.kind == "usage_decline"]
    if not told and not declining(ctx):
        return None
    text = ctx.t.text("Active users are falling")
    if told and told[0].note:
        text = ctx.t.text("Active users are falling: {note}", note=told[0].note)
    return text, min((row.date for row in told), default=None), [(row, row.note) for row in told]


def _competitor(ctx: Context) -> Fact | None:
    rows = evaluations(ctx)
    if not rows:
        return None
    text = ctx.t.text("The customer is comparing us with others")
    if rows[0].note:
        text = ctx.t.text("The customer is comparing us with others: {note}", note=rows[0].note)
    return text, rows[-1].date, [(row, row.note) for row in rows]


def _ended(ctx: Context) -> Fact | None:
    end = ctx.row.renewal_date
    if not ctx.row.lapsed or end is None:
        return None
    return ctx.t.text("The last contract ended on {day}", day=ctx.t.day(end)), end, ()


BY_CODE: Mapping[str, Callable[[Context], Fact | None]] = {
    "formal_complaint": _complaint,
    "open_escalation": _escalation,
    "broken_promise": _promise,
    "missed_review": _review,
    "undelivered_value": _value,
    "falling_usage": _usage,
    "competitor": _competitor,
    "ended_contract": _ended,
}
"""Code of `defence.acknowledge` → what the book shows of it."""
