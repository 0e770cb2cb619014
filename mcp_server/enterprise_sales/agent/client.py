"""The client of the API that the environment names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from enterprise_sales.agent.imports import load

if TYPE_CHECKING:
    from enterprise_sales.agent.conversation import Client
    from enterprise_sales.agent.models import Model, Provider

WITHOUT = "without it every tool and every document still works (enterprise-sales call --list)"
NO_KEY = f"To ask an agent, set ANTHROPIC_API_KEY to your key of the Claude API; {WITHOUT}."
NO_REGION = f"To ask an agent through Amazon Bedrock, set AWS_REGION; {WITHOUT}."
NO_PROJECT = (
    "To ask an agent through Google Cloud, set CLOUD_ML_REGION and ANTHROPIC_VERTEX_PROJECT_ID;"
    f" {WITHOUT}."
)

MANTLE = "CLAUDE_CODE_USE_MANTLE"
SWITCHES: dict[str, Provider] = {
    "CLAUDE_CODE_USE_BEDROCK": "bedrock",
    MANTLE: "mantle",
    "CLAUDE_CODE_USE_VERTEX": "vertex",
}
OFF = {"", "0", "false", "no", "off"}
OF_MANTLE = re.compile(r"anthropic\.(?!.*(-v\d|:))[\w.-]+")
"""Ids of Amazon's endpoint bedrock-mantle, which has no inference profiles: they have neither the
prefix of a region nor a version behind them (code.claude.com/docs/en/amazon-bedrock)."""


class NoKeyError(Exception):
    """Nothing in the environment says how to reach a model; the text is for people."""


def provider_of(environment: Mapping[str, str]) -> Provider:
    """Who serves the model, by the switches that Claude Code reads; Anthropic without them."""
    on = (provider for switch, provider in SWITCHES.items() if _is_on(environment, switch))
    return next(on, "anthropic")


def client_of(environment: Mapping[str, str], model: Model) -> Client:
    """The client of whoever serves a model, of the variables that Claude Code and the SDK read.

    Where both endpoints of Amazon are switched on, the form of the id tells which one is meant, as
    in Claude Code. Credentials of a cloud are found by the SDK, when it first asks.

    Raises:
        NoKeyError: the environment holds no key, or half of what the provider needs.
    """
    provider = model.provider
    both = provider == "bedrock" and _is_on(environment, MANTLE)
    if both and OF_MANTLE.fullmatch(model.id):
        provider = "mantle"
    made = {"anthropic": _anthropic, "bedrock": _bedrock, "mantle": _mantle, "vertex": _vertex}
    return made[provider](environment)


def _is_on(environment: Mapping[str, str], switch: str) -> bool:
    return environment.get(switch, "").strip().lower() not in OFF


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
    amazon = _amazon(environment)
    load()
    from anthropic import AsyncAnthropicBedrock

    address = environment.get("ANTHROPIC_BEDROCK_BASE_URL") or None
    return AsyncAnthropicBedrock(**amazon, base_url=address)


def _mantle(environment: Mapping[str, str]) -> Client:
    amazon = _amazon(environment)
    load()
    from anthropic import AsyncAnthropicBedrockMantle

    address = environment.get("ANTHROPIC_BEDROCK_MANTLE_BASE_URL") or None
    return AsyncAnthropicBedrockMantle(**amazon, base_url=address)


def _amazon(environment: Mapping[str, str]) -> dict[str, Any]:
    region = environment.get("AWS_REGION") or environment.get("AWS_DEFAULT_REGION")
    if not region:
        raise NoKeyError(NO_REGION)
    key = environment.get("AWS_BEARER_TOKEN_BEDROCK") or None
    # The SDK takes one of the two.
    profile = None if key else environment.get("AWS_PROFILE") or None
    return {"aws_region": region, "aws_profile": profile, "api_key": key}


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
