"""The report of an import as a person reads it on a terminal."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

SURE = 0.9
"""From here on a confidence is shown in green; presentation only."""


def show(result: dict[str, Any], console: Console) -> None:
    """Print what import_book returned."""
    for file in result["mapping"]:
        _file(file, console)
    if result["tables"]:
        console.print(_rows(result["tables"]))
    for one in result["duplicates"]:
        console.print(Text(f"? {' = '.join(one['names'])}: {one['reason']}"))
    for finding in result["findings"]:
        _finding(finding, console)
    for question in result["questions"]:
        _question(question, console)
    _close(result, console)


def _close(result: dict[str, Any], console: Console) -> None:
    for kind, names in result["changes"].items():
        if names:
            console.print(Text(f"{kind}: {', '.join(names)}"))
    console.print()
    for sentence in result["summary"]:
        console.print(Text(sentence, style="bold"))


def _file(file: dict[str, Any], console: Console) -> None:
    place = f"{file['file']} [{file['sheet']}]" if file["sheet"] else file["file"]
    table = file["table"] or "–"
    console.print(Text(f"\n{place} → {table}", style="bold"))
    console.print(Text(f"  {file['reason']}"))
    if not file["columns"]:
        return
    view = Table(box=None, pad_edge=False, padding=(0, 2), show_edge=False)
    for name in ("column", "becomes", "sure", "because"):
        view.add_column(name, overflow="fold")
    for column in file["columns"]:
        style = "green" if column["confidence"] >= SURE else "yellow"
        view.add_row(
            Text(column["column"]),
            Text(column["target"] or "–"),
            Text(f"{column['confidence']:.0%}", style=style),
            Text(column["reason"]),
        )
    console.print(view)


def _rows(tables: list[dict[str, Any]]) -> Table:
    view = Table(box=None, pad_edge=False, padding=(1, 2, 0, 0), show_edge=False)
    for name in ("table", "file", "rows read", "kept", "left out", "set aside"):
        view.add_column(name, justify="left" if name in ("table", "file") else "right")
    for one in tables:
        counts = (one["rows_read"], one["kept"], one["left_out"], one["set_aside"])
        view.add_row(Text(one["table"]), Text(one["file"]), *(str(count) for count in counts))
    return view


def _finding(finding: dict[str, Any], console: Console) -> None:
    style = {"error": "red", "warning": "yellow"}.get(finding["severity"], "dim")
    console.print(Text(f"\n{finding['where']}: {finding['wrong']}", style=style))
    if finding["excerpt"]:
        console.print(Text(f"  {finding['excerpt']}", style="dim"))
    console.print(Text(f"  {finding['remedy']}"))


def _question(question: dict[str, Any], console: Console) -> None:
    console.print(Text(f"\n? {question['text']}", style="bold"))
    assumed = question["assumed"]
    for candidate in question["candidates"]:
        mark = "*" if candidate == assumed else " "
        console.print(Text(f"  {mark} --answer '{question['id']}={candidate}'"))
