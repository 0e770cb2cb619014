"""How large a file may be before it is refused: technical limits, none of them a judgement.

A file beyond one of them is damaged or made to use up the memory; no export of a CRM is near them.
"""

from __future__ import annotations

from pathlib import Path

from enterprise_sales.book.readers.problems import UnreadableFileError

MB = 2**20
BLOCK = 8 * MB
"""Bytes of a text file that are looked at together."""
LONGEST_LINE = 32 * MB
"""Bytes of one line, or of one row with quoted line ends."""
MOST_COLUMNS = 16_384
"""Columns of a worksheet of Excel."""
LARGEST_JSON = 256 * MB
"""Bytes of a JSON file, which is held as a whole and takes about ten times as much memory."""
MOST_CELLS = 500_000_000
"""Cells of a Parquet file; a few bytes of it can unpack to any number."""
EXCERPT = 200
"""Characters kept of a row that is left out."""


def within(path: Path, limit: int, form: str) -> None:
    """Refuse a file that is larger than what is read of its form.

    Raises:
        UnreadableFileError: `file_too_large`.
    """
    size = path.stat().st_size
    if size > limit:
        raise too_large(size, limit, form)


def too_large(size: int, limit: int, form: str) -> UnreadableFileError:
    """A file, or what it unpacks to, that is not read."""
    found = f"{size // MB:,}".replace(",", " ")
    return UnreadableFileError("file_too_large", found=found, limit=str(limit // MB), format=form)
