"""The client that the environment names; no traffic here."""

from __future__ import annotations

import pytest
from anthropic import (
    AsyncAnthropic,
    AsyncAnthropicBedrock,
    AsyncAnthropicBedrockMantle,
    AsyncAnthropicVertex,
)

from enterprise_sales.agent import client as clients
from enterprise_sales.agent.client import SWITCHES, NoKeyError, provider_of
from enterprise_sales.agent.conversation import Client, Settings
from enterprise_sales.agent.models import ALIASES, Model, Provider, resolve
from enterprise_sales.agent.replies import Replies
from enterprise_sales.agent.request import Frame

from ..conftest import REPOSITORY
from .talking import MODEL, NOW


def client_of(
    environment: dict[str, str], provider: Provider, model: str = "claude-sonnet-5-5"
) -> Client:
    return clients.client_of(environment, Model(model, None, provider, None))


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


def test_the_other_endpoint_of_amazon_is_told_its_region() -> None:
    client = client_of({"AWS_REGION": "eu-north-1"}, "mantle")
    assert isinstance(client, AsyncAnthropicBedrockMantle)
    assert client.aws_region == "eu-north-1"
    assert str(client.base_url).startswith("https://bedrock-mantle.eu-north-1.api.aws/anthropic")
    address = {"ANTHROPIC_BEDROCK_MANTLE_BASE_URL": "http://127.0.0.1:9"}
    elsewhere = client_of({"AWS_REGION": "eu-north-1"} | address, "mantle")
    assert str(elsewhere.base_url) == "http://127.0.0.1:9"


@pytest.mark.parametrize("provider", ["bedrock", "mantle"])
def test_a_key_of_amazon_goes_before_a_profile(provider: Provider) -> None:
    environment = {"AWS_REGION": "eu-north-1", "AWS_PROFILE": "sales"}
    profile = client_of(environment, provider)
    assert isinstance(profile, AsyncAnthropicBedrock | AsyncAnthropicBedrockMantle)
    assert (profile.api_key, profile.aws_profile) == (None, "sales")
    key = client_of(environment | {"AWS_BEARER_TOKEN_BEDROCK": "word"}, provider)
    assert isinstance(key, AsyncAnthropicBedrock | AsyncAnthropicBedrockMantle)
    assert (key.api_key, key.aws_profile) == ("word", None)


AMAZON = {"CLAUDE_CODE_USE_BEDROCK": "1", "AWS_REGION": "us-east-1"}
BOTH = AMAZON | {"CLAUDE_CODE_USE_MANTLE": "1"}


@pytest.mark.parametrize("alias", ALIASES)
@pytest.mark.parametrize("environment", [AMAZON, BOTH])
def test_our_ids_of_bedrock_are_profiles_of_its_first_endpoint(
    alias: str, environment: dict[str, str]
) -> None:
    model = resolve(alias, provider_of(environment), environment)
    assert isinstance(clients.client_of(environment, model), AsyncAnthropicBedrock)


@pytest.mark.parametrize("alias", ALIASES)
def test_our_ids_of_mantle_are_those_of_its_second(alias: str) -> None:
    only = {"CLAUDE_CODE_USE_MANTLE": "1", "AWS_REGION": "us-east-1"}
    model = resolve(alias, provider_of(only), only)
    assert isinstance(clients.client_of(only, model), AsyncAnthropicBedrockMantle)
    assert isinstance(client_of(BOTH, "bedrock", model.id), AsyncAnthropicBedrockMantle)


@pytest.mark.parametrize(
    ("model", "mantle"),
    [
        ("anthropic.claude-haiku-4-5", True),
        ("us.anthropic.claude-haiku-4-5", False),
        ("global.anthropic.claude-opus-5-5", False),
        ("anthropic.claude-haiku-4-5-20251001-v1:0", False),
        ("anthropic.claude-opus-4-6-v1", False),
        ("arn:aws:bedrock:us-east-1:1:inference-profile/anthropic.claude-opus-5", False),
        ("claude-opus-5-5", False),
    ],
)
def test_where_both_endpoints_are_on_the_id_says_which_is_meant(model: str, mantle: bool) -> None:
    found = client_of(BOTH, "bedrock", model)
    assert isinstance(found, AsyncAnthropicBedrockMantle) is mantle
    assert isinstance(client_of(AMAZON, "bedrock", model), AsyncAnthropicBedrock)


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
        ("mantle", {"ANTHROPIC_API_KEY": "k"}, "AWS_REGION"),
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
        ({"CLAUDE_CODE_USE_MANTLE": "1"}, "mantle"),
        ({"CLAUDE_CODE_USE_MANTLE": "1", "CLAUDE_CODE_USE_BEDROCK": "1"}, "bedrock"),
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
        ("mantle", {"AWS_REGION": "eu-north-1"}),
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


def test_the_launchers_prepare_the_client_for_every_switch() -> None:
    for launcher in ("enterprise-sales", "enterprise-sales.cmd"):
        text = (REPOSITORY / "bin" / launcher).read_text(encoding="utf-8")
        assert all(switch in text for switch in SWITCHES)
