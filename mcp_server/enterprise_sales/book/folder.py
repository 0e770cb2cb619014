"""Which files of a folder make up a book, and what they are read as."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from pydantic import ValidationError

from enterprise_sales.book.findings import BookError, Finding
from enterprise_sales.book.mapping import BookMapping, FileMapping
from enterprise_sales.book.mapping_checks import MAPPING_FILE, check_mapping
from enterprise_sales.book.nearest import hint
from enterprise_sales.book.readers import FORMATS
from enterprise_sales.book.readers.problems import UnreadableFileError
from enterprise_sales.book.readers.workbook import sheet_names
from enterprise_sales.book.tables import MODELS
from enterprise_sales.book.yaml_file import load_yaml, text_of

PLAYBOOK_FILE = "playbook.yaml"
WORKBOOKS = (".xlsx", ".xls", ".ods")
KEPT = 16
"""Files whose content is kept until they change: every call asks for it."""
Stamp = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Contents:
    """The files of a book.

    Attributes:
        folder: the book folder.
        mapping: what `book.yaml` says, empty where there is none.
        files: tables and mapped exports, in a stable order.
        dossiers: the account files, in a stable order.
        findings: files that are no table.
        places: files that are to become part of the book, by the names that they will have in it,
            and where they lie until then.
    """

    folder: Path
    mapping: BookMapping
    files: tuple[FileMapping, ...]
    dossiers: tuple[Path, ...]
    findings: tuple[Finding, ...]
    places: Mapping[str, Path] = field(default_factory=dict)

    def path_of(self, name: str) -> Path:
        """Where the file of a name lies."""
        return self.places.get(name) or self.folder / name

    @property
    def paths(self) -> tuple[Path, ...]:
        """Every file that the book is read from."""
        own = [self.folder / MAPPING_FILE, self.folder / PLAYBOOK_FILE]
        mapped = [
            self.path_of(name)
            for options in self.files
            for name in (options.file, *options.looked_through)
        ]
        checked = [
            self.path_of(name)
            for check in self.mapping.flag_checks
            for name in (check.file, check.events)
        ]
        return tuple(dict.fromkeys([*own, *mapped, *checked, *self.dossiers]))


def stamp(paths: tuple[Path, ...]) -> Stamp:
    """Name, size and time of each file: what tells that nothing has changed."""
    found = []
    for path in paths:
        try:
            status = path.stat()
        except OSError:
            continue
        found.append((str(path), status.st_size, status.st_mtime_ns))
    return tuple(found)


def contents_of(folder: Path) -> Contents:
    """The files of the book at `folder`.

    Raises:
        BookError: there is no such folder, or `book.yaml` cannot be used.
    """
    if not folder.is_dir():
        raise BookError("no_book", folder=str(folder))
    return contents_with(folder, mapping_of(folder), {})


def contents_with(folder: Path, mapping: BookMapping, places: Mapping[str, Path]) -> Contents:
    """The files of a book as they will be under another `book.yaml`; the folder need not exist.

    Args:
        folder: of the book.
        mapping: what `book.yaml` will say.
        places: where the files lie that are not in the folder yet, by the names they will have.

    Raises:
        BookError: the mapping cannot be used.
    """
    check_mapping(folder, mapping)
    plain, findings = _plain_tables(folder, {options.file for options in mapping.files})
    dossiers = tuple(sorted((folder / "accounts").glob("*.md")))
    files = (*mapping.files, *plain)
    return Contents(folder, mapping, files, dossiers, tuple(findings), dict(places))


def mapping_of(folder: Path) -> BookMapping:
    """What `book.yaml` of a folder says, empty where there is none.

    Raises:
        BookError: it cannot be used.
    """
    path = folder / MAPPING_FILE
    if not path.is_file():
        return BookMapping()
    return _read_mapping(path, stamp((path,)))


@lru_cache(maxsize=KEPT)
def _read_mapping(path: Path, _: Stamp) -> BookMapping:
    """What the file says; read again only where its size or time has changed."""
    content = load_yaml(text_of(path, MAPPING_FILE), MAPPING_FILE) or {}
    try:
        return BookMapping.model_validate(content)
    except ValidationError as error:
        raise _explained(error) from error


def _explained(error: ValidationError) -> BookError:
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    if first["type"] == "extra_forbidden":
        name = str(first["loc"][-1])
        near = hint(name, [*BookMapping.model_fields, *FileMapping.model_fields])
        values = {"where": where, "name": name, "nearest": near}
        return BookError("mapping_key_unknown", file=MAPPING_FILE, **values)
    if not where:
        return BookError("mapping_no_keys", file=MAPPING_FILE)
    return BookError("mapping_invalid", file=MAPPING_FILE, where=where, problem=first["msg"])


def _plain_tables(folder: Path, mapped: set[str]) -> tuple[tuple[FileMapping, ...], list[Finding]]:
    files: list[FileMapping] = []
    findings: list[Finding] = []
    for path in sorted((folder / "tables").glob("*")):
        name = path.relative_to(folder).as_posix()
        named = path.suffix.lower() in FORMATS and not path.name.startswith((".", "~"))
        named = named and (path.suffix.lower() != ".txt" or path.stem in MODELS)
        if name in mapped or not named or not path.is_file():
            continue
        found = _tables_in(path, name)
        if isinstance(found, Finding):
            findings.append(found)
        else:
            files += found
    return tuple(files), findings


@lru_cache(maxsize=KEPT)
def _sheets(path: Path, _: Stamp) -> list[str]:
    """The sheets of a workbook; it is opened again only where its size or time has changed."""
    return sheet_names(path)


def _tables_in(path: Path, name: str) -> list[FileMapping] | Finding:
    """A file is the table of its name; a workbook of another name is read sheet by sheet."""
    if path.stem in MODELS:
        return [FileMapping(file=name, table=path.stem)]
    sheets: list[str] = []
    if path.suffix.lower() in WORKBOOKS:
        try:
            sheets = [name for name in _sheets(path, stamp((path,))) if name in MODELS]
        except UnreadableFileError as error:
            return Finding(code=error.code, severity="error", file=name, values=error.values)
    if sheets:
        return [FileMapping(file=name, table=sheet, sheet=sheet) for sheet in sheets]
    values = {"nearest": hint(path.stem, MODELS)}
    return Finding(
        code="table_unknown", severity="warning", file=name, excerpt=path.stem, values=values
    )
