"""A run on the terminal: a row for each answer, then one for each grader."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from evals.graders import GRADERS
from evals.results import Result, Row, cost, tokens


def shown(result: Result, console: Console) -> None:
    """Print the tables, what failed and why, and the totals."""
    console.print(_answers(result))
    for row in result.rows:
        for line in _faults(row):
            console.print(Text(line), soft_wrap=True)
    console.print(_graders(result))
    console.print(Text(_totals(result)), soft_wrap=True)
    if result.skipped:
        names = ", ".join(result.skipped)
        console.print(Text(f"Left out, as their book is not here: {names}"), soft_wrap=True)


def _answers(result: Result) -> Table:
    table = Table("case", "passed", "failed graders", "tools", box=None)
    for name in ("tokens", "USD", "seconds"):
        table.add_column(name, justify="right")
    for row in result.rows:
        name = row.case if row.epoch == 1 else f"{row.case} ({row.epoch})"
        price = "unknown" if row.cost is None else row.cost
        used = (f"{tokens([row]):,}", price, f"{row.seconds:.1f}")
        failed = "error" if row.error else ", ".join(row.failed)
        cells = (name, "yes" if row.passed else "NO", failed, ", ".join(row.calls), *used)
        table.add_row(*map(Text, cells))
    return table


def _faults(row: Row) -> Iterator[str]:
    if row.error:
        yield f"{row.case}: {row.error}"
    for name in row.failed:
        for why in row.grades[name].why:
            yield f"{row.case}, {name}: {why}"


def _graders(result: Result) -> Table:
    table = Table("grader", box=None)
    for name in ("passed", "of", "share"):
        table.add_column(name, justify="right")
    for name in GRADERS:
        asked = [row.grades[name].passed for row in result.rows if name in row.grades]
        found = [passed for passed in asked if passed is not None]
        share = f"{100 * sum(found) / len(found):.1f} %" if found else "–"
        table.add_row(name, str(sum(found)), str(len(found)), share)
    return table


def _totals(result: Result) -> str:
    rows = result.rows
    spent = cost(rows)
    price = "cost unknown" if spent is None else f"{spent} USD"
    models = ", ".join(result.models) or "no model"
    who = f"{models}{'' if result.with_tools else ', without tools'}"
    how = " (scripted: no model was asked)" if result.mode == "scripted" else ""
    passed = sum(row.passed for row in rows)
    return (
        f"{passed} of {len(rows)} answers passed; {tokens(rows):,} tokens, {price},"
        f" {sum(row.seconds for row in rows):.1f} s of answering; {who}{how}"
    )
