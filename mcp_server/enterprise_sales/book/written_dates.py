"""Days and months as people and machines write them.

The order of day and month is always declared, never guessed. A year of four digits in front, a
month by its name and the compact `20260312` are read in any order, because they leave no doubt. A
year of two digits is read only where `d/m/yy` or `m/d/yy` is declared, and then stands last (70–99
are of the 1900s). The time of day is dropped: the day is the one written. Years
before 1900 are refused: `0001-01-01` is how databases write that there is no date.
"""

from __future__ import annotations

from functools import partial
from typing import Literal

import polars as pl

from enterprise_sales.book.month_names import months as month_names
from enterprise_sales.book.written import TEXT, nothing, plain_spaces, with_rest

DateOrder = Literal["ymd", "dmy", "mdy", "d/m/yy", "m/d/yy", "excel"]
"""What stands in front; with `yy` the year may have two digits.

`excel` is the number of days since 30 December 1899, as a sheet stores a date.
"""

YEAR = r"(?:19|[2-9][0-9])[0-9]{2}"
TIME = (
    r"(?:(?:[Tt ]|, ?) *[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?(?: ?[AaPp]\.?[Mm]\.?)?"
    r"(?: ?(?:[Zz]|UTC|utc|GMT|gmt)?(?:[+-][0-9]{2}:?(?:[0-9]{2})?)?)?)?"
)
_SPLIT = "[-/.]"
_TWO = "[0-9]{1,2}"
_PLAIN = rf"^({YEAR}{_SPLIT}{_TWO}{_SPLIT}{_TWO}|{_TWO}{_SPLIT}{_TWO}{_SPLIT}{YEAR}){TIME}$"
_FORMATS = {
    "ymd": ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d"),
    "dmy": ("%d.%m.%Y", "%d/%m/%Y", "%d-%m-%Y"),
    "mdy": ("%m/%d/%Y", "%m-%d-%Y", "%m.%d.%Y"),
    "d/m/yy": ("%d.%m.%Y", "%d/%m/%Y", "%d-%m-%Y"),
    "m/d/yy": ("%m/%d/%Y", "%m-%d-%Y", "%m.%d.%Y"),
    "excel": (),
}
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]* |(?:пн|вт|ср|чт|пт|сб|вс)[.,]* )?"
_NAME = r"([a-zа-я]{3,})\.?"
_GAP = r"[-/., ]*"
_NAMED = (
    rf"^{_WEEKDAY}(?P<d>{_TWO})(?:st|nd|rd|th)?\.?{_GAP}{_NAME.replace('(', '(?P<m>', 1)}{_GAP}"
    rf"(?P<y>{YEAR}|[0-9]{{2}})(?: ?г\.?| года)?{TIME}$"
)
_NAME_FIRST = (
    rf"^{_WEEKDAY}{_NAME.replace('(', '(?P<m>', 1)}[-/. ]*(?P<d>{_TWO})(?:st|nd|rd|th)?[-/, ]* ?"
    rf"(?P<y>{YEAR}){TIME}$"
)
_YEAR_NAME = rf"^(?P<y>{YEAR}){_GAP}{_NAME.replace('(', '(?P<m>', 1)}{_GAP}(?P<d>{_TWO})$"
_COMPACT = r"^(?P<y>(?:19|20)[0-9]{2})(?P<m>[0-9]{2})(?P<d>[0-9]{2})(?:t?[0-9]{6}z?)?$"
_SHORT = {
    "d/m/yy": rf"^(?P<d>{_TWO})[./](?P<m>{_TWO})[./](?P<y>[0-9]{{2}}){TIME}$",
    "m/d/yy": rf"^(?P<m>{_TWO})[./](?P<d>{_TWO})[./](?P<y>[0-9]{{2}}){TIME}$",
}
_SERIAL = r"^([1-9][0-9]{4})(?:[.,][0-9]+)?$"
_MONTHS = (
    rf"^(?P<y>{YEAR})[-/. ](?P<m>{_TWO})$",
    rf"^(?P<m>{_TWO})[-/. ](?P<y>{YEAR})$",
    rf"^{_NAME.replace('(', '(?P<m>', 1)}[-/.,' ]*(?P<y>{YEAR}|[0-9]{{2}})$",
    rf"^(?P<y>{YEAR}){_GAP}{_NAME.replace('(', '(?P<m>', 1)}$",
    r"^(?P<y>(?:19|20)[0-9]{2})(?P<m>0[1-9]|1[0-2])$",
)


def days(text: pl.Series, order: DateOrder) -> pl.Series:
    """The days that stand in trimmed cells; null where none can be read in this order."""
    spelt = without_time(text)
    read = pl.DataFrame({TEXT: spelt}).select(_plain(pl.col(TEXT), order)).to_series()
    return with_rest(spelt, read.alias(text.name), lambda rest: _rarer(rest, order))


def without_time(text: pl.Series) -> pl.Series:
    """The cells with the time of day cut off behind a date in digits."""
    bare = text.str.extract(_PLAIN)
    return bare.zip_with(bare.is_not_null(), text)


def months(text: pl.Series, order: DateOrder) -> pl.Series:
    """The first days of the months that stand in trimmed cells, whole dates included."""
    bare = text.str.extract(rf"^({YEAR}-[0-9]{{2}})$") + "-01"
    read = bare.str.to_date("%Y-%m-%d", strict=False).alias(text.name)
    read = with_rest(text, read, lambda rest: days(rest[TEXT], order).dt.month_start())
    return with_rest(text, read, _rarer_months)


def _plain(text: pl.Expr, order: DateOrder) -> pl.Expr:
    bare = text.str.extract(_PLAIN)
    forms = dict.fromkeys((*_FORMATS["ymd"], *_FORMATS[order]))
    return pl.coalesce(bare.str.to_date(form, strict=False) for form in forms)


def _rarer(rest: pl.DataFrame, order: DateOrder) -> pl.Series:
    text = _spelt(rest)
    forms = [
        _NAMED,
        _NAME_FIRST,
        _YEAR_NAME,
        _COMPACT,
        *([_SHORT[order]] if order in _SHORT else []),
    ]
    found = text.select(_plain(pl.col(TEXT), order)).to_series()
    for form in forms:
        found = with_rest(text[TEXT], found, partial(_day, form=form))
    return with_rest(text[TEXT], found, _serial) if order == "excel" else found


def _rarer_months(rest: pl.DataFrame) -> pl.Series:
    text = _spelt(rest)
    found = nothing(text[TEXT], pl.Date())
    for form in _MONTHS:
        found = with_rest(text[TEXT], found, partial(_day, form=form))
    return found


def _spelt(rest: pl.DataFrame) -> pl.DataFrame:
    close = plain_spaces(pl.col(TEXT)).str.replace_all(" ?([-/.]) ?", "$1")
    return rest.select(close.str.replace("(?: ?г\\.?| года)$", ""))


def _day(rest: pl.DataFrame, form: str) -> pl.Series:
    """The day that `form` finds: `y`, `m` (number or name) and, unless the first, `d`."""
    hits = rest.with_columns(pl.when(pl.col(TEXT).str.contains(form)).then(TEXT))
    if hits[TEXT].null_count() == hits.height:
        return hits[TEXT].cast(pl.Date)
    part = pl.col(TEXT).str.extract_groups(form).struct
    year, month = part.field("y"), part.field("m")
    named = month.replace_strict(month_names(), default=None, return_dtype=pl.String)
    number = pl.when(month.str.contains("^[0-9]+$")).then(month).otherwise(named)
    day = part.field("d") if "(?P<d>" in form else pl.lit("1")
    whole = pl.concat_str([year, number, day], separator="-")
    full = whole.str.to_date("%Y-%m-%d", strict=False)
    short = whole.str.to_date("%y-%m-%d", strict=False)
    return hits.select(pl.when(year.str.len_bytes() == 2).then(short).otherwise(full)).to_series()


def _serial(rest: pl.DataFrame) -> pl.Series:
    number = pl.col(TEXT).str.extract(_SERIAL).cast(pl.Int64, strict=False)
    return rest.select(pl.date(1899, 12, 30) + pl.duration(days=number)).to_series()
