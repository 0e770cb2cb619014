"""The answers about many accounts and the table of what came of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePath

from rich.console import Console
from rich.table import Table
from rich.text import Text

from enterprise_sales.agent.each_events import AccountEnded
from enterprise_sales.cli import each_words as words
from enterprise_sales.documents.escape import cell
from enterprise_sales.tools.visible import visible

HEADINGS = ("Account", "Result", "Documents", "Tokens", "Cost")
Place = Callable[[str], str]
"""How the path of a saved document is shown."""


def report(rows: Sequence[AccountEnded], out: Console, place: Place) -> None:
    """Every answer under the name of its account, then the table; markdown, if for a file.

    Args:
        rows: one for each account, in their order.
        out: the stream.
        place: shows a path.
    """
    for row in rows:
        if row.text:
            title = words.account_in_words(row.name, row.account)
            out.file.write(f"# {cell(title)}\n\n{visible(row.text).strip()}\n\n")
    if out.is_terminal:
        out.print(_table(rows, place))
    else:
        out.file.write("".join(f"{line}\n" for line in _markdown(rows, place)))
    out.file.flush()


def _table(rows: Sequence[AccountEnded], place: Place) -> Table:
    """The documents by their names alone, as whole paths would be torn apart."""
    folders = sorted({str(PurePath(place(path)).parent) for row in rows for path in row.saved})
    table = Table(
        caption="".join(f"Documents: {each}\n" for each in folders), caption_justify="left"
    )
    for heading in HEADINGS:
        table.add_column(heading, overflow="fold")
    for row in rows:
        cells = _cells(row, lambda path: PurePath(place(path)).name, "\n")
        table.add_row(*(Text(text) for text in cells))
    return table


def _markdown(rows: Sequence[AccountEnded], place: Place) -> Iterable[str]:
    yield _line(HEADINGS)
    yield _line(["---"] * len(HEADINGS))
    for row in rows:
        yield _line([cell(text) for text in _cells(row, place, ", ")])


def _cells(row: AccountEnded, place: Place, between: str) -> tuple[str, ...]:
    return (
        words.account_in_words(row.name, row.account),
        words.result_in_words(row),
        between.join(place(path) for path in row.saved),
        words.tokens_in_words(row),
        words.cost_in_words(row),
    )


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
