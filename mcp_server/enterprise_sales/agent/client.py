"""The client of the API that the environment names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from enterprise_sales.agent.imports import load

if TYPE_CHECKING:
    from enterprise_sales.agent.conversation import Client
    from enterprise_sales.agent.models import Provider

WITHOUT = "without it every tool and every document still works (enterprise-sales call --list)"
NO_KEY = f"To ask an agent, set ANTHROPIC_API_KEY to your key of the Claude API; {WITHOUT}."
NO_REGION = f"To ask an agent through Amazon Bedrock, set AWS_REGION; {WITHOUT}."
NO_PROJECT = (
    "To ask an agent through Google Cloud, set CLOUD_ML_REGION and ANTHROPIC_VERTEX_PROJECT_ID;"
    f" {WITHOUT}."
)

SWITCHES: dict[str, Provider] = {
    "CLAUDE_CODE_USE_BEDROCK": "bedrock",
    "CLAUDE_CODE_USE_VERTEX": "vertex",
}
OFF = {"", "0", "false", "no", "off"}


class NoKeyError(Exception):
    """Nothing in the environment says how to reach a model; the text is for people."""


def provider_of(environment: Mapping[str, str]) -> Provider:
    """Who serves the model, by the switches that Claude Code reads; Anthropic without them."""
    for switch, provider in SWITCHES.items():
        if environment.get(switch, "").strip().lower() not in OFF:
            return provider
    return "anthropic"


def client_of(environment: Mapping[str, str], provider: Provider) -> Client:
    """The client of a provider, of the variables that Claude Code and the SDK read.

    Credentials of a cloud are found by the SDK, when it first asks.

    Raises:
        NoKeyError: the environment holds no key, or half of what the provider needs.
    """
    return {"anthropic": _anthropic, "bedrock": _bedrock, "vertex": _vertex}[provider](environment)


def _anthropic(environment: Mapping[str, str]) -> Client:
    key = environment.get("ANTHROPIC_API_KEY")
    token = environment.get("ANTHROPIC_AUTH_TOKEN")
    if not key and not token:
        raise NoKeyError(NO_KEY)
    load()
    from anthropic import AsyncAnthropic

    address = environment.get("ANTHROPIC_BASE_URL") or None
    # The SDK takes one of the two, and prefers the key itself.
    return AsyncAnthropic(api_key=key or None, auth_token=None if key else token, base_url=address)


def _bedrock(environment: Mapping[str, str]) -> Client:
    region = environment.get("AWS_REGION") or environment.get("AWS_DEFAULT_REGION")
    if not region:
        raise NoKeyError(NO_REGION)
    load()
    from anthropic import AsyncAnthropicBedrock

    return AsyncAnthropicBedrock(
        aws_region=region,
        aws_profile=environment.get("AWS_PROFILE") or None,
        api_key=environment.get("AWS_BEARER_TOKEN_BEDROCK") or None,
        base_url=environment.get("ANTHROPIC_BEDROCK_BASE_URL") or None,
    )


def _vertex(environment: Mapping[str, str]) -> Client:
    region = environment.get("CLOUD_ML_REGION")
    project = environment.get("ANTHROPIC_VERTEX_PROJECT_ID")
    if not region or not project:
        raise NoKeyError(NO_PROJECT)
    load()
    from anthropic import AsyncAnthropicVertex

    return AsyncAnthropicVertex(
        region=region,
        project_id=project,
        base_url=environment.get("ANTHROPIC_VERTEX_BASE_URL") or None,
    )
