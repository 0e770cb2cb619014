"""The steps of a write, and what is left when one of them fails."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from enterprise_sales.store import write_new

DATA = b"whole document\n" * 1000


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def no_links(*_: object, **__: object) -> None:
    raise PermissionError(errno.EPERM, "Operation not permitted")


def failing(function: Callable[..., Any], at_call: int) -> Callable[..., Any]:
    """Return `function`, whose call number `at_call` fails as on a full disk."""
    calls = iter(range(1, 1000))

    def call(*given: Any, **named: Any) -> Any:
        if next(calls) == at_call:
            raise OSError(errno.ENOSPC, "No space left on device")
        return function(*given, **named)

    return call


@pytest.fixture(params=["hard links", "no hard links"])
def links(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "no hard links":
        monkeypatch.setattr(os, "link", no_links)
    return str(request.param)


@pytest.mark.usefixtures("links")
def test_a_new_file_is_whole_and_alone(tmp_path: Path) -> None:
    assert write_new(tmp_path, "a.md", DATA) == tmp_path / "a.md"
    assert names(tmp_path) == ["a.md"]
    assert (tmp_path / "a.md").read_bytes() == DATA


@pytest.mark.usefixtures("links")
def test_an_existing_file_of_any_kind_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"mine")
    (tmp_path / "a-2.md").symlink_to(tmp_path / "nowhere")
    (tmp_path / "a-3.md").mkdir()
    assert write_new(tmp_path, "a.md", DATA) == tmp_path / "a-4.md"
    assert names(tmp_path) == ["a-2.md", "a-3.md", "a-4.md", "a.md"]
    assert (tmp_path / "a.md").read_bytes() == b"mine"


@pytest.mark.usefixtures("links")
def test_others_may_read_the_file_as_the_umask_says(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        path = write_new(tmp_path, "a.md", DATA)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.usefixtures("links")
@pytest.mark.parametrize(("step", "calls"), [("fsync", 2), ("open", 2), ("fdopen", 1)])
def test_a_step_that_fails_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, calls: int
) -> None:
    for at_call in range(1, calls + 1):
        with monkeypatch.context() as patch:
            patch.setattr(os, step, failing(getattr(os, step), at_call))
            with pytest.raises(OSError, match="No space left"):
                write_new(tmp_path, "a.md", DATA)
        assert names(tmp_path) == []


@pytest.mark.usefixtures("links")
def test_an_interruption_leaves_no_temporary_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_new(tmp_path, "a.md", DATA)
    assert names(tmp_path) == []


def test_where_neither_link_nor_replace_works_the_reserved_name_is_given_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", no_links)
    monkeypatch.setattr(Path, "replace", failing(Path.replace, 1))
    with pytest.raises(OSError, match="No space left"):
        write_new(tmp_path, "a.md", DATA)
    assert names(tmp_path) == []


def test_the_bytes_are_on_the_disk_before_the_name_and_the_name_before_the_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    fsync, link = os.fsync, os.link

    def recorded_fsync(descriptor: int) -> None:
        status = os.fstat(descriptor)
        steps.append("sync folder" if stat.S_ISDIR(status.st_mode) else f"sync {status.st_size}")
        fsync(descriptor)

    def recorded_link(source: Path, target: Path) -> None:
        link(source, target)
        steps.append("link")

    monkeypatch.setattr(os, "fsync", recorded_fsync)
    monkeypatch.setattr(os, "link", recorded_link)
    write_new(tmp_path, "a.md", DATA)
    assert steps == [f"sync {len(DATA)}", "link", "sync folder"]


def test_a_file_system_that_cannot_sync_a_folder_still_takes_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fsync = os.fsync

    def files_only(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", files_only)
    assert write_new(tmp_path, "a.md", DATA).read_bytes() == DATA


def test_temporary_files_of_killed_writers_are_removed_later_and_those_of_living_ones_are_not(
    tmp_path: Path,
) -> None:
    now = write_new(tmp_path, "a.md", DATA).stat().st_mtime
    for name, age in ((".enterprise-sales-old.tmp", 3700), (".enterprise-sales-new.tmp", 3500)):
        (tmp_path / name).write_bytes(b"half")
        os.utime(tmp_path / name, (now - age, now - age))
    (tmp_path / "notes.tmp").write_bytes(b"mine")
    os.utime(tmp_path / "notes.tmp", (0, 0))
    write_new(tmp_path, "b.md", DATA)
    assert names(tmp_path) == [".enterprise-sales-new.tmp", "a.md", "b.md", "notes.tmp"]
