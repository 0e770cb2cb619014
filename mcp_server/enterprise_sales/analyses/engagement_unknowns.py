"""What keeps a calendar or a reference from being whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from enterprise_sales.analyses.cadence import contacts, without_cadence
from enterprise_sales.analyses.common import Missing
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.health import told_band
from enterprise_sales.analyses.missing import NO_ROWS, NO_TABLE, Wanted, missing
from enterprise_sales.analyses.results import References
from enterprise_sales.analyses.unknowns import LOW_COVERAGE
from enterprise_sales.book.rows import Stakeholder, Survey, Touchpoint
from enterprise_sales.language import N_

NO_LEVEL = N_("No level is on record for {names}, so no rhythm of contact holds for them.")
NO_CONTACT = N_("No contact is on record with {names}: each is due at once.")
AHEAD = N_("The last contact with {names} lies after {day} and does not count yet.")
WANTED = (
    Wanted("health_band", "health_score", ("health_band", "references")),
    Wanted("references", "value_documented", ("references", "value_documented")),
)


def engagement_missing(ctx: Context, found: References) -> tuple[Missing, ...]:
    """The gaps, each with what it would unlock."""
    known = (*_band(ctx), *_people(ctx), *_touchpoints(ctx), *_references(ctx, found))
    return missing(ctx, WANTED, known)


def _band(ctx: Context) -> Iterator[Missing]:
    """A score that rests on too little has no band."""
    if told_band(ctx) is not None or ctx.row.health_score is None:
        return
    reason = ctx.t.text(
        LOW_COVERAGE,
        known=ctx.t.percent(ctx.row.health_coverage),
        least=ctx.t.percent(ctx.playbook.number("health.coverage_threshold_percent")),
    )
    yield Missing(
        field="health_band",
        table=None,
        columns=(),
        unlocks=("health_band", "references"),
        reason=reason,
    )


def _people(ctx: Context) -> Iterator[Missing]:
    if not ctx.rows(Stakeholder):
        columns = ("name", "level", "buying_role", "sentiment", "last_contact")
        reason = _no_rows(ctx, "stakeholders")
        yield _missing("calendar", "stakeholders", columns, reason, "calendar", "overdue")
        return
    ahead = [row for row in _there(ctx) if row.last_contact and row.last_contact > ctx.as_of]
    never = [one.stakeholder for one in contacts(ctx) if one.last is None]
    unknown = [row for row in never if row not in ahead]
    day = ctx.t.day(ctx.as_of)
    for rows, column, text in (
        (without_cadence(ctx), "level", NO_LEVEL),
        (unknown, "last_contact", NO_CONTACT),
        (ahead, "last_contact", AHEAD),
    ):
        if rows:
            reason = ctx.t.text(text, names=_names(ctx, rows), day=day)
            yield _missing("overdue", "stakeholders", (column,), reason, "overdue")


def _touchpoints(ctx: Context) -> Iterator[Missing]:
    if not ctx.rows(Touchpoint):
        field, columns = "executive_touchpoints.held", ("date", "kind", "level", "attended")
        reason = _no_rows(ctx, "touchpoints")
        yield _missing(field, "touchpoints", columns, reason, "executive_meetings", "last_qbr")


def _references(ctx: Context, found: References) -> Iterator[Missing]:
    """What no figure of the scorecard covers: answers to surveys, and tickets."""
    unknown = {criterion.code for criterion in found.criteria if criterion.status == "unknown"}
    if "nps" in unknown and not ctx.rows(Survey):
        columns = ("date", "kind", "score")
        yield _missing("references", "surveys", columns, _no_rows(ctx, "surveys"), "references")
    if "escalation" in unknown:
        columns = ("opened_on", "closed_on", "escalated")
        yield _missing("references", "tickets", columns, _no_rows(ctx, "tickets"), "references")


def _there(ctx: Context) -> list[Stakeholder]:
    return [row for row in ctx.rows(Stakeholder) if row.status != "left"]


def _names(ctx: Context, rows: Iterable[Stakeholder]) -> str:
    return ctx.t.listed(sorted(row.name for row in rows))


def _no_rows(ctx: Context, table: str) -> str:
    return ctx.t.text(NO_ROWS if table in ctx.book.given else NO_TABLE, table=table)


def _missing(
    field: str, table: str, columns: tuple[str, ...], reason: str, *unlocks: str
) -> Missing:
    return Missing(field=field, table=table, columns=columns, unlocks=unlocks, reason=reason)
