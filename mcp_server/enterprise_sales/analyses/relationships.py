"""The relationships of an account: how many are active, and who is missing among them."""

from __future__ import annotations

from enterprise_sales.analyses.context import Context, once
from enterprise_sales.analyses.people import (
    active_people,
    advocates,
    c_level_people,
    people,
    people_in,
    stale_contacts,
)
from enterprise_sales.analyses.results import Relationships
from enterprise_sales.analyses.signals import recent_signals
from enterprise_sales.book.rows import Stakeholder


def relationships(ctx: Context) -> Relationships:
    """Who is known, and what is missing among them."""
    return Relationships(
        people=people(ctx),
        active=active_people(ctx).count,
        c_level=c_level_people(ctx).count,
        advocates=advocates(ctx).count,
        unclear=active_people(ctx).maybe,
        internal_sponsor=ctx.account.internal_sponsor,
        gaps=gaps(ctx),
        stale=stale_contacts(ctx),
    )


@once
def gaps(ctx: Context) -> tuple[str, ...]:
    """Codes of what is missing, the gravest first.

    Nothing is missing that may be there: where nobody is on record nothing can be judged, nor where
    it hangs on people of whom it is unknown whether they are active. The result then names them
    among what is missing.
    """
    return (*_level_gaps(ctx), *_champion_gaps(ctx), *_role_gaps(ctx), *_contact_gaps(ctx))


def _level_gaps(ctx: Context) -> tuple[str, ...]:
    enough = c_level_people(ctx).enough(ctx.playbook.number("relationship.c_level_min"))
    return ("no_c_level",) if enough is False else ()


def _champion_gaps(ctx: Context) -> tuple[str, ...]:
    """A champion who left is a gap until enough others are known to be there."""
    found = people_in(ctx, "champion")
    enough = found.enough(ctx.playbook.number("relationship.champions_min"))
    if enough or not found.recorded:
        return ()
    left = ("champion_left",) if _champion_left(ctx) else ()
    if enough is None:
        return left
    return (*left, "single_champion" if found.known else "no_champion")


def _champion_left(ctx: Context) -> bool:
    rows = ctx.rows(Stakeholder)
    seen = any(row.kind == "champion_left" for row in recent_signals(ctx))
    return seen or any(row.buying_role == "champion" and row.status == "left" for row in rows)


def _role_gaps(ctx: Context) -> tuple[str, ...]:
    """`no_<role>` for each role the playbook requires and no active relationship can hold."""
    required = ctx.playbook.texts("relationship.roles_required")
    others = (role for role in required if role != "champion")
    return tuple(f"no_{role}" for role in others if people_in(ctx, role).count == 0)


def _contact_gaps(ctx: Context) -> tuple[str, ...]:
    least = ctx.playbook.number("relationship.stakeholders_min")
    few = active_people(ctx).enough(least) is False
    stale = bool(stale_contacts(ctx))
    return (*(("too_few_stakeholders",) if few else ()), *(("stale_contacts",) if stale else ()))
