"""The rows of all dossiers as one frame of cells a table."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import polars as pl

from enterprise_sales.book.dossiers import Dossier, read_dossier
from enterprise_sales.book.findings import BookError, Finding
from enterprise_sales.book.folder import Contents
from enterprise_sales.book.nearest import hint
from enterprise_sales.book.readers.cells import ROW, frame_of
from enterprise_sales.book.statements import LISTS, Statement, statement_of
from enterprise_sales.book.tables import MODELS, columns_of

FILE = "_file"
Gathered = dict[str, list[tuple[int, dict[str, Any]]]]


@dataclass(frozen=True)
class DossierCells:
    """What all dossiers hold.

    Attributes:
        frames: table → cells with `_file` and `_row`.
        statements: what was said, noted or overridden.
        findings: dossiers, keys and rows that cannot be read.
        refused: entries that cannot be used.
    """

    frames: dict[str, pl.DataFrame]
    statements: list[Statement] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    refused: list[Finding] = field(default_factory=list)


def dossier_cells(contents: Contents) -> DossierCells:
    """What all dossiers hold; one that cannot be read is a finding."""
    gathered: Gathered = {}
    whole = DossierCells({})
    findings = whole.findings
    for path in contents.dossiers:
        name = path.relative_to(contents.folder).as_posix()
        try:
            dossier = read_dossier(contents.path_of(name), name)
        except BookError as error:
            findings.append(_unreadable(name, error))
            continue
        if dossier is None:
            empty = Finding(code="frontmatter_absent", severity="error", file=name, left_out=1)
            findings.append(empty)
            continue
        findings += _gather(dossier, name, gathered)
        _state(dossier, name, whole)
    for table, rows in gathered.items():
        whole.frames[table] = frame_of(rows).rename({ROW: "_row"})
    return whole


def _state(dossier: Dossier, name: str, whole: DossierCells) -> None:
    """Adds the entries of one dossier to those of all."""
    account = str(dossier.records[0][2]["account_id"])
    for listed, entry in dossier.entries:
        made = statement_of(entry, listed, name, entry.line, account)
        if isinstance(made, Statement):
            whole.statements.append(made)
        else:
            whole.refused.extend(made)


def _gather(dossier: Dossier, name: str, gathered: Gathered) -> list[Finding]:
    """Adds the rows of one dossier to those gathered; returns what is wrong with its keys."""
    findings = [
        _unknown(name, line, "accounts", key, [*columns_of("accounts"), *MODELS, *LISTS])
        for line, key in dossier.unknown_keys
    ]
    findings += [_not_rows(name, *lost) for lost in dossier.not_rows]
    for table, line, cells in dossier.records:
        known = {key: value for key, value in cells.items() if key in columns_of(table)}
        strange = [key for key in cells if key not in known]
        findings += [_unknown(name, line, table, key, list(columns_of(table))) for key in strange]
        gathered.setdefault(table, []).append((line, {**known, FILE: name}))
    return findings


def _unreadable(name: str, error: BookError) -> Finding:
    """A YAML error stands in the dossier; the others speak of the file as a whole."""
    line, excerpt = error.values.get("line"), error.values.get("excerpt")
    return Finding(
        code="frontmatter_unreadable" if error.code == "yaml_unreadable" else error.code,
        severity="error",
        file=name,
        rows=(int(line),) if line else (),
        left_out=1,
        excerpt=excerpt.strip("“”") if excerpt else None,
        values=error.values,
    )


def _not_rows(name: str, line: int, key: str, count: int) -> Finding:
    return Finding(
        code="rows_expected",
        severity="error",
        file=name,
        table=key,
        column=key,
        rows=(line,),
        count=count,
        left_out=count,
    )


def _unknown(name: str, line: int, table: str, key: str, choices: list[str]) -> Finding:
    return Finding(
        code="key_unknown",
        severity="warning",
        file=name,
        table=table,
        column=key,
        rows=(line,),
        values={"nearest": hint(key, choices)},
    )
