"""The body of a request: what stays the same comes first, so that it is read from the cache.

The API caches up to each of at most four marks, in the order tools, system, messages:
https://platform.claude.com/docs/en/build-with-claude/prompt-caching
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from enterprise_sales.agent.guides import READ

Json = dict[str, Any]
MARK: Json = {"cache_control": {"type": "ephemeral"}}
HIDDEN_TOKENS = 1000
"""What the API itself says to a model that has tools: some hundreds of tokens on every model.

https://platform.claude.com/docs/en/agents-and-tools/tool-use/overview, under pricing.
"""
HOST = """\
Today is {today} (UTC). You answer in a terminal or for a program, not in Claude Code: there is no \
shell and no file system. Your tools are those of the server `accounts`{read}; no other tool that \
is named above is here. The person reads your answer as it is, in markdown, and cannot always \
answer back: if something is missing, say what, and answer as far as you can.\
"""
GUIDES = " and `Read`, which opens the guides named above"


class Frame:
    """The part of every request of a conversation that stays the same.

    Attributes:
        system: the agent's text and the server's instructions, then what differs here.
        tools: as the host gives them.
    """

    def __init__(self, prompt: str, instructions: str, tools: Sequence[Json], today: date) -> None:
        reads = any(tool["name"] == READ for tool in tools)
        here = HOST.format(today=today.isoformat(), read=GUIDES if reads else "")
        lasting = {"type": "text", "text": f"{prompt}\n\n{instructions}"}
        self.system = [lasting | MARK, {"type": "text", "text": here}]
        self.tools = [*tools[:-1], tools[-1] | MARK]
        self._most = tokens_at_most([self.system, self.tools]) + HIDDEN_TOKENS
        self._measured: dict[int, tuple[Json, int]] = {}

    def body(self, model: str, messages: Sequence[Json]) -> Json:
        """All that a request and a count of its tokens have in common."""
        return {
            "model": model,
            "system": self.system,
            "tools": self.tools,
            "messages": marked(messages),
        }

    def most_input(self, messages: Sequence[Json]) -> int:
        """The most tokens that a request can count."""
        return self._most + sum(map(self._of_one, messages))

    def _of_one(self, message: Json) -> int:
        """Measured once: messages do not change, and those with results are long."""
        if id(message) not in self._measured:
            # Kept with it, as another message may get the id of one that is gone.
            blocks = sum(map(tokens_of_block, message["content"]))
            self._measured[id(message)] = message, blocks + tokens_at_most(message["role"])
        return self._measured[id(message)][1]


def tokens_at_most(value: Any) -> int:
    """The most tokens that a JSON value can count: a token is at least one byte long."""
    return len(json.dumps(value, ensure_ascii=False).encode(errors="surrogatepass"))


def tokens_of_block(block: Json) -> int:
    """The same for a block; results are long, and are measured without being written as JSON."""
    if block["type"] != "tool_result":
        return tokens_at_most(block)
    texts = [part["text"] for part in block["content"]]
    rest = tokens_at_most({**block, "content": [{"type": "text", "text": ""} for _ in texts]})
    return rest + sum(map(_escaped_bytes, texts))


def _escaped_bytes(text: str) -> int:
    """At least what the text has as JSON, so that no way of showing it to a model has more."""
    marks = sum(map(text.count, ('"', "\\", "\n", "\t", "\r")))
    return len(text.encode(errors="surrogatepass")) + marks


def marked(messages: Sequence[Json]) -> list[Json]:
    """The messages with marks at the end of the last two that are the user's.

    The last is where this request writes the cache, the one before it where the request before
    wrote it: the API looks back for that only twenty blocks.
    """
    whole = list(messages)
    users = [at for at, message in enumerate(whole) if message["role"] == "user"]
    for at in users[-2:]:
        *before, last = whole[at]["content"]
        whole[at] = {**whole[at], "content": [*before, {**last, **MARK}]}
    return whole
