"""How an entry of `book.yaml` fills its columns and counts its rows must make sense."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from enterprise_sales.book.findings import BookError
from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.mapping_counts import WINDOW_FILLS, Aggregate
from enterprise_sales.book.mapping_places import wrong
from enterprise_sales.book.tables import MODELS, columns_of

NUMBERS = ("integer", "money", "decimal")
COUNTED = ("integer", "decimal")
NUMBERED = {"sum": NUMBERS, "count": COUNTED, "count_distinct": COUNTED}
"""How rows are counted → the kinds of column that can hold the result; the others hold any."""
WINDOWED = "contracts"


def count_problems(options: FileMapping) -> Iterator[BookError]:
    """What is wrong with an entry whose table is known and whose columns are the table's."""
    yield from _filled_twice(options)
    yield from _empty(options)
    yield from _ways_to_one_row(options)
    for name in options.values:
        if name in options.made_later:
            yield wrong("mapping_values_unused", options.file, name=name)
    for name, aggregate in options.aggregate.items():
        yield from _aggregate_problems(options, name, aggregate)
    yield from _window_problems(options)


def _empty(options: FileMapping) -> Iterator[BookError]:
    """Lines that name a column and nothing for it."""
    for way, parts in (("joined", options.joined), ("ids", options.ids)):
        for name in (name for name, columns in parts.items() if not columns):
            yield wrong("mapping_parts_absent", options.file, way=way, name=name)
    for way, taken in (("where", options.where), ("unless", options.unless)):
        for name in (name for name, values in taken.items() if not values):
            yield wrong("mapping_values_absent", options.file, way=way, name=name)


def _ways_to_one_row(options: FileMapping) -> Iterator[BookError]:
    if options.distinct and (options.aggregate or options.windows):
        way = "aggregate" if options.aggregate else "windows"
        yield wrong("mapping_one_row_twice", options.file, way=way)
    if options.aggregate and not MODELS[options.table].key:
        yield wrong("mapping_no_key", options.file, table=options.table)


def _filled_twice(options: FileMapping) -> Iterator[BookError]:
    ways = defaultdict(list)
    given = {
        "columns": options.columns.values(),
        "joined": options.joined,
        "ids": options.ids,
        "constants": options.constants,
        "lookups": options.lookups,
        "aggregate": options.aggregate,
        "windows": WINDOW_FILLS if options.windows else (),
    }
    for way, names in given.items():
        for name in dict.fromkeys(names):
            ways[name].append(way)
    for name, found in ways.items():
        if len(found) > 1:
            yield wrong("mapping_filled_twice", options.file, name=name, ways=", ".join(found))


def _aggregate_problems(
    options: FileMapping, name: str, aggregate: Aggregate
) -> Iterator[BookError]:
    where, how = options.file, aggregate.how
    if name in MODELS[options.table].key:
        yield wrong("mapping_key_counted", where, name=name)
    kind = columns_of(options.table)[name].kind
    if kind not in NUMBERED.get(how, (kind,)):
        yield wrong("mapping_sum_of_text", where, name=name, way=how)
    if how != "sum" and (aggregate.times or aggregate.less):
        yield wrong("mapping_factors_unused", where, name=name, way=how)


def _window_problems(options: FileMapping) -> Iterator[BookError]:
    windows, where = options.windows, options.file
    if windows is None:
        return
    if options.table != WINDOWED:
        yield wrong("mapping_windows", where, table=options.table)
        return
    value = options.aggregate.get("annual_value")
    if value is None or value.how != "sum":
        yield wrong("mapping_windows_value", where)
