"""The client, a user with the demo book, and what the client showed of each errand."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

from .errands import IN_ENGLISH, PLAN, RENEWAL, Errand
from .real_client import REPOSITORY, Conversation, User, call, converse
from .scripted_api import Json

MODULES = REPOSITORY / "tests" / "node" / "node_modules"
MISSING = "no Claude Code client (needs Node.js): npm install --prefix tests/node"
BUILD_SECONDS = 300
FIND = """
root=$1
. "$root/mcp_server/environment/find.sh"
find_environment "$root/requirements.lock" && printf %s "$environments"
"""


class Run(NamedTuple):
    """An errand that the client has run, and the same call by hand.

    Attributes:
        errand: what was asked.
        user: who asked.
        conversation: what the client showed.
        by_hand: what the tool gives from the shell.
        outputs: the outputs folder of that call.
    """

    errand: Errand
    user: User
    conversation: Conversation
    by_hand: Json
    outputs: Path


@pytest.fixture(scope="session")
def client() -> str:
    """The command of the client that npm installed; where a check is complete, it must be there."""
    found = shutil.which("claude", path=MODULES / ".bin")
    if found:
        return found
    must_be_there = (os.environ.get("CI") == "true", "ENTERPRISE_SALES_CLIENT" in os.environ)
    return pytest.fail(MISSING) if any(must_be_there) else pytest.skip(MISSING)


@pytest.fixture(scope="session")
def environments() -> Path:
    """Where the launcher keeps what it prepared for the person who runs the tests.

    Prepared beforehand and once: on a slow machine that takes longer than the client waits.
    """
    launcher = REPOSITORY / "bin" / "enterprise-sales"
    subprocess.run([launcher, "--version"], timeout=BUILD_SECONDS, check=True)
    found = subprocess.run(
        ["sh", "-c", FIND, "sh", REPOSITORY], capture_output=True, text=True, check=True
    )
    return Path(found.stdout)


@pytest.fixture(scope="session", params=[RENEWAL, PLAN, IN_ENGLISH], ids=lambda errand: errand.tool)
def ran(
    request: pytest.FixtureRequest,
    client: str,
    environments: Path,
    demo_book: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Run:
    """Each of the errands, run once for all tests."""
    errand: Errand = request.param
    folder = tmp_path_factory.mktemp(errand.tool)
    user = User(folder / "дом", folder / "мой проект")
    user.plugin_data.mkdir(parents=True)
    (user.plugin_data / "environments").symlink_to(environments)
    shutil.copytree(demo_book, user.project / "book")
    outputs = folder / "by hand"
    conversation = converse(client, user, errand)
    return Run(errand, user, conversation, call(user, errand, outputs), outputs)
