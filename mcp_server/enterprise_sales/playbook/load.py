"""Loading: base, then what the playbook gives, then what the user overrides."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path

from enterprise_sales.playbook.errors import PlaybookError
from enterprise_sales.playbook.files import (
    BASE,
    WORDING,
    Stamp,
    playbook_names,
    read_file,
    stamp_if_there,
    stamps,
)
from enterprise_sales.playbook.nearest import hint
from enterprise_sales.playbook.playbook import Playbook
from enterprise_sales.playbook.resolve import resolve
from enterprise_sales.playbook.shelf import Folder, read_shelf


def load_playbook(name: str, as_of: date, *, root: Path, override: Path | None = None) -> Playbook:
    """A named playbook as it holds on a date, with the user's own values.

    Files are read again only where their size or time has changed.

    Args:
        name: one of `playbook_names(root)`.
        as_of: the date on which the values are to hold.
        root: the folder `references/playbooks`.
        override: the user's `playbook.yaml`; a file that is not there overrides nothing.

    Raises:
        PlaybookError: what is wrong with the files, told with place, excerpt and remedy.
    """
    names = playbook_names(root)
    if name not in names:
        near = {"names": ", ".join(names), "nearest": hint(name, names)}
        raise PlaybookError.of("playbook_unknown", name=name, **near)
    folders = stamps(root, WORDING), stamps(root, BASE), stamps(root, name)
    user = stamp_if_there(override) if override else None
    return _loaded(name, as_of, names, folders, user)


@lru_cache(maxsize=64)
def _loaded(
    name: str,
    as_of: date,
    names: tuple[str, ...],
    folders: tuple[Folder, Folder, Folder],
    user: Stamp | None,
) -> Playbook:
    shelf = read_shelf(name, names, *folders)
    return resolve(shelf, as_of, None if user is None else read_file(user))
