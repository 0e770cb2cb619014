"""A file of the book is replaced whole or not at all, by one writer at a time."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

import enterprise_sales
from enterprise_sales.store import StoreError
from enterprise_sales.store import replace as module
from enterprise_sales.store.replace import LOCK, one_writer, replace_file

PACKAGES = str(Path(enterprise_sales.__file__).parent.parent)
OLD, NEW = b"old" * 9000, b"new" * 9000


def started(*arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, str(Path(__file__).with_name("replacer.py")), *map(str, arguments)]
    return subprocess.Popen(
        command,
        env={**os.environ, "PYTHONPATH": PACKAGES},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def told(process: subprocess.Popen[str]) -> str:
    return process.communicate(timeout=60)[0].strip()


def book_with(folder: Path, data: bytes = OLD) -> Path:
    folder.mkdir()
    (folder / "dossier.md").write_bytes(data)
    return folder


def test_the_new_bytes_stand_there_and_nothing_else(tmp_path: Path) -> None:
    book = book_with(tmp_path / "book")
    with one_writer(book):
        replace_file(book / "dossier.md", NEW, OLD)
        replace_file(book / "other.md", OLD, None)
    found = {path.name: path.read_bytes() for path in book.iterdir() if path.name != LOCK}
    assert found == {"dossier.md": NEW, "other.md": OLD}


@pytest.mark.parametrize("was", [None, b"older"])
def test_a_file_that_somebody_changed_is_left_alone(was: bytes | None, tmp_path: Path) -> None:
    book = book_with(tmp_path / "book")
    with pytest.raises(StoreError, match="somebody changed this file meanwhile"):
        replace_file(book / "dossier.md", NEW, was)
    assert [path.read_bytes() for path in book.iterdir()] == [OLD]


def test_a_file_that_somebody_removed_is_not_made_anew(tmp_path: Path) -> None:
    (tmp_path / "book").mkdir()
    with pytest.raises(StoreError, match="somebody changed this file meanwhile"):
        replace_file(tmp_path / "book" / "dossier.md", NEW, OLD)
    assert not list((tmp_path / "book").iterdir())


def test_a_change_during_the_write_is_not_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = book_with(tmp_path / "book") / "dossier.md"
    monkeypatch.setattr(module.os, "fsync", lambda _: path.write_bytes(b"by hand"))
    with pytest.raises(StoreError, match="somebody changed this file meanwhile"):
        replace_file(path, NEW, OLD)
    assert [one.read_bytes() for one in path.parent.iterdir()] == [b"by hand"]


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    book = book_with(tmp_path / "book")
    monkeypatch.setattr(module.os, "fsync", full)
    with pytest.raises(StoreError, match="No space left on device"):
        replace_file(book / "dossier.md", NEW, OLD)
    assert [path.read_bytes() for path in book.iterdir()] == [OLD]


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_a_link_is_followed(tmp_path: Path) -> None:
    book = book_with(tmp_path / "book")
    (tmp_path / "link.md").symlink_to(book / "dossier.md")
    replace_file(tmp_path / "link.md", NEW, OLD)
    assert (tmp_path / "link.md").is_symlink()
    assert (book / "dossier.md").read_bytes() == NEW


def test_the_old_bytes_are_never_written_over(tmp_path: Path) -> None:
    """Who has the old file open, or a second name for it, keeps all of it."""
    path = book_with(tmp_path / "book") / "dossier.md"
    (tmp_path / "second.md").hardlink_to(path)
    replace_file(path, NEW, OLD)
    assert (path.read_bytes(), (tmp_path / "second.md").read_bytes()) == (NEW, OLD)


@pytest.mark.skipif(os.name == "nt", reason="rights are others there")
def test_the_rights_of_the_file_stay(tmp_path: Path) -> None:
    path = book_with(tmp_path / "book") / "dossier.md"
    path.chmod(0o600)
    replace_file(path, NEW, OLD)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_another_writer_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE_SECONDS", 0)
    book = book_with(tmp_path / "book")
    wrong = "somebody else is writing into this book"
    with one_writer(book), pytest.raises(StoreError, match=wrong), one_writer(book):
        raise AssertionError("two writers at once")
    with one_writer(book):
        replace_file(book / "dossier.md", NEW, OLD)


def test_a_book_in_no_folder_is_told(tmp_path: Path) -> None:
    with (
        pytest.raises(StoreError, match="the operating system refused"),
        one_writer(tmp_path / "none" / "book"),
    ):
        raise AssertionError("a folder out of nothing")


def test_many_writers_lose_nothing(tmp_path: Path) -> None:
    book = book_with(tmp_path / "book", b"")
    writers = [started(book, "append", 20) for _ in range(3)]
    for writer in writers:
        told(writer)
    lines = (book / "dossier.md").read_text(encoding="utf-8").splitlines()
    wanted = [f"{writer.pid}-{turn}" for writer in writers for turn in range(20)]
    assert sorted(lines) == sorted(wanted)
    mine = [line for line in lines if line.startswith(f"{writers[0].pid}-")]
    assert mine == wanted[:20]


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is POSIX")
def test_a_kill_at_any_line_leaves_the_old_file_or_the_new(tmp_path: Path) -> None:
    lines = int(told(started(book_with(tmp_path / "counted"), "kill", 0)))
    folders = [book_with(tmp_path / f"line-{line}") for line in range(1, lines + 1)]
    assert told(started(tmp_path, "kill", lines)) == ""
    found = []
    for book in folders:
        data = (book / "dossier.md").read_bytes()
        found.append(data)
        with one_writer(book):
            replace_file(book / "dossier.md", b"after", data)
        left = sorted(path.name for path in book.iterdir() if path.name != LOCK)
        assert left == ["dossier.md"]
    first_new = found.index(NEW)
    assert found == [OLD] * first_new + [NEW] * (lines - first_new)
    assert 0 < first_new < lines
