"""JSON: a list of records, one object a row."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl

from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.readers.cells import frame_of
from enterprise_sales.book.readers.problems import UnreadableFileError


def read_json(path: Path, options: FileMapping) -> tuple[pl.DataFrame, list[tuple[int, int]]]:
    """Cells as text, the first record being row 1."""
    try:
        records = json.loads(path.read_bytes().decode(options.encoding))
    except UnicodeDecodeError as error:
        raise UnreadableFileError(
            "encoding_wrong", encoding=options.encoding, position=str(error.start + 1)
        ) from error
    except ValueError as error:
        raise UnreadableFileError("file_unreadable", format="JSON", problem=str(error)) from error
    if not isinstance(records, list) or not all(isinstance(row, dict) for row in records):
        raise UnreadableFileError(
            "file_unreadable", format="JSON", problem="a list of objects is expected"
        )
    return frame_of(enumerate(records, start=1)), []
