"""An ODS sheet says how often a cell or a row is repeated: a few bytes can mean any number."""

from __future__ import annotations

from zipfile import ZipFile

from enterprise_sales.book.readers.markup import attribute, ends_of
from enterprise_sales.book.readers.packed import MOST_CELLS
from enterprise_sales.book.readers.problems import UnreadableFileError

CONTENT = "content.xml"


def check_repeated(archive: ZipFile) -> None:
    """Refuse an ODS of which a sheet spans more cells than can be held.

    Raises:
        UnreadableFileError: `sheet_too_large`.
        SyntaxError: it is not well formed.
    """
    column = columns = row = rows = here = 0
    with archive.open(CONTENT) as stream:
        for name, element in ends_of(
            stream, "table-cell", "covered-table-cell", "table-row", "table"
        ):
            if name == "table":
                columns = row = rows = 0
            elif name == "table-row":
                row += _times(element, "number-rows-repeated")
                rows = row if here else rows
                columns, column, here = max(columns, here), 0, 0
            else:
                column += _times(element, "number-columns-repeated")
                filled = len(element) > 0 or attribute(element, "value-type")
                here = column if filled else here
            if rows * columns > MOST_CELLS or here > MOST_CELLS:
                found = {"columns": str(columns), "rows": str(rows)}
                raise UnreadableFileError("sheet_too_large", **found)


def _times(element: object, name: str) -> int:
    text = attribute(element, name, "1")
    return int(text) if text.isdecimal() and len(text) < 10 else MOST_CELLS
