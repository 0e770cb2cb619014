"""What holds for the calendar of any account, over random books."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from enterprise_sales.analyses.context import context_of
from enterprise_sales.analyses.engagement import plan_engagement
from enterprise_sales.analyses.results import PlanEngagement
from enterprise_sales.documents import files_beside, render_document
from enterprise_sales.language import translator

from ..analyses_plans.books import PLAYBOOKS, playbook
from ..books import Tables
from ..strategies import AS_OF, books, loaded

MOVED = ("contact", "executive", "qbr", "activity", "reference", "launch", "save", "signal")
AGREED = ("planned",)
SATURDAY = 5
LAW = settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)
"""A counterexample is shown as it was found: to make it smaller would take minutes."""


@LAW
@given(books(at_most=1), st.sampled_from(PLAYBOOKS), st.sampled_from((1, 92, 365)))
def test_a_calendar_keeps_its_promises(tables: Tables, under: str, days: int) -> None:
    with loaded(tables) as book:
        for account_id in book.names:
            ctx = context_of(book, playbook(under), AS_OF, account_id, "ru")
            _holds(plan_engagement(ctx, days=days), days)


def _holds(found: PlanEngagement, days: int) -> None:
    dates = [date.fromisoformat(entry.date) for entry in found.calendar]
    assert dates == sorted(dates)
    assert all(0 <= (day - AS_OF).days <= days for day in dates)
    assert len({entry.uid for entry in found.calendar}) == len(found.calendar)
    for entry, day in zip(found.calendar, dates, strict=True):
        if entry.kind in MOVED and entry.code not in AGREED:
            assert day.weekday() < SATURDAY
    if found.health_band == "red":
        _saves(found)
    _written(found)


def _saves(found: PlanEngagement) -> None:
    assert not {"activity", "reference"} & {entry.kind for entry in found.calendar}
    assert found.references.ready is False
    assert not found.references.ask_for
    assert all("expansion_planning" not in row.content for row in found.levels)


def _written(found: PlanEngagement) -> None:
    made, t = datetime(2026, 7, 1, tzinfo=UTC), translator("ru")
    file = files_beside(found, t, created_at=made)[".ics"]
    ours = ("map_review", "plan_review", "activity", "reference")
    shared = [entry for entry in found.calendar if entry.kind not in ours]
    assert len(Calendar.from_ical(file).walk("VEVENT")) == len(shared)
    assert render_document(found, t, agent="account-manager", created_at=made)
