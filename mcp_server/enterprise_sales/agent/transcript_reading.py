"""A transcript read back."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, TypeAdapter, ValidationError

from enterprise_sales.agent.records import SCHEMA, Record, Start
from enterprise_sales.store import StoreError
from enterprise_sales.store.errors import excerpt, from_os_error

_UNKNOWN = "take a path from the frontmatter of a document, or leave this file out"


@dataclass(frozen=True)
class Transcribed:
    """A transcript as it was read.

    Attributes:
        records: in the order of writing.
        cut: whether its last line is half, as after a crash; that line is left out.
    """

    records: tuple[Record, ...]
    cut: bool


def read(path: Path) -> Transcribed:
    """Read a transcript; one that is still being written may be read too.

    Raises:
        StoreError: missing, no transcript, of a newer program, or damaged before its last line.
    """
    try:
        *lines, rest = path.read_bytes().split(b"\n")
    except OSError as error:
        raise from_os_error(path.name, path, error) from error
    half = bool(rest)
    # A power cut can leave the end of a line without its middle.
    if lines and _json(lines[-1]) is None:
        half = bool(lines.pop())
    records = tuple(_record(line, f"{path.name}, line {n}") for n, line in enumerate(lines, 1))
    if records and not isinstance(records[0], Start):
        raise StoreError(path.name, excerpt(lines[0]), "is no transcript of a run", _UNKNOWN)
    return Transcribed(records, half)


@cache
def _adapter() -> TypeAdapter[Record]:
    return TypeAdapter(Annotated[Record, Field(discriminator="type")])


def _json(line: bytes) -> dict[str, Any] | None:
    try:
        found = json.loads(line)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def _record(line: bytes, where: str) -> Record:
    values = _json(line)
    if values is None:
        raise StoreError(where, excerpt(line), "is damaged", "restore the file from a copy")
    if values.get("type") == "start" and values.get("schema") != SCHEMA:
        wrong = "was written by another version of this program"
        raise StoreError(where, excerpt(line), wrong, "read it with the version that it names")
    try:
        return _adapter().validate_python(values)
    except ValidationError as error:
        told = error.errors(include_url=False)[0]["msg"]
        wrong = f"is no record of a run: {told}"
        raise StoreError(where, excerpt(line), wrong, _UNKNOWN) from None
