"""The report of an import as a person reads it on a terminal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from enterprise_sales.cli.import_questions import show_question
from enterprise_sales.intake.staging import WRONG_ANSWERS
from enterprise_sales.language import N_, Translator

FIRST = 3
"""Places to fill that are shown; presentation only."""
SURE = 0.9
"""From here on a confidence is shown in green; presentation only."""
ALWAYS = ("rows_read", "kept", "left_out")
STYLES = {"error": "red", "warning": "yellow"}
CHANGES = {
    "added": N_("Added: {names}"),
    "replaced": N_("Replaced: {names}"),
    "unchanged": N_("Unchanged: {names}"),
    "removed": N_("Removed: {names}"),
}
PLANNED = {
    "added": N_("Would be added: {names}"),
    "replaced": N_("Would be replaced: {names}"),
    "unchanged": N_("Unchanged: {names}"),
    "removed": N_("Would be removed: {names}"),
}


def show(
    result: dict[str, Any], console: Console, t: Translator, place: Callable[[str], str]
) -> None:
    """Print what import_book returned: first what somebody has to see to, last what is next.

    Args:
        result: of the tool.
        console: where it is printed.
        t: the language of the words.
        place: a path of the outputs folder → the one that leads there from where the user is.
    """
    found = result["findings"]
    wrong = wrong_answers(found)
    tell_wrong_answers(found, console, t)
    _questions(result["questions"], console, t)
    lost = [one for one in found if one["left_out"]]
    _findings(t.text("Rows left out"), lost, console)
    _mapping(result["mapping"], console, t)
    if result["tables"]:
        _heading(t.text("Rows by file"), console)
        console.print(Padding.indent(_rows(result["tables"], t), 2))
    _duplicates(result["duplicates"], console, t)
    others = [one for one in found if one not in lost and one not in wrong]
    _findings(t.text("What was noticed"), others, console)
    _quality(result["quality"], console, t, place)
    _close(result, console, t)


def wrong_answers(found: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The findings about answers that answer nothing."""
    return [one for one in found if one["code"] in WRONG_ANSWERS]


def tell_wrong_answers(found: Sequence[dict[str, Any]], console: Console, t: Translator) -> None:
    """Say which answers answer nothing, and why."""
    _findings(t.text("Answers that were not understood"), wrong_answers(found), console)


def _questions(questions: Sequence[dict[str, Any]], console: Console, t: Translator) -> None:
    if questions:
        _heading(t.text("Questions"), console)
    for question in questions:
        show_question(question, console, t)


def _mapping(mapping: Sequence[dict[str, Any]], console: Console, t: Translator) -> None:
    seen: set[tuple[str, str | None]] = set()
    for file in mapping:
        place = (file["file"], file["sheet"])
        _file(file, console, t, first=place not in seen)
        seen.add(place)


def _heading(text: str, console: Console) -> None:
    console.print(Text(f"\n{text}", style="bold"))


def _line(text: str, console: Console, indent: int = 2, style: str = "") -> None:
    """A line that keeps its indent where it wraps."""
    console.print(Padding.indent(Text(text, style=style), indent))


def _close(result: dict[str, Any], console: Console, t: Translator) -> None:
    words = CHANGES if result["applied"] else PLANNED
    console.print()
    for kind, names in result["changes"].items():
        if names:
            console.print(Text(t.text(words[kind], names=", ".join(names))))
    for sentence in result["summary"]:
        console.print(Text(sentence, style="bold"))


def _file(file: dict[str, Any], console: Console, t: Translator, *, first: bool) -> None:
    """One table of a file; what is left aside is told with the first one alone."""
    place = f"{file['file']} [{file['sheet']}]" if file["sheet"] else file["file"]
    table = file["table"] or ("" if file["kept"] else t.text("left aside"))
    _heading(f"{place} → {table}" if table else place, console)
    _line(file["reason"], console)
    taken = [column for column in file["columns"] if column["target"]]
    if file["table"] and taken:
        console.print(Padding.indent(_columns(taken, t), 2))
        for line in _left_aside(file["columns"], t) if first else ():
            _line(line, console)


def _columns(taken: list[dict[str, Any]], t: Translator) -> Table:
    heads = (t.text("Column"), t.text("Becomes"), t.text("Sure"), t.text("Why"))
    view = _table(*heads, right=(2,))
    for column in taken:
        style = "green" if column["confidence"] >= SURE else "yellow"
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


def _rows(tables: list[dict[str, Any]], t: Translator) -> Table:
    """Read = kept + merged + set aside + left out; a count that is nowhere is not shown."""
    heads = {
        "rows_read": t.text("In file"),
        "kept": t.text("Kept"),
        "merged": t.text("Merged"),
        "set_aside": t.text("Set aside"),
        "left_out": t.text("Left out"),
    }
    shown = [name for name in heads if name in ALWAYS or any(one[name] for one in tables)]
    right = tuple(range(2, 2 + len(shown)))
    view = _table(t.text("Table"), t.text("File"), *(heads[one] for one in shown), right=right)
    for one in tables:
        counts = (t.number(one[name]) for name in shown)
        view.add_row(Text(one["table"]), Text(one["file"]), *counts)
    return view


def _table(*heads: str, right: tuple[int, ...]) -> Table:
    view = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for place, head in enumerate(heads):
        view.add_column(head, overflow="fold", justify="right" if place in right else "left")
    return view


def _duplicates(found: list[dict[str, Any]], console: Console, t: Translator) -> None:
    if found:
        _heading(t.text("Companies that may be one"), console)
    for one in found:
        _line(f"{' = '.join(one['names'])}: {one['reason']}", console)


def _quality(
    found: dict[str, Any] | None, console: Console, t: Translator, place: Callable[[str], str]
) -> None:
    """What is most worth filling next, and where the whole report stands."""
    if found and found["next_steps"]:
        _heading(t.text("What to fill first"), console)
        for one in found["next_steps"][:FIRST]:
            accounts = t.plural("for {n} account", "for {n} accounts", one["accounts"])
            columns = ", ".join(one["columns"])
            _line(f"{one['table']}: {columns} ({accounts})", console)
    if found and found["output"]:
        path = place(found["output"]["path"])
        said = t.text("The data quality report is saved: {path}", path=path)
        console.print(Text(said), soft_wrap=True)  # the path is there to be copied


def _findings(head: str, found: Sequence[dict[str, Any]], console: Console) -> None:
    """Each once under a heading, the gravest first; nothing where there is none."""
    once = {tuple(one.items()): one for one in found}
    if once:
        _heading(head, console)
    for one in once.values():
        _line(f"{one['where']}: {one['wrong']}", console, style=STYLES.get(one["severity"], ""))
        if one["excerpt"]:
            _line(one["excerpt"], console, 4, "dim")
        _line(one["remedy"], console, 4)
