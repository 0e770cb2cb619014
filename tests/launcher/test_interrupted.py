"""Starts that meet, and starts that were ended half-way, leave a working environment."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Plugin = Any
Read = Callable[[Path], str]


def test_starts_at_once_build_once(plugin: Plugin, read_from: Read) -> None:
    plugin.close_gate()
    processes = [plugin.start(plugin.launcher, "echo") for _ in range(4)]
    read_from(plugin.gate / "reached")
    plugin.open_gate()
    answers = [plugin.wait(process, f"{number}") for number, process in enumerate(processes)]
    assert [(done.returncode, done.stdout) for done in answers] == [
        (0, "0"),
        (0, "1"),
        (0, "2"),
        (0, "3"),
    ]
    assert plugin.installs() == 1
    assert len(plugin.built()) == 1


def test_a_build_that_was_killed_is_done_again(plugin: Plugin, read_from: Read) -> None:
    plugin.close_gate()
    process = plugin.start()
    builder = int(read_from(plugin.gate / "reached"))
    process.kill()
    os.killpg(builder, signal.SIGKILL)
    plugin.wait(process)
    (half,) = plugin.built()

    plugin.gate.rename(plugin.tools / "opened")
    assert plugin.told()["word"] == "unpacked"
    assert plugin.installs() == 2
    assert half not in plugin.built()
    assert len(plugin.built()) == 1


def test_a_launcher_that_was_killed_does_not_end_the_build(plugin: Plugin, read_from: Read) -> None:
    plugin.close_gate()
    process = plugin.start()
    read_from(plugin.gate / "reached")
    process.kill()
    plugin.wait(process)
    plugin.open_gate()

    assert plugin.told()["word"] == "unpacked"
    assert plugin.installs() == 1


@pytest.mark.skipif(
    signal.getsignal(signal.SIGINT) == signal.SIG_IGN,
    reason="interrupts are ignored here, and so by what is started from here",
)
def test_an_interrupt_from_the_keyboard_ends_the_wait_quietly(
    plugin: Plugin, read_from: Read
) -> None:
    plugin.close_gate()
    process = plugin.start()
    read_from(plugin.gate / "reached")
    os.killpg(process.pid, signal.SIGINT)
    done = plugin.wait(process)
    assert (done.returncode, len(done.stderr.splitlines())) == (130, 1)

    plugin.open_gate()
    assert plugin.told()["word"] == "unpacked"
    assert plugin.installs() == 1


def test_an_environment_whose_interpreter_is_gone_is_built_anew(plugin: Plugin) -> None:
    plugin.told()
    (old,) = plugin.built()
    (old / "bin" / "python").unlink()
    (old / "bin" / "python").symlink_to("/nowhere/python3")
    assert plugin.told()["word"] == "unpacked"
    assert plugin.installs() == 2


def test_the_interpreter_is_known_by_a_path_that_names_its_version(plugin: Plugin) -> None:
    plugin.told()
    (environment,) = plugin.built()
    base = Path(sys.executable).resolve()
    assert f"home = {base.parent}\n" in (environment / "pyvenv.cfg").read_text("utf-8")


def test_a_changed_lock_gets_an_environment_of_its_own(plugin: Plugin) -> None:
    first = plugin.told()
    with (plugin.root / "requirements.lock").open("a", encoding="utf-8") as lock:
        lock.write("# changed\n")
    second = plugin.told()
    assert first["code"] != second["code"]
    assert len(plugin.built()) == 2


def test_what_no_start_used_for_a_month_is_removed(plugin: Plugin) -> None:
    plugin.told()
    (old,) = plugin.built()
    os.utime(old / "used", (0, 0))
    with (plugin.root / "requirements.lock").open("a", encoding="utf-8") as lock:
        lock.write("# changed\n")
    plugin.told()
    assert old not in plugin.built()


def test_a_start_marks_its_environment_as_used(plugin: Plugin) -> None:
    plugin.told()
    (environment,) = plugin.built()
    os.utime(environment / "used", (0, 0))
    plugin.told()
    assert (environment / "used").stat().st_mtime > 0
