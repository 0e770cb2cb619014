"""The record of a run beside its documents: one JSON object a line, written as it happens.

It holds questions, calls of tools with their arguments, digests of what they gave, answers,
tokens and costs. It holds no key: values of the environment that are secrets are never written.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from enterprise_sales import __version__
from enterprise_sales.agent.records import (
    Answer,
    End,
    Question,
    Record,
    SavedDocument,
    Start,
    ToolCall,
    ToolResult,
    UsageTold,
)
from enterprise_sales.agent.secret_values import hidden, secrets_of
from enterprise_sales.agent.transcript_file import line_of, new_file
from enterprise_sales.agent.transcript_reading import Transcribed, read
from enterprise_sales.store.errors import StoreError, from_os_error

if TYPE_CHECKING:
    from enterprise_sales.agent.usage import Spent, Usage
    from enterprise_sales.store import OutputMeta, OutputStore, Saved
    from enterprise_sales.tools.workspace import Workspace

__all__ = ["Transcribed", "Transcript", "read", "recorded", "transcript_in"]


class Transcript:
    """A transcript that is being written; threads may write at once.

    Attributes:
        path: of the file.
        relative: the same from the outputs folder; what the frontmatter of documents names.
        problem: why nothing more can be written, or None. A run that is paid for goes on.
    """

    def __init__(
        self,
        outputs: Path,
        relative: str,
        descriptor: int,
        clock: Callable[[], datetime],
        secrets: tuple[str, ...] = (),
    ) -> None:
        self.path, self.relative = outputs / relative, relative
        self.problem: StoreError | None = None
        self._file: int | None = descriptor
        self._clock, self._secrets = clock, secrets
        self._one = Lock()

    def started(self, *, agent: str, model: str, provider: str) -> None:
        """Write what runs."""
        at = self._clock()
        self._write(Start(at=at, agent=agent, model=model, provider=provider, version=__version__))

    def question(self, text: str) -> None:
        """Write what was asked."""
        self._write(Question(at=self._clock(), text=text))

    def tool_call(self, call_id: str, name: str, arguments: Mapping[str, Any]) -> None:
        """Write that a tool is about to run."""
        self._write(ToolCall(at=self._clock(), id=call_id, name=name, arguments=dict(arguments)))

    def saved(self, path: str, sha256: str, book_sha256: str) -> None:
        """Write that a document is there; `recorded` does so for every one."""
        at = self._clock()
        self._write(SavedDocument(at=at, path=path, sha256=sha256, book_sha256=book_sha256))

    def tool_result(
        self, call_id: str, text: str, *, is_error: bool, seconds: float, saved: Sequence[str] = ()
    ) -> None:
        """Write what came of it; of the text that the model is given only its SHA-256."""
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        self._write(
            ToolResult(
                at=self._clock(),
                id=call_id,
                sha256=digest,
                is_error=is_error,
                seconds=round(seconds, 3),
                saved=tuple(saved),
            )
        )

    def usage(self, usage: Usage, price: Decimal | None, *, at_least: bool = False) -> None:
        """Write what one reply used, and its `cost`; `at_least`: nobody told how much it was."""
        tokens = asdict(usage)
        self._write(UsageTold(at=self._clock(), **tokens, cost=_text(price), at_least=at_least))

    def answer(self, text: str, stop: str) -> None:
        """Write the answer to the last question."""
        self._write(Answer(at=self._clock(), text=text, stop=stop))

    def end(self, spent: Spent) -> None:
        """Write the totals and close the file; a second time does nothing."""
        self._write(
            End(
                at=self._clock(),
                **asdict(spent.usage),
                cost=_text(spent.cost),
                at_least=spent.at_least,
                replies=spent.replies,
            )
        )
        self.close()

    def close(self) -> None:
        """Close the file without totals, where a run broke off; twice is harmless."""
        with self._one:
            if self._file is not None:
                os.close(self._file)
            self._file = None

    def _write(self, record: Record) -> None:
        line = line_of(record, self._secrets)
        with self._one:
            if self._file is None or self.problem is not None:
                return
            try:
                _whole(self._file, line)
            except OSError as error:
                self.problem = from_os_error("transcript", self.path, error)


def transcript_in(workspace: Workspace, agent: str, question: str) -> Transcript:
    """A new transcript in the agent's folder of the outputs, never over another file.

    Args:
        workspace: says where, when, and which secrets of the environment are never written.
        agent: its name.
        question: the first one; its words are in the name of the file.

    Raises:
        StoreError: the folder is refused.
    """
    from enterprise_sales.store.folders import real_root

    secrets = secrets_of(workspace.environment)
    named = hidden(question, secrets)
    descriptor, relative = new_file(workspace.outputs, agent, workspace.now(), named)
    return Transcript(real_root(workspace.outputs), relative, descriptor, workspace.now, secrets)


def recorded(workspace: Workspace, transcript: Transcript) -> Workspace:
    """The same workspace; documents that it saves name the transcript, and it names them."""
    keep = workspace.keep

    def kept(
        store: OutputStore,
        meta: OutputMeta,
        slug_source: str,
        body: str,
        beside: Mapping[str, bytes],
    ) -> Saved:
        named = replace(meta, transcript=transcript.relative)
        saved = keep(store, named, slug_source, body, beside)
        transcript.saved(saved.relative, saved.sha256, meta.book_sha256)
        return saved

    return replace(workspace, keep=kept)


def _text(price: Decimal | None) -> str | None:
    return None if price is None else format(price.normalize(), "f")


def _whole(descriptor: int, line: bytes) -> None:
    """All of the line, at once wherever the system takes it at once."""
    while line:
        line = line[os.write(descriptor, line) :]
