"""What holds for every file: no traceback, and no row that is neither kept nor counted.

Of whole books also that rows which are typed while they are read are those of the long way.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from enterprise_sales.book import BookError, load_book
from enterprise_sales.book.load import NoAccountsError
from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.readers import read_file
from enterprise_sales.book.readers.cells import ROW, FileCells
from enterprise_sales.book.readers.delimiter import directed
from enterprise_sales.book.readers.problems import UnreadableFileError

from ..book.samples import kept, left_out, set_aside
from .support import alike, at_one_look, by_the_standard_library, the_long_way


def hold(folder: Path, ending: str, content: bytes, options: dict[str, Any], *, whole: bool) -> str:
    """Read a file, and the book of it where `whole`; what became of it, for a count.

    Raises:
        AssertionError: a row is lost, or numbered wrongly.
    """
    if ending == ".md":
        return _as_dossier(folder, content)
    path = folder / f"accounts{ending}"
    path.write_bytes(content)
    mapping = FileMapping(file=path.name, table="accounts", **options)
    try:
        read = read_file(path, mapping)
    except UnreadableFileError as error:
        outcome = error.code
    else:
        outcome = "read"
        _numbered(read)
        if ending == ".csv" and mapping.header_row == 1:
            _none_lost(read, content, mapping)
        if whole:
            _all_accounted(folder, path, mapping, read)
    return outcome


def _numbered(read: FileCells) -> None:
    """No row has the number of another, and rows stand in the order of the file."""
    numbers = read.cells[ROW].to_list()
    assert numbers == sorted(set(numbers))
    lost = [one.row for part in (read.ragged, read.unquoted, read.aside) for one in part]
    assert len(lost) == len(set(lost))
    assert not set(lost) & set(numbers)


def _none_lost(read: FileCells, content: bytes, mapping: FileMapping) -> None:
    """As many rows as the standard library finds, whichever way they went."""
    plain = content.decode(mapping.encoding).replace("\r\n", "\n").replace("\r", "\n")
    text = re.sub("(?m)^\ufeff+", "", plain)
    first = text.lstrip("\n").partition("\n")[0]
    bare = first.replace(str(mapping.delimiter), "").replace('"', "")
    if not bare.strip() or directed(text.partition("\n")[0]):
        return
    whole, ragged, unquoted = by_the_standard_library(text, mapping.delimiter or ",")
    lines = sum(int(str(row[1])) for row in unquoted)
    found = read.cells.height + len(read.ragged) + sum(one.lines for one in read.unquoted)
    assert found + len(read.aside) == len(whole) + len(ragged) + lines


def _all_accounted(folder: Path, path: Path, mapping: FileMapping, read: FileCells) -> None:
    """What the reader found is in the book, or counted as left out or set aside."""
    lines = [
        f"{name}: {_quoted(value)}"
        for name, value in mapping.model_dump(exclude_defaults=True).items()
    ]
    (folder / "book.yaml").write_text("files:\n  - {" + ", ".join(lines) + "}\n", encoding="utf-8")
    try:
        book = load_book(folder)
    except NoAccountsError as error:
        for same in (the_long_way(folder), at_one_look(folder)):
            alike((error.code, error.findings), same)
        return
    except BookError:
        return
    for same in (the_long_way(folder), at_one_look(folder)):
        alike(book, same)
    of_file = (kept(book, path.name), left_out(book, path.name), set_aside(book, path.name))
    lost = len(read.ragged) + sum(one.lines for one in read.unquoted)
    assert sum(of_file) == read.cells.height + lost + len(read.aside), of_file


def _quoted(value: object) -> str:
    return (
        '"\\t"' if value == "\t" else f'"{value}"' if isinstance(value, str) else str(value).lower()
    )


def _as_dossier(folder: Path, content: bytes) -> str:
    (folder / "accounts").mkdir(exist_ok=True)
    (folder / "accounts" / "acme.md").write_bytes(content)
    (folder / "book.yaml").write_bytes(content.removeprefix(b"---\n"))
    outcomes = [_loaded(folder)]
    (folder / "book.yaml").unlink()
    outcomes.append(_loaded(folder))
    return " as book.yaml, ".join(outcomes)


def _loaded(folder: Path) -> str:
    try:
        load_book(folder)
    except BookError as error:
        return error.code
    return "read"
