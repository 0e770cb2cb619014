"""Names found in what people write: competitors, business units, products."""

from __future__ import annotations

import re
from functools import cache


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """The name as a whole word; a Russian one also with the ending of another case."""
    ending = "[а-яё]{0,3}" if re.search("[а-яё]$", name, re.IGNORECASE) else ""
    return re.compile(rf"(?<!\w){re.escape(name)}{ending}(?!\w)", re.IGNORECASE)


def mentions(text: str | None, name: str) -> bool:
    """Whether a text names something: `Тендер-Потоком` names `Тендер-Поток`."""
    return bool(text and name.strip() and _pattern(name.strip()).search(text))


def same_name(one: str | None, other: str) -> bool:
    """Whether two spellings are the same name, whatever their capitals and quotes."""
    return one is not None and _plain(one) == _plain(other)


def _plain(name: str) -> str:
    return re.sub(r"[\s«»\"'“”]+", " ", name).strip().casefold()
