"""What was said, noted or overridden in all dossiers, as it holds on a day."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

import polars as pl

from enterprise_sales.book import problems
from enterprise_sales.book.fact_findings import conflict_finding, expired_finding, problems_of
from enterprise_sales.book.findings import Finding
from enterprise_sales.book.settle import Settled
from enterprise_sales.book.settling import Settling
from enterprise_sales.book.stated_values import Conflict
from enterprise_sales.book.statements import Statement


@dataclass
class StatedFacts:
    """Statements, and what is found out about them while the tables are read.

    Attributes:
        statements: all of them.
        in_force: those that hold on the day asked for.
        findings: what cannot be used, what has ended, where sources differ.
        conflicts: where sources differ.
        several: whether any row had several sources.
    """

    statements: Sequence[Statement] = ()
    in_force: Sequence[Statement] = ()
    findings: list[Finding] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    several: bool = False

    def of(self, table: str) -> list[Statement]:
        """The statements about one table that hold."""
        return [one for one in self.in_force if one.table == table]

    def told(self, found: Settled) -> None:
        """Adds what was found out while a table was settled."""
        self.findings += found.findings
        self.findings += [conflict_finding(one) for one in found.conflicts]
        self.conflicts += found.conflicts
        self.several = self.several or found.several

    def problems(self, accounts: pl.Series) -> pl.DataFrame:
        """The findings as rows of the accounts that they concern."""
        return problems_of(self.findings, list(accounts)) if self.findings else problems.empty()

    @property
    def turns(self) -> tuple[date, ...] | None:
        """The days from which something else holds; None where nothing had to be settled."""
        if not self.several and not self.statements:
            return None
        begins = [one.on for one in self.statements if one.on]
        ends = [one.expires for one in self.statements if one.expires]
        return tuple(sorted({*begins, *(_after(day) for day in ends)}))


def stated_facts(
    statements: Sequence[Statement], refused: Iterable[Finding], settling: Settling
) -> StatedFacts:
    """What holds on the day asked for; nothing that was said later."""
    said = [one for one in statements if _said_by(one, settling.as_of)]
    ended = [one for one in said if _ended(one, settling.as_of)]
    found = [*refused, *(expired_finding(one) for one in ended)]
    in_force = [one for one in said if one not in ended]
    return StatedFacts(statements, in_force, found)


def view(turns: tuple[date, ...] | None, settling: Settling) -> object:
    """What of a settling makes a difference to a book: equal views give equal books."""
    if turns is None:
        return None
    trust = (settling.of_record, settling.known, settling.record_tables)
    day = None if settling.as_of is None else bisect_right(turns, settling.as_of)
    return trust, day


def _said_by(one: Statement, day: date | None) -> bool:
    return day is None or one.on is None or one.on <= day


def _ended(one: Statement, day: date | None) -> bool:
    return day is not None and one.expires is not None and one.expires < day


def _after(day: date) -> date:
    """The next day; the last day of the calendar has none."""
    return day if day == date.max else day + timedelta(days=1)
