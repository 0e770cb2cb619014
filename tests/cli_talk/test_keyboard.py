"""What is typed while an answer is written does not tear it apart."""

from __future__ import annotations

import os
import pty
import sys
import termios
from collections.abc import Iterator

import pytest

from enterprise_sales.cli.keyboard import unechoed


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A terminal that is typed into."""
    ours, theirs = pty.openpty()
    with os.fdopen(theirs) as typed:
        monkeypatch.setattr(sys, "stdin", typed)
        yield theirs
    os.close(ours)


def echoes(terminal: int) -> bool:
    return bool(termios.tcgetattr(terminal)[3] & termios.ECHO)


def test_nothing_is_echoed_until_the_answer_is_there(
    terminal: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "tcgetpgrp", lambda _: os.getpgrp())
    seen = []

    def interrupted() -> None:
        with unechoed():
            seen.append(echoes(terminal))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert [*seen, echoes(terminal)] == [False, True]


def test_a_program_in_the_background_leaves_the_terminal_alone(
    terminal: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "tcgetpgrp", lambda _: os.getpgrp() + 1)
    with unechoed():
        assert echoes(terminal)


def test_a_terminal_of_others_is_left_alone(terminal: int) -> None:
    with unechoed():
        assert echoes(terminal)
