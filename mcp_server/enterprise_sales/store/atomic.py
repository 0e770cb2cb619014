"""A write that is all or nothing, and never over an existing file.

The order of steps is that of LWN 457667 ("Ensuring data reaches disk"): temporary file, fsync,
link into place, fsync of the folder.
"""

import contextlib
import errno
import itertools
import os
import secrets
from pathlib import Path

from .names import numbered

TEMPORARY = ".enterprise-sales-*.tmp"

_EXCLUSIVE = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
_SECONDS_ABANDONED = 3600
_NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP}


def write_new(folder: Path, name: str, data: bytes) -> Path:
    """Write `data` as a new file `name` in `folder`; where taken, as `name` with -2, -3 ….

    Many threads, processes and machines may do so at once. A process that is killed leaves the
    whole file or none, and at worst a hidden temporary file, which a later write removes.

    Returns:
        The path of the new file.

    Raises:
        OSError: the operating system refused; no file is left.
    """
    temporary = folder / TEMPORARY.replace("*", secrets.token_hex(8))
    try:
        written_at = _write_whole(temporary, data)
        target = _place(temporary, folder, name)
        _keep(target)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    _remove_abandoned(folder, written_at)
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


def _place(temporary: Path, folder: Path, name: str) -> Path:
    for number in itertools.count(1):
        target = folder / numbered(name, number)
        try:
            _link(temporary, target)
        except FileExistsError:
            continue
        return target
    raise AssertionError("itertools.count ended")


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


def _keep(target: Path) -> None:
    try:
        sync_folder(target.parent)
    except OSError:
        target.unlink()
        raise


def _remove_abandoned(folder: Path, now: float) -> None:
    for leftover in folder.glob(TEMPORARY):
        with contextlib.suppress(OSError):
            if leftover.lstat().st_mtime < now - _SECONDS_ABANDONED:
                leftover.unlink()
