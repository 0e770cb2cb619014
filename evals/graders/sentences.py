"""Sentences of an answer in markdown; a line never runs on into the next."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evals.figures import plain

_END = re.compile(r"(?<=[.!?…])[»”\")]*\s+(?=[«“\"(]?[A-ZА-ЯЁ\d$€£])|;\s")
_ABBREVIATED = re.compile(r"(?:\b[A-ZА-ЯЁ]|\b(?:Inc|Ltd|Co|Corp|Mr|Ms|Mrs|Dr|vs|им|ул))\.$")
_ITEM = re.compile(r"\s*(?:[-+•–]|\d{1,2}[.)])\s")
_HEADING = re.compile(r"\s*#{1,6}\s")


def sentences(text: str) -> Iterator[str]:
    """The sentences, headings, items and rows of tables."""
    for line in plain(_joined(text)).splitlines():
        yield from _of_line(line)


def with_lead(text: str) -> Iterator[tuple[str, str]]:
    """The same, each after the line that announces it, if it is an item.

    Such a line is a heading or ends in a colon; all else has an empty one.
    """
    lead = ""
    for line in plain(_joined(text)).splitlines():
        if not line.strip():
            continue
        item = _ITEM.match(line)
        for sentence in _of_line(line):
            yield lead if item else "", sentence
        if not item:
            lead = line.strip() if _HEADING.match(line) or line.rstrip().endswith(":") else ""


def _joined(text: str) -> str:
    """Lines that an editor broke in the middle of a sentence are one."""
    return re.sub(r"(?<=[^\n|:])\n[ \t]*(?![\s\-+*•–#>|]|\d{1,2}[.)]\s)", " ", text)


def _of_line(line: str) -> Iterator[str]:
    begin = 0
    for end in _END.finditer(line):
        if not _ABBREVIATED.search(line[begin : end.start()]):
            yield line[begin : end.end()].strip()
            begin = end.end()
    if line[begin:].strip():
        yield line[begin:].strip()
