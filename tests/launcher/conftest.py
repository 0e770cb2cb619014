"""A small plugin with the real launcher: one package to install, a program that tells its start."""

import hashlib
import json
import os
import select
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

PROJECT = Path(__file__).parents[2]
HERE = Path(__file__).parent
PYTHON = os.path.realpath(sys.executable)
# What the launcher itself may call; "python3" and "uv" are added by the tests that want them.
COMMANDS = ("uname", "cksum", "readlink")
DEADLINE_SECONDS = 120

collect_ignore_glob = ["test_*.py"] if sys.platform == "win32" else []


@dataclass
class Plugin:
    """A plugin tree, the home of its user, and the commands that this user has."""

    root: Path
    home: Path
    tools: Path
    wheels: Path
    started: list[subprocess.Popen[str]] = field(default_factory=list)

    @property
    def launcher(self) -> Path:
        return self.root / "bin" / "enterprise-sales"

    @property
    def environments(self) -> Path:
        return self.home / ".cache" / "enterprise-sales"

    @property
    def gate(self) -> Path:
        return self.tools / "gate"

    def built(self) -> list[Path]:
        """The environments there are, complete or not."""
        return sorted(path for path in self.environments.glob("*/") if path.is_dir())

    def installs(self) -> int:
        """How often the stand-in for uv was called."""
        record = self.tools / "record"
        return len(record.read_text("utf-8").splitlines()) if record.exists() else 0

    def give(self, name: str, script: str) -> None:
        """Put a shell script on the user's path."""
        path = self.tools / name
        path.unlink(missing_ok=True)
        path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        path.chmod(0o755)

    def give_python(self) -> None:
        (self.tools / "python3").symlink_to(PYTHON)

    def give_stand_in_for_uv(self) -> None:
        self.give(
            "uv", f'exec "{PYTHON}" -I "{HERE / "stand_in_for_uv.py"}" "{self.wheels}" "$0" "$@"'
        )

    def close_gate(self) -> None:
        """Make the next install stop half-way."""
        self.gate.mkdir()
        for name in ("reached", "go"):
            os.mkfifo(self.gate / name)

    def open_gate(self) -> None:
        """Let the install that waits go on; an error where none waits."""
        descriptor = os.open(self.gate / "go", os.O_WRONLY | os.O_NONBLOCK)
        os.write(descriptor, b"go")
        os.close(descriptor)

    def start(
        self, *command: str | Path, cwd: Path | None = None, **environment: str | None
    ) -> subprocess.Popen[str]:
        """Start the launcher, or the command, in an environment that holds nothing else."""
        base = {"HOME": str(self.home), "PATH": str(self.tools), "UV_OFFLINE": "1"}
        base |= {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(self.wheels), "LC_ALL": "C.UTF-8"}
        chosen = {**base, "UV_FIND_LINKS": str(self.wheels), **environment}
        process = subprocess.Popen(
            command or [self.launcher],
            cwd=cwd or self.home,
            env={name: value for name, value in chosen.items() if value is not None},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            start_new_session=True,
        )
        self.started.append(process)
        return process

    def run(
        self, *command: str | Path, typed: str = "", **options: Any
    ) -> subprocess.CompletedProcess[str]:
        """Start and wait."""
        return self.wait(self.start(*command, **options), typed)

    def wait(
        self, process: subprocess.Popen[str], typed: str = ""
    ) -> subprocess.CompletedProcess[str]:
        """Wait for the end of a start."""
        out, err = process.communicate(typed, timeout=DEADLINE_SECONDS)
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)

    def told(self, *arguments: str, **options: Any) -> dict[str, Any]:
        """What the program says about its start, once it ran well."""
        done = self.run(self.launcher, *arguments, **options)
        assert done.returncode == 0, done.stderr
        answer: dict[str, Any] = json.loads(done.stdout)
        return answer


def write_wheel(folder: Path) -> str:
    """Write the one package of the lock; return the line that locks it."""
    wheel = folder / "pocket-1.0-py3-none-any.whl"
    record = "pocket-1.0.dist-info"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("pocket.py", "WORD = 'unpacked'\n")
        archive.writestr("seldom.py", "")
        archive.writestr(
            f"{record}/METADATA", "Metadata-Version: 2.1\nName: pocket\nVersion: 1.0\n"
        )
        archive.writestr(
            f"{record}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        names = (
            "pocket.py",
            "seldom.py",
            f"{record}/METADATA",
            f"{record}/WHEEL",
            f"{record}/RECORD",
        )
        archive.writestr(f"{record}/RECORD", "".join(f"{name},,\n" for name in names))
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    return f"pocket==1.0 --hash=sha256:{digest}\n"


def plant(folder: Path) -> Plugin:
    """Make the tree; its paths hold spaces and Cyrillic, as homes do."""
    plugin = Plugin(folder / "мой плагин", folder / "дом a", folder / "commands", folder / "wheels")
    for path in (plugin.home, plugin.tools, plugin.wheels):
        path.mkdir()
    for part in ("bin", "mcp_server/environment"):
        shutil.copytree(
            PROJECT / part, plugin.root / part, ignore=shutil.ignore_patterns("__pycache__")
        )
    shutil.copy(PROJECT / "mcp_server" / "__main__.py", plugin.root / "mcp_server")
    package = plugin.root / "mcp_server" / "enterprise_sales"
    package.mkdir()
    for name in ("__init__", "rarely"):
        (package / f"{name}.py").touch()
    shutil.copy(HERE / "program.py", package / "cli.py")
    (plugin.root / "requirements.lock").write_text(write_wheel(plugin.wheels), "utf-8")
    for command in COMMANDS:
        (plugin.tools / command).symlink_to(str(shutil.which(command)))
    return plugin


def end(plugin: Plugin) -> None:
    for process in plugin.started:
        if process.poll() is None:
            process.kill()
        process.communicate()


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Plugin]:
    """The plugin of a user with neither Python nor uv."""
    plugin = plant(tmp_path)
    yield plugin
    end(plugin)


@pytest.fixture
def plugin(bare: Plugin) -> Plugin:
    """The plugin of a user with Python and a stand-in for uv; nothing is prepared yet."""
    bare.give_python()
    bare.give_stand_in_for_uv()
    return bare


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plugin]:
    """A plugin after its first start; for tests that change nothing."""
    plugin = plant(tmp_path_factory.mktemp("prepared"))
    plugin.give_python()
    plugin.give_stand_in_for_uv()
    assert plugin.run().returncode == 0
    yield plugin
    end(plugin)


@pytest.fixture(scope="module")
def conversing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plugin]:
    """A plugin with a lock for those who talk to an agent; for tests that change nothing."""
    plugin = plant(tmp_path_factory.mktemp("conversing"))
    plugin.give_python()
    plugin.give_stand_in_for_uv()
    text = (plugin.root / "requirements.lock").read_text("utf-8")
    (plugin.root / "requirements-agent.lock").write_text(f"{text}# and a client\n", "utf-8")
    yield plugin
    end(plugin)


@pytest.fixture
def read_from() -> Callable[[Path], str]:
    """Read what another process writes into a pipe; fails instead of waiting for ever."""

    def read(pipe: Path) -> str:
        descriptor = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
        try:
            assert select.select([descriptor], [], [], DEADLINE_SECONDS)[0], f"nothing came: {pipe}"
            return os.read(descriptor, 100).decode()
        finally:
            os.close(descriptor)

    return read
