"""The record of a run beside its documents: one JSON object a line, written as it happens."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import JsonValue

from enterprise_sales.agent.records import Record
from enterprise_sales.agent.usage import Spent, Usage

if TYPE_CHECKING:
    from enterprise_sales.store import StoreError
    from enterprise_sales.tools.workspace import Workspace


class Transcript:
    """A transcript that is being written.

    Attributes:
        path: of the file.
        relative: the same from the outputs folder; what the frontmatter of documents names.
        problem: why nothing more can be written, or None. A run that is paid for goes on.
    """

    path: Path
    relative: str
    problem: StoreError | None

    def started(
        self, *, agent: str, model: str, provider: str, book_sha256: str | None = None
    ) -> None:
        """Write what runs."""
        raise NotImplementedError

    def question(self, text: str) -> None:
        """Write what was asked."""
        raise NotImplementedError

    def tool_call(self, call_id: str, name: str, arguments: Mapping[str, JsonValue]) -> None:
        """Write that a tool is about to run."""
        raise NotImplementedError

    def tool_result(
        self, call_id: str, text: str, *, is_error: bool, seconds: float, saved: Sequence[str] = ()
    ) -> None:
        """Write what came of it; of the text only its SHA-256."""
        raise NotImplementedError

    def usage(self, usage: Usage, price: Decimal | None) -> None:
        """Write what one reply used."""
        raise NotImplementedError

    def answer(self, text: str, stop: str) -> None:
        """Write the answer to the last question."""
        raise NotImplementedError

    def end(self, spent: Spent) -> None:
        """Write the totals and close the file; closing twice is harmless."""
        raise NotImplementedError


def transcript_in(workspace: Workspace, agent: str, question: str) -> Transcript:
    """A new transcript in the agent's folder of the outputs, never over another file.

    Args:
        workspace: says where, when, and which secrets of the environment are never written.
        agent: its name.
        question: the first one; its words are in the name of the file.

    Raises:
        StoreError: the folder is refused.
    """
    raise NotImplementedError


def recorded(workspace: Workspace, transcript: Transcript) -> Workspace:
    """The same workspace; documents that it saves name the transcript in their frontmatter."""
    raise NotImplementedError


@dataclass(frozen=True)
class Transcribed:
    """A transcript as it was read.

    Attributes:
        records: in the order of writing.
        cut: whether its last line is half, as after a crash; that line is left out.
    """

    records: tuple[Record, ...]
    cut: bool


def read(path: Path) -> Transcribed:
    """Read a transcript.

    Raises:
        StoreError: missing, no transcript, of a newer program, or damaged before its last line.
    """
    raise NotImplementedError


Clock = Callable[[], datetime]
