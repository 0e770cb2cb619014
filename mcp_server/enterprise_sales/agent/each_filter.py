"""Which accounts a question is put to: `tier=strategic,health_band=red`, or `all`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from enterprise_sales.playbook.nearest import hint

ALL = "all"
WITHIN = "renewal_within"
LISTED = ("owner", "tier", "health_band")
"""What list_accounts filters by; the values are checked there."""
KEYS = (*LISTED, WITHIN)
MOST_DAYS = 36_500
EXAMPLE = "tier=strategic,health_band=red"


class FilterError(ValueError):
    """A filter that cannot be read, or that fits no account; the message is for people."""


@dataclass(frozen=True)
class Filter:
    """What an account must be like; all of it together.

    Attributes:
        listed: what list_accounts filters by, such as tier → strategic.
        within: at most so many days until the renewal date, and not past it; None: any date.
    """

    listed: Mapping[str, str]
    within: int | None = None

    def __str__(self) -> str:
        """The filter as it may be given again: the same words in one order."""
        parts = [f"{key}={self.listed[key]}" for key in LISTED if key in self.listed]
        days = [] if self.within is None else [f"{WITHIN}={self.within}"]
        return ",".join([*parts, *days]) or ALL


def filter_of(text: str) -> Filter:
    """Read a filter.

    Args:
        text: `all`, or `key=value` with commas between; a comma inside of a value is kept.

    Raises:
        FilterError: an unknown key, one given twice, no value, or no number of days.
    """
    if text.strip().casefold() == ALL:
        return Filter({})
    values: dict[str, str] = {}
    for key, value in _pairs(text):
        if key in values:
            raise _wrong(text, f"{key} is given twice", "give it once")
        values[key] = value
    days = values.pop(WITHIN, None)
    return Filter(values, None if days is None else _days(text, days))


def _pairs(text: str) -> list[tuple[str, str]]:
    """Key and value of each part."""
    parts: list[str] = []
    for piece in text.split(","):
        if "=" in piece or not parts:
            parts.append(piece)
        else:
            parts[-1] = f"{parts[-1]},{piece}"
    return [_pair(text, part) for part in parts]


def _pair(text: str, part: str) -> tuple[str, str]:
    key, equals, value = (each.strip() for each in part.partition("="))
    if not equals:
        what = f"write key=value, such as {EXAMPLE}, or {ALL} for every account"
        raise _wrong(text, "no key and value stand in it", what)
    if key not in KEYS:
        near = hint(key, KEYS)
        raise _wrong(text, f"there is no filter {key!r}", f"correct it{near}")
    if not value:
        raise _wrong(text, f"{key} has no value", f"write it after the sign, such as {EXAMPLE}")
    return key, value


def _days(text: str, days: str) -> int:
    if days.isascii() and days.isdigit() and int(days) <= MOST_DAYS:
        return int(days)
    what = f"write days from 0 to {MOST_DAYS}, such as {WITHIN}=90"
    raise _wrong(text, f"{WITHIN} is no number of days", what)


def _wrong(text: str, wrong: str, remedy: str) -> FilterError:
    known = f"The filters: {', '.join(KEYS)}; or {ALL}."
    return FilterError(f"--each: {wrong}\n  given: {text!r}\n  what to do: {remedy}. {known}")
