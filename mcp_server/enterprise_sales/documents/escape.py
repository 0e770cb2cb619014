"""Text from outside made harmless: in markdown it reads as it stands and can do nothing.

The rules are those of CommonMark 0.31 (section 2.4, backslash escapes; 2.5, entities) and of
GitHub's tables and strikethrough. Every text becomes one line, so that only its beginning can
start a block.
"""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup

_HIDDEN = re.compile(
    "[\\x00-\\x1f\\x7f-\\x9f\\xad\\u061c\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e"
    "\\u2060-\\u206f\\ufeff\\ufff0-\\ufffb\\ufffe\\uffff\\U000e0000-\\U000e0fff]"
)
"""What shows nothing or turns the reading direction; the two joiners stay, scripts need them."""
_SURROGATE = re.compile("[\\ud800-\\udfff]")
_ANYWHERE = re.compile(r"[\\`*\[\]|~]|\$(?=\$)|(?<=\$)\$|(?<=\s)#(?=#*$)")
"""Signs of emphasis, code, links, cells, strikethrough, display formulas; the end of a heading."""
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_BLOCK_START = re.compile(r"(?:[#=:>]|[-+](?=[\s-]|$)|\d+(?=[.)](?:\s|$)))")
_KEPT = 4096
"""Texts that are kept: a document says the same words in many cells, and so does the next one."""
_DIAGRAM_SIGNS = re.compile(r"[:;#%{}<>\"`\\\[\]|]+")
_DIAGRAM_WORD = re.compile(
    r"(acc(descr|title)|axisformat|call|click|dateformat|excludes|gantt|href|includes"
    r"|inclusiveenddates|section|tickinterval|title|todaymarker|topaxis|weekday|weekend)\b",
    re.IGNORECASE,
)
"""Words that begin a statement of a Mermaid gantt."""


def one_line(text: str) -> str:
    """The text on one line, without hidden characters, each run of white space as one space."""
    plain = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
    return " ".join(_HIDDEN.sub("", _spaced(plain)).split(" ")).strip()


def _spaced(text: str) -> str:
    """White space as spaces, but for the no-break spaces that numbers are written with."""
    return re.sub(r"[^\S\u00a0\u202f]+", " ", text)


def inline(text: str) -> Markup:
    """Text for a paragraph, a heading or a list item, wherever in the line it stands.

    What is `Markup` already passes as it is: it was made here or stands in a template.
    """
    return text if isinstance(text, Markup) else _inline(text)


@lru_cache(maxsize=_KEPT)
def _inline(text: str) -> Markup:
    found, start = _cell(text), _BLOCK_START.match(one_line(text))
    return Markup(_escaped_start(found, start.group())) if start else found  # noqa: S704


def cell(text: str) -> Markup:
    """Text for a cell of a table, which no line begins with."""
    return text if isinstance(text, Markup) else _cell(text)


@lru_cache(maxsize=_KEPT)
def _cell(text: str) -> Markup:
    found = _ENTITY.sub("&amp;", one_line(text))
    found = _ANYWHERE.sub(lambda sign: f"\\{sign.group()}", found)
    return Markup(_TAG.sub("&lt;", _UNDERSCORE.sub(r"\_", found)))  # noqa: S704


def _escaped_start(found: str, start: str) -> str:
    r"""`# a` as `\# a`, `1. a` as `1\. a`."""
    return f"{start}\\{found[len(start) :]}" if start.isdigit() else f"\\{found}"


def diagram_label(text: str) -> str:
    """Text for a label of a Mermaid gantt, without the signs and first words it would read."""
    plain = " ".join(_DIAGRAM_SIGNS.sub(" ", one_line(text)).split())
    return f"· {plain}".strip() if _DIAGRAM_WORD.match(plain) or not plain else plain
