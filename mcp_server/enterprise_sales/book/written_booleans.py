"""Yes and no as English and Russian exports write them."""

from __future__ import annotations

import polars as pl

from enterprise_sales.book.written import TEXT, nothing, plain_spaces, with_rest

TRUE = ("true", "yes", "y", "t", "1", "1.0", "on", "checked", "да", "д", "истина", "вкл", "✓", "✔")
FALSE = ("false", "no", "n", "f", "0", "0.0", "off", "unchecked", "нет", "н", "ложь", "выкл", "✗")
"""A dash and an empty box are left out: they may as well mean that nothing is known."""


def truths(text: pl.Series) -> pl.Series:
    """True or false for trimmed cells; null where neither can be read."""
    return with_rest(text, nothing(text, pl.Boolean()), _truth)


def _truth(rest: pl.DataFrame) -> pl.Series:
    word = plain_spaces(pl.col(TEXT)).str.strip_suffix(".")
    read = pl.when(word.is_in(TRUE)).then(True).when(word.is_in(FALSE)).then(False)
    return rest.select(read).to_series()
