"""A file of the book put in the place of its former version: the old one or the new, never a part.

The book has one writer at a time; a writer that is killed leaves its lock free, as the system
takes it back. The temporary file stands in the same folder, so that the last step is a rename.
"""

import contextlib
import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from .atomic import sync_folder
from .errors import StoreError, shown

LOCK = ".enterprise-sales.lock"
PATIENCE_SECONDS = 30
TEMPORARY = ".enterprise-sales-new.tmp"

_EXCLUSIVE = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)


@contextlib.contextmanager
def one_writer(folder: Path) -> Iterator[None]:
    """Nobody else writes into the book at `folder` meanwhile.

    Args:
        folder: of the book; made if it is missing, but not its parent.

    Raises:
        StoreError: somebody else writes for longer than half a minute, or the system refused.
    """
    try:
        folder.mkdir(exist_ok=True)
        with FileLock(folder / LOCK, timeout=PATIENCE_SECONDS):
            yield
    except Timeout:
        wrong = "somebody else is writing into this book"
        raise StoreError("book", shown(folder), wrong, "wait a moment and ask again") from None
    except OSError as error:
        raise refused(folder, error) from error


def replace_file(path: Path, data: bytes, was: bytes | None) -> None:
    """Put `data` at `path`; to be called inside `one_writer`.

    Args:
        path: in an existing folder; a link is followed.
        data: of the new version.
        was: what stood there when the new version was made; None where nothing did.

    Raises:
        StoreError: somebody changed the file meanwhile, or the system refused; the file stays.
    """
    target = Path(os.path.realpath(path))
    temporary = target.with_name(TEMPORARY)
    try:
        _unchanged(target, was)
        _write(temporary, data)
        if was is not None:
            shutil.copymode(target, temporary)
        _unchanged(target, was)
        temporary.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise refused(path, error) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def refused(path: Path, error: OSError) -> StoreError:
    """What the operating system refused, in words for people."""
    problem = f"{error.strerror} ({errno.errorcode.get(error.errno or 0, 'no code')})"
    wrong = "the operating system refused: {problem}"
    remedy = "free some room or ask for the right to write into the book, then ask again"
    return StoreError("book", shown(path), wrong, remedy, problem=problem)


def _unchanged(target: Path, was: bytes | None) -> None:
    now = target.read_bytes() if target.is_file() else None
    if now != was:
        remedy = "nothing was written; look at the file and ask again"
        raise StoreError("book", shown(target), "somebody changed this file meanwhile", remedy)


def _write(path: Path, data: bytes) -> None:
    path.unlink(missing_ok=True)  # of a writer that was killed
    with os.fdopen(os.open(path, _EXCLUSIVE, 0o666), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
