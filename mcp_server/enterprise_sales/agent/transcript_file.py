"""The file of a transcript: a new one, and the lines by which it grows."""

from __future__ import annotations

import json
import math
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

from enterprise_sales.agent.records import Record
from enterprise_sales.agent.secret_values import hidden
from enterprise_sales.store import file_name
from enterprise_sales.store.errors import from_os_error
from enterprise_sales.store.folders import make_folder, real_root
from enterprise_sales.store.names import DOCUMENT, check_agent
from enterprise_sales.store.text import HIDDEN, encodable

PROJECT = "enterprise-sales"
SUFFIX = ".jsonl"
_NEW = os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0)


def new_file(outputs: Path, agent: str, created_at: datetime, slug_source: str) -> tuple[int, str]:
    """A new empty file in the agent's folder, open for appending, and its path from `outputs`.

    It is called as a document would be, and with -2, -3 … where that name is taken.

    Raises:
        StoreError: the agent's name or the folder is refused, or the system refuses the file.
    """
    root, folder = real_root(outputs), check_agent(agent)
    stem = file_name(created_at, slug_source).removesuffix(DOCUMENT)
    try:
        place = make_folder(root, PROJECT, folder)
        for number in count(1):
            name = stem + (SUFFIX if number == 1 else f"-{number}{SUFFIX}")
            try:
                return os.open(place / name, _NEW, 0o666), f"{PROJECT}/{folder}/{name}"
            except FileExistsError:
                continue
    except OSError as error:
        raise from_os_error("outputs folder", root, error) from error
    raise AssertionError("itertools.count ended")


def line_of(record: Record, secrets: tuple[str, ...]) -> bytes:
    """One line: JSON in UTF-8, readable, what would not be seen as an escape, and no secret."""
    text = json.dumps(_plain(vars(record), secrets), ensure_ascii=False, allow_nan=False)
    return HIDDEN.sub(_escape, encodable(text)).encode() + b"\n"


def _escape(found: Any) -> str:
    return json.dumps(found[0])[1:-1]


def _plain(value: object, secrets: tuple[str, ...]) -> object:
    if isinstance(value, str):
        return hidden(value, secrets)
    if isinstance(value, Mapping):
        return {hidden(str(key), secrets): _plain(each, secrets) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each, secrets) for each in value]
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value
