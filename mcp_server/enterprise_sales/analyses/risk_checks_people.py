"""Early warnings that the people on record give."""

from __future__ import annotations

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.people import c_level_people, champions, people_in
from enterprise_sales.analyses.relationships import gaps
from enterprise_sales.analyses.risk_seen import Seen
from enterprise_sales.book.rows import Stakeholder, Survey
from enterprise_sales.language import N_

NOBODY = N_("Nobody is on record at this customer.")
NO_EXECUTIVE = N_("Nobody at C-level is on record.")
UNREPLACED = N_("No longer there: {names}; nobody at C-level is in touch.")
PERHAPS_REPLACED = N_(
    "No longer there: {names}; whether anybody else at C-level is in touch is not on record."
)
TOO_FEW_OTHERS = N_("The champion has left, and too few others are active.")
OTHERS_UNKNOWN = N_("The champion has left; whether enough others are active is not on record.")
NO_CHAMPION = N_("No active champion is there who would tell us.")
CHAMPION_UNKNOWN = N_("Whether there is an active champion who would tell us is not on record.")


def sponsor_left(ctx: Context) -> Seen:
    """An executive has left, and no active relationship at C-level is there instead (S2)."""
    executives = _executives(ctx)
    if not executives:
        return _untold(ctx)
    gone = sorted(row.name for row in executives if row.status == "left")
    if gone and not c_level_people(ctx).known:
        text = UNREPLACED if c_level_people(ctx).count == 0 else PERHAPS_REPLACED
        return Seen(True, ctx.t.text(text, names=ctx.t.listed(gone)))
    return Seen(False, ctx.t.text("No executive has left without another in touch with us."))


def champion_left(ctx: Context) -> Seen:
    """The champion has left, and too few others are there (S2)."""
    rows = ctx.rows(Stakeholder)
    if "champion_left" in gaps(ctx):
        least = ctx.playbook.number("relationship.champions_min")
        short = people_in(ctx, "champion").enough(least) is False
        return Seen(True, ctx.t.text(TOO_FEW_OTHERS if short else OTHERS_UNKNOWN))
    if not any(row.buying_role == "champion" for row in rows):
        return Seen(None, ctx.t.text("No champion is on record."), tables=("stakeholders",))
    return Seen(False, ctx.t.text("No champion on record has left."))


def executive_dissatisfaction(ctx: Context) -> Seen:
    """An executive is against us, or says so in a survey (S1 Customer Health Monitoring)."""
    here = [row for row in _executives(ctx) if row.status != "left"]
    low = _low_answers(ctx, here)
    against = {row.name for row in here if row.sentiment == "detractor"}
    if against or low:
        names = ctx.t.listed(sorted(against | {name for name, _ in low}))
        text = ctx.t.text("Dissatisfied on the customer's side: {names}.", names=names)
        since = min((row.date for _, row in low), default=None)
        return Seen(True, text, since=None if against else since)
    if not any(row.sentiment for row in here):
        return _untold(ctx)
    return Seen(False, ctx.t.text("No executive on record is against us."))


def competitor_evaluation(ctx: Context) -> Seen | None:
    """Heard from a champion, if there is a real one (S2): without one silence proves nothing."""
    if champions(ctx):
        return None
    unknown = people_in(ctx, "champion").count is None
    text = CHAMPION_UNKNOWN if unknown else NO_CHAMPION
    return Seen(None, ctx.t.text(text), tables=("stakeholders",))


def _executives(ctx: Context) -> list[Stakeholder]:
    return [row for row in ctx.rows(Stakeholder) if row.level == "c_level"]


def _low_answers(ctx: Context, people: list[Stakeholder]) -> list[tuple[str, Survey]]:
    """NPS answers of these people that are not too old and that a detractor gives."""
    names = {row.stakeholder_id: row.name for row in people}
    since = ctx.days_ago("health.sentiment.survey_days")
    most = ctx.playbook.number("churn.executives.nps_at_most")
    return [
        (names[row.stakeholder_id], row)
        for row in ctx.rows(Survey)
        if row.stakeholder_id in names
        and row.kind != "csat"
        and row.score <= most
        and since < row.date <= ctx.as_of
    ]


def _untold(ctx: Context) -> Seen:
    text = NO_EXECUTIVE if ctx.rows(Stakeholder) else NOBODY
    return Seen(None, ctx.t.text(text), tables=("stakeholders",))
