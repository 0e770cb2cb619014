"""The companies of a group in words."""

from __future__ import annotations

from dataclasses import replace

from enterprise_sales.analyses.results.group import CompanyGroup, GroupMember
from enterprise_sales.documents.voice import Table, Voice


def group_line(group: CompanyGroup | None, voice: Voice) -> str:
    """What the account is part of; empty where it is not."""
    if group is None or group.parent_account_id is None:
        return ""
    parent = group.parent_name or group.parent_account_id
    return voice.t.text("The account is part of {parent}.", parent=parent)


def group_table(group: CompanyGroup | None, name: str, voice: Voice) -> Table:
    """The companies under the account with what each brings, and the whole; no row without any."""
    t = voice.t
    titles = (t.text("Company"), t.text("Part of"), t.text("ARR"))
    if group is None or not group.members:
        return Table(titles, ())
    names = {one.account_id: one.account_name for one in group.members}
    whole = (t.text("All together, this account included"), "", voice.money(group.arr))
    return Table(titles, (*(_row(one, names, name, voice) for one in group.members), whole))


def _row(member: GroupMember, names: dict[str, str], name: str, voice: Voice) -> tuple[str, ...]:
    own = replace(voice, currency=member.currency)
    return member.account_name, names.get(member.parent_account_id, name), own.money(member.arr)


def group_gap(group: CompanyGroup | None, voice: Voice) -> str:
    """How many companies the sum leaves out; empty where it is whole."""
    if group is None or not group.members or not group.unknown:
        return ""
    return voice.t.plural(
        "{n} company is not in the sum: its ARR is unknown or cannot be converted.",
        "{n} companies are not in the sum: their ARR is unknown or cannot be converted.",
        group.unknown,
    )
