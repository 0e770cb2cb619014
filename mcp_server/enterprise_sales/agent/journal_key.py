"""What makes two questions to many accounts the same, and the name of their journal."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from enterprise_sales.agent.journal_records import SCHEMA
from enterprise_sales.store.names import slug

if TYPE_CHECKING:
    from datetime import date

    from enterprise_sales.tools.workspace import Workspace

SHOWN = 12
"""Hexadecimal digits of the key in the name of the file."""


@dataclass(frozen=True)
class Key:
    """One journal each; the state of the book stands inside, as a run may write into it.

    Attributes:
        question: as the user wrote it, without outer spaces.
        agent: its name.
        model: the id that requests name.
        filter: which accounts, in one spelling.
        day: of the figures, in UTC.
    """

    question: str
    agent: str
    model: str
    filter: str
    day: date

    @property
    def folder(self) -> tuple[str, str]:
        """Where the agent's documents and transcripts stand, from the outputs folder."""
        return "enterprise-sales", self.agent

    @property
    def name(self) -> str:
        """`2026-11-22_each_prepare-the-review_1a2b….jsonl`."""
        told = asdict(self) | {"schema": SCHEMA}
        whole = json.dumps(told, default=str, ensure_ascii=False, sort_keys=True)
        digest = sha256(whole.encode()).hexdigest()[:SHOWN]
        return f"{self.day.isoformat()}_each_{slug(self.question)}_{digest}.jsonl"


def book_digest(agent: str, workspace: Workspace) -> str:
    """SHA-256 of what an agent's figures come from: the book, and the thresholds it judges by.

    Raises:
        BookError, PlaybookError: for people.
    """
    from enterprise_sales.tools.agents import playbook_of
    from enterprise_sales.tools.arguments import BookArguments
    from enterprise_sales.tools.loading import ONE_AT_A_TIME, sources

    with ONE_AT_A_TIME:
        found = sources(BookArguments(playbook=playbook_of(agent)), workspace)
        whole = f"{found.book.sha256};{found.playbook.sha256}"
    return sha256(whole.encode()).hexdigest()
