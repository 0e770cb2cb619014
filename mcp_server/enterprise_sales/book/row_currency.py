"""A row that says that it is in another currency than its account is not used.

Every amount of an account stands in the currency of the account, so that a rate cannot mend it.
"""

from __future__ import annotations

from collections.abc import Collection

import polars as pl

from enterprise_sales.book import problems
from enterprise_sales.book.currency_names import codes_of_currency
from enterprise_sales.book.foreign_amounts import CURRENCY
from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.money import UNKNOWN_CURRENCY
from enterprise_sales.book.tables import columns_of
from enterprise_sales.book.typing_cells import clean_text

OWN = "currency"
"""A file's own column of this name is obeyed without being declared."""
SAID = "_said_currency"
"""Column with the currency that the row itself names."""
_CODES = "_codes"


def has_amounts(table: str) -> bool:
    """Whether a table holds money."""
    return any(column.kind == "money" for column in columns_of(table).values())


def said_in(options: FileMapping, names: Collection[str]) -> str | None:
    """The file's column that says in which currency a row's amounts are; None without amounts.

    Args:
        options: the entry of the file.
        names: the columns of the file.
    """
    if options.currency is not None:
        return options.currency if options.currency in names else None
    columns = columns_of(options.table)
    money = has_amounts(options.table)
    spoken_of = {*columns, *options.columns, *options.ignore}
    return OWN if money and OWN in names and OWN not in spoken_of else None


def filled_by(options: FileMapping, target: str) -> str:
    """The column that a lookup fills: that of the row's currency where the table has none."""
    return SAID if target == OWN and OWN not in columns_of(options.table) else target


def in_currency_of_account(
    raw: pl.DataFrame, options: FileMapping
) -> tuple[pl.DataFrame, list[pl.DataFrame]]:
    """The rows whose own currency is that of their account, and the problems of the others.

    A row with an empty cell is in the currency of its account.

    Args:
        raw: cells with `SAID` where the file has such a column, and `CURRENCY`.
        options: the entry of the file.
    """
    if SAID not in raw.columns or CURRENCY not in raw.columns:
        return raw, []
    said = raw.with_columns(clean_text(SAID).alias(SAID))
    texts = said[SAID].drop_nulls().unique()
    codes = [list(codes_of_currency(text)) for text in texts]
    read = said.join(
        pl.DataFrame({SAID: texts, _CODES: pl.Series(codes, dtype=pl.List(pl.String))}),
        on=SAID,
        how="left",
        maintain_order="left",
    )
    named = pl.col(SAID).is_not_null()
    strange = named & (pl.col(_CODES).list.len() == 0)
    unsettled = named & ~strange & (pl.col(CURRENCY) == UNKNOWN_CURRENCY)
    same = pl.col(_CODES).list.contains(pl.col(CURRENCY))
    differs = named & ~strange & ~unsettled & ~same
    lost = (
        ("row_currency_unknown", strange),
        ("row_currency_unsettled", unsettled),
        ("row_currency_differs", differs),
    )
    found = [_told(read.filter(rows), options, code) for code, rows in lost]
    sound = read.filter(~(strange | unsettled | differs).fill_null(value=False))
    return sound.drop(SAID, _CODES), [rows for rows in found if rows.height]


def _told(rows: pl.DataFrame, options: FileMapping, code: str) -> pl.DataFrame:
    kept_in = ", ".join(rows[CURRENCY].unique().sort())
    return problems.of_rows(
        rows,
        options.table,
        options.currency or OWN,
        code,
        left_out=True,
        target=kept_in,
        excerpt=pl.col(SAID),
    )
