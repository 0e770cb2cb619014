"""Writers that are processes of their own: many at once, killed half-way, refused by the system."""

import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

import enterprise_sales
from enterprise_sales.store import OutputStore

from .samples import tree
from .writer import BODY, META

PACKAGES = Path(enterprise_sales.__file__).parent.parent
FOLDER = "enterprise-sales/account-manager"
KILLS = 20

pytestmark = pytest.mark.skipif(os.name == "nt", reason="kill -9 and resource limits are POSIX")


@contextmanager
def writer(root: Path, mode: str, number: int = 0) -> Iterator[subprocess.Popen[str]]:
    """Start a writer and wait until it is ready; afterwards it is killed if it still runs."""
    command = [sys.executable, str(Path(__file__).with_name("writer.py")), str(root), mode]
    with subprocess.Popen(
        [*command, str(number)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(PACKAGES)},
    ) as process:
        try:
            assert read(process) == "ready"
            yield process
        finally:
            process.kill()


def go(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("go\n")
    process.stdin.flush()


def read(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_eight_processes_in_the_same_second_lose_and_overwrite_nothing(tmp_path: Path) -> None:
    with ExitStack() as stack:
        writers = [stack.enter_context(writer(tmp_path / "o", "many", 15)) for _ in range(8)]
        for process in writers:
            go(process)
        saved = [pair for process in writers for pair in json.loads(read(process))]
    store = OutputStore(tmp_path / "o")
    assert len({relative for relative, _ in saved}) == 8 * 15
    assert {e.relative: store.read(e.relative)[1] for e in store.list()} == dict(saved)
    assert len(list((tmp_path / "o" / FOLDER).iterdir())) == 8 * 15


def test_a_writer_killed_at_any_line_leaves_whole_files_only(tmp_path: Path) -> None:
    with writer(tmp_path / "counted", "count") as process:
        go(process)
        lines = int(read(process))
    assert lines > KILLS
    saved = set()
    for line in random.Random(21).sample(range(1, lines + 1), KILLS):  # noqa: S311
        root = tmp_path / f"line-{line}"
        with writer(root, "stop", line) as process:
            go(process)
            assert read(process) == "stopped"
        saved.add(assert_whole(root))
    assert saved == {0, 1}


def test_a_writer_killed_at_a_moment_it_does_not_choose_leaves_whole_files_only(
    tmp_path: Path,
) -> None:
    for saves in (1, 2, 3, 5, 8):
        root = tmp_path / str(saves)
        with writer(root, "endless") as process:
            go(process)
            assert [read(process) for _ in range(saves)] == ["saving"] * saves
        assert assert_whole(root) >= saves - 1


def assert_whole(root: Path) -> int:
    """Return the number of documents left, all whole; the next save works."""
    store = OutputStore(root)
    index = store.index()
    assert index.damaged == ()
    for entry in index.entries:
        assert store.read(entry.relative) == (META, BODY)
    hidden = [path for path in root.rglob("*") if path.is_file() and path.suffix != ".md"]
    assert [(path.name[:18], path.suffix) for path in hidden] in (
        [],
        [(".enterprise-sales-", ".tmp")],
    )
    assert store.save(META, "same name", BODY).relative not in {e.relative for e in index.entries}
    return len(index.entries)


def test_a_document_that_does_not_fit_leaves_nothing(tmp_path: Path) -> None:
    with writer(tmp_path / "o", "huge", 4096) as process:
        go(process)
        said = json.loads(read(process))
    assert "there is no room for the document" in said
    assert list(tree(tmp_path / "o")) == ["enterprise-sales", FOLDER]


@pytest.mark.parametrize("exists", ["", "enterprise-sales", FOLDER])
def test_a_folder_that_may_not_be_written_is_an_error_for_people(exists: str) -> None:
    # Not `tmp_path`, whose parents only their owner may enter.
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "outputs", exists)
        folder.mkdir(parents=True)
        Path(name).chmod(0o755)
        folder.chmod(0o555)
        before = list(tree(Path(name)))
        with writer(Path(name, "outputs"), "plain") as process:
            go(process)
            said = json.loads(read(process))
        assert said.startswith("outputs folder: this user may not write or read here\n")
        assert list(tree(Path(name))) == before
        folder.chmod(0o755)
