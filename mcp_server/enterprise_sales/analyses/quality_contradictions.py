"""Rows that lead nowhere, and rows that cannot be right as they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import narwhals as nw

from enterprise_sales.analyses.findings_out import finding_out, where
from enterprise_sales.analyses.results.quality import Contradiction, Orphans
from enterprise_sales.book import Book, Finding
from enterprise_sales.book.problems import FIRST_ROWS
from enterprise_sales.book.tables import MODELS, columns_of
from enterprise_sales.language import N_, Translator

Frame = nw.DataFrame[Any]
LEAD_NOWHERE = ("reference_dangling", "lookup_failed", "unit_unknown")
CONTRADICT = (
    "usage_before_contract",
    "ticket_before_customer",
    "end_before_start",
    "before_its_beginning",
    "part_above_whole",
    "churned_without_end",
)
"""Findings that the reading of the book makes."""
UNITS = "business_units"
_SINCE, _OWNER = "_since", "_owner"


@dataclass(frozen=True)
class Sequence:
    """A date that cannot lie before another one.

    Attributes:
        code: of the contradiction.
        table: whose rows are looked at.
        column: the date that comes too early.
        after: what it has to come after: the account's `customer` date, its first `contract`, or
            the start of the contract that the row names (`own`).
        text: what is wrong, in words.
    """

    code: str
    table: str
    column: str
    after: str
    text: str


SEQUENCES = (
    Sequence(
        "usage_before_contract",
        "usage",
        "period",
        "contract",
        N_("Usage is dated before the first contract of its account."),
    ),
    Sequence(
        "invoice_before_contract",
        "invoices",
        "due_on",
        "contract",
        N_("An invoice is due before the first contract of its account."),
    ),
    Sequence(
        "contract_before_customer",
        "contracts",
        "start_date",
        "customer",
        N_("A contract starts before its account became a customer."),
    ),
    Sequence(
        "survey_before_customer",
        "surveys",
        "date",
        "customer",
        N_("A survey was answered before its account became a customer."),
    ),
    Sequence(
        "outcome_before_customer",
        "outcomes",
        "date",
        "customer",
        N_("An outcome is dated before its account became a customer."),
    ),
    Sequence(
        "renewal_before_contract",
        "renewals",
        "decided_on",
        "own",
        N_("A renewal was decided before its contract began."),
    ),
)
OF_ANOTHER = N_("The row names an entry of {target} that belongs to another account.")


def orphans(book: Book, t: Translator) -> tuple[Orphans, ...]:
    """Rows that name something that the book does not hold, those that are lost first."""
    found = (_orphans(one, t) for one in book.findings if one.code in LEAD_NOWHERE and one.table)
    return tuple(sorted(found, key=lambda one: (-one.left_out, -one.rows, one.table, one.where)))


def _orphans(finding: Finding, t: Translator) -> Orphans:
    table, column = str(finding.table), str(finding.column)
    declared = columns_of(table).get(column)
    own = declared.refers_to if declared else None
    return Orphans(
        table=table,
        column=column,
        refers_to=finding.values.get("target") or own or UNITS,
        rows=finding.count,
        left_out=finding.left_out,
        where=where(t, finding.file, finding.rows, finding.count),
        excerpt=finding.excerpt,
    )


def contradictions(book: Book, t: Translator) -> tuple[Contradiction, ...]:
    """Rows that contradict themselves or others, the most rows first."""
    told = [one for one in book.findings if one.code in CONTRADICT and one.table]
    known = {one.code for one in told}
    found = [
        *(_told(one, t) for one in told),
        *_too_early(book, t, known),
        *_of_another(book, t),
    ]
    return tuple(sorted(found, key=lambda one: (-one.rows, one.table, one.code, one.where)))


def _told(finding: Finding, t: Translator) -> Contradiction:
    return Contradiction(
        code=finding.code,
        table=str(finding.table),
        column=str(finding.column),
        rows=finding.count,
        of=finding.of,
        left_out=finding.left_out,
        where=where(t, finding.file, finding.rows, finding.count),
        text=finding_out(finding, t).wrong,
    )


def _too_early(book: Book, t: Translator, known: set[str]) -> Iterator[Contradiction]:
    """What the reading has told already, of rows and contracts one by one, is not told again."""
    for one in SEQUENCES:
        if one.table in book.given and one.code not in known:
            rows, keys = _rows(book, one.table), _dates(book, one.after)
            key = "contract_id" if one.after == "own" else "account_id"
            if keys is None:
                continue
            dated = rows.join(keys, on=key, how="inner").filter(_last_day(one) < nw.col(_SINCE))
            if len(dated):
                yield _made(dated, one.code, one.table, one.column, t.text(one.text), len(rows), t)


def _last_day(one: Sequence) -> nw.Expr:
    """A month counts until its last day: a contract may begin in the middle of it."""
    if columns_of(one.table)[one.column].kind == "month":
        return nw.col(one.column).dt.offset_by("1mo").dt.offset_by("-1d")
    return nw.col(one.column)


def _dates(book: Book, after: str) -> Frame | None:
    """By account or contract: the day from which something can happen."""
    if after == "customer":
        since = _rows(book, "accounts").select("account_id", nw.col("customer_since").alias(_SINCE))
        return since.filter(~nw.col(_SINCE).is_null())
    if "contracts" not in book.given:
        return None
    contracts = _rows(book, "contracts")
    if after == "own":
        return contracts.select("contract_id", nw.col("start_date").alias(_SINCE))
    return contracts.group_by("account_id").agg(nw.col("start_date").min().alias(_SINCE))


def _of_another(book: Book, t: Translator) -> Iterator[Contradiction]:
    """Rows of one account that name a contract or a person of another."""
    for table in MODELS:
        if table not in book.given:
            continue
        for column, target in _owned(table):
            if target not in book.given:
                continue
            key = MODELS[target].key[0]
            owners = _rows(book, target).select(
                nw.col(key).alias(column), nw.col("account_id").alias(_OWNER)
            )
            rows = _rows(book, table)
            found = rows.join(owners, on=column, how="inner")
            found = found.filter(nw.col(_OWNER) != nw.col("account_id"))
            if len(found):
                text = t.text(OF_ANOTHER, target=target)
                code = "reference_of_another"
                yield _made(found, code, table, column, text, len(rows), t)


def _owned(table: str) -> Iterable[tuple[str, str]]:
    """The columns that name something which belongs to an account, and its table."""
    if "account_id" not in columns_of(table):
        return ()
    return tuple(
        (name, column.refers_to)
        for name, column in columns_of(table).items()
        if column.refers_to in ("contracts", "stakeholders")
    )


def _rows(book: Book, table: str) -> Frame:
    return nw.from_native(book.table(table), eager_only=True)


def _made(
    found: Frame, code: str, table: str, column: str, text: str, of: int, t: Translator
) -> Contradiction:
    """The place is that of the first file concerned."""
    file = str(found["_file"].min())
    numbers = found.filter(nw.col("_file") == file)["_row"].sort().head(FIRST_ROWS)
    return Contradiction(
        code=code,
        table=table,
        column=column,
        rows=len(found),
        of=of,
        left_out=0,
        where=where(t, file, tuple(numbers.to_list()), len(found)),
        text=text,
    )
