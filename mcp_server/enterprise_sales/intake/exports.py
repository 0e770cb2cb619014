"""What somebody wants to bring in, as files: a folder, single files, or a ZIP of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from enterprise_sales.book.findings import Finding
from enterprise_sales.book.readers import FORMATS
from enterprise_sales.book.readers.probe import probe_text
from enterprise_sales.book.readers.problems import UnreadableFileError
from enterprise_sales.intake.archive import ARCHIVE, unpacked

FOLDER = "exports"
"""Where the copies of exports lie inside a book."""
HIDDEN = (".", "~", "__MACOSX")
NOTES = (".md", ".txt", ".docx", ".pdf", ".eml")
"""What people write rather than export; its facts are recorded one by one."""
EVEN = 0.8
"""Share of the lines of a plain text that must agree for it to be a table."""
LARGEST_FILE = 4 * 1024**3


@dataclass(frozen=True)
class Export:
    """One file that may hold tables.

    Attributes:
        name: its path inside the book, once copied; with slashes.
        path: where it lies now.
    """

    name: str
    path: Path


@dataclass(frozen=True)
class Gathered:
    """Exports in the order of their names, and what was found that is none."""

    exports: tuple[Export, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass
class _Basket:
    scratch: Path
    book: Path
    found: dict[str, Path] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def gather(paths: Sequence[Path], scratch: Path, book: Path) -> Gathered:
    """The files under `paths`.

    Args:
        paths: folders, files, ZIP archives; all of them exist.
        scratch: an empty folder into which archives are unpacked.
        book: the folder of the book; an export that lies in it keeps its place.
    """
    basket = _Basket(scratch, book.resolve())
    for path in sorted(paths):
        for name, file in _files(path):
            _take(basket, name, file)
    found = sorted(basket.found.items())
    return Gathered(tuple(Export(*one) for one in found), tuple(basket.findings))


def _files(path: Path) -> Iterator[tuple[str, Path]]:
    """Every file at or under a path, with the name that it is to bear in the folder of exports.

    A link that leads out of the folder is not followed: nobody asked for what lies there.
    """
    if not path.is_dir():
        yield path.name, path
        return
    for file in sorted(path.rglob("*")):
        inside = file.relative_to(path)
        hidden = any(part.startswith(HIDDEN) for part in inside.parts)
        if file.is_file() and not hidden and file.resolve().is_relative_to(path.resolve()):
            yield inside.as_posix(), file


def _take(basket: _Basket, name: str, file: Path) -> None:
    ending = file.suffix.lower()
    if file.stat().st_size > LARGEST_FILE:
        basket.findings.append(_told("export_too_large", name))
    elif ending == ARCHIVE:
        _take_archive(basket, name, file)
    elif ending in NOTES and not _holds_rows(ending, file):
        basket.findings.append(_told("export_is_text", name))
    elif ending in FORMATS:
        _add(basket, name, file)
    else:
        basket.findings.append(_told("export_no_table", name))


def _holds_rows(ending: str, file: Path) -> bool:
    """Whether a file of plain text is a table: nearly all of its lines have as many cells."""
    if ending not in FORMATS:
        return False
    try:
        widths = Counter(len(cells) for cells in probe_text(file).first if any(cells))
    except UnreadableFileError:
        return False
    (width, times), *_ = widths.most_common(1) or [(0, 0)]
    return width > 1 and times > 1 and times >= EVEN * widths.total()


def _take_archive(basket: _Basket, name: str, file: Path) -> None:
    folder = basket.scratch / str(len(list(basket.scratch.iterdir())))
    folder.mkdir()
    unread = unpacked(file, folder)
    if unread is not None:
        basket.findings.append(_told(unread.code, name, **unread.values))
    else:
        for inner, path in _files(folder):
            if path.suffix.lower() == ARCHIVE:
                basket.findings.append(_told("archive_in_archive", f"{name}/{inner}"))
            else:
                _take(basket, f"{Path(name).stem}/{inner}", path)


def _add(basket: _Basket, name: str, file: Path) -> None:
    """An export of the book itself keeps its name; two of one name are told apart by a number."""
    real = file.resolve()
    if real.is_relative_to(basket.book):
        basket.found[real.relative_to(basket.book).as_posix()] = file
        return
    target = f"{FOLDER}/{name}"
    wanted = next(one for one in _numbered(target) if one not in basket.found)
    basket.found[wanted] = file


def _numbered(name: str) -> Iterable[str]:
    stem, dot, ending = name.rpartition(".")
    yield name
    yield from (f"{stem}-{number}{dot}{ending}" for number in range(2, 10_000))


def _told(code: str, name: str, **values: str) -> Finding:
    return Finding(code=code, severity="warning", file=name, values=values)
