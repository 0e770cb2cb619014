"""The journal of a question to many accounts, so that a stop never costs a second payment.

A file of JSON lines beside the transcripts. Each line is on the disk before what it tells is
relied upon: that a request is sent, that an account is shown as answered. A process that is killed
leaves at worst half a line, which says nothing; the next one begins a new line after it.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from enterprise_sales.agent.journal_records import RECORD, Record
from enterprise_sales.agent.journal_state import State, state_of
from enterprise_sales.store import StoreError
from enterprise_sales.store.errors import from_os_error, shown

if TYPE_CHECKING:
    from enterprise_sales.agent.journal_key import Key
    from enterprise_sales.tools.workspace import Workspace

_APPEND = os.O_APPEND | os.O_CREAT | os.O_WRONLY | getattr(os, "O_BINARY", 0)


class Journal:
    """A journal that is being written; nobody else writes it meanwhile.

    Attributes:
        path: of the file.
        outputs: the outputs folder, from which paths in the journal start.
        state: what it says, the lines of this process included.
    """

    def __init__(self, path: Path, outputs: Path, state: State, descriptor: int) -> None:
        self.path, self.outputs, self.state = path, outputs, state
        self._descriptor = descriptor

    def write(self, record: Record) -> None:
        """Add a line; it outlives a kill and a power cut when this returns.

        Raises:
            StoreError: the operating system refused.
        """
        line = RECORD.dump_json(record) + b"\n"
        try:
            _write_whole(self._descriptor, line)
            os.fsync(self._descriptor)
        except OSError as error:
            raise from_os_error("journal", self.path, error) from error
        self.state = self.state.add(record)

    def inside(self, path: str) -> str:
        """A path as it stands in the journal, so that the outputs folder may be moved."""
        whole = Path(path)
        if whole.is_relative_to(self.outputs):
            return whole.relative_to(self.outputs).as_posix()
        return path

    def whole(self, path: str) -> str:
        """A path of the journal as programs open it."""
        return str(self.outputs / path)


def read(path: Path) -> State:
    """What a journal says, written by nobody meanwhile or by another process.

    Lines that are half, as after a kill, say nothing. A file that is not there says nothing.

    Raises:
        StoreError: it cannot be read.
    """
    return state_of(_records(_lines(path)))


@contextlib.contextmanager
def journal_of(key: Key, workspace: Workspace) -> Iterator[Journal]:
    """The journal of a question, to be written as long as the block runs.

    Args:
        key: the question, the agent, the model, the filter and the day.
        workspace: its outputs folder holds the file.

    Raises:
        StoreError: the folder is refused, or another process asks the same at this time.
    """
    path = _place(key, workspace)
    with _alone(path):
        descriptor = _opened(path)
        try:
            yield Journal(path, workspace.outputs, read(path), descriptor)
        finally:
            os.close(descriptor)


def place(key: Key, workspace: Workspace) -> Path:
    """Where the journal of a question stands or would stand.

    Raises:
        StoreError: the outputs folder is no path.
    """
    from enterprise_sales.store.folders import real_root

    return real_root(workspace.outputs).joinpath(*key.folder, key.name)


def _place(key: Key, workspace: Workspace) -> Path:
    """Where it stands, the folders made."""
    from enterprise_sales.store.folders import make_folder, real_root

    root = real_root(workspace.outputs)
    try:
        return make_folder(root, *key.folder) / key.name
    except OSError as error:
        raise from_os_error("journal", root, error) from error


@contextlib.contextmanager
def _alone(path: Path) -> Iterator[None]:
    """The lock is the system's own, which it takes back from a process that is killed."""
    from filelock import FileLock, Timeout

    try:
        with FileLock(path.with_name(f".{path.name}.lock"), timeout=0):
            yield
    except Timeout:
        wrong = "another process is putting the same question to these accounts"
        remedy = "wait until it ends, then ask again: what it has answered is not asked again"
        raise StoreError("journal", shown(path), wrong, remedy) from None


def _opened(path: Path) -> int:
    """A descriptor that only adds, at the beginning of a line."""
    try:
        descriptor = os.open(path, _APPEND, 0o666)
        data = path.read_bytes()
        if data and not data.endswith(b"\n"):
            os.write(descriptor, b"\n")
    except OSError as error:
        raise from_os_error("journal", path, error) from error
    return descriptor


def _write_whole(descriptor: int, data: bytes) -> None:
    """All of it: a signal or a full disk may make one write shorter."""
    while data:
        data = data[os.write(descriptor, data) :]


def _lines(path: Path) -> list[bytes]:
    try:
        return path.read_bytes().split(b"\n")
    except FileNotFoundError:
        return []
    except OSError as error:
        raise from_os_error("journal", path, error) from error


def _records(lines: Iterable[bytes]) -> Iterator[Record]:
    for line in lines:
        with contextlib.suppress(ValidationError):
            yield RECORD.validate_json(line)
