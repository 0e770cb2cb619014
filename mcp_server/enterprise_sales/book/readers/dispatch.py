"""Which reader a file goes to, by its ending."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.readers.cells import FileCells
from enterprise_sales.book.readers.csv_file import read_csv
from enterprise_sales.book.readers.json_file import read_json
from enterprise_sales.book.readers.parquet_file import read_parquet
from enterprise_sales.book.readers.problems import UnreadableFileError
from enterprise_sales.book.readers.workbook import read_workbook

FORMATS = {
    ".csv": read_csv,
    ".tsv": read_csv,
    ".xlsx": read_workbook,
    ".xls": read_workbook,
    ".ods": read_workbook,
    ".json": read_json,
    ".parquet": read_parquet,
}


def read_file(path: Path, options: FileMapping) -> FileCells:
    """The cells of a file and the rows that were left out.

    Raises:
        UnreadableFileError: the file is not what its ending, encoding or delimiter says.
    """
    ending = path.suffix.lower()
    if ending not in FORMATS:
        raise UnreadableFileError("format_unknown", ending=ending or path.name)
    try:
        return FORMATS[ending](path, options)
    except (OSError, pl.exceptions.PolarsError) as error:
        problem = str(error).splitlines()[0][:200]
        kind = ending.lstrip(".").upper()
        raise UnreadableFileError("file_unreadable", format=kind, problem=problem) from error
