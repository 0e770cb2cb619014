"""People at the customer."""

from __future__ import annotations

from typing import Annotated

from enterprise_sales.analyses.common import DayText, Result, Rule


class Person(Result):
    """A stakeholder as the tools show one."""

    stakeholder_id: str
    name: str
    title: str | None
    level: str | None
    team: str | None
    business_unit: str | None
    buying_role: str | None
    strength: int | None
    sentiment: str | None
    last_contact: DayText | None
    next_action: str | None
    next_action_date: DayText | None
    internal_owner: str | None
    active: bool | None
    """Active relationship: status, strength and last contact as the playbook asks; null where an
    empty strength or last contact leaves it open."""
    left: bool


class Relationships(Result):
    """Who is known, and what is missing among them.

    A number is null where nobody is on record, or where nobody is known to count and somebody may.
    """

    people: tuple[Person, ...]
    active: Annotated[int | None, Rule("active_relationships")]
    c_level: Annotated[int | None, Rule("c_level_relationships")]
    advocates: Annotated[int | None, Rule("advocates")]
    unclear: int
    """People still there of whom it is unknown whether the relationship is active."""
    internal_sponsor: str | None
    gaps: tuple[str, ...]
    """Codes: no_c_level, champion_left, no_champion, single_champion, `no_<role>` for each role
    that the playbook requires, too_few_stakeholders, stale_contacts; none that rests on people of
    whom it is unknown whether they are active."""
    stale: tuple[str, ...] = ()
    """Names of those who have not been contacted for too long."""
