"""The currency of every account, and the digits of its minor unit."""

from __future__ import annotations

import polars as pl

from enterprise_sales.book import problems
from enterprise_sales.book.findings import Finding
from enterprise_sales.book.foreign_amounts import CURRENCY
from enterprise_sales.book.money import UNKNOWN_CURRENCY, exponent, is_currency
from enterprise_sales.book.typing_cells import EXPONENT


def account_currencies(
    accounts: pl.DataFrame, book_currency: str | None
) -> tuple[pl.DataFrame, list[pl.DataFrame]]:
    """Accounts with their currency filled: their own, else the book's, else XXX."""
    code = pl.col("currency").str.to_uppercase()
    filled = accounts.with_columns(code.fill_null(book_currency or UNKNOWN_CURRENCY))
    wrong = [name for name in filled["currency"].unique().sort() if not is_currency(name)]
    is_wrong = pl.col("currency").is_in(wrong)
    settled = filled.with_columns(
        pl.when(is_wrong).then(pl.lit(UNKNOWN_CURRENCY)).otherwise("currency").alias("currency")
    )
    absent = accounts.filter(filled["currency"] == UNKNOWN_CURRENCY)
    lost = (("currency_unknown", filled.filter(is_wrong)), ("currency_absent", absent))
    return settled, [
        problems.of_rows(rows, "accounts", "currency", code, left_out=False)
        for code, rows in lost
        if rows.height
    ]


def with_exponent(raw: pl.DataFrame, currencies: pl.DataFrame, book_currency: str) -> pl.DataFrame:
    """The cells with the currency of each row, and the digits of its minor unit."""
    others = set(currencies["currency"].drop_nulls().unique()) - {book_currency}
    if "account_id" not in raw.columns or not others:
        digits = pl.lit(exponent(book_currency), pl.Int64)
        return raw.with_columns(digits.alias(EXPONENT), pl.lit(book_currency).alias(CURRENCY))
    listed = currencies.select("account_id", pl.col("currency").alias(CURRENCY))
    key = pl.col("account_id").cast(pl.String).str.strip_chars()
    joined = raw.with_columns(key).join(listed, on="account_id", how="left", maintain_order="left")
    return _with_digits(joined.with_columns(pl.col(CURRENCY).fill_null(book_currency)))


def one_exponent(currencies: pl.DataFrame, book_currency: str) -> int | None:
    """The digits of the minor unit, where all accounts and the book have the same."""
    codes = {book_currency}
    if "currency" in currencies.columns:
        codes |= {*currencies["currency"].drop_nulls().unique()}
    digits = {exponent(code) for code in codes}
    return digits.pop() if len(digits) == 1 else None


def _with_digits(cells: pl.DataFrame) -> pl.DataFrame:
    codes = [*cells[CURRENCY].unique().sort(), UNKNOWN_CURRENCY]  # without rows, one at least
    digits = {code: exponent(code) for code in codes}
    of_row = pl.col(CURRENCY).replace_strict(digits, return_dtype=pl.Int64)
    return cells.with_columns(of_row.cast(pl.Int64).alias(EXPONENT))


def rate_findings(frames: dict[str, pl.DataFrame], reporting: str) -> list[Finding]:
    """Currencies of accounts that cannot be compared: without a rate, or without a measure."""
    accounts = frames["accounts"]
    used = [code for code in accounts["currency"].unique().sort() if code != UNKNOWN_CURRENCY]
    if reporting == UNKNOWN_CURRENCY:
        values = {"currencies": ", ".join(used)}
        wanting = accounts.filter(pl.col("currency") != UNKNOWN_CURRENCY)
        return [_told(wanting, "reporting_currency_absent", values)] if len(used) > 1 else []
    rates = frames.get("rates")
    rated = {reporting} if rates is None else {reporting, *rates["currency"].str.to_uppercase()}
    return [
        _told(
            accounts.filter(pl.col("currency") == code),
            "rate_absent",
            {"currency": code, "reporting": reporting},
        )
        for code in used
        if code not in rated
    ]


def _told(rows: pl.DataFrame, code: str, values: dict[str, str]) -> Finding:
    return problems.finding_of(rows, code, "accounts", "currency").model_copy(
        update={"values": values}
    )
