"""Where the questions of a conversation come from: a prompt, or lines of a file."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

from enterprise_sales.cli.talking import ended_by_interrupt

if TYPE_CHECKING:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.history import History
    from prompt_toolkit.input import Input
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.key_binding.key_processor import KeyPressEvent
    from prompt_toolkit.output import Output

MARK = [("", "\n"), ("bold", "› ")]
AGAIN = "Ctrl-C again, or Ctrl-D, ends the conversation."


class Questions(Protocol):
    """Gives what the user says next."""

    by_hand: bool
    """Whether somebody sits there, who sees an answer that failed and can ask again."""

    async def following(self) -> str | None:
        """The next question or command; None at the end."""


class Lines:
    """Every line of standard input is a question; empty ones are passed over."""

    by_hand = False

    async def following(self) -> str | None:
        """The next line; None at the end of the input."""
        # Nothing else goes on between two questions: the loop may wait, but must be left at once.
        with ended_by_interrupt():
            while line := sys.stdin.buffer.readline():
                if text := line.decode("utf-8-sig", errors="replace").strip():
                    return text
        return None


class Prompt:
    """A prompt that keeps a history and completes commands."""

    by_hand = True

    def __init__(
        self,
        history: History,
        words: Iterable[str],
        read: Input | None = None,
        shown: Output | None = None,
    ) -> None:
        """What was typed before, what Tab completes, the terminal; None: that of the process."""
        self._session = _session(history, sorted(words), read, shown)

    async def following(self) -> str | None:
        """What was typed; None after Ctrl-D, or after Ctrl-C twice with nothing typed."""
        warned = False
        while True:
            try:
                text = (await self._session.prompt_async([*MARK])).strip()
            except EOFError:
                return None
            except KeyboardInterrupt:
                if warned:
                    return None
                warned = True
                sys.stderr.write(f"{AGAIN}\n")
                continue
            if text:
                return text


def _session(
    history: History, words: list[str], read: Input | None, shown: Output | None
) -> PromptSession[str]:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.completion import WordCompleter
    from prompt_toolkit.output import create_output
    from prompt_toolkit.shortcuts import CompleteStyle

    return PromptSession(
        history=history,
        completer=WordCompleter(words, sentence=True),
        complete_while_typing=False,
        # As a shell does: a menu would keep lines free below every prompt.
        complete_style=CompleteStyle.READLINE_LIKE,
        reserve_space_for_menu=0,
        key_bindings=_keys(),
        input=read,
        # Standard output is for the answers alone.
        output=shown or create_output(stdout=sys.stderr),
    )


def _keys() -> KeyBindings:
    from prompt_toolkit.key_binding import KeyBindings

    keys = KeyBindings()

    @keys.add("c-c")
    @keys.add("<sigint>")
    def _(event: KeyPressEvent) -> None:
        """Take back what was typed; with nothing typed, think of leaving."""
        if event.current_buffer.text:
            event.current_buffer.reset()
        else:
            event.app.exit(exception=KeyboardInterrupt, style="class:aborting")

    return keys
