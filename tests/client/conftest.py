"""The client, a user with the demo book, and what the client showed of each errand."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from .errands import PLAN_ASKED_IN_ENGLISH, RENEWAL, Errand
from .real_client import REPOSITORY, Run, User, call, converse

MODULES = REPOSITORY / "tests" / "node" / "node_modules"
MISSING = "no Claude Code client (needs Node.js): npm install --prefix tests/node"
REQUIRE = "ENTERPRISE_SALES_CLIENT"
BUILD_SECONDS = 300
FIND = """
root=$1
. "$root/mcp_server/environment/find.sh"
find_environment "$root/requirements.lock" && printf %s "$environments"
"""


@pytest.fixture(scope="session")
def client() -> str:
    """The command of the client that npm installed; where a check is complete, it must be there."""
    found = shutil.which("claude", path=MODULES / ".bin")
    if found:
        return found
    wanted = os.environ.get("CI") == "true" or os.environ.get(REQUIRE) == "required"
    return pytest.fail(MISSING) if wanted else pytest.skip(MISSING)


@pytest.fixture(scope="session")
def environments() -> Path:
    """Where the launcher keeps what it prepared for the person who runs the tests.

    Prepared beforehand: on a slow machine that takes longer than the 30 seconds that the client
    waits for a server, which it then leaves alone for a quarter of an hour.
    """
    launcher = REPOSITORY / "bin" / "enterprise-sales"
    subprocess.run([launcher, "--version"], timeout=BUILD_SECONDS, check=True)
    found = subprocess.run(
        ["sh", "-c", FIND, "sh", REPOSITORY], capture_output=True, text=True, check=True
    )
    return Path(found.stdout)


@pytest.fixture(
    scope="session", params=[RENEWAL, PLAN_ASKED_IN_ENGLISH], ids=lambda errand: errand.tool
)
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
