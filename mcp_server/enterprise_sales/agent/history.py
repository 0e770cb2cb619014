"""What was said so far, as the API takes it; whatever stops an answer, it can be gone on with."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

Block = dict[str, Any]
Message = dict[str, Any]

UNANSWERED = (
    "Stopped before the result came. If the tool saves a document, it may still have saved it."
)


class History:
    """Messages in turn: each call of a tool is answered in the message after it.

    Attributes:
        messages: as the API takes them; earlier ones are never changed, so that they are cached.
    """

    def __init__(self) -> None:
        self.messages: list[Message] = []
        self._calls: list[str] = []
        self._results: dict[str, Block] = {}

    def asked(self, *texts: str) -> None:
        """The user says something; after results it joins their message, as turns alternate."""
        blocks = [{"type": "text", "text": text} for text in texts]
        if self.messages and self.messages[-1]["role"] == "user":
            blocks = [*self.messages.pop()["content"], *blocks]
        self.messages.append({"role": "user", "content": blocks})

    def replied(self, blocks: Iterable[Block]) -> None:
        """The model has replied; an empty reply leaves no message, as the API takes none back."""
        whole = [block for block in blocks if block["type"] != "text" or block["text"].strip()]
        if not whole:
            return
        self._calls = [block["id"] for block in whole if block["type"] == "tool_use"]
        self._results = {}
        self.messages.append({"role": "assistant", "content": whole})

    def answered(self, call: str, text: str, *, is_error: bool) -> None:
        """A tool has answered a call of the last reply."""
        block: Block = {"type": "tool_result", "tool_use_id": call}
        block["content"] = [{"type": "text", "text": text}] if text else []
        self._results[call] = {**block, "is_error": True} if is_error else block

    def close(self) -> None:
        """Put the results behind the calls; a call that nobody answered is said to be so."""
        calls, self._calls = self._calls, []
        for call in calls:
            if call not in self._results:
                self.answered(call, UNANSWERED, is_error=True)
        if calls:
            results = [self._results[call] for call in calls]
            self.messages.append({"role": "user", "content": results})

    def back_to(self, messages: Iterable[Message]) -> None:
        """Forget what has been said since the history was these messages."""
        self.messages = list(messages)
        self._calls = []
