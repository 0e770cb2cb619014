"""Company names as people say them."""

from __future__ import annotations

import re

_RUSSIAN = "ао оао зао пао нао ооо ип тоо"
_ENGLISH = "inc incorporated corp corporation co company ltd limited llc llp plc holding"
_EUROPEAN = "gmbh ag kg se sa sarl sas srl spa bv nv ab as oy oyj aps"
LEGAL_FORMS = frozenset(f"{_RUSSIAN} {_ENGLISH} {_EUROPEAN}".split())
"""Said on paper, left out in speech; a name made of nothing else keeps them."""


def spoken(name: str) -> tuple[str, ...]:
    """The words of a company name: `АО «Стальгор»` is `стальгор`, and ё is е."""
    words = tuple(re.findall(r"\w+", name.casefold().replace("ё", "е")))
    return tuple(word for word in words if word not in LEGAL_FORMS) or words
