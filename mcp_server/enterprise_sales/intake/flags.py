"""A flag of churn in one file beside the churn events of another: whether they go together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from enterprise_sales.book.mapping import FlagCheck
from enterprise_sales.intake.choose import Choice
from enterprise_sales.intake.draft import Chosen
from enterprise_sales.intake.headers import header

FLAGS = "churn_flags"
"""The topic of columns that say of an account whether it left."""
WORD = "churn"


def flag_checks(choices: Sequence[Choice]) -> Iterator[FlagCheck]:
    """A flag of the accounts and a file of churn events with the same ids."""
    for accounts in (one.chosen for one in choices if one.reading.table == "accounts"):
        flag = _flag(accounts) if accounts else None
        if accounts is None or flag is None:
            continue
        for events in choices:
            column = _account_column(events)
            if events.chosen is None and column and _of_churn(events):
                yield FlagCheck(
                    file=accounts.sheet.export.name,
                    column=flag,
                    account=str(accounts.column("account_id")),
                    events=events.sheet.export.name,
                    events_account=column,
                )


def _flag(accounts: Chosen) -> str | None:
    found = [one.shape.name for one in accounts.reading.columns if one.topic == FLAGS]
    return found[0] if found and "account_id" in accounts.roles else None


def _account_column(choice: Choice) -> str | None:
    match = choice.reading.roles.get("account_id")
    return match.shape.name if match else None


def _of_churn(choice: Choice) -> bool:
    name = PurePosixPath(choice.sheet.export.name).stem
    return WORD in header(name).stems
