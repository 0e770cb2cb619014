"""A PostgreSQL of its own for the tests: no port, a socket in a folder, gone with the session."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from adbc_driver_postgresql import dbapi

USER, PASSWORD = "owner", "s3cr3t/p@ss"
IN_ADDRESS = "s3cr3t%2Fp%40ss"
DATABASE = "crm"
SECONDS = "60"
OPTIONS = "-c listen_addresses='' -c fsync=off -c shared_buffers=16MB -c max_connections=20"


@dataclass(frozen=True)
class Server:
    """A server that runs.

    Attributes:
        folder: of its socket.
        address: of its database, with the password.
    """

    folder: Path
    address: str

    def run(self, *statements: str) -> None:
        """Change the database."""
        with dbapi.connect(self.address, autocommit=True) as connection:
            for statement in statements:
                with connection.cursor() as cursor:
                    cursor.execute(statement)

    def told(self, question: str) -> Any:
        """The single cell that a query gives."""
        with dbapi.connect(self.address) as connection, connection.cursor() as cursor:
            cursor.execute(question)
            return cursor.fetchone()[0]


def programs() -> Path | None:
    """The folder of initdb and pg_ctl; Debian keeps them out of PATH."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return installed[-1].parent if installed else None


@contextmanager
def running(where: Path) -> Iterator[Server]:
    """A server with an empty database, ended by the pid that it keeps in its folder."""
    # Not in the folder of the test run, which other users may not enter, and whose path is too long
    # for a socket.
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    try:
        _make(where, folder)
        try:
            yield _server(folder)
        finally:
            _as_user(folder, where / "pg_ctl", "stop", "-D", folder / "data", "-m", "immediate")
    finally:
        shutil.rmtree(folder)


def _make(where: Path, folder: Path) -> None:
    (folder / "password").write_text(PASSWORD, encoding="utf-8")
    if os.name == "posix" and os.geteuid() == 0:
        for path in (folder, folder / "password"):
            shutil.chown(path, **_user())
    data = folder / "data"
    form = ["-E", "UTF8", "--locale=C", "-N", "--auth=scram-sha-256"]
    _as_user(
        folder, where / "initdb", "-D", data, "-U", USER, "--pwfile", folder / "password", *form
    )
    log = ["-l", folder / "log", "-o", f"{OPTIONS} -k {folder}"]
    _as_user(folder, where / "pg_ctl", "start", "-D", data, "-w", "-t", SECONDS, *log)


def _server(folder: Path) -> Server:
    whole = f"postgresql://{USER}:{IN_ADDRESS}@/{{}}?host={folder}"
    Server(folder, whole.format("postgres")).run(f"CREATE DATABASE {DATABASE}")
    return Server(folder, whole.format(DATABASE))


def _user() -> dict[str, Any]:
    """PostgreSQL refuses to run as root."""
    return {"user": "nobody", "group": "nogroup"}


def _as_user(folder: Path, *command: Any) -> None:
    root = os.name == "posix" and os.geteuid() == 0
    other = {**_user(), "extra_groups": []} if root else {}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={"PATH": os.environ["PATH"], "LC_ALL": "C"},
        timeout=2 * int(SECONDS),
        check=False,
        **other,
    )
    assert not done.returncode, done.stderr.decode(errors="replace")
