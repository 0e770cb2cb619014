"""The rows of all dossiers as one frame of cells a table."""

from __future__ import annotations

from typing import Any

import polars as pl

from enterprise_sales.book.dossiers import read_dossier
from enterprise_sales.book.findings import BookError, Finding
from enterprise_sales.book.folder import Contents
from enterprise_sales.book.nearest import hint
from enterprise_sales.book.readers.cells import ROW, frame_of
from enterprise_sales.book.tables import MODELS, columns_of

FILE = "_file"


def dossier_cells(contents: Contents) -> tuple[dict[str, pl.DataFrame], list[Finding]]:
    """Table → cells with `_file` and `_row`; a dossier that cannot be read is a finding."""
    gathered: dict[str, list[tuple[int, dict[str, Any]]]] = {}
    findings: list[Finding] = []
    for path in contents.dossiers:
        name = path.relative_to(contents.folder).as_posix()
        try:
            records, unknown = read_dossier(path, name)
        except BookError as error:
            findings.append(_unreadable(name, error))
            continue
        findings += [_unknown_key(name, line, key) for key, line in unknown]
        for table, line, cells in records:
            known = {key: value for key, value in cells.items() if key in columns_of(table)}
            findings += [
                _unknown_column(name, line, table, str(key)) for key in cells if key not in known
            ]
            gathered.setdefault(table, []).append((line, {**known, FILE: name}))
    frames = {table: frame_of(rows).rename({ROW: "_row"}) for table, rows in gathered.items()}
    return frames, findings


def _unreadable(name: str, error: BookError) -> Finding:
    return Finding(
        code="yaml_unreadable",
        severity="error",
        file=name,
        rows=(int(error.values["line"]),),
        left_out=1,
        values=error.values,
    )


def _unknown_key(name: str, line: int, key: str) -> Finding:
    values = {"nearest": hint(key, [*columns_of("accounts"), *MODELS])}
    return Finding(
        code="column_unknown",
        severity="warning",
        file=name,
        table="accounts",
        column=key,
        rows=(line,),
        values=values,
    )


def _unknown_column(name: str, line: int, table: str, key: str) -> Finding:
    return Finding(
        code="column_unknown",
        severity="warning",
        file=name,
        table=table,
        column=key,
        rows=(line,),
        values={"nearest": hint(key, columns_of(table))},
    )
