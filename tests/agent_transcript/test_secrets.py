"""No secret of the environment is ever written."""

from pathlib import Path

import pytest

from enterprise_sales.agent.secret_values import secrets_of
from enterprise_sales.agent.transcript import transcript_in
from enterprise_sales.agent.usage import Spent

from .runs import AGENT, run, workspace_at

SECRETS = {
    "ANTHROPIC_API_KEY": "sk-ant-api03-Key",
    "ANTHROPIC_AUTH_TOKEN": "bearer-Token-1",
    "AWS_SECRET_ACCESS_KEY": "aws/Secret+Key",
    "AWS_SESSION_TOKEN": 'aws"session\\token',
    "AWS_BEARER_TOKEN_BEDROCK": "bedrock-api-Key",
    "PGPASSWORD": "пароль-базы",
    "CRM_CREDENTIALS": "user:Crm-Secret",
}


@pytest.mark.parametrize("name", SECRETS)
def test_a_secret_is_written_nowhere(tmp_path: Path, name: str) -> None:
    value = SECRETS[name]
    transcript = transcript_in(workspace_at(tmp_path, **SECRETS), AGENT, f"use {value}!")
    transcript.started(agent=AGENT, model=value, provider=value)
    transcript.question(f"use {value}!")
    transcript.tool_call(value, value, {value: [{"deep": f"x{value}x"}]})
    transcript.saved(value, "0", "0")
    transcript.tool_result(value, value, is_error=True, seconds=0, saved=[value])
    transcript.answer(f"{value}{value}", value)
    transcript.end(Spent())
    assert transcript.path.read_text("utf-8").count("***") == 13
    for form in {value, value.lower(), value.replace('"', '\\"').replace("\\", "\\\\")}:
        assert form not in transcript.path.read_text("utf-8")
        assert form not in transcript.relative


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("CRM_DATABASE", "postgresql://me:p%40ssw0rd@host/db", ("p%40ssw0rd", "p@ssw0rd")),
        ("HTTPS_PROXY", "http://me:proxy-word@proxy:3128", ("proxy-word",)),
        (
            "ANTHROPIC_CUSTOM_HEADERS",
            "X-Team: sales-east\nX-Key: header-key",
            ("X-Team: sales-east\nX-Key: header-key", "header-key", "sales-east"),
        ),
        ("CRM_ADDRESS", "postgresql://[", ()),
        ("CLAUDE_CODE_MAX_OUTPUT_TOKENS", "32000", ()),
        ("HOME", "/home/anna-ivanova", ()),
        ("MONKEY", "monkey-business", ()),
    ],
)
def test_which_values_are_secrets(name: str, value: str, expected: tuple[str, ...]) -> None:
    assert secrets_of({name: value}) == expected


def test_a_secret_that_holds_another_is_hidden_whole() -> None:
    assert secrets_of({"A_KEY": "secret-1", "B_KEY": "secret-1-and-more"}) == (
        "secret-1-and-more",
        "secret-1",
    )


def test_an_environment_without_secrets_changes_nothing(tmp_path: Path) -> None:
    assert "***" not in run(workspace_at(tmp_path, LANG="ru_RU.UTF-8")).path.read_text("utf-8")
