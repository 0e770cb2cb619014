"""Headings, lines and tables of the report of an import."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text


def heading(text: str, console: Console) -> None:
    """The heading of a part, after an empty line."""
    console.print(Text(f"\n{text}", style="bold"))


def line(text: str, console: Console, indent: int = 2, style: str = "") -> None:
    """A line that keeps its indent where it wraps."""
    console.print(Padding.indent(Text(text, style=style), indent))


def table(*heads: str, right: tuple[int, ...]) -> Table:
    """An empty table; the columns of `right` hold numbers."""
    view = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for place, head in enumerate(heads):
        view.add_column(head, overflow="fold", justify="right" if place in right else "left")
    return view
