"""How far a long call is, on a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

if TYPE_CHECKING:
    from rich.console import Console

    from enterprise_sales.tools.progress import Progress as Told


@contextmanager
def bar(console: Console) -> Iterator[Told]:
    """What a tool tells of its steps, as a bar that goes away when it is done.

    Where the output goes into a file or a pipe there is none.
    """
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn())
    quiet = not console.is_terminal
    with Progress(*columns, console=console, transient=True, disable=quiet) as progress:
        task = progress.add_task("", total=None)

        def told(step: int, of: int, text: str) -> None:
            progress.update(task, completed=step, total=of, description=text)

        yield told
