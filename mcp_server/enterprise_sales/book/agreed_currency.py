"""The currency of an account of which only its rows say in which one they are."""

from __future__ import annotations

import polars as pl

from enterprise_sales.book.cells_of import cells_of
from enterprise_sales.book.currency_names import code_of_currency
from enterprise_sales.book.folder import Contents
from enterprise_sales.book.lookups import look_up
from enterprise_sales.book.mapping import NO_TABLE, FileMapping
from enterprise_sales.book.row_currency import SAID
from enterprise_sales.book.sources import Sources
from enterprise_sales.book.tables import columns_of
from enterprise_sales.book.typing_cells import clean_text

_SCHEMA = {"account_id": pl.String, "currency": pl.String}


def with_agreed_currencies(contents: Contents, accounts: pl.DataFrame) -> pl.DataFrame:
    """Accounts without a currency get the one that all their rows name; others stay without.

    Args:
        contents: the files of the book, which itself names no currency.
        accounts: as read.
    """
    if accounts["currency"].null_count() == 0:
        return accounts
    sources = Sources(contents, {"accounts": accounts})
    named = [_named(contents, options, sources) for options in contents.files]
    found = pl.concat([pl.DataFrame(schema=_SCHEMA), *named]).unique()
    one = (
        found.group_by("account_id")
        .agg(pl.col("currency").unique())
        .filter(pl.col("currency").list.len() == 1)
    )
    agreed = one.select("account_id", pl.col("currency").list.first().alias("_agreed"))
    joined = accounts.join(agreed, on="account_id", how="left", maintain_order="left")
    filled = joined.with_columns(pl.coalesce("currency", "_agreed").alias("currency"))
    return filled.drop("_agreed")


def _named(contents: Contents, options: FileMapping, sources: Sources) -> pl.DataFrame:
    """Account and currency of the rows of a file with amounts; what is no currency is left out."""
    empty = pl.DataFrame(schema=_SCHEMA)
    if options.table in (NO_TABLE, "accounts") or not _of_accounts(options):
        return empty
    cells = cells_of(contents, options).cells
    if cells is None:
        return empty
    linked = look_up(cells, options, sources).cells
    if not {"account_id", SAID} <= set(linked.columns):
        return empty
    rows = linked.select(clean_text("account_id"), clean_text(SAID).alias("currency")).unique()
    codes = pl.Series([code_of_currency(text) if text else None for text in rows["currency"]])
    return rows.with_columns(codes.cast(pl.String).alias("currency")).drop_nulls()


def _of_accounts(options: FileMapping) -> bool:
    return "account_id" in columns_of(options.table)
