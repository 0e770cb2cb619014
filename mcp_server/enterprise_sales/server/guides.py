"""The practice guides as resources: read without being let into the file system."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from mcp_types import Resource, TextResourceContents

from enterprise_sales.language import references_dir

ADDRESS = "enterprise-sales://guides/"
MARKDOWN = "text/markdown"


@cache
def guides() -> dict[str, Path]:
    """Address → file, in the order of names."""
    files = sorted(references_dir().glob("*.md"))
    return {f"{ADDRESS}{path.stem}": path for path in files}


def listed_guides() -> list[Resource]:
    """Every guide with its title and its first sentence."""
    return [_listed(address, path) for address, path in guides().items()]


def guide(address: str) -> TextResourceContents:
    """A guide, whole.

    Raises:
        KeyError: no guide has this address.
    """
    text = guides()[address].read_text(encoding="utf-8")
    return TextResourceContents(uri=address, mime_type=MARKDOWN, text=text)


def _listed(address: str, path: Path) -> Resource:
    lines = _lines(path.read_text(encoding="utf-8"))
    return Resource(
        uri=address,
        name=path.stem,
        title=next(lines),
        description=next(lines),
        mime_type=MARKDOWN,
        size=path.stat().st_size,
    )


def _lines(text: str) -> Iterator[str]:
    """The heading, then what follows it."""
    return (line.lstrip("# ") for line in text.splitlines() if line.strip())
