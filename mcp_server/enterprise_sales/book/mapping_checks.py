"""What `book.yaml` names must be there: tables, columns, and files inside the book folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from enterprise_sales.book.findings import BookError
from enterprise_sales.book.mapping import NO_TABLE, BookMapping, FileMapping
from enterprise_sales.book.mapping_count_checks import count_problems
from enterprise_sales.book.mapping_link_checks import lookup_problems
from enterprise_sales.book.mapping_places import MAPPING_FILE, unknown_columns, wrong
from enterprise_sales.book.mapping_written_checks import written_problems
from enterprise_sales.book.money import is_currency
from enterprise_sales.book.nearest import hint
from enterprise_sales.book.query_checks import database_files, query_problems
from enterprise_sales.book.row_currency import OWN, has_amounts
from enterprise_sales.book.tables import MODELS


def check_mapping(folder: Path, mapping: BookMapping) -> None:
    """Hold a mapping to the tables and to the folder.

    Raises:
        BookError: `path_outside`, or one of the `mapping_` codes with the place and the nearest
            right name.
    """
    named = [options.file for options in mapping.files]
    named += [name for options in mapping.files for name in options.looked_through]
    named += [name for check in mapping.flag_checks for name in (check.file, check.events)]
    for problem in query_problems(mapping):
        raise problem
    named += database_files(mapping)
    inside = folder.resolve()
    for name in named:
        if not _lies_in(inside, name):
            raise BookError("path_outside", file=MAPPING_FILE, path=name)
    for key in ("currency", "reporting_currency"):
        code = getattr(mapping, key)
        if code is not None and not is_currency(code):
            raise wrong("mapping_currency_unknown", key, name=code)
    for options in mapping.files:
        for problem in _problems(options):
            raise problem


def _lies_in(folder: Path, name: str) -> bool:
    try:
        return (folder / name).resolve().is_relative_to(folder)
    except (OSError, RuntimeError, ValueError):  # a loop of links, or a NUL in the name
        return False


def _problems(options: FileMapping) -> Iterator[BookError]:
    """What an entry names that is not there, the first one first."""
    where, table = options.file, options.table
    if table == NO_TABLE:
        return
    if table not in MODELS:
        yield wrong("mapping_table_unknown", where, name=table, nearest=hint(table, MODELS))
        return
    targets = [*options.columns.values(), *options.joined, *options.ids, *options.values]
    looked_up = [name for name in options.lookups if name != OWN or not has_amounts(table)]
    targets += [*options.constants, *looked_up, *options.distinct, *options.aggregate]
    yield from unknown_columns(where, table, targets)
    for name, times in Counter(options.columns.values()).items():
        if times > 1:
            yield wrong("mapping_column_twice", where, name=name)
    yield from written_problems(options)
    yield from lookup_problems(options)
    yield from count_problems(options)


__all__ = ["MAPPING_FILE", "check_mapping"]
