"""Every column of the files with what it becomes and why, for who asks for details."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from enterprise_sales.cli.import_files import place_of
from enterprise_sales.cli.import_lines import heading, line, table
from enterprise_sales.intake.short import needs_a_look
from enterprise_sales.language import Translator


def columns_of_files(mapping: Sequence[dict[str, Any]], console: Console, t: Translator) -> None:
    """The tables of every file, column by column; what is left aside stands with the first one."""
    seen: set[str] = set()
    for file in mapping:
        if file["table"] and file["columns"]:
            place = place_of(file)
            heading(f"{place} → {file['table']}", console)
            _columns(file, console, t, first=place not in seen)
            seen.add(place)


def _columns(file: dict[str, Any], console: Console, t: Translator, *, first: bool) -> None:
    line(file["reason"], console)
    taken = [column for column in file["columns"] if column["target"]]
    if taken:
        console.print(Padding.indent(_taken(taken, t), 2))
    for told in _left_aside(file["columns"], t) if first else ():
        line(told, console)


def _taken(taken: list[dict[str, Any]], t: Translator) -> Table:
    heads = (t.text("Column"), t.text("Becomes"), t.text("Sure"), t.text("Why"))
    view = table(*heads, right=(2,))
    for column in taken:
        unsure = needs_a_look(column["confidence"], column["target"], column["candidates"])
        style = "yellow" if unsure else "green"
        sure = Text(t.percent(100 * column["confidence"], 0), style=style)
        view.add_row(Text(column["column"]), Text(column["target"]), sure, Text(column["reason"]))
    return view


def _left_aside(columns: list[dict[str, Any]], t: Translator) -> Iterator[str]:
    """The columns that nothing is made of, those of one reason together."""
    names = defaultdict(list)
    for column in columns:
        if not column["target"]:
            names[column["reason"]].append(column["column"].strip())
    for reason, found in names.items():
        yield t.text("Left aside ({reason}): {names}", reason=reason, names=", ".join(found))
