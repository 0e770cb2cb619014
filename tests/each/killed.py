"""A process that asks about many accounts and stops at every point until it is told to go on.

Started by a test, which kills it there. Arguments: a folder, and nothing else.
"""

from __future__ import annotations

import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path

from tests.each.fakes import ACCOUNTS, Model, Reply, Script, run

from enterprise_sales.agent import journal
from enterprise_sales.agent.each_events import EachEvent
from enterprise_sales.agent.events import ToolAnswered


def document(account: str) -> str:
    """The path of the document that is saved for an account, from the outputs folder."""
    return f"enterprise-sales/account-manager/2026-11-23_060000_plan-{account}.md"


def scripts() -> dict[str, list[Script]]:
    """Two replies for each account, a document between them."""
    return {one.id: [Script((Reply(saved=(document(one.id),)), Reply()))] * 2 for one in ACCOUNTS}


def paying(folder: Path, model: Model) -> Model:
    """The same model; what it is paid for stands in a file that outlives a kill."""
    ledger = os.open(folder / "ledger", os.O_APPEND | os.O_CREAT | os.O_WRONLY)
    model.on_reply = lambda account: void(os.write(ledger, f"{account}\n".encode()))
    return model


def void(_: object) -> None:
    """Take a value and leave it."""


def _point(name: str) -> None:
    sys.stdout.write(f"{name}\n")
    sys.stdout.flush()
    sys.stdin.readline()


def _main(folder: Path) -> None:
    written = journal.Journal.write

    def write(self: journal.Journal, record: object) -> None:
        _point(f"before {type(record).__name__}")
        written(self, record)  # type: ignore[arg-type]
        _point(f"after {type(record).__name__}")

    async def gate(account: str) -> AsyncIterator[None]:
        _point(f"sent {account}")
        yield

    def tell(event: EachEvent) -> None:
        inner = getattr(event, "event", None)
        if isinstance(inner, ToolAnswered):
            _point("saved")

    journal.Journal.write = write  # type: ignore[method-assign]
    model = paying(folder, Model(scripts(), gate=gate))
    run(folder, model, jobs=2, tell=tell)
    _point("end")


if __name__ == "__main__":
    _main(Path(sys.argv[1]))
