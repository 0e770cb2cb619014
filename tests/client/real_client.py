"""The real Claude Code client in a clean home, with the plugin of this repository."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from ..scripted.api import ScriptedApi
from ..scripted.steps import Json
from .errands import PREFIX, Errand

REPOSITORY = Path(__file__).parents[2]
AGENT = "strategic-account-executive"
DEADLINE_SECONDS = 90
SETTINGS = {
    "ANTHROPIC_API_KEY": "word",
    "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC": "1",
    "DISABLE_AUTOUPDATER": "1",
    # Else the client of a busy machine asks the model before the server has told its tools.
    "MCP_CONNECTION_NONBLOCKING": "0",
    "MCP_CONNECT_TIMEOUT_MS": "30000",
}


@dataclass(frozen=True)
class User:
    """A user's folders.

    Attributes:
        home: the home folder; the client keeps everything of its own in it.
        project: the folder that the user works in, with the demo book in `book`.
    """

    home: Path
    project: Path

    @property
    def settings(self) -> Path:
        """The folder of the client's settings."""
        return self.home / "settings"

    @property
    def plugin_data(self) -> Path:
        """What the client passes to the server as CLAUDE_PLUGIN_DATA, with --plugin-dir."""
        return self.settings / "plugins" / "data" / "enterprise-sales-inline"

    @property
    def environment(self) -> dict[str, str]:
        """All that the client, or a program run by hand, knows of this machine."""
        places = {"HOME": str(self.home), "CLAUDE_CONFIG_DIR": str(self.settings)}
        return {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", **places}


@dataclass(frozen=True)
class Conversation:
    """What a run of the client showed.

    Attributes:
        events: what it printed, an object a line.
        bodies: what it asked the model.
        refused: what it asked beyond the script.
    """

    events: list[Json]
    bodies: list[Json]
    refused: list[str]

    @property
    def start(self) -> Json:
        """The first event: what the client has loaded."""
        return self.events[0]

    @property
    def end(self) -> Json:
        """The last event: how it ended, with the final answer."""
        return self.events[-1]


@dataclass(frozen=True)
class Run:
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


def converse(client: str, user: User, errand: Errand) -> Conversation:
    """Have the client ask the agent of the plugin once.

    Args:
        client: the command of the client.
        user: whose folders it works in.
        errand: the question and the script of the model.
    """
    command = [client, "--plugin-dir", str(REPOSITORY), "--agent", f"enterprise-sales:{AGENT}"]
    command += ["--allowedTools", PREFIX + errand.tool, "--output-format", "stream-json"]
    with ScriptedApi(errand.played) as api:
        done = subprocess.run(
            [*command, "--verbose", "-p", errand.question],
            cwd=user.project,
            env=user.environment | SETTINGS | {"ANTHROPIC_BASE_URL": api.url},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=DEADLINE_SECONDS,
            check=False,
        )
    said, errors = (text.decode("utf-8") for text in (done.stdout, done.stderr))
    assert done.returncode == 0, f"{api.refused}\n{errors}\n{said}"
    assert api.counted == []
    return Conversation([json.loads(line) for line in said.splitlines()], api.bodies, api.refused)


def call(user: User, errand: Errand, outputs: Path) -> Json:
    """Call the tool of an errand by hand, from the shell, on the same book.

    Args:
        user: whose book it is.
        errand: the tool and its arguments.
        outputs: the folder of the outputs.
    """
    launcher = str(REPOSITORY / "bin" / "enterprise-sales")
    done = subprocess.run(
        [launcher, "call", errand.tool, json.dumps(errand.arguments), "--out", str(outputs)],
        cwd=user.project,
        env=user.environment | {"CLAUDE_PLUGIN_DATA": str(user.plugin_data)},
        capture_output=True,
        timeout=DEADLINE_SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode("utf-8")
    result: Json = json.loads(done.stdout)
    return result
