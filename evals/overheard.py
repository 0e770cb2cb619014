"""What goes to the API: the calls and the results exactly as the model reads them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from typing import Any

from anthropic import APIRequest

from evals.record import ToolRun

Message = Mapping[str, Any]


class Overheard:
    """A middleware of the client that remembers the longest history, and can take the tools away.

    Args:
        with_tools: whether the model is told of any tools.
    """

    def __init__(self, *, with_tools: bool) -> None:
        self._with_tools = with_tools
        self._messages: Sequence[Message] = ()

    async def __call__(
        self, request: APIRequest, call_next: Callable[[APIRequest], Awaitable[Any]]
    ) -> Any:
        """One request."""
        body = request.json
        if isinstance(body, dict) and "messages" in body:
            self._messages = body["messages"]
            if not self._with_tools:
                rest = {key: value for key, value in body.items() if key != "tools"}
                request = request.copy(body=rest)
        return await call_next(request)

    def calls(self) -> tuple[ToolRun, ...]:
        """The calls with their results, in their order."""
        return tuple(runs(self._messages))


def runs(messages: Sequence[Message]) -> Iterator[ToolRun]:
    """The calls of a history that have their results."""
    blocks = [block for message in messages for block in _blocks(message)]
    asked = {block["id"]: block for block in blocks if block["type"] == "tool_use"}
    for result in blocks:
        if result["type"] == "tool_result":
            call = asked[result["tool_use_id"]]
            text = "\n".join(_texts(result))
            yield ToolRun(call["name"], call["input"], text, bool(result.get("is_error")))


def _blocks(message: Message) -> Sequence[Mapping[str, Any]]:
    content = message["content"]
    return [] if isinstance(content, str) else list(content)


def _texts(result: Mapping[str, Any]) -> Iterator[str]:
    content = result.get("content") or []
    if isinstance(content, str):
        yield content
        return
    yield from (part["text"] for part in content if part["type"] == "text")
