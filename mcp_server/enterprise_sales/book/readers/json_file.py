"""JSON: a list of records, one object a row."""

from __future__ import annotations

import json
from pathlib import Path

from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.readers.cells import FileCells, frame_of
from enterprise_sales.book.readers.encoding import decoded
from enterprise_sales.book.readers.limits import LARGEST_JSON, within
from enterprise_sales.book.readers.problems import UnreadableFileError


def read_json(path: Path, options: FileMapping) -> FileCells:
    """Cells as text, the first record being row 1.

    Raises:
        UnreadableFileError: `file_too_large`, `file_unreadable`, or see `decoded`.
    """
    within(path, LARGEST_JSON, "JSON")
    try:
        records = json.loads(decoded(path, options.encoding))
    except (ValueError, RecursionError) as error:
        raise UnreadableFileError("file_unreadable", format="JSON", problem=str(error)) from error
    if not isinstance(records, list) or not all(isinstance(row, dict) for row in records):
        raise UnreadableFileError(
            "file_unreadable", format="JSON", problem="a list of objects is expected"
        )
    return FileCells(frame_of(enumerate(records, start=1)))
