"""Which reader a file goes to: by its content, and by its ending where content does not say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import polars as pl

from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.readers.binary_workbook import read_xls
from enterprise_sales.book.readers.cells import FileCells
from enterprise_sales.book.readers.content import form_of
from enterprise_sales.book.readers.csv_file import read_csv
from enterprise_sales.book.readers.html_table import read_html
from enterprise_sales.book.readers.json_file import read_json
from enterprise_sales.book.readers.notices import Notice
from enterprise_sales.book.readers.parquet_file import read_parquet
from enterprise_sales.book.readers.problems import UnreadableFileError
from enterprise_sales.book.readers.taking import Take
from enterprise_sales.book.readers.workbook import read_workbook
from enterprise_sales.book.readers.xml_workbook import read_xml

FORMATS = {
    ".csv": "CSV",
    ".tsv": "CSV",
    ".txt": "CSV",
    ".xlsx": "XLSX",
    ".xls": "XLS",
    ".ods": "ODS",
    ".htm": "HTML",
    ".html": "HTML",
    ".xml": "XML",
    ".json": "JSON",
    ".parquet": "PARQUET",
}
"""Ending → what such a file should be."""
_READERS: dict[str, Callable[[Path, FileMapping], FileCells]] = {
    "CSV": read_csv,
    "XLSX": read_workbook,
    "XLS": read_xls,
    "ODS": read_workbook,
    "HTML": read_html,
    "JSON": read_json,
    "PARQUET": read_parquet,
    "XML": read_xml,
}


def read_file(path: Path, options: FileMapping, take: Take | None = None) -> FileCells:
    """The cells of a file and the rows that were left out.

    A file whose content is another form than its ending says is read as what it is, and told.

    Args:
        path: of the file.
        options: how it is written.
        take: what takes sound rows of a text file at once.

    Raises:
        UnreadableFileError: the file is not what its ending, encoding or delimiter says.
    """
    ending = path.suffix.lower()
    if ending not in FORMATS:
        raise UnreadableFileError("format_unknown", ending=ending or path.name)
    said = FORMATS[ending]
    try:
        form = _form(path, said)
        plain = form == "CSV" and take is not None
        found = read_csv(path, options, take) if plain else _READERS[form](path, options)
    except (OSError, EOFError, pl.exceptions.PolarsError, pl.exceptions.PanicException) as error:
        # Polars panics over some damaged Parquet files, which is no Exception; an archive that is
        # cut off within a part ends in an EOFError.
        problem = (str(error).splitlines() or [""])[0][:200]
        raise UnreadableFileError("file_unreadable", format=said, problem=problem) from error
    if form == said:
        return found
    told = Notice("form_differs", values={"ending": ending, "form": form})
    return replace(found, notices=[told, *found.notices])


def _form(path: Path, said: str) -> str:
    """What the content says, where it says more than that it is text."""
    form = form_of(path)
    if form in ("TEXT", "WORDS"):
        plain = said in ("CSV", "JSON") or form == "WORDS"
        return said if plain else "CSV"
    return form if form in _READERS else said
