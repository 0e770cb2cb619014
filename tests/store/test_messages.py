"""Every refusal, whole, against a golden file; `UPDATE_GOLDEN=1` in the environment writes them."""

import contextlib
import errno
import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from enterprise_sales.store import OutputStore, StoreError, parse, render

from .samples import BODY, META, meta

ERRORS = Path(__file__).parent / "errors"
WHOLE = render(META, BODY)


def _changed(old: bytes, new: bytes) -> bytes:
    assert old in WHOLE
    return WHOLE.replace(old, new, 1)


DAMAGED = {
    "no_frontmatter": b"# My notes\n",
    "empty_file": b"",
    "unfinished_frontmatter": b"---\ntitle: a\n",
    "not_yaml": _changed(b"tool: plan_renewal", b"tool: [plan_renewal"),
    "repeated_key": _changed(b"tool:", b"agent: other\ntool:"),
    "repeated_argument": _changed(b"  save: true", b"  account: B"),
    "unknown_key": _changed(b"tool:", b"tags: mine\ntool:"),
    "missing_key": _changed(b"tool: plan_renewal\n", b""),
    "number_for_text": _changed(b"version: 0.1.0", b"version: 0.1"),
    "bad_date": _changed(b"as_of: 2026-11-21\nc", b"as_of: 2026-13-21\nc"),
    "no_time_zone": _changed(b"10:05:06Z", b"10:05:06"),
    "alias": _changed(b"language: ru\nplaybook: ", b"language: &a ru\nplaybook: *a # "),
    "deep_nesting": _changed(b"account: Acme", b"account: " + b"[" * 100_000 + b"]" * 100_000),
    "python_object": _changed(b"tool: plan", b"tool: !!python/object:os.x {} # "),
    "not_utf_8": WHOLE.decode().replace("Acme", "Акме").encode("cp1251", errors="replace"),
}


@pytest.mark.parametrize("case", DAMAGED)
def test_damaged_document(case: str, tmp_path: Path) -> None:
    saved = OutputStore(tmp_path / "outputs").save(META, "plan", BODY)
    saved.path.write_bytes(DAMAGED[case])
    with pytest.raises(StoreError) as caught:
        OutputStore(tmp_path / "outputs").read(saved.relative)
    _same_as_golden(case, caught.value, tmp_path)


def test_a_document_without_a_file_is_called_document() -> None:
    with pytest.raises(StoreError, match=r"^document: has no frontmatter"):
        parse(b"")


def _save(tmp_path: Path, **changes: object) -> None:
    OutputStore(tmp_path / "outputs").save(meta(**changes), "plan", BODY)


def _file_as_root(tmp_path: Path) -> None:
    (tmp_path / "outputs").write_text("x")
    _save(tmp_path)


def _file_as_agent(tmp_path: Path) -> None:
    (tmp_path / "outputs/enterprise-sales").mkdir(parents=True)
    (tmp_path / "outputs/enterprise-sales/account-manager").write_text("x")
    _save(tmp_path)


def _link_outside(tmp_path: Path) -> None:
    (tmp_path / "outputs").mkdir()
    (tmp_path / "outputs/enterprise-sales").symlink_to("/")
    _save(tmp_path)


def _socket(tmp_path: Path) -> None:
    folder = tmp_path / "outputs/enterprise-sales/account-manager"
    folder.mkdir(parents=True)
    with contextlib.chdir(folder), socket.socket(socket.AF_UNIX) as made:
        made.bind("x.md")
    OutputStore(tmp_path / "outputs").read("enterprise-sales/account-manager/x.md")


def _read(relative: str) -> Callable[[Path], None]:
    return lambda tmp_path: (OutputStore(tmp_path / "outputs").read(relative), None)[1]


REFUSED: dict[str, Callable[[Path], None]] = {
    "agent_upwards": lambda tmp_path: _save(tmp_path, agent="../../etc"),
    "agent_reserved": lambda tmp_path: _save(tmp_path, agent="nul"),
    "argument_nan": lambda tmp_path: _save(tmp_path, arguments={"a": [1.0, float("nan")]}),
    "argument_date": lambda tmp_path: _save(tmp_path, arguments={"as_of": META.as_of}),
    "argument_key": lambda tmp_path: _save(tmp_path, arguments={"a": {1: 2}}),
    "root_is_a_file": _file_as_root,
    "agent_folder_is_a_file": _file_as_agent,
    "root_without_parent": lambda tmp_path: _save(tmp_path / "missing"),
    "root_with_nul": lambda tmp_path: _save(tmp_path / "a\0b"),
    "link_outside": _link_outside,
    "path_upwards": _read("../secret.md"),
    "path_missing": _read("enterprise-sales/account-manager/x.md"),
    "path_is_a_socket": _socket,
}


@pytest.mark.parametrize("case", REFUSED)
def test_refusal(case: str, tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        REFUSED[case](tmp_path)
    _same_as_golden(case, caught.value, tmp_path)


@pytest.mark.parametrize("code", ["ENOSPC", "EROFS", "EIO"])
def test_operating_system(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(descriptor: int) -> None:
        raise OSError(getattr(errno, code), os.strerror(getattr(errno, code)))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(StoreError) as caught:
        _save(tmp_path)
    _same_as_golden(f"system_{code.lower()}", caught.value, tmp_path)


def test_no_golden_file_is_left_over() -> None:
    cases = {*DAMAGED, *REFUSED, "system_enospc", "system_erofs", "system_eio"}
    assert {path.stem for path in ERRORS.iterdir()} == cases


def _same_as_golden(case: str, error: StoreError, tmp_path: Path) -> None:
    said = f"{error}\n".replace(str(tmp_path), "<folder>")
    golden = ERRORS / f"{case}.txt"
    if "UPDATE_GOLDEN" in os.environ:
        golden.write_text(said, encoding="utf-8")
    assert said == golden.read_text(encoding="utf-8")
