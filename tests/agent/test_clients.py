"""The client that the environment names; no traffic here."""

from __future__ import annotations

import pytest
from anthropic import AsyncAnthropic, AsyncAnthropicBedrock, AsyncAnthropicVertex

from enterprise_sales.agent.client import NoKeyError, client_of, provider_of
from enterprise_sales.agent.conversation import Settings
from enterprise_sales.agent.models import Provider
from enterprise_sales.agent.replies import Replies
from enterprise_sales.agent.request import Frame

from .talking import MODEL, NOW


def test_a_key_and_an_address_are_taken_from_the_environment() -> None:
    client = client_of(
        {"ANTHROPIC_API_KEY": "k", "ANTHROPIC_BASE_URL": "http://127.0.0.1:9"}, "anthropic"
    )
    assert isinstance(client, AsyncAnthropic)
    assert (client.api_key, client.auth_token) == ("k", None)
    assert str(client.base_url) == "http://127.0.0.1:9"


def test_a_token_serves_where_there_is_no_key() -> None:
    client = client_of({"ANTHROPIC_AUTH_TOKEN": "t"}, "anthropic")
    assert isinstance(client, AsyncAnthropic)
    assert (client.api_key, client.auth_token) == (None, "t")
    both = client_of({"ANTHROPIC_AUTH_TOKEN": "t", "ANTHROPIC_API_KEY": "k"}, "anthropic")
    assert isinstance(both, AsyncAnthropic)
    assert (both.api_key, both.auth_token) == ("k", None)


def test_bedrock_is_told_its_region() -> None:
    client = client_of({"AWS_DEFAULT_REGION": "eu-north-1"}, "bedrock")
    assert isinstance(client, AsyncAnthropicBedrock)
    assert client.aws_region == "eu-north-1"
    assert "bedrock-runtime.eu-north-1" in str(client.base_url)


def test_vertex_is_told_its_region_and_project() -> None:
    environment = {"CLOUD_ML_REGION": "europe-west1", "ANTHROPIC_VERTEX_PROJECT_ID": "sales"}
    client = client_of(environment, "vertex")
    assert isinstance(client, AsyncAnthropicVertex)
    assert (client.region, client.project_id) == ("europe-west1", "sales")


@pytest.mark.parametrize(
    ("provider", "environment", "wanted"),
    [
        ("anthropic", {}, "ANTHROPIC_API_KEY"),
        ("anthropic", {"ANTHROPIC_API_KEY": ""}, "ANTHROPIC_API_KEY"),
        ("bedrock", {"ANTHROPIC_API_KEY": "k"}, "AWS_REGION"),
        ("vertex", {"CLOUD_ML_REGION": "europe-west1"}, "ANTHROPIC_VERTEX_PROJECT_ID"),
    ],
)
def test_without_a_key_one_sentence_says_what_to_set_and_what_works_without(
    provider: Provider, environment: dict[str, str], wanted: str
) -> None:
    with pytest.raises(NoKeyError) as refused:
        client_of(environment, provider)
    said = str(refused.value)
    assert f"set {wanted}" in said or f"and {wanted}" in said
    assert "without it every tool and every document still works" in said
    assert said.count(".") == 1
    assert "\n" not in said


@pytest.mark.parametrize(
    ("environment", "provider"),
    [
        ({}, "anthropic"),
        ({"CLAUDE_CODE_USE_BEDROCK": "1"}, "bedrock"),
        ({"CLAUDE_CODE_USE_VERTEX": "true"}, "vertex"),
        ({"CLAUDE_CODE_USE_BEDROCK": "0", "CLAUDE_CODE_USE_VERTEX": "1"}, "vertex"),
        ({"CLAUDE_CODE_USE_BEDROCK": "false"}, "anthropic"),
    ],
)
def test_the_provider_is_switched_as_in_claude_code(
    environment: dict[str, str], provider: str
) -> None:
    assert provider_of(environment) == provider


@pytest.mark.parametrize(
    ("provider", "environment"),
    [
        ("anthropic", {"ANTHROPIC_API_KEY": "k"}),
        ("bedrock", {"AWS_REGION": "eu-north-1"}),
        ("vertex", {"CLOUD_ML_REGION": "europe-west1", "ANTHROPIC_VERTEX_PROJECT_ID": "sales"}),
    ],
)
def test_every_client_takes_our_retries_and_time_outs(
    provider: Provider, environment: dict[str, str]
) -> None:
    client = client_of(environment, provider)
    frame = Frame("Speak.", "", [{"name": "list_accounts"}], NOW.date())
    told: list[object] = []
    replies = Replies(client, Settings(MODEL, retries=7, silent_seconds=11), frame, told.append)
    assert replies.address == str(client.base_url).rstrip("/")
    ours = replies.client
    assert (ours.max_retries, ours.timeout.read, ours.timeout.connect) == (7, 11, 5)
    assert len(ours.middleware) == len(client.middleware) + 1
    assert client.max_retries == 2
