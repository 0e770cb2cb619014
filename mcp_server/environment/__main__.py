"""Have the environment of a lock file built, wait for it, then run a command instead of this one.

Usage: `python environment LOCK FOLDER KEY [COMMAND ARGUMENT...]`. Standard library only: nothing is
installed yet. The build runs in a session of its own: a client that gives up on a slow first start
and ends the launcher does not end the build, so the next start finds the environment ready.
"""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from place import Place

BUILD = Path(__file__).with_name("build.py")
LOG_LINES_SHOWN = 8


def main(lock: str, folder: str, key: str, *command: str) -> int:
    """Return the exit status, where the command did not take the place of this process."""
    place = Place(Path(lock), Path(folder), key)
    try:
        place.folder.mkdir(parents=True, exist_ok=True)
        place.log.touch()
    except OSError as error:
        return refuse(
            f"cannot write to {place.folder} ({error.strerror}): set CLAUDE_PLUGIN_DATA or "
            "XDG_CACHE_HOME to a folder that can be written."
        )
    try:
        wait_for_build(place)
    except KeyboardInterrupt:
        return 130
    return run_instead(command) if place.is_ready() else refuse(explain_failure(place.log))


def say(sentence: str) -> None:
    """Tell the person on standard error: standard output belongs to the protocol."""
    sys.stderr.write(f"enterprise-sales: {sentence}\n")
    sys.stderr.flush()


def refuse(sentence: str) -> int:
    """Say why not, and return the exit status."""
    say(sentence)
    return 1


def wait_for_build(place: Place) -> None:
    """Start the build apart from this process and wait for it."""
    say(
        "preparing its environment; this happens once and takes about a minute. Should your "
        "assistant stop waiting, the work goes on by itself: connect again (in Claude Code: /mcp)."
    )
    began = time.monotonic()
    command = [base_interpreter(), "-E", "-s", "-B", "-X", "utf8", str(BUILD)]
    arguments = [str(place.lock), str(place.folder), place.key]
    with place.log.open("ab") as log:
        # Not `subprocess.run`, which kills what it started when this process is interrupted.
        builder = subprocess.Popen(  # noqa: S603 - the command is the module beside this one
            [*command, *arguments], stdin=subprocess.DEVNULL, stdout=log, stderr=log, **apart()
        )
        builder.wait()
    if place.is_ready():
        say(f"ready after {time.monotonic() - began:.0f} s.")


def base_interpreter() -> str:
    """Return the interpreter below any virtual environment, by a path that names its version.

    After an upgrade of the system `python3` may be another version, for which the packages do not
    fit. A versioned path is then gone; that is seen, and the environment is built anew.
    """
    base: str = getattr(sys, "_base_executable", sys.executable)
    return base if sys.platform == "win32" else os.path.realpath(base)


def apart() -> dict[str, Any]:
    """Return what makes a process outlive this one and its terminal."""
    if sys.platform == "win32":
        flags = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
        return {"creationflags": flags}
    return {"start_new_session": True}


def explain_failure(log: Path) -> str:
    """Give the end of the log and what to do."""
    lines = log.read_text("utf-8", "replace").splitlines()[-LOG_LINES_SHOWN:]
    first = f"its environment could not be prepared; {log} ends with:"
    last = "Check the connection to the package index, then start again."
    return "\n  ".join([first, *lines, last])


def run_instead(command: tuple[str, ...]) -> int:
    """Run the command in place of this process, or under it where the system cannot do that."""
    if not command:
        return 0
    if sys.platform != "win32":
        os.execv(command[0], command)  # noqa: S606 - no shell is wanted
    return subprocess.call(command)  # noqa: S603 - the launcher's own command


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
