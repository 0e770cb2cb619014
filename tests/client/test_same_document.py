"""One question, one script, two hosts: the real client and `ask` save the same document."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from enterprise_sales.agent.transcript import read

from ..scripted.api import ScriptedApi
from ..scripted.steps import Json
from .errands import results_in, system_prompts_in, text_of
from .real_client import AGENT, DEADLINE_SECONDS, REPOSITORY, Run

pytestmark = pytest.mark.client

TIME_IN_NAME = re.compile(r"\d{4}-\d\d-\d\d_\d{6}_")
TOLD_WHEN = (b"created_at: ", "**Дата**: ".encode())
RECORD = b"transcript: "


@dataclass(frozen=True)
class Asked:
    """An errand that `ask` has run: its answer, its outputs folder, what the model was asked."""

    answer: str
    outputs: Path
    bodies: list[Json]


@pytest.fixture(scope="module")
def asked(ran: Run, demo_book: Path, tmp_path_factory: pytest.TempPathFactory) -> Asked:
    """The errand of `ran` once more, through `ask`."""
    project = tmp_path_factory.mktemp("asked") / "мой проект"
    shutil.copytree(demo_book, project / "book")
    settings = {"PYTHONPATH": str(REPOSITORY / "mcp_server"), "HOME": str(project.parent)}
    settings |= {"PATH": os.environ["PATH"], "ANTHROPIC_API_KEY": "word"}
    # This host calls the tools by their own names.
    with ScriptedApi(lambda body: ran.errand.played(body, prefix="")) as api:
        done = subprocess.run(
            [sys.executable, "-m", "enterprise_sales", "ask", ran.errand.question],
            cwd=project,
            env=settings | {"ANTHROPIC_BASE_URL": api.url},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=DEADLINE_SECONDS,
            check=False,
        )
    assert (done.returncode, api.refused) == (0, []), done.stderr
    return Asked(done.stdout, project / "outputs", api.bodies)


def test_both_save_the_same_document_byte_for_byte_but_for_its_time(ran: Run, asked: Asked) -> None:
    theirs, ours = document_in(ran.user.project / "outputs"), document_in(asked.outputs)
    assert TIME_IN_NAME.sub("", theirs.name) == TIME_IN_NAME.sub("", ours.name)
    lines_of_theirs, lines_of_ours = lines(theirs), lines(ours)
    assert len(lines_of_ours) == len(lines_of_theirs) + 1
    assert [line for line in lines_of_theirs if line.startswith(RECORD)] == []
    assert lasting(lines_of_ours) == lasting(lines_of_theirs)
    for kept in (lines_of_theirs, lines_of_ours):
        assert len([line for line in kept if line.startswith(TOLD_WHEN)]) == 2


def test_the_document_of_ask_names_the_record_of_its_run(asked: Asked) -> None:
    ours = document_in(asked.outputs)
    (named,) = [line for line in lines(ours) if line.startswith(RECORD)]
    found = read(asked.outputs / named.removeprefix(RECORD).decode().strip())
    saved = [record.path for record in found.records if record.type == "saved"]
    assert saved == [ours.relative_to(asked.outputs).as_posix()]
    assert found.records[-1].type == "end"


def test_both_give_the_model_the_same_instructions_and_the_same_result(
    ran: Run, asked: Asked
) -> None:
    theirs, ours = ran.conversation.bodies, asked.bodies
    assert len(ours) == len(theirs) == 2
    (result,) = results_in(ours[-1])
    assert figures(result) == figures(results_in(theirs[-1])[0])
    assert system_prompts_in(theirs[0])[-1].strip() in "\n".join(system_prompts_in(ours[0]))


def test_both_answer_the_same(ran: Run, asked: Asked) -> None:
    theirs = TIME_IN_NAME.sub("", ran.conversation.end["result"])
    assert TIME_IN_NAME.sub("", asked.answer).strip() == theirs


def document_in(outputs: Path) -> Path:
    (found,) = (outputs / "enterprise-sales" / AGENT).glob("*.md")
    return found


def lines(document: Path) -> list[bytes]:
    return document.read_bytes().splitlines(keepends=True)


def lasting(found: list[bytes]) -> list[bytes]:
    """Without the lines that tell when the document was made, and of which run."""
    return [line for line in found if not line.startswith((*TOLD_WHEN, RECORD))]


def figures(result: Json) -> Json:
    """What a tool gave, without the place and the digest of the document."""
    return {key: value for key, value in json.loads(text_of(result)).items() if key != "output"}
