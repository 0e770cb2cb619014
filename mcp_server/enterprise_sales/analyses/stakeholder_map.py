"""The map of the people at an account: who there is, how well known, and what would fail."""

from __future__ import annotations

from enterprise_sales.analyses.cadence import contacts
from enterprise_sales.analyses.common import Missing
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.findings_out import findings_out
from enterprise_sales.analyses.missing import Wanted, missing
from enterprise_sales.analyses.people import people
from enterprise_sales.analyses.relationships import relationships
from enterprise_sales.analyses.results import MapStakeholders, Person, StakeholderLine, Targets
from enterprise_sales.analyses.stakeholder_executives import offices, pairing, tactics
from enterprise_sales.analyses.stakeholder_failures import single_points
from enterprise_sales.analyses.stakeholder_grid import grid, grid_coverage
from enterprise_sales.analyses.stakeholder_influence import influence, support
from enterprise_sales.analyses.stakeholder_places import place_of
from enterprise_sales.analyses.stakeholder_reporting import managers, reporting_findings
from enterprise_sales.analyses.stakeholder_review import map_review
from enterprise_sales.analyses.stakeholder_rhythm import due_of, level_cadence, overdue
from enterprise_sales.analyses.stakeholder_roles import champion_cover, roles
from enterprise_sales.analyses.stakeholder_units import unit_cover
from enterprise_sales.analyses.stakeholder_unknowns import (
    MAPPED,
    TABLE,
    chart_unknowns,
    people_unknowns,
    unit_unknowns,
)
from enterprise_sales.book.rows import Stakeholder

FIGURES = (
    Wanted(
        "stakeholders",
        "active_relationships",
        (
            "active_relationships",
            "c_level_relationships",
            "advocates",
            "relationship_grid",
            "buying_roles",
            "org_chart",
            "influence_map",
            "contact_cadence",
        ),
        {TABLE: ("name", "title", *MAPPED, "reports_to")},
    ),
    Wanted("arr", "arr", ("arr", "grid_gap_arr")),
)


def map_stakeholders(ctx: Context) -> MapStakeholders:
    """Everyone on record, the grid, and what is missing, late or resting on one person."""
    row, cells, known = ctx.row, grid(ctx), relationships(ctx)
    return MapStakeholders(
        account_id=ctx.account_id,
        account_name=ctx.account.name,
        as_of=ctx.as_of.isoformat(),
        playbook=ctx.playbook.name,
        language=ctx.t.language,
        currency=ctx.currency,
        findings=(
            *reporting_findings(ctx),
            *findings_out(ctx.book.findings_of(ctx.account_id), ctx.t),
        ),
        missing=missing(ctx, FIGURES, _unknowns(ctx)),
        owner=ctx.account.owner,
        tier=row.tier,
        arr=ctx.money_or_none(row.arr),
        active=known.active,
        c_level=known.c_level,
        advocates=known.advocates,
        unclear=known.unclear,
        internal_sponsor=known.internal_sponsor,
        stakeholders=lines(ctx),
        grid=cells,
        coverage=grid_coverage(ctx, cells),
        business_units=unit_cover(ctx),
        gaps=known.gaps,
        stale=known.stale,
        roles=roles(ctx),
        champions=champion_cover(ctx),
        single_points_of_failure=single_points(ctx),
        cadence=level_cadence(ctx),
        overdue=overdue(ctx),
        pairing=pairing(ctx),
        offices=offices(ctx),
        tactics=tactics(ctx),
        review=map_review(ctx),
        targets=_targets(ctx),
        people_shown=ctx.playbook.integer("relationship.map.people_shown"),
        quadrant_shown=ctx.playbook.integer("relationship.map.quadrant_shown"),
    )


def lines(ctx: Context) -> tuple[StakeholderLine, ...]:
    """Everyone with their place among the others, in the order of `people`."""
    rows = {row.stakeholder_id: row for row in ctx.rows(Stakeholder)}
    above = managers(ctx)
    due = {contact.stakeholder.stakeholder_id: due_of(contact) for contact in contacts(ctx)}

    def line(person: Person) -> StakeholderLine:
        row, manager = rows[person.stakeholder_id], above[person.stakeholder_id]
        return StakeholderLine(
            **person.model_dump(),
            function=row.function,
            reports_to=row.reports_to,
            reports_to_name=manager.name,
            reporting=manager.state,
            cell=place_of(person),
            contact=due.get(person.stakeholder_id),
            influence=influence(ctx, person),
            support=support(ctx, person),
        )

    return tuple(line(person) for person in people(ctx))


def _targets(ctx: Context) -> Targets:
    return Targets(
        active=ctx.playbook.integer("relationship.stakeholders_min"),
        c_level=ctx.playbook.integer("relationship.c_level_min"),
        champions=ctx.playbook.integer("relationship.champions_min"),
    )


def _unknowns(ctx: Context) -> tuple[Missing, ...]:
    return (
        *people_unknowns(ctx, "stakeholders", MAPPED),
        *chart_unknowns(ctx),
        *unit_unknowns(ctx),
    )
