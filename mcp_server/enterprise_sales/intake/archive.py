"""A ZIP of exports, unpacked with a limit on what may come out of it."""

from __future__ import annotations

import stat
import zlib
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from enterprise_sales.book.readers.packed import ENCRYPTED

ARCHIVE = ".zip"
MOST_FILES = 2_000
MOST_BYTES = 4 * 1024**3
"""Of all files together, unpacked."""
HIGHEST_RATIO = 200
"""Unpacked bytes for a packed one; tables of text reach some thirty."""
SMALL = 16 * 1024**2
"""Below this a high ratio harms nobody: an almost empty sheet packs very well."""
PIECE = 1024**2
OLD_NAMES, RUSSIAN_NAMES = "cp437", "cp866"
UTF_8_NAME = 0x800


@dataclass(frozen=True)
class Unread:
    """Why an archive is not read: a code of the messages, and what fills it."""

    code: str
    values: dict[str, str] = field(default_factory=dict)


def unpacked(path: Path, folder: Path) -> Unread | None:
    """Put the files of an archive into `folder`; None where all is well.

    Args:
        path: of the archive.
        folder: an empty folder. Nothing is written outside it, whatever the names say.
    """
    try:
        with ZipFile(path) as archive:
            members = [one for one in archive.infolist() if _is_file(one)]
            return _refusal(members) or _unpack(archive, members, folder)
    except (BadZipFile, OSError, EOFError, zlib.error, NotImplementedError, ValueError) as error:
        return Unread("archive_unreadable", {"problem": str(error)[:200]})


def _is_file(member: ZipInfo) -> bool:
    """A folder, and a link to somewhere else, is none."""
    kind = stat.S_IFMT(member.external_attr >> 16)
    return not member.is_dir() and kind in (0, stat.S_IFREG)


def _refusal(members: list[ZipInfo]) -> Unread | None:
    whole, packed = (
        sum(getattr(one, key) for one in members) for key in ("file_size", "compress_size")
    )
    if any(one.flag_bits & ENCRYPTED for one in members):
        return Unread("archive_encrypted")
    if len(members) > MOST_FILES:
        return Unread("archive_many_files", {"found": str(len(members)), "most": str(MOST_FILES)})
    if whole > MOST_BYTES or (whole > SMALL and whole > HIGHEST_RATIO * max(packed, 1)):
        return Unread("archive_bomb", {"found": str(whole), "packed": str(packed)})
    return None


def _unpack(archive: ZipFile, members: list[ZipInfo], folder: Path) -> Unread | None:
    for member in sorted(members, key=lambda one: one.filename):
        target = _free(folder.joinpath(*_parts(member)))
        target.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(member) as packed, target.open("wb") as file:
            left = member.file_size
            while piece := packed.read(PIECE):
                left -= len(piece)
                if left < 0:  # it said that it was smaller
                    return Unread(
                        "archive_bomb",
                        {"found": f"{member.file_size}+", "packed": str(member.compress_size)},
                    )
                file.write(piece)
    return None


def _free(path: Path) -> Path:
    """Two files of one name in an archive are both kept."""
    numbered = (path.with_stem(f"{path.stem}-{number}") for number in range(2, MOST_FILES + 2))
    return next(one for one in chain([path], numbered) if not one.exists())


def _parts(member: ZipInfo) -> list[str]:
    """The steps of a name, without those that lead out of the folder."""
    steps = PurePosixPath(_name(member).replace("\\", "/")).parts
    kept = ["".join(sign for sign in step if sign.isprintable() and sign != ":") for step in steps]
    return [step for step in kept if step.strip(". /")] or ["unnamed"]


def _name(member: ZipInfo) -> str:
    """Names without the mark of UTF-8 are in the code page of DOS, where Russian is cp866."""
    if member.flag_bits & UTF_8_NAME:
        return member.filename
    try:
        return member.filename.encode(OLD_NAMES).decode(RUSSIAN_NAMES)
    except UnicodeError:
        return member.filename
