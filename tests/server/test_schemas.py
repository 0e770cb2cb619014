"""The tools as hosts see them: rules that every host needs, and a snapshot of each."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from enterprise_sales.language import references_dir
from enterprise_sales.playbook import playbook_names
from enterprise_sales.server.app import NAME
from enterprise_sales.server.instructions import INSTRUCTIONS
from enterprise_sales.server.listing import listed

from .support import pretty

SNAPSHOTS = Path(__file__).parent / "snapshots"
TOOLS = {tool.name: tool for tool in listed()}
LONGEST_TEXT = 2048
"""Claude Code cuts descriptions and instructions here."""
LONGEST_NAME = 64 - len(f"mcp__plugin_enterprise-sales_{NAME}__")
ANNOTATIONS = {"readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint", "title"}

each_tool = pytest.mark.parametrize("name", TOOLS)


def every_part(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
    for inner in schema.values() if isinstance(schema, dict) else schema:
        if isinstance(inner, dict | list):
            yield from every_part(inner)


@each_tool
def test_a_tool_is_as_it_was(name: str, same_as: Callable[[str, Path], None]) -> None:
    shown = TOOLS[name].model_dump(by_alias=True, mode="json", exclude_none=True)
    same_as(pretty(shown), SNAPSHOTS / f"{name}.json")


def test_no_snapshot_is_left_over() -> None:
    assert {path.stem for path in SNAPSHOTS.iterdir()} == set(TOOLS)


@each_tool
def test_the_schemas_are_what_every_host_takes(name: str) -> None:
    tool = TOOLS[name]
    for schema in (tool.input_schema, tool.output_schema):
        assert schema is not None
        Draft202012Validator.check_schema(schema)
        assert schema["type"] == "object"
        assert not {"anyOf", "oneOf", "allOf"} & set(schema)
        text = json.dumps(schema)
        assert "$ref" not in text
        assert "$defs" not in text
        assert '"x-' not in text


@each_tool
def test_objects_take_nothing_beyond_what_they_name(name: str) -> None:
    tool = TOOLS[name]
    for schema in (tool.input_schema, tool.output_schema):
        for part in every_part(schema):
            if isinstance(part.get("properties"), dict) and part.get("type") == "object":
                assert part["additionalProperties"] is False


@each_tool
def test_arguments_say_what_they_are_and_nothing_idle(name: str) -> None:
    schema = TOOLS[name].input_schema
    for argument in schema["properties"].values():
        assert argument["description"]
        assert not {"anyOf", "oneOf", "allOf", "title"} & set(argument)
        assert argument.get("default", "") is not None


@each_tool
def test_choices_and_bounds_are_in_the_schema(name: str) -> None:
    arguments = TOOLS[name].input_schema["properties"]
    assert tuple(arguments["playbook"]["enum"]) == playbook_names(references_dir() / "playbooks")
    assert arguments["language"]["enum"] == ["ru", "en"]
    assert arguments["as_of"]["pattern"] == r"^\d{4}-\d{2}-\d{2}$"
    for argument in ("account", "agent", "cursor"):
        assert arguments.get(argument, {}).get("maxLength", 200) == 200
    if "limit" in arguments:
        assert (arguments["limit"]["minimum"], arguments["limit"]["maximum"]) == (1, 200)


@each_tool
def test_names_and_texts_fit_the_hosts(name: str) -> None:
    tool = TOOLS[name]
    assert len(name) <= min(25, LONGEST_NAME)
    assert tool.description is not None
    assert len(tool.description) <= LONGEST_TEXT
    assert tool.title
    when, _, what = tool.description.partition("\n")
    assert when.startswith("Call ")
    assert any("а" <= letter <= "я" for letter in when), "no Russian trigger words"
    assert what


@each_tool
def test_all_annotations_are_given(name: str) -> None:
    annotations = TOOLS[name].annotations
    assert annotations is not None
    assert set(annotations.model_dump(by_alias=True, exclude_none=True)) == ANNOTATIONS
    assert annotations.read_only_hint is (name == "list_accounts")


def test_the_instructions_fit_the_hosts() -> None:
    assert 0 < len(INSTRUCTIONS) <= LONGEST_TEXT


def test_the_list_of_tools_stays_within_its_budget() -> None:
    shown = [tool.model_dump(by_alias=True, mode="json", exclude_none=True) for tool in listed()]
    without_results = [
        {key: value for key, value in tool.items() if key != "outputSchema"} for tool in shown
    ]
    # What hosts put before their model with every question.
    assert len(json.dumps(without_results, ensure_ascii=False)) < 2_200 * len(shown)


def test_a_result_within_a_result_is_that_of_its_own_tool() -> None:
    schema = next(tool for tool in listed() if tool.name == "plan_account").output_schema
    assert schema is not None
    profile = schema["properties"]["profile"]
    assert profile == {"type": "object", "$comment": "Result of profile_account."}
    assert len(json.dumps(schema)) < 30_000


def test_a_long_result_reaches_the_model_whole() -> None:
    """Claude Code cuts a result above 25,000 tokens unless the tool says that it may be longer."""
    assert all(tool.meta == {"anthropic/maxResultSizeChars": 500_000} for tool in listed())
