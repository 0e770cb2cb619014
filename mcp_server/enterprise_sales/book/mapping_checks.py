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
        BookError: `path_outside`, or `mapping_invalid` with the place and the nearest right name.
    """
    named = [options.file for options in mapping.files]
    named += [name for check in mapping.flag_checks for name in (check.file, check.events)]
    inside = folder.resolve()
    for name in named:
        if not (folder / name).resolve().is_relative_to(inside):
            raise BookError("path_outside", file=MAPPING_FILE, path=name)
    for key in ("currency", "reporting_currency"):
        code = getattr(mapping, key)
        if code is not None and not is_currency(code):
            problem = f"{code} is not an ISO 4217 currency code"
            raise BookError("mapping_invalid", file=MAPPING_FILE, where=key, problem=problem)
    for options in mapping.files:
        for problem in _problems(options):
            raise BookError(
                "mapping_invalid", file=MAPPING_FILE, where=options.file, problem=problem
            )


def _problems(options: FileMapping) -> Iterator[str]:
    """What an entry names that is not there, the first one first."""
    if options.table not in MODELS:
        yield f"there is no table {options.table}{hint(options.table, MODELS)}"
        return
    targets = [*options.columns.values()]
    targets += [*options.values, *options.constants, *options.lookups, *options.aggregate]
    yield from _unknown(options.table, targets)
    for name, times in Counter(options.columns.values()).items():
        if times > 1:
            yield f"two columns are mapped to {name}"
    for lookup in options.lookups.values():
        yield from _lookup_problems(options.table, lookup)


def _lookup_problems(table: str, lookup: Lookup) -> Iterator[str]:
    """A table can only be looked up after it was read."""
    earlier = list(MODELS)[: list(MODELS).index(table)]
    if lookup.table not in earlier:
        yield f"{table} cannot look up {lookup.table}{hint(lookup.table, earlier)}"
        return
    asked = [lookup.key, lookup.value, *([lookup.not_before] if lookup.not_before else [])]
    yield from _unknown(lookup.table, asked)


def _unknown(table: str, names: Iterable[str]) -> Iterator[str]:
    known = columns_of(table)
    for name in names:
        if name not in known:
            yield f"the table {table} has no column {name}{hint(name, known)}"
