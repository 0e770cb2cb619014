"""An import written into the book: exports copied, then `book.yaml`, each of them whole or not.

What is replaced is kept in `.history/`, so that the last import can be taken back.
"""

from __future__ import annotations

import filecmp
import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from enterprise_sales.book.mapping_checks import MAPPING_FILE
from enterprise_sales.store.replace import TEMPORARY, one_writer, refused, replace_file

HISTORY = ".history"
MANIFEST = "import.json"


@dataclass(frozen=True)
class Written:
    """What an import changed.

    Attributes:
        added: new files of the book, by name.
        replaced: exports that took the place of a former version.
        unchanged: exports that the book held already, the same bytes.
    """

    added: tuple[str, ...]
    replaced: tuple[str, ...]
    unchanged: tuple[str, ...]


def apply(book: Path, copies: Mapping[str, Path], text: str | None, was: bytes | None) -> Written:
    """Copy the exports into the book, then write its `book.yaml`.

    A process that is killed leaves every file whole: at worst exports that no entry names yet.

    Args:
        book: the folder; made if it is missing, but not its parent.
        copies: name in the book → the file that lies elsewhere.
        text: of the new `book.yaml`; None where it stays as it is.
        was: the bytes that it was made from; None where there was none.

    Raises:
        StoreError: the book changed meanwhile, or the system refused.
    """
    with one_writer(book):
        there = {name: (book / name).is_file() for name in copies}
        same = tuple(
            name for name in sorted(copies) if there[name] and same_bytes(book / name, copies[name])
        )
        new = [name for name in sorted(copies) if name not in same]
        written = Written(
            tuple(name for name in new if not there[name]),
            tuple(name for name in new if there[name]),
            same,
        )
        _keep(book, written, text, was)
        try:
            for name in new:
                _copy(copies[name], book / name)
        except OSError as error:
            raise refused(book, error) from error
        if text is not None:
            replace_file(book / MAPPING_FILE, text.encode(), was)
    return written


@dataclass(frozen=True)
class Undone:
    """What taking an import back changed: exports removed, and former versions returned."""

    removed: tuple[str, ...]
    returned: tuple[str, ...]


def undo(book: Path) -> Undone | None:
    """Take the last import back; None where there is none.

    An export that came with it is removed, a former version returns, and so does `book.yaml`.

    Raises:
        StoreError: somebody changed `book.yaml` since, or the system refused.
    """
    if not (book / HISTORY).is_dir():
        return None
    with one_writer(book):
        kept = sorted((book / HISTORY).glob(f"*/{MANIFEST}"))
        if not kept:
            return None
        folder = kept[-1].parent
        told = json.loads(kept[-1].read_text(encoding="utf-8"))
        try:
            _restore(book, folder, told)
        except OSError as error:
            raise refused(book, error) from error
    return Undone(tuple(told["added"]), tuple(told["replaced"]))


def same_bytes(one: Path, other: Path) -> bool:
    """Whether two files hold the same."""
    return filecmp.cmp(one, other, shallow=False)


def _keep(book: Path, written: Written, text: str | None, was: bytes | None) -> None:
    """What will be replaced, under the next number; the manifest comes last."""
    number = 1 + max((int(one.name) for one in (book / HISTORY).glob("[0-9]*")), default=0)
    folder = book / HISTORY / f"{number:04}"
    try:
        folder.mkdir(parents=True)
        for name in written.replaced:
            _copy(book / name, folder / name)
        if text is not None and was is not None:
            (folder / MAPPING_FILE).write_bytes(was)
        told = {"added": written.added, "replaced": written.replaced, "mapping": text}
        (folder / MANIFEST).write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    except OSError as error:
        raise refused(book, error) from error


def _copy(source: Path, target: Path) -> None:
    """A copy that is there whole or not at all; the export itself is only read."""
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(TEMPORARY)
    try:
        shutil.copyfile(source, temporary)
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def _restore(book: Path, folder: Path, told: Mapping[str, Any]) -> None:
    former = folder / MAPPING_FILE
    mapping = book / MAPPING_FILE
    ours = told["mapping"]
    if ours is None:
        pass
    elif former.is_file():
        replace_file(mapping, former.read_bytes(), ours.encode())
    else:
        _remove(mapping, ours.encode())
    for name in told["replaced"]:
        _copy(folder / name, book / name)
    for name in told["added"]:
        (book / name).unlink(missing_ok=True)
    shutil.rmtree(folder)


def _remove(mapping: Path, ours: bytes) -> None:
    replace_file(mapping, b"", ours)
    mapping.unlink()
