"""The files of the playbooks, read once for as long as their size and time stay the same."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from enterprise_sales.playbook.document import Document
from enterprise_sales.playbook.errors import Notice, PlaybookError
from enterprise_sales.playbook.strict_yaml import read_yaml

BASE = "base"
WORDING = "wording"
ABOUT = "playbook.yaml"

Stamp = tuple[str, str, int, int]
"""Path, label in messages, size in bytes, time of the last change in nanoseconds."""


def playbook_names(root: Path) -> tuple[str, ...]:
    """The names of the playbooks in a folder, in alphabetical order.

    Raises:
        PlaybookError: `no_playbooks`.
    """
    names = tuple(sorted(about.parent.name for about in root.glob(f"*/{ABOUT}")))
    if not names:
        raise PlaybookError.of("no_playbooks", folder=str(root))
    return names


def stamps(root: Path, folder: str) -> tuple[Stamp, ...]:
    """The YAML files of a folder as they are now, in alphabetical order."""
    files = sorted((root / folder).glob("*.yaml"))
    return tuple(_stamp(path, f"{folder}/{path.name}") for path in files)


def stamp_if_there(path: Path) -> Stamp | None:
    """The user's own file as it is now; None where there is none.

    Raises:
        PlaybookError: `file_unreadable`.
    """
    try:
        return _stamp(path, path.name)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise _unreadable(path.name, error) from error


def _stamp(path: Path, label: str) -> Stamp:
    status = path.stat()
    return str(path), label, status.st_size, status.st_mtime_ns


@lru_cache(maxsize=256)
def read_file(stamped: Stamp) -> Document:
    """The content of a file.

    Raises:
        PlaybookError: `file_unreadable`, `encoding_wrong`, or what `read_yaml` raises.
    """
    path, label, _, _ = stamped
    try:
        text = Path(path).read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        values = {"position": str(error.start)}
        raise PlaybookError([Notice(code="encoding_wrong", file=label, values=values)]) from error
    except OSError as error:
        raise _unreadable(label, error) from error
    return read_yaml(text, label)


def _unreadable(label: str, error: OSError) -> PlaybookError:
    values = {"problem": (error.strerror or "unknown error").lower()}
    return PlaybookError([Notice(code="file_unreadable", file=label, values=values)])
