"""The accounts of a book that a filter leaves, as list_accounts lists them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from enterprise_sales.agent.each_filter import ALL, Filter, FilterError
from enterprise_sales.book.nearest import hint
from enterprise_sales.tools.agents import playbook_of
from enterprise_sales.tools.arguments import LONGEST_PAGE
from enterprise_sales.tools.call import call
from enterprise_sales.tools.catalogue import tool_named
from enterprise_sales.tools.visible import visible
from enterprise_sales.tools.workspace import Workspace

UNKNOWN = "unknown"
NOBODY = "nobody on record"
OWNERS_SHOWN = 12
"""How many owners a message names; presentation only."""
Line = dict[str, Any]
"""A line of list_accounts."""


@dataclass(frozen=True)
class Account:
    """An account to ask about.

    Attributes:
        id: of the book.
        name: as it stands there.
    """

    id: str
    name: str


def accounts_of(wanted: Filter, agent: str, workspace: Workspace) -> tuple[Account, ...]:
    """What the filter leaves, the largest ARR first, judged by the agent's playbook today.

    Args:
        wanted: the filter.
        agent: its playbook says what a tier and a band are.
        workspace: book and date.

    Raises:
        FilterError: no account is left; it says which values the book holds.
        CallRefusedError: there is no book, or a value of the filter cannot be.
    """
    lines = [*_lines(agent, workspace, wanted.listed)]
    today = workspace.now().date()
    if wanted.within is not None:
        lines = [line for line in lines if _within(line, today, wanted.within)]
    if not lines:
        raise FilterError(_nothing(wanted, agent, workspace))
    return tuple(Account(line["id"], line["name"]) for line in lines)


def _lines(agent: str, workspace: Workspace, listed: Any) -> Iterator[Line]:
    given = {**listed, "playbook": playbook_of(agent), "language": "en", "limit": LONGEST_PAGE}
    tool = tool_named("list_accounts")
    while True:
        page = call(tool, given, workspace)
        yield from page["accounts"]
        if page["next_cursor"] is None:
            return
        given["cursor"] = page["next_cursor"]


def _within(line: Line, today: date, days: int) -> bool:
    """Whether the renewal comes within so many days; lapsed and unknown dates do not come."""
    if line["renewal_date"] is None:
        return False
    return 0 <= (date.fromisoformat(line["renewal_date"]) - today).days <= days


def _nothing(wanted: Filter, agent: str, workspace: Workspace) -> str:
    lines = [*_lines(agent, workspace, {})]
    owners = _owners(workspace)
    near = hint(wanted.listed["owner"], owners) if "owner" in wanted.listed else ""
    first = f"--each: no account fits {str(wanted)!r}; the book holds {len(lines)}"
    return "\n  ".join(
        [
            first,
            f"tier: {_counted(line['tier'] or UNKNOWN for line in lines)}",
            f"health_band: {_counted(line['health_band'] or UNKNOWN for line in lines)}",
            f"owner{near}: {_counted(owner or NOBODY for owner in owners)}",
            f"what to do: choose from these, or write --each {ALL}",
        ]
    )


def _counted(values: Iterable[str]) -> str:
    """`growth (4), strategic (3)`, the most frequent first."""
    ordered = sorted(Counter(values).items(), key=lambda pair: (-pair[1], pair[0]))
    shown = [f"{value} ({count})" for value, count in ordered[:OWNERS_SHOWN]]
    more = len(ordered) - len(shown)
    return ", ".join([*shown, *([f"and {more} more"] if more else [])])


def _owners(workspace: Workspace) -> list[str]:
    """The owner of each account; empty where the book names none."""
    from enterprise_sales.tools.arguments import BookArguments
    from enterprise_sales.tools.loading import ONE_AT_A_TIME, sources

    with ONE_AT_A_TIME:
        table = sources(BookArguments(), workspace).book.table("accounts")
    return [visible((owner or "").strip()) for owner in table["owner"].to_list()]
