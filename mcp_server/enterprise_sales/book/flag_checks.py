"""Does a flag of one export go with the events of another? Declared in `book.yaml`."""

from __future__ import annotations

import polars as pl

from enterprise_sales.book.checks import one_decimal
from enterprise_sales.book.columns import Column
from enterprise_sales.book.file_columns import DOUBTFUL, misnamed
from enterprise_sales.book.findings import Finding
from enterprise_sales.book.folder import Contents
from enterprise_sales.book.mapping import FileMapping, FlagCheck
from enterprise_sales.book.readers import read_file
from enterprise_sales.book.readers.problems import UnreadableFileError
from enterprise_sales.book.typing_cells import typed


def flag_findings(contents: Contents) -> list[Finding]:
    """One finding a declared check whose files are there."""
    found = []
    for check in contents.mapping.flag_checks:
        flags, events = (_raw(contents, name) for name in (check.file, check.events))
        if flags is not None and events is not None:
            absent = _absent(check, flags, events)
            found += absent or [_compared(check, flags, events)]
    return found


def _absent(check: FlagCheck, flags: pl.DataFrame, events: pl.DataFrame) -> list[Finding]:
    wanted = (
        (check.file, check.column, flags),
        (check.file, check.account, flags),
        (check.events, check.events_account, events),
    )
    return [
        misnamed(file, "accounts", column, frame.columns).model_copy(update=DOUBTFUL)
        for file, column, frame in wanted
        if column not in frame.columns
    ]


def _raw(contents: Contents, name: str) -> pl.DataFrame | None:
    options = next((o for o in contents.files if o.file == name), None)
    path = contents.path_of(name)
    if options is None:
        options = FileMapping(file=name, table="accounts")
    if not path.is_file():
        return None
    try:
        return read_file(path, options).cells
    except UnreadableFileError:
        return None


def _compared(check: FlagCheck, flags: pl.DataFrame, events: pl.DataFrame) -> Finding:
    flag = typed(check.column, Column("boolean"), flags.schema[check.column], "ymd", ".")
    having = pl.col(check.account).is_in(events[check.events_account].unique().implode())
    both = (
        flags.select(flag.alias("flag"), having.alias("has"))
        .group_by("flag")
        .agg(pl.len().alias("all"), pl.col("has").sum())
    )
    counts = {row["flag"]: (int(row["has"]), int(row["all"])) for row in both.iter_rows(named=True)}
    flagged, unflagged = counts.get(True, (0, 0)), counts.get(False, (0, 0))
    return Finding(
        code="flag_disagrees",
        severity="warning",
        file=check.file,
        table="accounts",
        column=check.column,
        count=flagged[0],
        of=flagged[1],
        values={
            "events": check.events,
            "flagged_with": str(flagged[0]),
            "flagged": str(flagged[1]),
            "flagged_percent": one_decimal(*flagged) if flagged[1] else "–",
            "unflagged_with": str(unflagged[0]),
            "unflagged": str(unflagged[1]),
            "unflagged_percent": one_decimal(*unflagged) if unflagged[1] else "–",
        },
    )
