"""What every result holds: plain values that become JSON as they stand."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

MoneyText = Annotated[str, Field(pattern=r"^-?\d+(\.\d+)?$", examples=["42500.00"])]
"""Decimal string in the account's currency."""
DayText = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$", examples=["2026-06-30"])]
"""ISO 8601 date."""


class Rule:
    """Names the declared rule that a figure comes from, in the annotation of its field."""

    def __init__(self, rule_id: str) -> None:
        self.rule_id = rule_id

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: Any) -> dict[str, Any]:
        schema: dict[str, Any] = handler(core_schema)
        schema["x-rule"] = self.rule_id
        return schema


class Result(BaseModel):
    """A frozen part of a result."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Ratio(Result):
    """A share with what it is made of; `value` is null where the denominator is missing."""

    part: str | int | None
    whole: str | int | None
    value: float | None


class Missing(Result):
    """Something unknown: what it is, why, and what it would unlock.

    Attributes:
        field: path in the result, such as `renewal.date`.
        table: the table that would hold it.
        columns: the columns to fill.
        unlocks: codes of what would become known.
        reason: a sentence in the language asked for.
    """

    field: str
    table: str | None
    columns: tuple[str, ...]
    unlocks: tuple[str, ...]
    reason: str


def missing_of(
    field: str,
    reason: str,
    unlocks: tuple[str, ...],
    table: str | None = None,
    columns: tuple[str, ...] = (),
) -> Missing:
    """Something unknown, as `Missing` has it; without a table no row would settle it."""
    return Missing(field=field, table=table, columns=columns, unlocks=unlocks, reason=reason)


class FindingOut(Result):
    """A problem in the data: where, excerpt, what is wrong, what to do."""

    code: str
    severity: str
    where: str
    excerpt: str | None
    wrong: str
    remedy: str
    count: int
    left_out: int


class File(Result):
    """A saved file; `path` is relative to the outputs folder."""

    path: str
    uri: str
    sha256: str


class Output(File):
    """The saved document, and the files beside it that bear its name."""

    files: tuple[File, ...] = ()


class AccountResult(Result):
    """The keys that every account tool returns."""

    account_id: str
    account_name: str
    as_of: DayText
    playbook: str
    language: str
    currency: str
    findings: tuple[FindingOut, ...] = ()
    missing: tuple[Missing, ...] = ()
    output: Output | None = None


class BookResult(Result):
    """The keys that every tool for the whole book returns; money is in `currency`."""

    as_of: DayText
    playbook: str
    language: str
    currency: str
    findings: tuple[FindingOut, ...] = ()
    missing: tuple[Missing, ...] = ()
    output: Output | None = None


Documented = AccountResult | BookResult
"""What a document is made of."""
