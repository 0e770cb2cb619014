"""The demo's documents are the same bytes whatever the order of the rows in the book."""

from __future__ import annotations

import csv
import json
import random
import re
import shutil
from pathlib import Path

from enterprise_sales.tools import Workspace
from enterprise_sales.tools.call import call
from enterprise_sales.tools.catalogue import TELLING, tool_named

from ..server.support import ACCOUNT_TOOLS, NOW

SHUFFLER = random.Random(11)  # noqa: S311 - a shuffle that can be repeated
ACCOUNTS = ("harbourline", "stalgor")
ROW = re.compile(r", строка \d+(?=\*\*)".encode())
"""Of a finding among the doubts about the data."""


def shuffled_copy(book: Path, folder: Path) -> Path:
    """The book with the rows of every table in another order."""
    shutil.copytree(book, folder)
    for path in (folder / "tables").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            header, *rows = list(csv.reader(file))
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([header, *SHUFFLER.sample(rows, len(rows))])
    for path in (folder / "tables").glob("*.json"):
        rows = json.loads(path.read_text("utf-8"))
        path.write_text(json.dumps(SHUFFLER.sample(rows, len(rows))), encoding="utf-8")
    return folder


def saved(book: Path, outputs: Path) -> dict[str, bytes]:
    """Every document of two accounts and of the book, and the files beside them, by path."""
    workspace = Workspace(book, outputs, lambda: NOW)
    for name in TELLING:
        for about in [{"account": each} for each in ACCOUNTS] if name in ACCOUNT_TOOLS else [{}]:
            saves = {} if name == "list_accounts" else {"save": True}
            call(tool_named(name), {**about, **saves, "as_of": "2026-06-30"}, workspace)
    files = (path for path in outputs.rglob("*") if path.is_file())
    return {path.relative_to(outputs).as_posix(): _without_rows(path) for path in files}


def _without_rows(path: Path) -> bytes:
    """The bytes but for where in a file a doubtful row stands: that is what a shuffle changes."""
    return ROW.sub(b"", path.read_bytes())


def test_documents_are_the_same_bytes(demo_book: Path, tmp_path: Path) -> None:
    plain = saved(demo_book, tmp_path / "plain")
    documents = [path for path in plain if path.endswith(".md")]
    assert len(documents) == len(ACCOUNT_TOOLS) * len(ACCOUNTS) + 1
    assert len(plain) > len(documents)
    shuffled = shuffled_copy(demo_book, tmp_path / "shuffled")
    assert saved(shuffled, tmp_path / "outputs") == plain
