"""Who does something: a person on our side where one is on record, else the role in words."""

from __future__ import annotations

from enterprise_sales.analyses.context import Context


def owner_of(ctx: Context, role: str) -> str:
    """The name behind a role of ours, or the words for the role."""
    return person_of(ctx, role) or ctx.playbook.wording(role, ctx.t.language, "role")


def person_of(ctx: Context, role: str) -> str | None:
    """The name behind a role of ours; None where the book names nobody."""
    named = {
        "account_executive": ctx.account.owner,
        "executive_sponsor": ctx.account.internal_sponsor,
    }
    return named.get(role)


def account_owner(ctx: Context) -> str:
    """Who answers for the account."""
    return owner_of(ctx, "account_executive")
