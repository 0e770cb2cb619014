"""What is held against each other: a figure of the account, and the playbook values behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.results import PlanAccount
from enterprise_sales.analyses.results.comparison import Area, Kind
from enterprise_sales.scorecard import FRAMES, RULES

Value = str | int | float | bool | None


@dataclass(frozen=True)
class Under:
    """One account under one playbook."""

    ctx: Context
    plan: PlanAccount


@dataclass(frozen=True)
class Found:
    """One figure: `item` says which of several it is; a value of None is unknown."""

    value: Value
    item: str | None = None
    name: str | None = None


@dataclass(frozen=True)
class Reading:
    """A kind of figure.

    Attributes:
        area: what it is about.
        field: stable name.
        kind: what its values are.
        read: the figures of an account; what is not among them the playbook does not have.
        paths: playbook values, or beginnings of their paths, that make it.
        rules: declared measures that it rests on; their playbook values are reasons where the
            measure itself differs.

    `{item}` in paths and rules stands for the item of the figure.
    """

    area: Area
    field: str
    kind: Kind
    read: Callable[[Under], Iterable[Found]]
    paths: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()

    def reasons(
        self, item: str | None, unders: Sequence[Under], differing: Iterable[str]
    ) -> tuple[str, ...]:
        """Of the paths that differ, those that make this figure another one."""
        rules = (rule.format(item=item) for rule in self.rules)
        own = {path.format(item=item) for path in self.paths}
        own.update(path for rule in rules if _moved(rule, unders) for path in values_of(rule))
        return tuple(path for path in differing if any(_within(path, part) for part in own))


def _moved(rule: str, unders: Sequence[Under]) -> bool:
    """Whether a measure differs between the playbooks."""
    return len({getattr(under.ctx.row, rule) for under in unders}) > 1


def _within(path: str, part: str) -> bool:
    return path == part or path.startswith(f"{part}.")


def values_of(rule_id: str) -> Iterator[str]:
    """Every playbook value that a measure rests on, those of its needs included."""
    rule = RULES[rule_id]
    yield from rule.values
    needs = rule.needs
    if rule.frame is not None:
        yield from FRAMES[rule.frame].values
        needs += FRAMES[rule.frame].needs
    for need in needs:
        yield from values_of(need)
