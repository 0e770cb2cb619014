"""Constraints on agents and skills that `claude plugin validate` does not catch."""

import json
import re
from pathlib import Path
from typing import Any

import frontmatter
import pytest

PROJECT = Path(__file__).parents[2]
AGENTS = sorted((PROJECT / "agents").glob("*.md"))
SKILLS = sorted((PROJECT / "skills").glob("*/SKILL.md"))
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# Other keys, hooks, mcpServers and permissionMode among them, are ignored in an agent of a plugin.
AGENT_KEYS = {"name", "description", "tools", "disallowedTools", "model", "effort", "color"}
AGENT_KEYS |= {"skills", "memory", "background", "maxTurns"}
# The portable format: a host may skip a skill that has more than these.
SKILL_KEYS = {"name", "description", "license", "compatibility", "metadata", "allowed-tools"}
KINDS = {
    "name": str,
    "description": str,
    "tools": (str, list),
    "disallowedTools": (str, list),
    "model": str,
    "effort": str,
    "color": str,
    "skills": (str, list),
    "memory": str,
    "background": bool,
    "maxTurns": int,
    "license": str,
    "compatibility": str,
    "metadata": dict,
    "allowed-tools": str,
}
DESCRIPTION_LIMIT = 1024
NAME_LIMIT = 64
COMPATIBILITY_LIMIT = 500


def name_of(path: Path) -> str:
    return path.parent.name if path.name == "SKILL.md" else path.stem


def listed(value: Any) -> list[str]:
    """A list, or the text with commas that stands for one."""
    return value if isinstance(value, list) else [part.strip() for part in (value or "").split(",")]


@pytest.fixture(params=[*AGENTS, *SKILLS], ids=name_of)
def page(request: pytest.FixtureRequest) -> tuple[Path, dict[str, Any], str]:
    document = frontmatter.loads(request.param.read_text("utf-8"))
    return request.param, document.metadata, document.content


Page = tuple[Path, dict[str, Any], str]


def test_the_name_is_that_of_the_file(page: Page) -> None:
    path, metadata, _ = page
    assert metadata["name"] == name_of(path)
    assert NAME.fullmatch(metadata["name"])
    assert len(metadata["name"]) <= NAME_LIMIT


def test_the_description_says_something_and_is_not_cut(page: Page) -> None:
    _, metadata, _ = page
    assert 0 < len(metadata["description"].strip()) <= DESCRIPTION_LIMIT
    assert not re.search(r"<[^>]+>", metadata["description"])
    assert len(metadata.get("compatibility", "")) <= COMPATIBILITY_LIMIT


def test_every_key_is_known_and_of_its_kind(page: Page) -> None:
    path, metadata, _ = page
    assert set(metadata) <= (SKILL_KEYS if path.name == "SKILL.md" else AGENT_KEYS)
    wrong = [key for key, value in metadata.items() if not isinstance(value, KINDS[key])]
    assert wrong == []
    assert metadata.get("maxTurns", 1) > 0


def test_the_body_is_not_empty(page: Page) -> None:
    _, _, body = page
    assert body.strip()


def test_named_tools_are_those_of_this_plugin(page: Page) -> None:
    """A tool of a server under any other name is dropped without a word."""
    _, metadata, _ = page
    manifest = json.loads((PROJECT / ".claude-plugin" / "plugin.json").read_text("utf-8"))
    (server,) = manifest["mcpServers"]
    named = [tool for key in ("tools", "disallowedTools") for tool in listed(metadata.get(key))]
    ours = f"mcp__plugin_{manifest['name']}_{server}__"
    assert [tool for tool in named if tool.startswith("mcp__") and not tool.startswith(ours)] == []


def test_named_skills_exist(page: Page) -> None:
    _, metadata, _ = page
    missing = {skill for skill in listed(metadata.get("skills")) if skill} - {
        name_of(path) for path in SKILLS
    }
    assert missing == set()


def test_every_folder_of_skills_holds_one() -> None:
    folders = {path.name for path in (PROJECT / "skills").glob("*/")}
    assert folders == {name_of(path) for path in SKILLS}
