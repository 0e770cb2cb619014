"""Executives: who is paired with whom, and what each office wants to hear and from whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.offices import OFFICES, offices_of
from enterprise_sales.analyses.owners import owner_of
from enterprise_sales.analyses.people import people
from enterprise_sales.analyses.results import ExecutivePair, OfficeLine, Pairing, Person
from enterprise_sales.analyses.results.stakeholders import OfficeStatus
from enterprise_sales.analyses.stakeholder_places import present, refs

EXECUTIVES = "c_level"
TIERS = ("strategic", "growth", "base")
"""The tiers of which `coverage.sponsor_tiers` speaks."""


def pairing(ctx: Context) -> Pairing:
    """Executives of the customer with their counterpart on our side.

    Ours are the executive sponsors of the book: whoever sponsors an account is one. A contact kept
    by somebody else is no pair of executives (Executive Engagement Tactics; Best Practices:
    executive to executive).
    """
    ours = set(ctx.book.table("accounts")["internal_sponsor"].drop_nulls())
    found = [person for person in present(ctx) if person.level == EXECUTIVES]
    pairs = tuple(_pair(person, ours) for person in found)
    required = _required(ctx)
    return Pairing(
        sponsor=ctx.account.internal_sponsor,
        required=required,
        pairs=pairs,
        unpaired=sum(pair.kind != "executive" for pair in pairs),
        text=" ".join(_said(ctx, required, pairs)),
    )


def offices(ctx: Context) -> tuple[OfficeLine, ...]:
    """The five offices in the order of the source; those that nobody holds too."""
    return tuple(_office(ctx, office) for office in OFFICES)


def tactics(ctx: Context) -> tuple[str, ...]:
    """Ways to win executives: one on record is known not to be active, or none is on record."""
    found = [person for person in present(ctx) if person.level == EXECUTIVES]
    if found and not any(person.active is False for person in found):
        return ()
    return _words(ctx, ctx.playbook.texts("executive.tactics"), "tactic")


def _pair(person: Person, ours: set[str | None]) -> ExecutivePair:
    kind = "nobody"
    if person.internal_owner is not None:
        kind = "executive" if person.internal_owner in ours else "team"
    return ExecutivePair.model_validate(
        {
            "stakeholder_id": person.stakeholder_id,
            "name": person.name,
            "title": person.title,
            "active": person.active,
            "counterpart": person.internal_owner,
            "kind": kind,
        }
    )


def _required(ctx: Context) -> bool | None:
    """Whether the playbook pairs an account of this tier; it speaks of three tiers only."""
    if ctx.row.tier not in TIERS:
        return None
    return ctx.row.tier in ctx.playbook.texts("coverage.sponsor_tiers")


def _said(ctx: Context, required: bool | None, pairs: Sequence[ExecutivePair]) -> Iterator[str]:
    """What the playbook asks of this tier, our sponsor, and who has no counterpart."""
    if required is None:
        yield ctx.t.text("The playbook does not say whether such an account needs executive pairs.")
    elif not required:
        yield ctx.t.text("The playbook does not ask for executive pairs at this tier.")
    else:
        yield ctx.t.text("The playbook asks for executive pairs at this tier.")
    if ctx.account.internal_sponsor is None:
        yield ctx.t.text("No executive sponsor of ours is named.")
    lone = [pair.name for pair in pairs if pair.kind != "executive"]
    if not pairs:
        yield ctx.t.text("No executive of the customer is on record who could be paired.")
    elif lone:
        yield ctx.t.text("Without an executive of ours: {names}.", names=ctx.t.listed(lone))
    else:
        yield ctx.t.text("Every executive of the customer on record has one of ours.")


def _office(ctx: Context, office: str) -> OfficeLine:
    holders = [person for person in people(ctx) if office in offices_of(person.title)]
    there = [person for person in holders if not person.left]
    focus = ctx.playbook.focus(f"executive.{office}")
    return OfficeLine(
        office=office,
        people=refs(there),
        status=_status(holders),
        from_whom=_from_whom(ctx, there),
        focus=_words(ctx, focus.focus, "focus"),
        meetings=_words(ctx, focus.meetings, "meeting"),
        content=_words(ctx, focus.content, "content"),
        value=ctx.playbook.wording(focus.value, ctx.t.language, "value"),
    )


def _status(holders: Sequence[Person]) -> OfficeStatus:
    if any(person.active for person in holders):
        return "active"
    if any(person.active is None for person in holders):
        return "unclear"
    if any(not person.left for person in holders):
        return "known"
    return "left" if holders else "nobody"


def _from_whom(ctx: Context, there: Sequence[Person]) -> str:
    """Who keeps the contact; where nobody does, our executive sponsor, an equal of the office."""
    kept = [person.internal_owner for person in there if person.internal_owner]
    if kept:
        return ctx.t.listed(list(dict.fromkeys(kept)))
    return owner_of(ctx, "executive_sponsor")


def _words(ctx: Context, codes: Sequence[str], kind: str) -> tuple[str, ...]:
    return tuple(ctx.playbook.wording(code, ctx.t.language, kind) for code in codes)
