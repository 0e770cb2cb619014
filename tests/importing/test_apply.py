"""What an import writes into a book, and how it is taken back."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

import enterprise_sales
from enterprise_sales.intake import apply as module
from enterprise_sales.intake.apply import Written, apply, undo
from enterprise_sales.store import StoreError

PACKAGES = str(Path(enterprise_sales.__file__).parent.parent)
KILLS, LAST = 12, 6
OLD, NEW = "vendor: Old\n", "vendor: New\n"


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "deals.csv"
    path.write_text("a\n1\n", encoding="utf-8")
    return path


def content(book: Path) -> dict[str, str]:
    """File → text, without what is hidden."""
    files = [path for path in sorted(book.rglob("*")) if path.is_file()]
    shown = [
        path for path in files if not any(p.startswith(".") for p in path.relative_to(book).parts)
    ]
    return {path.relative_to(book).as_posix(): path.read_text(encoding="utf-8") for path in shown}


def test_exports_are_copied_and_the_mapping_is_written(tmp_path: Path, export: Path) -> None:
    book = tmp_path / "book"
    done = apply(book, {"exports/deals.csv": export}, NEW, None)
    assert done == Written(("exports/deals.csv",), (), ())
    assert content(book) == {"book.yaml": NEW, "exports/deals.csv": "a\n1\n"}
    assert export.read_text(encoding="utf-8") == "a\n1\n"


def test_the_same_export_again_changes_nothing(tmp_path: Path, export: Path) -> None:
    book = tmp_path / "book"
    apply(book, {"exports/deals.csv": export}, NEW, None)
    before = (book / "exports" / "deals.csv").stat().st_mtime_ns
    done = apply(book, {"exports/deals.csv": export}, None, NEW.encode())
    assert done == Written((), (), ("exports/deals.csv",))
    assert (book / "exports" / "deals.csv").stat().st_mtime_ns == before


def test_undo_returns_what_was_there(tmp_path: Path, export: Path) -> None:
    book = tmp_path / "book"
    apply(book, {"exports/deals.csv": export}, OLD, None)
    before = content(book)
    export.write_text("a\n2\n", encoding="utf-8")
    other = tmp_path / "firms.csv"
    other.write_text("b\n", encoding="utf-8")
    both = {"exports/deals.csv": export, "exports/firms.csv": other}
    done = apply(book, both, NEW, OLD.encode())
    assert done == Written(("exports/firms.csv",), ("exports/deals.csv",), ())
    assert content(book) != before
    assert undo(book) is not None
    assert content(book) == before
    assert undo(book) is not None
    assert content(book) == {}
    assert undo(book) is None


def test_a_mapping_that_somebody_changed_since_is_neither_overwritten_nor_taken_back(
    tmp_path: Path, export: Path
) -> None:
    book = tmp_path / "book"
    apply(book, {"exports/deals.csv": export}, OLD, None)
    (book / "book.yaml").write_text("vendor: Mine\n", encoding="utf-8")
    with pytest.raises(StoreError, match="somebody changed this file meanwhile"):
        apply(book, {}, NEW, OLD.encode())
    with pytest.raises(StoreError, match="somebody changed this file meanwhile"):
        undo(book)
    assert content(book)["book.yaml"] == "vendor: Mine\n"


def test_a_disk_that_is_full_leaves_the_former_book(
    tmp_path: Path, export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = tmp_path / "book"
    apply(book, {"exports/deals.csv": export}, OLD, None)
    before = content(book)
    export.write_text("a\n2\n", encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module.os, "fsync", full)
    with pytest.raises(StoreError, match="No space left"):
        apply(book, {"exports/deals.csv": export}, NEW, OLD.encode())
    assert content(book) == before


def run(*arguments: object) -> str:
    command = [sys.executable, str(Path(__file__).with_name("killed.py")), *map(str, arguments)]
    found = subprocess.run(
        command,
        env={**os.environ, "PYTHONPATH": PACKAGES},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return found.stdout.strip()


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is POSIX")
def test_a_kill_at_any_line_leaves_whole_files_and_a_book_that_can_be_written(
    tmp_path: Path, export: Path
) -> None:
    def book(name: str) -> Path:
        apply(tmp_path / name, {"exports/deals.csv": export}, OLD, None)
        return tmp_path / name

    newer = tmp_path / "newer.csv"
    newer.write_text("a\n2\n", encoding="utf-8")
    lines = int(run(book("counted"), newer, 0))
    assert lines > KILLS
    mappings, exports = set(), set()
    early = random.Random(7).sample(range(1, lines - LAST), KILLS)  # noqa: S311
    for line in (*early, *range(lines - LAST, lines + 1)):
        here = book(f"line-{line}")
        assert run(here, newer, line) == ""
        found = content(here)
        mappings.add(found["book.yaml"])
        exports.add(found["exports/deals.csv"])
        apply(here, {"exports/deals.csv": export}, "vendor: After\n", found["book.yaml"].encode())
        assert content(here) == {"book.yaml": "vendor: After\n", "exports/deals.csv": "a\n1\n"}
    assert mappings == {OLD, NEW}
    assert exports == {"a\n1\n", "a\n2\n"}
