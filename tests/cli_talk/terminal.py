"""A terminal of one's own: a program runs in it, keys are pressed, and what it writes is read."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import termios
from pathlib import Path

from ..cli.support import SOURCE

SECONDS = 60
"""Until a program that says nothing more is given up."""
CURSOR = b"\x1b[6n"
"""The program asks where the cursor is."""
AT = b"\x1b[10;1R"


class Terminal:
    """The program `enterprise-sales` in a terminal; ended with the block, whatever happens.

    Attributes:
        written: all that the program wrote.
    """

    def __init__(self, *words: str, folder: Path, **environment: str) -> None:
        self._end, theirs = pty.openpty()
        termios.tcsetwinsize(theirs, (40, 100))
        self.written = b""
        self._echo_end = theirs
        self._program = subprocess.Popen(
            [sys.executable, "-I", str(SOURCE), *words],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            cwd=folder,
            env={"PATH": os.environ["PATH"], "TERM": "xterm-256color", **environment},
            start_new_session=True,
            # Ctrl-C reaches only the programs of the terminal's own session.
            preexec_fn=lambda: _take(theirs),
        )

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        self._program.kill()
        self._program.wait()
        os.close(self._end)
        os.close(self._echo_end)

    @property
    def echoes(self) -> bool:
        """Whether the terminal writes what is typed."""
        return bool(termios.tcgetattr(self._echo_end)[3] & termios.ECHO)

    def until(self, text: str) -> None:
        """Read on until the program writes this."""
        wanted, seen = text.encode(), len(self.written)
        while wanted not in self.written[seen:]:
            self._read(text)

    def press(self, keys: str) -> None:
        """Type."""
        os.write(self._end, keys.encode())

    def status(self) -> int:
        """Wait until the program has ended by itself; its exit status."""
        return self._program.wait(SECONDS)

    def _read(self, wanted: str) -> None:
        ready, _, _ = select.select([self._end], [], [], SECONDS)
        assert ready, f"no {wanted!r} in:\n{self.written.decode()}"
        found = os.read(self._end, 65536)
        if CURSOR in found:
            self.press(AT.decode())
        self.written += found


def _take(terminal: int) -> None:
    """Make this the terminal of the new session."""
    import fcntl

    fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)
