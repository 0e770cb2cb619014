"""Accounts with what each is worth in a year, and no contracts: told, not guessed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from enterprise_sales.book.findings import Finding
from enterprise_sales.intake.draft import Chosen, Draft, Sources
from enterprise_sales.intake.matching import candidates
from enterprise_sales.intake.shape import ColumnShape
from enterprise_sales.intake.vocabulary import judgement

WORTH = "annual_value"


def worth_unused(sources: Sources, drafts: Iterable[Draft]) -> Iterator[Finding]:
    """The columns of accounts that hold what a contract is worth, where nothing has contracts.

    A contract needs the day from which it runs, and a list of accounts seldom has it.
    """
    if any(draft.table == "contracts" for draft in drafts):
        return
    for accounts in sources.of("accounts"):
        for shape in _unused(accounts):
            yield Finding(
                code="worth_without_contracts",
                severity="warning",
                file=accounts.sheet.export.name,
                table="contracts",
                column=shape.name,
                count=shape.filled,
            )


def _unused(accounts: Chosen) -> Iterator[ColumnShape]:
    for match in accounts.reading.columns:
        best = candidates("contracts", match.shape.name)[:1]
        sure = any(one.role == WORTH and one.score >= judgement("high") for one in best)
        if match.role is None and sure and match.shape.looks in ("integer", "number"):
            yield match.shape
