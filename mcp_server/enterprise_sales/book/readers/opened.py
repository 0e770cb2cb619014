"""A workbook is opened after it was checked, and every failure to do so is told alike."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from zipfile import BadZipFile, ZipFile

from enterprise_sales.book.readers.content import Form, form_of
from enterprise_sales.book.readers.packed import check_packed
from enterprise_sales.book.readers.problems import UnreadableFileError
from enterprise_sales.book.readers.repeated import check_repeated

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

BOOKS: tuple[Form, ...] = ("XLSX", "ODS")
_BROKEN = (
    BadZipFile,
    zlib.error,
    OSError,
    IndexError,
    SyntaxError,
    ValueError,
    NotImplementedError,
)


@contextmanager
def opened(path: Path) -> Iterator[CalamineWorkbook]:
    """The workbook of a file, whatever its ending.

    Raises:
        UnreadableFileError: `workbook_locked`, `workbook_binary`, `workbook_bomb`,
            `sheet_too_large`, or `file_unreadable`.
    """
    from python_calamine import CalamineError, PasswordError

    try:
        _check(path)
        with path.open("rb") as file, _loaded(path, file) as book:
            yield book
    except PasswordError as error:
        raise UnreadableFileError("workbook_locked") from error
    except (CalamineError, *_BROKEN) as error:
        raise _unreadable(path, error) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # how a failure within Calamine arrives
            raise
        raise _unreadable(path, error) from error


def _loaded(path: Path, file: BinaryIO) -> CalamineWorkbook:
    """Calamine tells the form of a path by its ending, and that of an open file by its content."""
    from python_calamine import load_workbook

    book = load_workbook(file if form_of(path) in BOOKS else str(path))
    if not book.sheet_names:
        raise _unreadable(path, ValueError("it has no sheet"))
    return book


def _check(path: Path) -> None:
    form = form_of(path)
    if form == "XLSB":
        raise UnreadableFileError("workbook_binary")
    if form in BOOKS:
        with ZipFile(path) as archive:
            check_packed(archive)
            if form == "ODS":
                check_repeated(archive)


def _unreadable(path: Path, error: BaseException) -> UnreadableFileError:
    form = form_of(path)
    name = form if form in BOOKS else path.suffix.lstrip(".").upper()
    problem = (str(error).splitlines() or [type(error).__name__])[0][:200]
    return UnreadableFileError("file_unreadable", format=name, problem=problem)
