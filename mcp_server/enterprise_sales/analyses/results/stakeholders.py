"""The map of the people at an account."""

from __future__ import annotations

from typing import Annotated, Literal

from enterprise_sales.analyses.common import AccountResult, DayText, MoneyText, Result, Rule
from enterprise_sales.analyses.results.coverage import (
    ChampionCover,
    GridCell,
    GridCoverage,
    GridPlace,
    PersonRef,
    RoleCover,
    SinglePoint,
    UnitCover,
)
from enterprise_sales.analyses.results.people import Person

Reporting = Literal["named", "none", "unknown", "elsewhere", "left", "circle"]
"""What is known of a manager: named, not entered, not on record, at another account, gone, or
part of a circle."""
OfficeStatus = Literal["active", "unclear", "known", "left", "nobody"]
"""Of those who hold an office; unclear: whether the relationship is active is unknown."""


class ContactDue(Result):
    """When a person is to be met next, by the cadence of the level."""

    due: DayText
    overdue_days: int
    last: DayText | None
    """The last contact, of the person's row or of a touchpoint with them."""


class StakeholderLine(Person):
    """A person with their place among the others."""

    function: str | None
    reports_to: str | None
    reports_to_name: str | None
    reporting: Reporting
    cell: GridPlace | None
    contact: ContactDue | None
    """Null for those who left and for a level without cadence."""
    influence: Annotated[int | None, Rule("influence")]
    support: Annotated[int | None, Rule("support")]


class Overdue(Result):
    """A contact or a planned action that is late."""

    stakeholder_id: str
    name: str
    level: str | None
    kind: Literal["contact", "action"]
    due: DayText
    days: int
    last_contact: DayText | None
    action: str | None
    internal_owner: str | None


class LevelCadence(Result):
    """How often a level is met, and how that goes.

    Attributes:
        scope: whether the times count a person or all of the level together.
        people: on record and still there.
        overdue: of them late.
        never: of them without any contact on record.
        held: meetings of the level in the period, where the account is counted; null: unknown.
        text: the state in a sentence, also for a level that nobody holds.
    """

    level: str
    scope: Literal["stakeholder", "account"]
    times_min: int
    times_max: int
    per_days: int | None
    per_months: int | None
    format: tuple[str, ...]
    content: tuple[str, ...]
    people: int
    overdue: int
    never: int
    held: int | None
    text: str


class ExecutivePair(Result):
    """An executive of the customer with who keeps contact on our side."""

    stakeholder_id: str
    name: str
    title: str | None
    active: bool | None
    counterpart: str | None
    kind: Literal["executive", "team", "nobody"]


class Pairing(Result):
    """Executives of both sides; `required` by tier, null where the tier is unknown."""

    sponsor: str | None
    required: bool | None
    pairs: tuple[ExecutivePair, ...]
    unpaired: int
    """Executives of the customer without an executive of ours."""
    text: str


class OfficeLine(Result):
    """One of the five offices: who holds it, what they want to hear, and from whom."""

    office: str
    people: tuple[PersonRef, ...]
    status: OfficeStatus
    from_whom: str
    focus: tuple[str, ...]
    meetings: tuple[str, ...]
    content: tuple[str, ...]
    value: str


class MapReview(Result):
    """How old the map is, and when it is next to be gone through.

    Attributes:
        freshest: the latest contact with anybody who is still there.
        due: when the map is next gone through, as the calendar has it.
        overdue: whether more than the months between reviews lie behind the latest contact; null
            without any contact.
        stale: people still there without a recent contact.
        of: people still there.
        warning: that most of the map is out of date; null where it is not.
    """

    freshest: DayText | None
    due: DayText
    overdue: bool | None
    stale: int
    of: int
    warning: str | None


class Targets(Result):
    """The least numbers of relationships that the playbook asks for."""

    active: int
    c_level: int
    champions: int


class MapStakeholders(AccountResult):
    """Result of map_stakeholders."""

    owner: str | None
    tier: Annotated[str | None, Rule("tier")]
    arr: Annotated[MoneyText | None, Rule("arr")]
    active: Annotated[int | None, Rule("active_relationships")]
    c_level: Annotated[int | None, Rule("c_level_relationships")]
    advocates: Annotated[int | None, Rule("advocates")]
    unclear: int
    """As in `relationships` of profile_account."""
    internal_sponsor: str | None
    stakeholders: tuple[StakeholderLine, ...]
    grid: tuple[GridCell, ...]
    coverage: GridCoverage
    business_units: tuple[UnitCover, ...]
    gaps: tuple[str, ...]
    """Codes, as in `relationships` of profile_account."""
    stale: tuple[str, ...]
    """Names of those who have not been contacted for too long."""
    roles: tuple[RoleCover, ...]
    champions: ChampionCover
    single_points_of_failure: tuple[SinglePoint, ...]
    cadence: tuple[LevelCadence, ...]
    overdue: tuple[Overdue, ...]
    pairing: Pairing
    offices: tuple[OfficeLine, ...]
    tactics: tuple[str, ...]
    """Ways to win executives; none where executives are on record and each is or may be an active
    relationship."""
    review: MapReview
    targets: Targets
    people_shown: int
    """People that the document lists and draws at most."""
    quadrant_shown: int
    """People that its quadrant places at most."""
