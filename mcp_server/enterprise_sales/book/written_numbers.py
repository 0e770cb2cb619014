"""Numbers and amounts as people and machines write them.

The decimal sign is declared, and what stands for thousands follows from it: a blank or an
apostrophe in any case, else the other one of `.` and `,`, always in groups of three digits (or as
India writes them, 12,34,567). A group of another length is refused, because it may be a decimal
part in the other sign. Minus stands in front, behind, or is written as parentheses.
"""

from __future__ import annotations

from typing import Literal

import polars as pl

from enterprise_sales.book.amount_words import Unit, unit_beside
from enterprise_sales.book.written import TEXT, nothing, plain_spaces, with_rest

DecimalSign = Literal[".", ","]

EXACT = pl.Decimal(38, 6)
LARGEST_AMOUNT = 10**15
"""In minor units; sums of larger ones would not fit the integers of the engines."""
_MINUS, _APOSTROPHE = "[−–‒‑﹣－]", "[’‘ʼ`´＇]"
_BEFORE = r"[\p{L}\p{Sc}][\p{L}\p{Sc}.]*(?: \p{Sc})?"
_AFTER = r"[\p{L}\p{Sc}][\p{L}\p{Sc}. ]*"


def numbers(text: pl.Series, decimal: DecimalSign) -> pl.Series:
    """The numbers in trimmed cells; `45 %` is 45. Null where none can be read."""
    read = _plain(text, decimal).cast(pl.Float64, strict=False)
    finite = read.set(~read.is_finite(), None)
    return with_rest(text, finite, lambda rest: _number(spelt(rest, decimal)))


def amounts(text: pl.Series, decimal: DecimalSign) -> pl.Series:
    """The amounts in trimmed cells, exact to six digits behind the point.

    A percentage is no amount, nor is `1.2E+06`, whose last digits are lost.
    """
    read = _plain(text, decimal).cast(EXACT, strict=False)
    return with_rest(text, read, lambda rest: _amount(spelt(rest, decimal)))


def currencies_named(text: pl.Series, decimal: DecimalSign) -> pl.Series:
    """The ISO 4217 codes that trimmed cells may mean beside a number, blanks between; else null."""
    worded = text.set(~text.str.contains(r"[\p{L}\p{Sc}]"), None)
    return with_rest(worded, nothing(text, pl.String()), lambda rest: _meant(spelt(rest, decimal)))


def _meant(found: pl.DataFrame) -> pl.Series:
    return found.select(pl.when(pl.col("digits").is_not_null()).then("meant")).to_series()


def spelt(rest: pl.DataFrame, decimal: DecimalSign) -> pl.DataFrame:
    """What stands in each cell of the column `TEXT`, row by row.

    Returns:
        `digits` (null where the cell as a whole is no number), `scale` (by which they are
        multiplied), `currency` (ISO 4217 code where one is named), `meant` (all codes that its sign
        may stand for), `percent` and `power` (whether they are written so).
    """
    text = plain_spaces(pl.col(TEXT)).str.replace_all(_MINUS, "-").str.replace_all(_APOSTROPHE, "'")
    form = _spelling(decimal)
    hits = rest.select(text).select(pl.when(pl.col(TEXT).str.contains(form)).then(TEXT))
    parts = hits.select(pl.col(TEXT).str.extract_groups(form).alias("part")).unnest("part")
    parts = parts.with_columns(pl.all().fill_null(""))
    meant = parts.join(_units(parts), on=["before", "after"], how="left", maintain_order="left")
    return meant.select(
        pl.when(_sound()).then(_digits()).alias("digits"),
        "scale",
        "currency",
        "meant",
        pl.col("percent", "power") != "",
    )


def _plain(text: pl.Series, decimal: DecimalSign) -> pl.Series:
    """Digits with at most one decimal sign, which becomes a point; null elsewhere."""
    plain = text.set(~text.str.contains(_plain_form(decimal)), None)
    return plain if decimal == "." else plain.str.replace(",", ".", literal=True)


def _plain_form(decimal: DecimalSign) -> str:
    return rf"^[-+]?[0-9]*\{decimal}?[0-9]+$"


def _number(found: pl.DataFrame) -> pl.Series:
    value = pl.col("digits").cast(pl.Float64, strict=False) * pl.col("scale")
    return found.select(pl.when(value.is_finite()).then(value)).to_series()


def _amount(found: pl.DataFrame) -> pl.Series:
    plain = pl.when(~pl.col("percent") & ~pl.col("power")).then(pl.col("digits"))
    exact = plain.cast(EXACT, strict=False)
    bounded = pl.when(exact.abs() <= LARGEST_AMOUNT).then(exact)
    scale = pl.col("scale").cast(pl.Decimal(38, 0))
    return found.select((bounded * scale).cast(EXACT)).to_series()


def _spelling(decimal: DecimalSign) -> str:
    group, point = (",", r"\.") if decimal == "." else (r"\.", ",")
    alike = "|".join(rf"[1-9][0-9]{{0,2}}(?:{sign}[0-9]{{3}})+" for sign in (" ", "'", group))
    india = rf"[1-9][0-9]?(?:{group}[0-9]{{2}})+{group}[0-9]{{3}}"
    return (
        rf"^(?P<open>\()? ?(?P<front>[-+])? ?(?P<before>{_BEFORE})? ?(?P<sign>[-+])? ?"
        rf"(?P<whole>{alike}|{india}|[0-9]+)?(?:{point}(?P<part>[0-9]+))?"
        rf"(?P<power>e[-+]?[0-9]{{1,3}})? ?(?P<percent>%)?(?P<after>{_AFTER})?"
        r"(?P<behind>-)? ?(?P<close>\))?$"
    )


def _units(parts: pl.DataFrame) -> pl.DataFrame:
    """The words that stand before and after, and their scale and currency; only those known."""
    pairs = parts.select("before", "after").unique()
    units = [unit_beside(*pair) for pair in pairs.iter_rows()]
    return pairs.with_columns(
        pl.Series("scale", [unit and unit.scale for unit in units], pl.Int64),
        pl.Series("currency", [unit and unit.currency for unit in units], pl.String),
        pl.Series("meant", [_codes(unit) for unit in units], pl.String),
    ).filter(pl.col("scale").is_not_null())


def _codes(unit: Unit | None) -> str | None:
    return " ".join((unit.currency, *unit.others)) if unit and unit.currency else None


def _sound() -> pl.Expr:
    """Words with a meaning, digits, at most one minus, and parentheses that close."""
    minus = pl.sum_horizontal(pl.col(name) != "" for name in ("front", "sign", "behind", "open"))
    digits = (pl.col("whole") + pl.col("part")) != ""
    closed = (pl.col("open") != "") == (pl.col("close") != "")
    return pl.col("scale").is_not_null() & digits & closed & (minus <= 1)


def _digits() -> pl.Expr:
    negative = (pl.col("front") + pl.col("sign") + pl.col("behind")).str.contains("-", literal=True)
    minus = pl.when(negative | (pl.col("open") != "")).then(pl.lit("-")).otherwise(pl.lit(""))
    whole = pl.col("whole").str.replace_all("[^0-9]", "")
    return minus + pl.lit("0") + whole + pl.lit(".") + pl.col("part") + pl.col("power")
