"""A write that is all or nothing, and never over an existing file.

The order of steps is that of LWN 457667 ("Ensuring data reaches disk"): temporary file, fsync,
link into place, fsync of the folder.
"""

import contextlib
import errno
import itertools
import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from .names import DOCUMENT, numbered
from .names import beside as named

TEMPORARY = ".enterprise-sales-*.tmp"
_BEFORE, _AFTER = TEMPORARY.split("*")

_EXCLUSIVE = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
_SECONDS_ABANDONED = 3600
_NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP}


def write_new(
    folder: Path, name: str, data: bytes, beside: Mapping[str, bytes] | None = None
) -> Path:
    """Write `data` as a new file `name` in `folder`; where taken, as `name` with -2, -3 ….

    Many threads, processes and machines may do so at once. A process that is killed leaves the
    whole file or none, and at worst a hidden temporary file, which a later write removes.

    Args:
        folder: an existing folder.
        name: ends in `.md`.
        data: of the file.
        beside: suffix → bytes of files that bear the same name and number, such as `.ics`. They
            are there before the file itself; a process that is killed may leave them without it.

    Returns:
        The path of the new file.

    Raises:
        OSError: the operating system refused; no file is left.
    """
    whole = {**(beside or {}), DOCUMENT: data}
    temporary = {suffix: folder / TEMPORARY.replace("*", secrets.token_hex(8)) for suffix in whole}
    try:
        written_at = [_write_whole(temporary[suffix], whole[suffix]) for suffix in whole]
        target = _place(temporary, folder, name)
    finally:
        for path in temporary.values():
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
    _remove_abandoned(folder, written_at[-1])
    return target


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` outlive a power cut, where the system can do that."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(descriptor)


def _write_whole(path: Path, data: bytes) -> float:
    """Return the time of writing by the clock of the file system."""
    with os.fdopen(os.open(path, _EXCLUSIVE, 0o666), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
        return os.fstat(file.fileno()).st_mtime


def _place(temporary: Mapping[str, Path], folder: Path, name: str) -> Path:
    """Give every file its name, the document last; the first number that all of them can bear."""
    for number in itertools.count(1):
        target = folder / numbered(name, number)
        files = {path: folder / named(target.name, suffix) for suffix, path in temporary.items()}
        with contextlib.suppress(FileExistsError):
            _link_all(files)
            return target
    raise AssertionError("itertools.count ended")


def _link_all(files: Mapping[Path, Path]) -> None:
    placed: list[Path] = []
    try:
        for temporary, target in files.items():
            _link(temporary, target)
            placed.append(target)
        sync_folder(target.parent)
    except BaseException:
        for target in placed:
            target.unlink()
        raise


def _link(temporary: Path, target: Path) -> None:
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:
        # Systems without hard links differ in how they say so (EPERM, ENOTSUP, EINVAL …); if the
        # reason is another one, it also stops the second way, which then reports it.
        _reserve_and_replace(temporary, target)


def _reserve_and_replace(temporary: Path, target: Path) -> None:
    """Take the name with an empty file of our own, then put the whole file over it."""
    os.close(os.open(target, _EXCLUSIVE, 0o666))
    try:
        temporary.replace(target)
    except BaseException:
        target.unlink()
        raise


def _remove_abandoned(folder: Path, now: float) -> None:
    """By hand, as a pattern would be held to every document of the folder."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(_BEFORE) and entry.name.endswith(_AFTER):
                _remove_old(folder / entry.name, now)


def _remove_old(leftover: Path, now: float) -> None:
    with contextlib.suppress(OSError):
        if leftover.lstat().st_mtime < now - _SECONDS_ABANDONED:
            leftover.unlink()
