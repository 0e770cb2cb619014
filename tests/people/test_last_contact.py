"""One last contact of a person, whichever tool tells it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from enterprise_sales.analyses.cadence import contacts
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.people import activity
from enterprise_sales.analyses.plan_people import people_lines
from enterprise_sales.analyses.relationships import relationships
from enterprise_sales.analyses.stakeholder_review import map_review
from enterprise_sales.book.rows import Stakeholder

from ..analyses_profile.facts import PERSON
from ..analyses_profile.samples import context

ADA = {**PERSON, "stakeholder_id": "ada", "name": "Ada", "last_contact": "2026-01-10"}
CALL = {"date": "2026-06-20", "kind": "call", "stakeholder_id": "ada"}


def met(folder: Path, **call: Any) -> Context:
    """Ada, by her own row last met on 10 January, and a call."""
    return context(folder, stakeholders=[ADA], touchpoints=[{**CALL, **call}])


def told(ctx: Context) -> tuple[str | None, str | None, str | None]:
    """The last contact as the profile, the rhythm and the map of the account tell it."""
    (contact,), (person,) = contacts(ctx), relationships(ctx).people
    last = contact.last.isoformat() if contact.last else None
    return person.last_contact, last, map_review(ctx).freshest


def renewed(ctx: Context) -> bool:
    """Whether the plan has the contact renewed."""
    return "Renew the contact: Ada." in people_lines(ctx)


def test_a_later_call_is_the_last_contact_everywhere(tmp_path: Path) -> None:
    ctx = met(tmp_path)
    assert told(ctx) == ("2026-06-20",) * 3
    assert relationships(ctx).stale == ()
    assert map_review(ctx).stale == 0
    assert not renewed(ctx)


@pytest.mark.parametrize("call", [{"attended": False}, {"date": "2026-07-01"}])
def test_a_call_that_was_not_held_is_none(tmp_path: Path, call: dict[str, Any]) -> None:
    ctx = met(tmp_path, **call)
    assert told(ctx) == ("2026-01-10",) * 3
    assert relationships(ctx).stale == ("Ada",)
    assert map_review(ctx).stale == 1
    assert renewed(ctx)


def test_a_contact_that_lies_ahead_is_told_by_no_tool(tmp_path: Path) -> None:
    ctx = context(tmp_path, stakeholders=[{**ADA, "last_contact": "2026-07-01"}])
    assert told(ctx) == (None,) * 3


def test_a_relationship_is_active_by_the_row_of_the_person(tmp_path: Path) -> None:
    ctx = met(tmp_path)
    (row,) = ctx.rows(Stakeholder)
    assert not activity(ctx, row)
    assert ctx.row.active_relationships == 0
