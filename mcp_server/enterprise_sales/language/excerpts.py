"""The beginning of a long text."""

from __future__ import annotations

import textwrap

CUT = "…"


def first_words(text: str, width: int) -> str:
    """The text on one line of at most `width` characters, cut after a word and so marked.

    Where the next word is so long that half of the line would stay empty, that word is cut.
    """
    line = " ".join(text.split())
    short = textwrap.shorten(line, width, placeholder=f" {CUT}")
    if len(line) <= width or 2 * len(short) >= width:
        return short
    return f"{line[: width - 1]}{CUT}"
