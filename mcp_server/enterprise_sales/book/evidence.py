"""What a whole column of text shows about how its dates, numbers and truth values are written.

Nothing is guessed: where every cell can be read in two ways, the answer says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import polars as pl

from enterprise_sales.book.typing_cells import clean_text
from enterprise_sales.book.written import TEXT
from enterprise_sales.book.written_booleans import truths
from enterprise_sales.book.written_dates import days, months, without_time
from enterprise_sales.book.written_numbers import DecimalSign, numbers, spelt

OrderFound = Literal["ymd", "dmy", "mdy", "d/m/yy", "m/d/yy", "ambiguous"] | None


@dataclass(frozen=True)
class DateEvidence:
    """How the dates of a column are written.

    Attributes:
        filled: how many cells are not empty.
        ymd: the share of them, 0 to 1, that can be read with the year first (or a month's name).
        dmy: the share that can be read with the day first, those of `ymd` included.
        mdy: the share that can be read with the month first, those of `ymd` included.
        month: the share that names a month without a day.
        serial: the share that may be a day counted as sheets count them (five digits).
        order: the order that reads the column, as `book.yaml` declares it; `ambiguous` where day
            and month cannot be told apart, or where some cells demand one order and some the
            other; None without dates.
        proved: whether cells that can be read in one order only say so. False where the order
            follows from the full stops between the numbers, with which CLDR knows no language
            that writes the month first.
        unread: the spellings that no order reads, the most frequent first: placeholders.
    """

    filled: int
    ymd: float
    dmy: float
    mdy: float
    month: float
    serial: float
    order: OrderFound
    proved: bool
    unread: tuple[str, ...]


@dataclass(frozen=True)
class NumberEvidence:
    """How the numbers of a column are written.

    Attributes:
        filled: how many cells are not empty.
        share: the share of them, 0 to 1, that can be read with the better decimal sign.
        decimal: the sign; `ambiguous` where cells such as `1,234` leave it open or cells demand
            both; None where no cell has one or where both signs read the same.
        points: how many cells can be read with the point only.
        commas: how many cells can be read with the comma only.
        whole: whether every number read is a whole one.
        percent: the share written with a percent sign.
        currencies: the ISO 4217 codes named beside numbers, in order.
        unread: the spellings that neither sign reads, the most frequent first.
    """

    filled: int
    share: float
    decimal: Literal[".", ",", "ambiguous"] | None
    points: int
    commas: int
    whole: bool
    percent: float
    currencies: tuple[str, ...]
    unread: tuple[str, ...]


@dataclass(frozen=True)
class BooleanEvidence:
    """How far a column says yes or no.

    Attributes:
        filled: how many cells are not empty.
        share: the share of them, 0 to 1, that can be read.
        words: whether words say so, not only 1 and 0, which may as well be numbers.
    """

    filled: int
    share: float
    words: bool


_YEAR_SHORT = r"^[0-9]{1,2} ?[./] ?[0-9]{1,2} ?[./] ?[0-9]{2}\b"
_DOTTED = r"^[0-9]{1,2} ?\."
UNREAD = 5
"""How many of the unreadable spellings are told."""


def date_evidence(column: pl.Series) -> DateEvidence:
    """What a column of text shows when read as dates."""
    cells = _spellings(without_time(column.cast(pl.String)))
    text = cells[TEXT]
    read = cells.with_columns(
        days(text, "ymd").alias("ymd"),
        days(text, "d/m/yy").alias("dmy"),
        days(text, "m/d/yy").alias("mdy"),
        pl.when(text.str.contains(r"^[1-9][0-9]{4}([.,][0-9]+)?$")).then(1).alias("serial"),
    ).with_columns(months(text, "ymd").alias("month"))
    read = read.with_columns(pl.when(pl.col("ymd").is_null()).then("month").alias("month"))
    kinds = ("ymd", "dmy", "mdy", "month", "serial")
    order, proved = _order(read)
    return DateEvidence(
        filled=_total(cells),
        order=order,
        proved=proved,
        unread=_unread(read, kinds),
        **{kind: _share(read, pl.col(kind).is_not_null()) for kind in kinds},
    )


def _order(read: pl.DataFrame) -> tuple[OrderFound, bool]:
    """The order that the cells with the day or month in front demand, and whether they prove it."""
    day, month = pl.col("dmy").is_not_null(), pl.col("mdy").is_not_null()
    front = read.filter(pl.col("ymd").is_null() & (day | month))
    if front.is_empty():
        return ("ymd", True) if read["ymd"].count() else (None, False)
    only_day, only_month = front.select((day & ~month).any(), (month & ~day).any()).row(0)
    short = bool(front[TEXT].str.contains(_YEAR_SHORT).any())
    day_first: OrderFound = "d/m/yy" if short else "dmy"
    if only_day != only_month:
        return (day_first if only_day else "m/d/yy" if short else "mdy"), True
    dotted = front[TEXT].str.contains(_DOTTED).all()
    return (day_first if dotted and not only_month else "ambiguous"), False


def number_evidence(column: pl.Series) -> NumberEvidence:
    """What a column of text shows when read as numbers."""
    cells = _spellings(column)
    read = cells.with_columns(
        numbers(cells[TEXT], ".").alias("."), numbers(cells[TEXT], ",").alias(",")
    )
    point, comma = pl.col(".").is_not_null(), pl.col(",").is_not_null()
    points, commas = _count(read, point & ~comma), _count(read, comma & ~point)
    sign: DecimalSign = "," if commas > points else "."
    units = read.hstack(spelt(cells.select(TEXT), sign)).filter(pl.col(sign).is_not_null())
    return NumberEvidence(
        filled=_total(cells),
        share=_share(read, pl.col(sign).is_not_null()),
        decimal=_decimal(read, points, commas),
        points=points,
        commas=commas,
        whole=bool((units[sign] == units[sign].round()).all()) and not units.is_empty(),
        percent=_count(units, pl.col("percent")) / max(_total(cells), 1),
        currencies=tuple(units["currency"].drop_nulls().unique().sort()),
        unread=_unread(read, (".", ",")),
    )


def _decimal(read: pl.DataFrame, points: int, commas: int) -> Literal[".", ",", "ambiguous"] | None:
    if points and commas:
        return "ambiguous"
    if points or commas:
        return "." if points else ","
    both = read.filter(pl.col(".") != pl.col(","))
    return None if both.is_empty() else "ambiguous"


def boolean_evidence(column: pl.Series) -> BooleanEvidence:
    """What a column of text shows when read as yes and no."""
    cells = _spellings(column)
    read = cells.with_columns(truths(cells[TEXT]).alias("truth"))
    told = read.filter(pl.col("truth").is_not_null())
    words = not told[TEXT].str.contains(r"^[01](\.0)?$").all()
    return BooleanEvidence(_total(cells), _share(read, pl.col("truth").is_not_null()), words)


def _spellings(column: pl.Series) -> pl.DataFrame:
    """Every spelling once, trimmed, and how many cells hold it: `TEXT`, `cells`."""
    cells = pl.DataFrame({TEXT: column}).select(clean_text(TEXT)).drop_nulls()
    return cells.group_by(TEXT).agg(pl.len().alias("cells")).sort(TEXT)


def _total(cells: pl.DataFrame) -> int:
    return int(cells["cells"].sum())


def _count(cells: pl.DataFrame, where: pl.Expr) -> int:
    return _total(cells.filter(where))


def _share(cells: pl.DataFrame, where: pl.Expr) -> float:
    return _count(cells, where) / max(_total(cells), 1)


def _unread(read: pl.DataFrame, kinds: tuple[str, ...]) -> tuple[str, ...]:
    nothing = read.filter(pl.all_horizontal(pl.col(kind).is_null() for kind in kinds))
    return tuple(nothing.sort(["cells", TEXT], descending=[True, False])[TEXT].head(UNREAD))
