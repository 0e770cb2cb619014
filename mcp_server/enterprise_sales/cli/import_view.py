"""The report of an import as a person reads it on a terminal: one screen, the rest on demand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from enterprise_sales.cli.import_details import columns_of_files
from enterprise_sales.cli.import_files import show_files
from enterprise_sales.cli.import_lines import heading, line
from enterprise_sales.cli.import_questions import show_questions
from enterprise_sales.intake.assumptions import ASSUMED
from enterprise_sales.intake.short import needs_a_look
from enterprise_sales.intake.staging import WRONG_ANSWERS
from enterprise_sales.language import N_, Translator

FIRST = 5
"""Findings of a kind that the short report holds; presentation only."""
NAMED = 4
"""Columns to fill that are named; presentation only."""
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
Found = dict[str, Any]
Findings = Sequence[Found]


def show(
    result: Found,
    console: Console,
    t: Translator,
    place: Callable[[str], str],
    *,
    details: bool,
) -> None:
    """Print what import_book returned: what was found, what somebody has to see to, what is next.

    Args:
        result: of the tool.
        console: where it is printed.
        t: the language of the words.
        place: a path of the outputs folder → the one that leads there from where the user is.
        details: whether all of it is shown, as the tool returns it with `details`.
    """
    tell_wrong_answers(result["findings"], console, t)
    console.print(Text(f"\n{' '.join(result['summary'])}", style="bold"))
    show_files(result, console, t)
    show_questions(result, console, t)
    hidden = _findings_of(result, console, t, details=details)
    _duplicates(result["duplicates"], console, t, details=details)
    if details:
        columns_of_files(result["mapping"], console, t)
    _quality(result["quality"], console, t, place)
    _changes(result, console, t)
    if not details:
        _more(result["more"], hidden, console, t)


def wrong_answers(found: Findings) -> list[Found]:
    """The findings about answers that answer nothing."""
    return [one for one in found if one["code"] in WRONG_ANSWERS]


def tell_wrong_answers(found: Findings, console: Console, t: Translator) -> None:
    """Say which answers answer nothing, and why."""
    _findings(t.text("Answers that were not understood"), wrong_answers(found), console)


def _findings_of(result: Found, console: Console, t: Translator, *, details: bool) -> int:
    """Rows left out, what needs a look, what was assumed and noticed; how many are not shown."""
    wrong = wrong_answers(result["findings"])
    found = [one for one in result["findings"] if one not in wrong]
    lost = [one for one in found if one["left_out"]]
    assumed = [one for one in found if one["code"] in ASSUMED]
    others = [one for one in found if one not in lost and one not in assumed]
    noticed = others if details else [one for one in others if one["severity"] != "info"]
    shown = [_few(one, details=details) for one in (lost, noticed)]
    _findings(t.text("Rows left out"), shown[0], console)
    _doubtful(result["mapping"], console, t)
    _findings(t.text("Assumed, until you say otherwise"), assumed, console)
    _findings(t.text("What was noticed"), shown[1], console)
    return len(lost) + len(others) - sum(map(len, shown))


def _few(found: Findings, *, details: bool) -> Findings:
    return found if details else found[:FIRST]


def _findings(head: str, found: Findings, console: Console) -> None:
    """Each once under a heading, the gravest first; nothing where there is none."""
    once = {tuple(one.items()): one for one in found}
    if once:
        heading(head, console)
    for one in once.values():
        line(f"{one['where']}: {one['wrong']}", console, style=STYLES.get(one["severity"], ""))
        if one["excerpt"]:
            line(one["excerpt"], console, 4, "dim")
        line(one["remedy"], console, 4)


def _doubtful(mapping: Iterable[Found], console: Console, t: Translator) -> None:
    """The columns of which it is not plain what they are."""
    found = [
        (file, one)
        for file in mapping
        for one in file["columns"]
        if file["table"] and needs_a_look(one["confidence"], one["target"], one["candidates"])
    ]
    if found:
        heading(t.text("Columns to look at"), console)
    for file, one in found:
        words = N_("{file}: “{column}” → {target} ({sure}): {reason}")
        if not one["target"]:
            words = N_("{file}: “{column}” is left aside, perhaps {target}: {reason}")
        values = {
            "file": file["file"],
            "column": one["column"],
            "target": one["target"] or ", ".join(one["candidates"]),
            "sure": t.percent(100 * one["confidence"], 0),
            "reason": one["reason"],
        }
        line(t.text(words, **values), console)


def _duplicates(found: Findings, console: Console, t: Translator, *, details: bool) -> None:
    if found:
        heading(t.text("Companies that may be one"), console)
    for one in _few(found, details=details):
        line(f"{' = '.join(one['names'])}: {one['reason']}", console)


def _quality(
    found: Found | None, console: Console, t: Translator, place: Callable[[str], str]
) -> None:
    """What is most worth filling next, and where the whole report stands."""
    if found and found["next_steps"]:
        heading(t.text("What to fill first"), console)
        for one in found["next_steps"]:
            line(_step(one, t), console)
    if found and found["output"]:
        path = place(found["output"]["path"])
        said = t.text("The data quality report is saved: {path}", path=path)
        console.print(Text(f"\n{said}"), soft_wrap=True)  # the path is there to be copied


def _step(step: Found, t: Translator) -> str:
    accounts = t.plural("for {n} account", "for {n} accounts", step["accounts"])
    named = step["columns"][:NAMED]
    columns = ", ".join([*named, "…"] if named != step["columns"] else named)
    said = f"{step['table']}: {columns} ({accounts})"
    if not step["tells"]:
        return said
    return t.text("{what}. It would tell: {tells}", what=said, tells=", ".join(_tells(step, t)))


def _tells(step: Found, t: Translator) -> Iterator[str]:
    yield from step["tells"]
    if step["further"]:
        yield t.plural("{n} more figure", "{n} more figures", step["further"])


def _changes(result: Found, console: Console, t: Translator) -> None:
    words = CHANGES if result["applied"] else PLANNED
    told = [
        t.text(words[kind], names=", ".join(names))
        for kind, names in result["changes"].items()
        if names
    ]
    if told:
        console.print()
    for one in told:
        console.print(Text(one))


def _more(more: Found | None, hidden: int, console: Console, t: Translator) -> None:
    """What --details would show besides."""
    columns = more["columns"] if more else 0
    remarks = hidden + (more["findings"] if more else 0)
    told = []
    if columns:
        told.append(t.plural("{n} column with its reason", "{n} columns with reasons", columns))
    if remarks:
        told.append(t.plural("{n} remark", "{n} remarks", remarks))
    if told:
        words = t.text("--details also shows: {what}.", what=t.listed(told))
        console.print(Text(f"\n{words}", style="dim"))
