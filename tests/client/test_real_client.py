"""The real Claude Code client with the plugin, its model played by a script."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from pathlib import Path

import frontmatter
import pytest

from enterprise_sales.tools.catalogue import TOOLS

from ..scripted.steps import Json
from .errands import PREFIX, results_in, system_prompts_in, tools_in
from .real_client import AGENT, REPOSITORY, Run

pytestmark = pytest.mark.client

OWN_FOLDER = Path("enterprise-sales", AGENT)
TIME_IN_NAME = re.compile(r"\d{4}-\d\d-\d\d_\d{6}_")


def test_the_plugin_loads_with_its_agent(ran: Run) -> None:
    start = ran.conversation.start
    assert (start["type"], start["subtype"]) == ("system", "init")
    loaded = [(plugin["name"], plugin["path"]) for plugin in start["plugins"]]
    assert loaded == [("enterprise-sales", str(REPOSITORY))]
    assert f"enterprise-sales:{AGENT}" in start["agents"]


def test_the_client_offers_every_agent_and_skill(ran: Run) -> None:
    agents = [path.stem for path in (REPOSITORY / "agents").glob("*.md")]
    skills = [path.name for path in (REPOSITORY / "skills").iterdir()]
    assert len(agents) == 3
    offered = {*ran.conversation.start["agents"], *ran.conversation.start["skills"]}
    assert {f"enterprise-sales:{name}" for name in [*agents, *skills]} <= offered


def test_the_model_is_told_what_each_skill_is_for(ran: Run) -> None:
    """Where the descriptions are too long together, the client leaves the last of them out."""
    told = json.dumps(ran.conversation.bodies[0]["messages"], ensure_ascii=False)
    for path in (REPOSITORY / "skills").glob("*/SKILL.md"):
        described = frontmatter.load(str(path))["description"]
        assert f"- enterprise-sales:{path.parent.name}: {described}" in told


def test_the_server_is_connected_with_all_its_tools(ran: Run) -> None:
    conversation = ran.conversation
    assert conversation.start["mcp_servers"] == [
        {"name": "plugin:enterprise-sales:accounts", "status": "connected"}
    ]
    wanted = {PREFIX + name for name in TOOLS}
    assert {name for name in conversation.start["tools"] if "accounts__" in name} == wanted
    assert {name for name in tools_in(conversation.bodies[0]) if "accounts__" in name} == wanted


def test_every_request_carries_the_russian_instructions(ran: Run) -> None:
    instructions = frontmatter.load(str(REPOSITORY / "agents" / f"{AGENT}.md")).content
    assert "Всегда отвечайте по-русски" in instructions
    instructions = instructions.replace("${CLAUDE_PLUGIN_ROOT}", str(REPOSITORY))
    conversation = ran.conversation
    asked = conversation.bodies[0]["messages"][0]["content"][-1]["text"]
    assert asked == ran.errand.question
    for body in conversation.bodies:
        assert system_prompts_in(body)[-1].strip() == instructions.strip()


def test_the_model_reads_the_figures_that_the_shell_prints(ran: Run) -> None:
    read = read_by_model(ran)
    assert read["as_of"] == ran.errand.arguments["as_of"]
    assert without_output(read) == without_output(ran.by_hand)


def test_the_document_stands_in_the_user_s_project(ran: Run) -> None:
    outputs = ran.user.project / "outputs"
    (saved,) = files(outputs)
    assert saved.parent == outputs / OWN_FOLDER
    assert read_by_model(ran)["output"] == {
        "path": (OWN_FOLDER / saved.name).as_posix(),
        "uri": saved.as_uri(),
        "sha256": sha256(saved.read_bytes()).hexdigest(),
        "files": [],
    }


def test_the_document_is_the_one_that_the_shell_makes(ran: Run) -> None:
    (saved,), (by_hand,) = files(ran.user.project / "outputs"), files(ran.outputs)
    assert TIME_IN_NAME.sub("", saved.name) == TIME_IN_NAME.sub("", by_hand.name)
    (text, times), (text_by_hand, times_by_hand) = split(saved), split(by_hand)
    assert text == text_by_hand
    assert len(times) == len(times_by_hand) == 2


def test_the_answer_quotes_the_tool_in_russian(ran: Run) -> None:
    end = ran.conversation.end
    (saved,) = files(ran.user.project / "outputs")
    path = (OWN_FOLDER / saved.name).as_posix()
    assert end["result"] == ran.errand.words({**ran.by_hand, "output": {"path": path}})
    assert (end["type"], end["is_error"], end["permission_denials"]) == ("result", False, [])


def test_the_server_uses_what_was_prepared(ran: Run) -> None:
    data = ran.user.plugin_data
    assert [path.name for path in data.parent.iterdir()] == [data.name]
    assert (data / "environments").is_symlink()


def test_the_client_asks_nothing_beyond_the_script(ran: Run) -> None:
    conversation = ran.conversation
    assert (len(conversation.bodies), conversation.refused) == (2, [])


def read_by_model(ran: Run) -> Json:
    """The result of the tool as the client passes it to the model."""
    (result,) = results_in(ran.conversation.bodies[-1])
    found: Json = json.loads(result["content"])
    return found


def without_output(result: Json) -> Json:
    """The figures alone: the document of each call has a name and a time of its own."""
    return {key: value for key, value in result.items() if key != "output"}


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def split(document: Path) -> tuple[bytes, list[bytes]]:
    """A document without the lines that tell when it was made, and those lines."""
    lines = document.read_bytes().splitlines(keepends=True)
    times = [line for line in lines if line.startswith((b"created_at: ", "**Дата**: ".encode()))]
    return b"".join(line for line in lines if line not in times), times
