"""The files of an import: what each is read as, and what became of its rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from enterprise_sales.cli.import_lines import heading, line, table
from enterprise_sales.language import Translator

ALWAYS = ("rows_read", "kept", "left_out")
COUNTS = ("rows_read", "kept", "merged", "set_aside", "left_out")
Found = dict[str, Any]


def show_files(result: Found, console: Console, t: Translator) -> None:
    """A line for each table that a file fills, then the files that fill none."""
    rows = [*_rows(result["mapping"], result["tables"])]
    if rows:
        _table(rows, console, t)
    for reason, names in _left_aside(result["mapping"]).items():
        line(
            t.text("Left aside ({reason}): {names}", reason=reason, names=", ".join(names)), console
        )


def place_of(file: Found) -> str:
    """The file, and its sheet where it has several."""
    return f"{file['file']} [{file['sheet']}]" if file["sheet"] else str(file["file"])


def _table(rows: Sequence[tuple[str, str, Found]], console: Console, t: Translator) -> None:
    """Read = kept + merged + set aside + left out; a count that is nowhere is not shown."""
    heads = {
        "rows_read": t.text("In file"),
        "kept": t.text("Kept"),
        "merged": t.text("Merged"),
        "set_aside": t.text("Set aside"),
        "left_out": t.text("Left out"),
    }
    shown = [name for name in COUNTS if name in ALWAYS or any(one.get(name) for *_, one in rows)]
    right = tuple(range(2, 2 + len(shown)))
    view = table(t.text("File"), t.text("Read as"), *(heads[one] for one in shown), right=right)
    before = ""
    for place, words, counts in rows:
        numbers = [t.number(counts[name]) if counts else "" for name in shown]
        if place == before:
            numbers[0] = ""  # the same rows, told already
        view.add_row(Text("" if place == before else place), Text(words), *numbers)
        before = place
    heading(t.text("Files and their rows"), console)
    console.print(Padding.indent(view, 2))


def _rows(mapping: Sequence[Found], counted: Sequence[Found]) -> Iterator[tuple[str, str, Found]]:
    """Place, table with the vendor, and counts: none where no book could be read."""
    told: dict[tuple[str, str], Found] = {}
    for one in mapping:
        if one["table"]:
            key = one["file"], one["table"]
            told[key] = {**one, "sheet": None} if key in told else one
    counts = {(one["file"], one["table"]): one for one in counted}
    for key in sorted({*told, *counts}):
        own = told.get(key)
        vendor = f" ({own['vendor']})" if own and own["vendor"] else ""
        yield (place_of(own) if own else key[0]), f"{key[1]}{vendor}", counts.get(key, {})


def _left_aside(mapping: Iterable[Found]) -> dict[str, list[str]]:
    """Reason → the files and sheets that become no table for it."""
    found: dict[str, list[str]] = defaultdict(list)
    for one in mapping:
        if not one["table"] and not one["kept"]:
            found[one["reason"]].append(place_of(one))
    return found
