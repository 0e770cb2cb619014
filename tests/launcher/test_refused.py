"""What cannot work is said in one sentence, with what to do."""

import importlib.util
import shutil
from pathlib import Path
from typing import Any

import pytest

Plugin = Any
needs_pip = pytest.mark.skipif(
    importlib.util.find_spec("ensurepip") is None, reason="this Python comes without ensurepip"
)
needs_uv = pytest.mark.skipif(shutil.which("uv") is None, reason="no uv on this machine")


def refusal(plugin: Plugin, **environment: str | None) -> str:
    done = plugin.run(**environment)
    assert done.returncode == 1
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    told: str = done.stderr
    return told


def test_neither_python_nor_uv(bare: Plugin) -> None:
    assert refusal(bare) == (
        "enterprise-sales: needs uv (https://docs.astral.sh/uv) or Python 3.11 or newer: "
        "install one of them, then start again.\n"
    )


def test_a_python_that_is_too_old_is_passed_over(bare: Plugin) -> None:
    bare.give("python3", 'case "$*" in *version_info*) exit 1 ;; esac; echo wrong')
    assert "needs uv" in refusal(bare)


def test_a_python_without_venv(bare: Plugin, tmp_path: Path) -> None:
    bare.give_python()
    (bare.tools / "python3").rename(bare.tools / "whole")
    bare.give(
        "python3", f'case "$*" in *ensurepip*) exit 1 ;; esac; exec "{bare.tools}/whole" "$@"'
    )
    assert refusal(bare) == (
        "enterprise-sales: python3 lacks its venv module: install that (Debian and Ubuntu: "
        "apt install python3-venv) or uv, then start again.\n"
    )


def test_no_folder_to_prepare_in(plugin: Plugin) -> None:
    assert refusal(plugin, HOME=None) == (
        "enterprise-sales: no folder to prepare its environment in: "
        "set HOME, XDG_CACHE_HOME or CLAUDE_PLUGIN_DATA.\n"
    )


def test_a_home_that_cannot_be_written(plugin: Plugin) -> None:
    home = plugin.tools / "file"
    home.touch()
    assert refusal(plugin, HOME=str(home)) == (
        f"enterprise-sales: cannot write to {home}/.cache/enterprise-sales (Not a directory): "
        "set CLAUDE_PLUGIN_DATA or XDG_CACHE_HOME to a folder that can be written.\n"
    )


def test_a_lock_that_is_missing(plugin: Plugin) -> None:
    (plugin.root / "requirements.lock").unlink()
    last = refusal(plugin).splitlines()[-1]
    assert last.startswith("enterprise-sales: its folder is not complete: ")


@needs_pip
def test_an_install_that_fails_names_its_log(plugin: Plugin) -> None:
    plugin.give("uv", "echo 'uv: no connection' >&2; exit 2")
    told = refusal(plugin, PIP_FIND_LINKS="/nowhere")
    (log,) = plugin.environments.glob("*.log")
    assert f"could not be prepared; {log} ends with:\n" in told
    assert told.endswith("Check the connection to the package index, then start again.\n")
    assert "uv: no connection" in log.read_text("utf-8")
    assert "No matching distribution found for pocket" in told


@needs_pip
def test_a_wheel_with_another_digest_is_refused(bare: Plugin) -> None:
    bare.give_python()
    lock = bare.root / "requirements.lock"
    lock.write_text(f"pocket==1.0 --hash=sha256:{'0' * 64}\n", "utf-8")
    assert "DO NOT MATCH THE HASHES" in refusal(bare)


@needs_pip
def test_pip_prepares_where_there_is_no_uv(bare: Plugin, tmp_path: Path) -> None:
    bare.give_python()
    assert bare.told(PIP_TARGET=str(tmp_path / "elsewhere"))["word"] == "unpacked"


@needs_pip
def test_pip_prepares_where_uv_fails(plugin: Plugin) -> None:
    plugin.give("uv", "exit 2")
    assert plugin.told()["word"] == "unpacked"


@needs_uv
def test_the_real_uv_prepares(bare: Plugin) -> None:
    bare.give_python()
    (bare.tools / "uv").symlink_to(str(shutil.which("uv")))
    bare.told()
    (log,) = bare.environments.glob("*.log")
    assert log.read_text("utf-8") == ""


def test_uv_is_asked_for_a_python_where_there_is_none(plugin: Plugin) -> None:
    (plugin.tools / "python3").rename(plugin.home / "python3")
    install = (plugin.tools / "uv").read_text("utf-8")
    run = f'shift 5; exec "{plugin.home}/python3" "$@"'
    plugin.give(
        "uv",
        f'case "$*" in "run --no-project --python >=3.11 python -"*) {run} ;; esac\n{install}',
    )
    assert plugin.told()["word"] == "unpacked"
