"""A document taken apart: its sections, its tables, and what is no plain markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from markdown_it import MarkdownIt
from markdown_it.token import Token

from enterprise_sales.analyses.common import AccountResult
from enterprise_sales.documents import render_document
from enterprise_sales.language import translator

MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
AT = datetime(2026, 6, 30, 9, 15, tzinfo=UTC)
AGENT = "strategic-account-executive"
FORBIDDEN = {"html_block", "html_inline", "image", "link_open", "code_inline", "s_open", "hr"}
RULE = re.compile(r"\|( --- \|)+")
CELL = re.compile(r"(?<!\\)\|")


def document(result: AccountResult, language: str = "ru", agent: str = AGENT) -> str:
    """The document of a result at a fixed time."""
    return render_document(result, translator(language), agent=agent, created_at=AT)


def tokens(text: str) -> list[Token]:
    """All tokens, those inside lines too."""
    found = []
    for token in MARKDOWN.parse(text):
        found += [token, *(token.children or [])]
    return found


@dataclass(frozen=True)
class Heading:
    """A heading: level and words."""

    level: int
    words: str


def headings(text: str) -> list[Heading]:
    """Every heading in its order."""
    parsed = MARKDOWN.parse(text)
    return [
        Heading(int(token.tag[1]), parsed[place + 1].content)
        for place, token in enumerate(parsed)
        if token.type == "heading_open"
    ]


def empty_headings(text: str) -> list[str]:
    """Headings that nothing follows: neither text nor a deeper heading."""
    parsed = MARKDOWN.parse(text)
    found = []
    for place, token in enumerate(parsed):
        if token.type == "heading_open":
            after = parsed[place + 3] if place + 3 < len(parsed) else None
            deeper = after is not None and after.type == "heading_open" and after.tag > token.tag
            if after is None or (after.type == "heading_open" and not deeper):
                found.append(parsed[place + 1].content)
    return found


def uneven_tables(text: str) -> list[str]:
    """Lines of tables with another number of cells than their titles; tables without a row."""
    found = []
    width, rows = 0, 0
    for line in [*text.splitlines(), ""]:
        if not line.startswith("|"):
            found += ["a table without a row"] if width and not rows else []
            width, rows = 0, 0
            continue
        cells = len(CELL.findall(line))
        rows += 1 if width and not RULE.fullmatch(line) else 0
        if width and cells != width:
            found.append(line)
        width = width or cells
    return found


def diagrams(text: str) -> list[str]:
    """The Mermaid diagrams."""
    return [t.content for t in MARKDOWN.parse(text) if t.type == "fence" and t.info == "mermaid"]
