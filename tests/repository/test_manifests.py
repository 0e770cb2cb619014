"""The manifests of all the plugin formats agree, and what their hosts do not check is right."""

import json
import os
import tomllib
from pathlib import Path
from typing import Any

import pytest

import enterprise_sales

PROJECT = Path(__file__).parents[2]
SHARED = ("name", "version", "description", "license", "keywords")
TOOL_NAME_LIMIT = 64
LONGEST_TOOL_NAME = 25


def read(path: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads((PROJECT / path).read_text("utf-8"))
    return document


def project() -> dict[str, Any]:
    metadata = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    return {**metadata, "version": enterprise_sales.__version__}


def entry_of_marketplace() -> dict[str, Any]:
    (entry,) = read(".claude-plugin/marketplace.json")["plugins"]
    return {**entry}


@pytest.mark.parametrize("path", ["plugin.json", ".claude-plugin/plugin.json"])
@pytest.mark.parametrize("field", SHARED)
def test_a_manifest_agrees_with_the_package(path: str, field: str) -> None:
    assert read(path)[field] == project()[field]


@pytest.mark.parametrize("field", SHARED)
def test_the_marketplace_agrees_with_the_package(field: str) -> None:
    assert entry_of_marketplace()[field] == project()[field]


def test_the_marketplace_offers_this_folder() -> None:
    assert entry_of_marketplace()["source"] == "./"


def test_the_authors_are_the_same_everywhere() -> None:
    claude, portable = read(".claude-plugin/plugin.json"), read("plugin.json")
    owner = read(".claude-plugin/marketplace.json")["owner"]
    assert claude["author"] == portable["author"] == owner


def test_the_portable_manifest_holds_only_what_its_schema_allows() -> None:
    allowed = {"$schema", *SHARED, "author", "homepage", "repository", "extensions"}
    assert set(read("plugin.json")) <= allowed


def test_the_portable_manifest_and_its_servers_are_of_one_version() -> None:
    folder = "https://agent-plugins.org/schemas/1.0.0"
    assert read("plugin.json")["$schema"] == f"{folder}/plugin.schema.json"
    assert read("mcp.json")["$schema"] == f"{folder}/mcp.schema.json"
    assert set(read("mcp.json")) == {"$schema", "mcpServers"}


def test_the_portable_server_starts_the_launcher_outside_of_the_plugin_folder() -> None:
    """A command is not expanded there, and the default working directory is the plugin's own."""
    (server,) = read("mcp.json")["mcpServers"].values()
    assert server == {
        "type": "stdio",
        "command": "./bin/enterprise-sales",
        "args": ["serve"],
        "cwd": "${PLUGIN_DATA}",
    }


def test_claude_code_starts_the_launcher() -> None:
    (server,) = read(".claude-plugin/plugin.json")["mcpServers"].values()
    assert server["command"] == "${CLAUDE_PLUGIN_ROOT}/bin/enterprise-sales"
    assert server["args"] == ["serve"]


def test_the_user_s_settings_reach_the_server_without_hiding_the_environment() -> None:
    """A setting left empty is passed on as an empty value, so each has a variable of its own."""
    manifest = read(".claude-plugin/plugin.json")
    assert manifest["mcpServers"]["accounts"]["env"] == {
        f"CLAUDE_PLUGIN_OPTION_{key.upper()}": f"${{user_config.{key}}}"
        for key in manifest["userConfig"]
    }
    assert not any(setting["required"] for setting in manifest["userConfig"].values())


def test_the_server_has_one_name_that_leaves_room_for_its_tools() -> None:
    (name,) = read(".claude-plugin/plugin.json")["mcpServers"]
    assert [name] == list(read("mcp.json")["mcpServers"]) == ["accounts"]
    prefix = f"mcp__plugin_{project()['name']}_{name}__"
    assert len(prefix) + LONGEST_TOOL_NAME <= TOOL_NAME_LIMIT


@pytest.mark.parametrize("path", ["bin/enterprise-sales", "tests/run", ".ci/run", ".ci/lock"])
def test_a_command_can_be_executed(path: str) -> None:
    assert os.access(PROJECT / path, os.X_OK)


@pytest.mark.parametrize("path", [".mcp.json", "CLAUDE.md", "agents/README.md"])
def test_files_that_a_host_would_take_for_its_own_are_absent(path: str) -> None:
    assert not (PROJECT / path).exists()
