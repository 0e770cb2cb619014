"""Engagement plans of small books."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from enterprise_sales.analyses.context import Context, context_of
from enterprise_sales.analyses.engagement import plan_engagement
from enterprise_sales.analyses.results import CalendarEntry, PlanEngagement
from enterprise_sales.book import load_book

from ..analyses_profile.facts import CONTRACT, PERSON, green, red
from ..analyses_profile.samples import ENTERPRISE, context, playbook, write

__all__ = [
    "CONTRACT",
    "ENTERPRISE",
    "PERSON",
    "contexts",
    "green",
    "kinds",
    "of_person",
    "person",
    "plan",
    "red",
]


def plan(folder: Path, days: int | None = None, **given: Any) -> PlanEngagement:
    """The plan of account `a`; tables and what `context` takes are given by name."""
    return plan_engagement(context(folder, **{"under": ENTERPRISE, **given}), days=days)


def contexts(folder: Path, cases: Sequence[Mapping[str, Any]]) -> Iterator[Context]:
    """The context of each case, all of them accounts of one book, which is scored once a day.

    A case has an as-of date, a person and perhaps a playbook and a touchpoint.
    """
    people = [_row(number, case["person"]) for number, case in enumerate(cases)]
    points = [_row(n, case["touchpoint"]) for n, case in enumerate(cases) if "touchpoint" in case]
    accounts = [{"account_id": row["account_id"], "name": "Alder"} for row in people]
    tables = {"accounts": accounts, "stakeholders": people, "touchpoints": points}
    book = load_book(write(folder, tables))
    for number, case in enumerate(cases):
        under = playbook(case.get("playbook", ENTERPRISE), case["as_of"])
        yield context_of(book, under, case["as_of"], f"a{number}", "en")


def _row(number: int, cells: Mapping[str, Any]) -> dict[str, Any]:
    plain = {k: v.isoformat() if isinstance(v, date) else v for k, v in cells.items()}
    return {"account_id": f"a{number}", "stakeholder_id": f"s{number}", "name": "Ada", **plain}


def person(name: str = "s", level: str | None = "director", **cells: Any) -> dict[str, Any]:
    """A stakeholder met on 1 June 2026."""
    return {**PERSON, "stakeholder_id": name, "name": name.title(), "level": level, **cells}


def of_person(found: PlanEngagement, name: str, kind: str = "contact") -> list[CalendarEntry]:
    """The entries of one kind with one person."""
    own = [e for e in found.calendar if e.stakeholder and e.stakeholder.id == name]
    return [entry for entry in own if entry.kind == kind]


def kinds(found: PlanEngagement) -> set[str]:
    """The kinds of entries."""
    return {entry.kind for entry in found.calendar}
