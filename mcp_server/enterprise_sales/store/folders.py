"""The folders of the outputs: made step by step, never outside the root."""

import os
from pathlib import Path

from .atomic import sync_folder
from .errors import CHOOSE_ANOTHER, MOVE_AWAY, StoreError, shown


def real_root(root: Path) -> Path:
    """Return the outputs folder as an absolute path without links; it need not exist.

    Raises:
        StoreError: it holds a NUL.
    """
    try:
        return Path(os.path.realpath(root))
    except ValueError:
        raise StoreError("outputs folder", shown(root), "is not a path", CHOOSE_ANOTHER) from None


def make_folder(root: Path, *parts: str) -> Path:
    """Return `root`/`parts` with links followed, making what is missing of it.

    The parent of `root` is not made: a mistyped path would grow a tree in the wrong place.

    Raises:
        StoreError: a step is no folder or leads outside `root`, or the parent is missing.
        OSError: the operating system refused.
    """
    if not root.parent.is_dir():
        wrong = "the folder {folder} that should hold it does not exist"
        remedy = f"make that folder, or {CHOOSE_ANOTHER}"
        named = {"folder": shown(root.parent)}
        raise StoreError("outputs folder", shown(root), wrong, remedy, **named)
    folder = _step(root, root)
    for part in parts:
        folder = _step(root, folder / part)
    return folder


def inside(root: Path, path: Path) -> Path:
    """Return `path` with links followed.

    Raises:
        StoreError: it leads outside `root`.
    """
    real = Path(os.path.realpath(path))
    if real.is_relative_to(root):
        return real
    remedy = "remove that link from the outputs folder, or replace it by a real folder or file"
    wrong = "is a link that leads outside the outputs folder, to {target}"
    raise StoreError("outputs folder", shown(path), wrong, remedy, target=shown(real))


def _step(root: Path, folder: Path) -> Path:
    try:
        folder.mkdir()
        created = True
    except FileExistsError:
        created = False
    real = inside(root, folder)
    if not real.is_dir():
        raise StoreError("outputs folder", shown(folder), "is not a folder", MOVE_AWAY)
    if created:
        sync_folder(real.parent)
    return real
