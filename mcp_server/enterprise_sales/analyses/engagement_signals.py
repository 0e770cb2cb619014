"""What in the data asks for a contact beside the rhythm, and the meetings that answer it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.engagement_days import working_day
from enterprise_sales.analyses.engagement_entries import Draft
from enterprise_sales.analyses.engagement_people import counterpart
from enterprise_sales.analyses.engagement_success import AFTER_LAUNCH, launches
from enterprise_sales.analyses.engagement_words import about, format_of
from enterprise_sales.analyses.health import band
from enterprise_sales.analyses.moves import held_back
from enterprise_sales.analyses.owners import account_owner, owner_of
from enterprise_sales.analyses.results import EngagementTrigger, RiskLine
from enterprise_sales.analyses.risks import risks
from enterprise_sales.analyses.signals import recent_signals
from enterprise_sales.book.rows import Signal, Stakeholder
from enterprise_sales.language import N_
from enterprise_sales.playbook import Response

DECIDING = ("decision_maker", "economic_buyer", "champion")
WHOM = {
    "executive_sponsor": DECIDING,
    "account_executive": ("economic_buyer", "champion", "decision_maker"),
    "csm": ("user", "technical", "champion"),
}
"""Our role that answers a signal → the buying roles that it turns to, the first that is held."""
SAVE = "call_save_meeting"
SUCCESS = N_("Talk about the first success and what comes after it")
CHECK = N_("Check whether the first success is there and what is still in the way")
REGISTER = "register"


def triggers(ctx: Context, end: date) -> tuple[EngagementTrigger, ...]:
    """Signals, what rules see and launches 90 to 120 days back or ahead; the newest first.

    A signal that the playbook answers has an action with owner and date; another one – an interest,
    a merger – is an occasion to ask.
    """
    found = [*_answered(ctx), *_occasions(ctx), *_launches(ctx, end)]
    return tuple(sorted(found, key=_newest))


def answer_drafts(ctx: Context, free: Iterator[date]) -> Iterator[Draft]:
    """One meeting for what one of our roles has to answer; of a red account they save it.

    One whose deadline has passed is held at once. A red account of which no signal is on record has
    one meeting all the same.
    """
    red = band(ctx) == "red"
    found: dict[str, list[RiskLine]] = {}
    for line in risks(ctx):
        if (answer := _response(ctx, line)) is not None:
            found.setdefault(answer.owner, []).append(line)
    for role, lines in found.items():
        yield _answer(ctx, role, lines, free, red=red)
    if red and not found:
        yield _save(ctx, next(free))


def _response(ctx: Context, line: RiskLine) -> Response | None:
    """What the playbook demands for a warning; none for what people have registered."""
    path = f"churn.signals.{line.code}"
    known = line.origin != REGISTER and line.mitigation and ctx.playbook.has(path)
    return ctx.playbook.response(path) if known else None


def _answered(ctx: Context) -> Iterator[EngagementTrigger]:
    """Signals and what rules see, where it has a set answer; seen on the day the deadline shows."""
    for line in risks(ctx):
        if line.origin != REGISTER and line.mitigation:
            yield EngagementTrigger(
                code=line.code,
                date=_seen_on(ctx, line).isoformat(),
                why=line.text,
                action=line.mitigation,
                owner=line.owner,
                due=line.due,
            )


def _seen_on(ctx: Context, line: RiskLine) -> date:
    answer = _response(ctx, line)
    if answer is None or line.due is None:
        return ctx.as_of
    return date.fromisoformat(line.due) - timedelta(days=answer.deadline_days)


def _occasions(ctx: Context) -> Iterator[EngagementTrigger]:
    """Signals that warn of nothing: the newest of each kind; an interest has an answer as well."""
    newest: dict[str, Signal] = {}
    for row in recent_signals(ctx):
        if not ctx.playbook.has(f"churn.signals.{row.kind}"):
            newest.setdefault(row.kind, row)
    for row in newest.values():
        yield _occasion(ctx, row)


def _occasion(ctx: Context, row: Signal) -> EngagementTrigger:
    path = f"engagement.answers.{row.kind}"
    answer = ctx.playbook.response(path) if ctx.playbook.has(path) else None
    due = row.date + timedelta(days=answer.deadline_days) if answer else None
    action = ctx.playbook.wording(answer.action, ctx.t.language, "action") if answer else None
    return EngagementTrigger(
        code=row.kind,
        date=row.date.isoformat(),
        why=_seen(ctx, row),
        action=action,
        owner=owner_of(ctx, answer.owner) if answer else account_owner(ctx),
        due=due.isoformat() if due else None,
    )


def _seen(ctx: Context, row: Signal) -> str:
    signal = ctx.playbook.wording(row.kind, ctx.t.language, "signal")
    if row.note:
        return ctx.t.text("{signal}: {note}", signal=signal, note=row.note)
    return signal


def _launches(ctx: Context, end: date) -> Iterator[EngagementTrigger]:
    """Launches whose days of first success begin before the end and are not over."""
    first = timedelta(days=ctx.playbook.integer("expansion.after_launch.days_from"))
    last = timedelta(days=ctx.playbook.integer("expansion.after_launch.days_to"))
    for cell, launched in launches(ctx):
        if launched + last < ctx.as_of or launched + first > end:
            continue
        yield EngagementTrigger(
            code=AFTER_LAUNCH,
            date=(launched + first).isoformat(),
            why=ctx.t.text(
                "{unit}: {product} was launched on {day}; between {first} and {last} its first"
                " success can be talked about.",
                unit=cell.business_unit,
                product=ctx.product_name(cell.product_id) or cell.product_id,
                day=ctx.t.day(launched),
                first=ctx.t.day(launched + first),
                last=ctx.t.day(launched + last),
            ),
            action=ctx.t.text(CHECK if held_back(ctx) else SUCCESS),
            owner=account_owner(ctx),
            due=(launched + last).isoformat(),
        )


def _day(ctx: Context, lines: Sequence[RiskLine], free: Iterator[date]) -> date:
    """The earliest deadline; at once where it has passed."""
    due = min((date.fromisoformat(line.due) for line in lines if line.due), default=None)
    return working_day(due) if due is not None and due > ctx.as_of else next(free)


def _answer(
    ctx: Context, role: str, lines: Sequence[RiskLine], free: Iterator[date], *, red: bool
) -> Draft:
    """The words for the calendar do not tell what has been noticed."""
    person = counterpart(ctx, WHOM.get(role, DECIDING))
    return Draft(
        day=_day(ctx, lines, free),
        kind="save" if red else "signal",
        code=lines[0].code,
        occasion=role,
        subject=_subject(ctx, person),
        content=_content(ctx),
        why=" ".join(_why(ctx, line) for line in lines),
        person=person,
        format=format_of(ctx, person),
        owner=lines[0].owner,
    )


def _why(ctx: Context, line: RiskLine) -> str:
    return ctx.t.text(
        "{risk}. Answer: {answer}.", risk=line.text.rstrip(" ."), answer=line.mitigation or ""
    )


def _save(ctx: Context, day: date) -> Draft:
    person = counterpart(ctx, DECIDING)
    return Draft(
        day=day,
        kind="save",
        code=SAVE,
        occasion="executive_sponsor",
        subject=_subject(ctx, person),
        content=_content(ctx),
        why=ctx.t.text(
            "Health is red. Answer: {answer}.",
            answer=ctx.playbook.wording(SAVE, ctx.t.language, "action"),
        ),
        person=person,
        format=format_of(ctx, person),
        owner=owner_of(ctx, "executive_sponsor"),
    )


def _content(ctx: Context) -> tuple[str, ...]:
    return (ctx.t.text("Where our work together stands, and the next steps"),)


def _subject(ctx: Context, person: Stakeholder | None) -> str:
    return about(ctx, person, ctx.t.text("Meeting on our work together"))


def _newest(found: EngagementTrigger) -> tuple[int, str, str]:
    return (-date.fromisoformat(found.date).toordinal(), found.code, found.why)
