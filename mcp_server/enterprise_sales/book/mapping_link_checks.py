"""What a lookup in `book.yaml` names must be there, as far as tables go.

The columns of a file are only known when it is read.
"""

from __future__ import annotations

from collections.abc import Iterator

from enterprise_sales.book.findings import BookError
from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.mapping_links import Step
from enterprise_sales.book.mapping_places import unknown_columns, wrong
from enterprise_sales.book.nearest import hint
from enterprise_sales.book.tables import MODELS, columns_of


def lookup_problems(options: FileMapping) -> Iterator[BookError]:
    """What is wrong with the lookups of an entry whose table is known."""
    for name, lookup in options.lookups.items():
        for step in lookup.steps:
            yield from _step_problems(options, name, step)


def _step_problems(options: FileMapping, name: str, step: Step) -> Iterator[BookError]:
    if (step.table is None) == (step.file is None):
        yield wrong("mapping_lookup_place", options.file, name=name)
    if step.then is not None and len(step.values) != 1:
        yield wrong("mapping_lookup_several", options.file, name=name)
    if not step.values:
        yield wrong("mapping_parts_absent", options.file, name=name, way="value")
    if step.table is not None:
        yield from _table_problems(options, step, step.table)


def _table_problems(options: FileMapping, step: Step, table: str) -> Iterator[BookError]:
    """A table can only be looked up after it was read."""
    earlier = list(MODELS)[: list(MODELS).index(options.table)]
    if table not in earlier:
        near = hint(table, earlier)
        yield wrong(
            "mapping_lookup_late", options.file, table=options.table, name=table, nearest=near
        )
        return
    yield from unknown_columns(options.file, table, step.asked)
    for name in step.values:
        if columns_of(table)[name].kind == "money":
            yield wrong("mapping_lookup_money", options.file, table=table, name=name)
