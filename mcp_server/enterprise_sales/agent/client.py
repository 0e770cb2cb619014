"""The client of the API that the environment names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from enterprise_sales.agent.conversation import Client

NO_KEY = (
    "To ask an agent, set ANTHROPIC_API_KEY (or CLAUDE_CODE_USE_BEDROCK=1, or"
    " CLAUDE_CODE_USE_VERTEX=1, with the cloud's own credentials); without it every tool and every"
    " document still works: enterprise-sales call --list."
)


class NoKeyError(Exception):
    """Nothing in the environment says how to reach a model; the text is for people."""


def provider_of(environment: Mapping[str, str]) -> str:
    """`bedrock`, `vertex`, or `anthropic`, by the variables that Claude Code reads."""
    raise NotImplementedError


def client_of(environment: Mapping[str, str], provider: str) -> Client:
    """The client of a provider.

    Raises:
        NoKeyError: the environment holds no key, or half of what the provider needs.
    """
    raise NotImplementedError
