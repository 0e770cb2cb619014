"""One account under several playbooks."""

from __future__ import annotations

from typing import Literal

from enterprise_sales.analyses.common import AccountResult, Result
from enterprise_sales.analyses.results.profile import ProfileAccount

Area = Literal[
    "date",
    "step",
    "agenda",
    "people",
    "cadence",
    "expansion",
    "scenario",
    "price",
    "health",
    "tier",
    "probability",
    "target",
]
Kind = Literal["money", "day", "percent", "points", "number", "minutes", "code", "text", "yes_no"]


class ValueUnder(Result):
    """A figure under one playbook."""

    playbook: str
    value: str | int | float | bool | None
    """Money as a decimal string, dates in ISO 8601; null where `state` is not `known`."""
    state: Literal["known", "unknown", "none"]
    """`none`: the playbook has no such step, item or target; `unknown`: the data does not tell."""


class Difference(Result):
    """A figure that is another one under another playbook."""

    area: Area
    field: str
    item: str | None
    """Which of several: the code of a step, an agenda item, a scenario, the id of a person."""
    name: str | None
    """The item in words."""
    kind: Kind
    values: tuple[ValueUnder, ...]
    """In the order of `playbooks`."""
    why: tuple[str, ...]
    """Paths of the playbook values that make the difference; `thresholds` gives each."""


class ThresholdUnder(Result):
    """A playbook value and who vouches for it."""

    playbook: str
    text: str | None
    """In words; null where the playbook sets none."""
    document: str
    """The source document, or `our judgement`."""
    section: str | None
    set_by_user: str | None
    """File and line of the user's own value, where it stands in place of the playbook's."""


class Threshold(Result):
    """A playbook value that differs."""

    path: str
    values: tuple[ThresholdUnder, ...]
    moves: int
    """How many of `differences` it is a reason of; 0 where it moves no figure of this account."""


class ComparePlaybooks(AccountResult):
    """Result of compare_playbooks; the common keys are those of the first playbook."""

    playbooks: tuple[str, ...]
    profile: ProfileAccount
    """Under the first playbook."""
    differences: tuple[Difference, ...]
    thresholds: tuple[Threshold, ...]
    compared: int
    """Figures that were held against each other."""
    same: int
    """Those that are the same under every playbook."""
