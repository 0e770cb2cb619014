"""The currency of every account, and the digits of its minor unit."""

from __future__ import annotations

import polars as pl

from enterprise_sales.book.findings import Finding
from enterprise_sales.book.money import UNKNOWN_CURRENCY, exponent, is_currency
from enterprise_sales.book.problems import FIRST_ROWS
from enterprise_sales.book.typing_cells import EXPONENT


def account_currencies(
    accounts: pl.DataFrame, book_currency: str | None
) -> tuple[pl.DataFrame, list[Finding]]:
    """Accounts with their currency filled: their own, else the book's, else XXX."""
    code = pl.col("currency").str.to_uppercase()
    filled = accounts.with_columns(code.fill_null(book_currency or UNKNOWN_CURRENCY))
    wrong = [name for name in filled["currency"].unique().sort() if not is_currency(name)]
    unknown = filled.filter(pl.col("currency").is_in(wrong))
    settled = filled.with_columns(
        pl.when(pl.col("currency").is_in(wrong))
        .then(pl.lit(UNKNOWN_CURRENCY))
        .otherwise("currency")
        .alias("currency")
    )
    findings = [_finding(unknown, "currency_unknown")] if unknown.height else []
    absent = filled.filter(pl.col("currency") == UNKNOWN_CURRENCY)
    findings += [_finding(absent, "currency_absent")] if absent.height else []
    return settled, findings


def _finding(rows: pl.DataFrame, code: str) -> Finding:
    return Finding(
        code=code,
        severity="warning",
        file=str(rows["_file"][0]),
        table="accounts",
        column="currency",
        rows=tuple(rows["_row"].head(FIRST_ROWS)),
        count=rows.height,
        excerpt=str(rows["currency"][0]),
    )


def with_exponent(
    raw: pl.DataFrame, currencies: pl.DataFrame, book_currency: str | None
) -> pl.DataFrame:
    """The cells with the digits of the minor unit of each row's currency."""
    codes = [*currencies["currency"].unique().sort(), book_currency or UNKNOWN_CURRENCY]
    digits = {code: exponent(code) for code in codes}
    default = digits[book_currency or UNKNOWN_CURRENCY]
    if "account_id" not in raw.columns:
        return raw.with_columns(pl.lit(default, pl.Int64).alias(EXPONENT))
    listed = currencies.select(
        pl.col("account_id"),
        pl.col("currency").replace_strict(digits, return_dtype=pl.Int64).alias(EXPONENT),
    )
    key = pl.col("account_id").cast(pl.String).str.strip_chars()
    joined = raw.with_columns(key).join(listed, on="account_id", how="left", maintain_order="left")
    return joined.with_columns(pl.col(EXPONENT).fill_null(default))


def rate_findings(frames: dict[str, pl.DataFrame], reporting: str) -> list[Finding]:
    """Currencies of accounts for which no rate to the reporting currency is given."""
    accounts = frames["accounts"]
    rates = frames.get("rates")
    rated = set() if rates is None else set(rates["currency"].str.to_uppercase())
    found = []
    for code in accounts["currency"].unique().sort():
        if code in (reporting, UNKNOWN_CURRENCY) or code in rated:
            continue
        rows = accounts.filter(pl.col("currency") == code)
        finding = _finding(rows, "rate_absent")
        values = {"currency": code, "reporting": reporting}
        found.append(finding.model_copy(update={"values": values}))
    return found
