"""What is told of differing statements, of overrides and of entries that cannot be used."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import polars as pl

from enterprise_sales.book import problems
from enterprise_sales.book.findings import Finding
from enterprise_sales.book.stated_values import REASONS, Conflict, Stated
from enterprise_sales.book.statements import FACTS, Statement


def conflict_finding(conflict: Conflict) -> Finding:
    """All values with their sources, which one is used, and why."""
    used, *others = conflict.stated
    quotes = [one.statement.source.get("quote") for one in conflict.stated if one.statement]
    values = {
        "key": conflict.key,
        "used": used.text,
        "used_source": used.place,
        "others": "; ".join(f"{one.text} ({one.place})" for one in others),
        "why": REASONS[conflict.why],
    }
    told = Finding(
        code="statements_differ",
        severity="warning",
        file=_place(conflict.stated)[0],
        table=conflict.table,
        column=conflict.column,
        rows=(_place(conflict.stated)[1],),
        excerpt=next((quote for quote in quotes if quote), None),
        account_id=conflict.account_id,
        values=values,
    )
    by_hand = used.statement if conflict.why == "override" else None
    return _overridden(told, by_hand) if by_hand else told


def _place(stated: Sequence[Stated]) -> tuple[str, int]:
    """Where the difference is told: at the entry of a dossier, else at its own row."""
    entries = [one.statement for one in stated if one.statement]
    if entries:
        return entries[0].file, entries[0].line
    own = next(one for one in stated if one.kind == "dossier")
    return own.place.rpartition(":")[0], own.line


def _overridden(told: Finding, override: Statement) -> Finding:
    values = {
        **{name: told.values[name] for name in ("key", "used", "others")},
        **{name: override.source[name] for name in ("author", "reason", "expires")},
    }
    return told.model_copy(update={"code": "value_overridden", "values": values})


def expired_finding(one: Statement) -> Finding:
    """An override that is no longer in force."""
    values = {name: one.source[name] for name in ("author", "reason", "expires")}
    key = " · ".join(one.key.values()) or "–"
    return Finding(
        code="override_expired",
        severity="warning",
        file=one.file,
        table=one.table,
        column=next(iter(one.cells)),
        rows=(one.line,),
        account_id=one.account_id,
        values={"key": key, **values},
    )


def problems_of(findings: Iterable[Finding], accounts: Sequence[str]) -> pl.DataFrame:
    """The same as single rows, so that they show with the account whose rows they are.

    Args:
        findings: of this module and of statements.
        accounts: all of the book; what belongs to all accounts concerns each of them.
    """
    rows = [
        {
            "table": one.table or FACTS,
            "file": one.file,
            "row": one.rows[0] if one.rows else None,
            "column": one.column,
            "code": one.code,
            "excerpt": one.excerpt,
            "account_id": account,
            "left_out": one.left_out > 0,
        }
        for one in findings
        for account in ([one.account_id] if one.account_id else accounts)
    ]
    schema = problems.SCHEMA
    return pl.DataFrame(
        [{name: row.get(name) for name in schema} for row in rows], schema=schema, orient="row"
    )
