"""What `book.yaml` says about how columns are written must concern columns of that kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from enterprise_sales.book.findings import BookError
from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.mapping_places import unknown_columns, wrong
from enterprise_sales.book.row_currency import has_amounts
from enterprise_sales.book.tables import columns_of

DATES, NUMBERS = ("date", "month"), ("money", "decimal", "integer")


def written_problems(options: FileMapping) -> Iterator[BookError]:
    """Orders of dates of columns that are no dates, decimal signs of those that are no numbers."""
    yield from _of_other_kinds(options, options.date_orders, DATES, "mapping_no_date")
    yield from _of_other_kinds(options, options.decimals, NUMBERS, "mapping_no_number")
    if options.currency is not None and not has_amounts(options.table):
        yield wrong("mapping_no_amount", options.file, table=options.table)


def _of_other_kinds(
    options: FileMapping, columns: Iterable[str], kinds: tuple[str, ...], code: str
) -> Iterator[BookError]:
    yield from unknown_columns(options.file, options.table, columns)
    for name in columns:
        if columns_of(options.table)[name].kind not in kinds:
            yield wrong(code, options.file, name=name)
