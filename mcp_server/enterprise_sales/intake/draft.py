"""An entry of `book.yaml` while it is being put together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from enterprise_sales.book.findings import Finding
from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.mapping_counts import Aggregate, Windows
from enterprise_sales.book.mapping_links import Lookup
from enterprise_sales.intake.assign import Match
from enterprise_sales.intake.questions import Question
from enterprise_sales.intake.shape import ColumnShape
from enterprise_sales.intake.sheets import Sheet
from enterprise_sales.intake.tables import Reading
from enterprise_sales.language import Translator


@dataclass(frozen=True)
class Chosen:
    """A sheet and the table that it is taken for."""

    sheet: Sheet
    reading: Reading
    confidence: float = 1.0

    @property
    def roles(self) -> dict[str, Match]:
        """Role → the column that fills it."""
        return self.reading.roles

    def column(self, role: str) -> str | None:
        """The column of a role."""
        match = self.roles.get(role)
        return match.shape.name if match else None

    def shape(self, role: str) -> ColumnShape | None:
        """The shape of the column of a role."""
        match = self.roles.get(role)
        return match.shape if match else None


@dataclass(frozen=True)
class Sources:
    """All sheets together, and what the person has said.

    Attributes:
        chosen: every sheet that is taken for a table, in a stable order.
        answers: question id → the candidate that the person chose.
        t: the language of questions.
    """

    chosen: tuple[Chosen, ...]
    answers: Mapping[str, str]
    t: Translator

    def of(self, table: str) -> tuple[Chosen, ...]:
        """The sheets of a table."""
        return tuple(one for one in self.chosen if one.reading.table == table)

    def first(self, table: str) -> Chosen | None:
        """The sheet of a table with the most rows."""
        found = sorted(self.of(table), key=lambda one: (-one.sheet.rows, one.sheet.place))
        return found[0] if found else None

    @cached_property
    def accounts(self) -> Chosen | None:
        """The sheet of accounts."""
        return self.first("accounts")

    @cached_property
    def account_source(self) -> Chosen | None:
        """The sheet that accounts are read from: theirs, else the one that names the most."""
        if self.accounts is not None:
            return self.accounts
        naming = [one for one in self.chosen if names_accounts(one)]
        ranked = sorted(naming, key=lambda one: (*_named(one), one.sheet.place))
        return ranked[0] if ranked else None


_BY_WORTH = ("account_name", "account_id", "tax_id")


def names_accounts(one: Chosen) -> bool:
    """Whether the rows of a sheet say whose they are."""
    return one.reading.table == "accounts" or any(role in one.roles for role in _BY_WORTH)


def _named(one: Chosen) -> tuple[int, int]:
    """Those with names first, then those that name the most accounts."""
    shapes = [one.shape(role) for role in _BY_WORTH]
    most = max(shape.distinct for shape in shapes if shape)
    return int("account_name" not in one.roles), -most


@dataclass
class Draft:
    """An entry in the making.

    Attributes:
        chosen: the sheet.
        table: the table that it fills.
        filled: role → the target that it went to, for the reasons given to the person.
    """

    chosen: Chosen
    table: str
    columns: dict[str, str] = field(default_factory=dict)
    joined: dict[str, tuple[str, ...]] = field(default_factory=dict)
    ids: dict[str, tuple[str, ...]] = field(default_factory=dict)
    values: dict[str, dict[str, str | None]] = field(default_factory=dict)
    constants: dict[str, str] = field(default_factory=dict)
    where: dict[str, tuple[str, ...]] = field(default_factory=dict)
    unless: dict[str, tuple[str, ...]] = field(default_factory=dict)
    currency: str | None = None
    key: str | None = None
    lookups: dict[str, Lookup] = field(default_factory=dict)
    distinct: tuple[str, ...] = ()
    aggregate: dict[str, Aggregate] = field(default_factory=dict)
    windows: Windows | None = None
    date_orders: dict[str, str] = field(default_factory=dict)
    decimals: dict[str, str] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def take(self, column: str, target: str) -> None:
        """Fill a column of the table from one of the file; a column that went elsewhere is joined.

        One column of a file can only bear one name: a further target takes the same cells.
        """
        if column in self.columns:
            self.joined[target] = (column,)
        else:
            self.columns[column] = target

    def fills(self, target: str) -> bool:
        """Whether something fills a column of the table."""
        ways = (self.joined, self.ids, self.constants, self.lookups, self.aggregate)
        return target in self.columns.values() or any(target in way for way in ways)

    def drop(self, target: str) -> None:
        """Leave a column of the table unfilled after all."""
        self.columns = {name: to for name, to in self.columns.items() if to != target}
        for way in (self.joined, self.ids, self.constants, self.lookups, self.aggregate):
            way.pop(target, None)

    def targets(self) -> dict[str, str]:
        """Column of the file → what it fills, the ways that make cells of several included."""
        found = dict(self.columns)
        found |= {
            name: target
            for target, names in self.joined.items()
            for name in names
            if name not in found
        }
        for target, link in self.lookups.items():
            found.setdefault(link.column, target)
        for target, counted in self.aggregate.items():
            found.setdefault(counted.column, target)
        for target, names in self.ids.items():
            for name in names:
                found.setdefault(name, target)
        return found

    def entry(self) -> FileMapping:
        """The finished entry."""
        whole = self.chosen.sheet.options.model_dump(exclude_defaults=True)
        made = FileMapping.model_validate({**whole, "table": self.table, **self._given()})
        used = {*made.columns, *made.needed}
        aside = [one.name for one in self.chosen.sheet.columns if one.name not in used]
        return made.model_copy(update={"ignore": tuple(aside)})

    def _given(self) -> dict[str, Any]:
        own = ("where", "unless", "currency", "key", "distinct")
        names = ("columns", "joined", "ids", "constants", *own)
        plain = {name: getattr(self, name) for name in names if getattr(self, name)}
        made = {
            "lookups": {name: one.model_dump() for name, one in self.lookups.items()},
            "aggregate": {name: one.model_dump() for name, one in self.aggregate.items()},
            "values": {name: told for name, told in self.values.items() if told},
            "windows": self.windows and self.windows.model_dump(),
        }
        return {**plain, **self._orders(), **{name: one for name, one in made.items() if one}}

    def _orders(self) -> dict[str, Any]:
        """What most columns share is said once for the file."""
        said: dict[str, Any] = {}
        for one, many, usual in (
            ("date_order", self.date_orders, "ymd"),
            ("decimal", self.decimals, "."),
        ):
            if not many:
                continue
            counted = {form: list(many.values()).count(form) for form in many.values()}
            common = min(counted, key=lambda form: (-counted[form], form))
            others = {name: form for name, form in many.items() if form != common}
            if common != usual:
                said[one] = common
            if others:
                said[f"{one}s"] = others
        return said
