"""What `book.yaml` names must be there: tables, columns, and files inside the book folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from enterprise_sales.book.findings import BookError
from enterprise_sales.book.mapping import BookMapping, FileMapping, Lookup
from enterprise_sales.book.money import is_currency
from enterprise_sales.book.nearest import hint
from enterprise_sales.book.tables import MODELS, columns_of

MAPPING_FILE = "book.yaml"


def check_mapping(folder: Path, mapping: BookMapping) -> None:
    """Hold a mapping to the tables and to the folder.

    Raises:
        BookError: `path_outside`, or one of the `mapping_` codes with the place and the nearest
            right name.
    """
    named = [options.file for options in mapping.files]
    named += [name for check in mapping.flag_checks for name in (check.file, check.events)]
    inside = folder.resolve()
    for name in named:
        if not _lies_in(inside, name):
            raise BookError("path_outside", file=MAPPING_FILE, path=name)
    for key in ("currency", "reporting_currency"):
        code = getattr(mapping, key)
        if code is not None and not is_currency(code):
            raise _wrong("mapping_currency_unknown", key, name=code)
    for options in mapping.files:
        for problem in _problems(options):
            raise problem


def _lies_in(folder: Path, name: str) -> bool:
    try:
        return (folder / name).resolve().is_relative_to(folder)
    except (OSError, RuntimeError, ValueError):  # a loop of links, or a NUL in the name
        return False


def _wrong(code: str, where: str, **values: str) -> BookError:
    return BookError(code, file=MAPPING_FILE, where=where, **values)


def _problems(options: FileMapping) -> Iterator[BookError]:
    """What an entry names that is not there, the first one first."""
    where, table = options.file, options.table
    if table not in MODELS:
        yield _wrong("mapping_table_unknown", where, name=table, nearest=hint(table, MODELS))
        return
    targets = [*options.columns.values()]
    targets += [*options.values, *options.constants, *options.lookups, *options.aggregate]
    yield from _unknown(where, table, targets)
    for name, times in Counter(options.columns.values()).items():
        if times > 1:
            yield _wrong("mapping_column_twice", where, name=name)
    for lookup in options.lookups.values():
        yield from _lookup_problems(where, table, lookup)


def _lookup_problems(where: str, table: str, lookup: Lookup) -> Iterator[BookError]:
    """A table can only be looked up after it was read."""
    earlier = list(MODELS)[: list(MODELS).index(table)]
    if lookup.table not in earlier:
        near = hint(lookup.table, earlier)
        yield _wrong("mapping_lookup_late", where, table=table, name=lookup.table, nearest=near)
        return
    asked = [lookup.key, lookup.value, *([lookup.not_before] if lookup.not_before else [])]
    yield from _unknown(where, lookup.table, asked)


def _unknown(where: str, table: str, names: Iterable[str]) -> Iterator[BookError]:
    known = columns_of(table)
    for name in names:
        if name not in known:
            near = hint(name, known)
            yield _wrong("mapping_column_unknown", where, table=table, name=name, nearest=near)
