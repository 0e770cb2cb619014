"""A scripted reply as the events of a stream.

As https://docs.anthropic.com/en/api/messages-streaming describes: message_start, then for each
block content_block_start, its deltas and content_block_stop, then message_delta and message_stop.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from .steps import Json, Reply

PIECE = 24
"""Characters of a delta."""
PING: Json = {"type": "ping"}


def whole(model: str, reply: Reply) -> list[Json]:
    """All events of a reply; of one that is cut, those before."""
    events = [start(model, reply.usage), *blocks(reply)]
    if reply.cut == "no":
        return [*events, *end(reply)]
    return events[: len(events) - reply.pieces]


def start(model: str, usage: Json) -> Json:
    """The first event; the API tells here what it has read."""
    message: Json = {"id": "msg_scripted", "type": "message", "role": "assistant", "model": model}
    message |= {"content": [], "stop_reason": None, "stop_sequence": None}
    return {"type": "message_start", "message": message | {"usage": usage | {"output_tokens": 1}}}


def blocks(reply: Reply) -> Iterator[Json]:
    """The content."""
    for index, block in enumerate(reply.blocks):
        yield from _block(index, block)


def end(reply: Reply) -> list[Json]:
    """Why it stopped and what it took."""
    stop = {"stop_reason": reply.reason, "stop_sequence": None}
    usage = {"output_tokens": reply.usage["output_tokens"]}
    return [{"type": "message_delta", "delta": stop, "usage": usage}, {"type": "message_stop"}]


def _block(index: int, block: Json) -> Iterator[Json]:
    empty, kind, key, content = _parts(block)
    yield {"type": "content_block_start", "index": index, "content_block": block | empty}
    for at in range(0, len(content), PIECE):
        delta = {"type": kind, key: content[at : at + PIECE]}
        yield {"type": "content_block_delta", "index": index, "delta": delta}
    yield {"type": "content_block_stop", "index": index}


def _parts(block: Json) -> tuple[Json, str, str, str]:
    if block["type"] == "tool_use":
        given = json.dumps(block["input"], ensure_ascii=False)
        return {"input": {}}, "input_json_delta", "partial_json", given
    return {"text": ""}, "text_delta", "text", block["text"]
