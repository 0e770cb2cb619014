"""What skills and agents name in code type exists: tools, and fields of the result they explain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from types import NoneType
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from enterprise_sales.tools.catalogue import TOOLS

PROJECT = Path(__file__).parents[2]
SKILLS = sorted((PROJECT / "skills").glob("*/SKILL.md"))
JOBS = [path for path in SKILLS if path.parent.name != "strategic-account-management"]
AGENTS = sorted((PROJECT / "agents").glob("*.md"))
CALLED = re.compile(r"Call `(\w+)`")
ROW = re.compile(r"^\|[^|]+\| `(\w+)` \|$", flags=re.MULTILINE)
CODE = re.compile(r"`([a-z_]+(?:\.[a-z_]+)*)`")


def fields(annotation: Any) -> Iterator[str]:
    """The names of all fields in a type, however deep."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        for name, field in annotation.model_fields.items():
            yield name
            yield from fields(field.annotation)
    for part in get_args(annotation):
        if part not in (Ellipsis, NoneType):
            yield from fields(part)


@pytest.mark.parametrize("path", JOBS, ids=lambda path: path.parent.name)
def test_a_skill_calls_a_tool_and_explains_its_fields(path: Path) -> None:
    text = path.read_text("utf-8")
    called = CALLED.search(text)
    assert called
    known = {*fields(TOOLS[called[1]].result()), *TOOLS}
    explained = text.partition("## How to read it")[2].partition("\n## ")[0]
    named = {step for code in CODE.findall(explained) for step in code.split(".")}
    assert named
    assert named - known == set()


@pytest.mark.parametrize("path", AGENTS, ids=lambda path: path.stem)
def test_the_table_of_an_agent_holds_every_tool_and_no_other(path: Path) -> None:
    assert set(ROW.findall(path.read_text("utf-8"))) == set(TOOLS)


def test_every_tool_of_a_document_has_one_skill() -> None:
    called = [found for path in JOBS for found in CALLED.findall(path.read_text("utf-8"))]
    assert sorted(called) == sorted(name for name, tool in TOOLS.items() if tool.writes)


@pytest.mark.parametrize("path", AGENTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("named", ["null", "missing", "findings", "output.path", "output"])
def test_an_agent_says_how_to_take_a_result(path: Path, named: str) -> None:
    """What is unknown, what is wrong in the data, and where the document is."""
    assert f"`{named}`" in path.read_text("utf-8")
