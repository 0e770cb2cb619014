"""An error of `book.yaml` with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from enterprise_sales.book.findings import BookError
from enterprise_sales.book.nearest import hint
from enterprise_sales.book.tables import columns_of

MAPPING_FILE = "book.yaml"


def wrong(code: str, where: str, **values: str) -> BookError:
    """An error in the entry of the file `where`."""
    return BookError(code, file=MAPPING_FILE, where=where, **values)


def unknown_columns(where: str, table: str, names: Iterable[str]) -> Iterator[BookError]:
    """The names that are no columns of a table, each with the nearest right ones."""
    known = columns_of(table)
    for name in names:
        if name not in known:
            near = hint(name, known)
            yield wrong("mapping_column_unknown", where, table=table, name=name, nearest=near)
