"""A conversation in the terminal: what is typed, what is answered, how it ends."""

from __future__ import annotations

import asyncio
import io
import signal
import sys

import pytest

from enterprise_sales.agent.events import Ended
from enterprise_sales.cli.chat import Chat
from enterprise_sales.cli.chat_commands import COMMANDS
from enterprise_sales.cli.chat_prompt import Lines
from enterprise_sales.cli.chatting import talked

from .fake import Seen, Whom, typed
from .told import AGENT, DOCUMENT, FIRST, SECOND

ENTER, CTRL_C, CTRL_D = "\r", "\x03", "\x04"


def talk(text: str, whom: Whom | None = None) -> tuple[int, Whom, Chat]:
    """Type this into a conversation; what it came to."""
    asked = whom or Whom()
    chat = Chat(AGENT, asked, Seen(), lambda path: f"outputs/{path}")  # type: ignore[arg-type]

    async def whole() -> int:
        async with chat:
            return await talked(chat, prompt)

    with typed(text) as prompt:
        return asyncio.run(whole()), asked, chat


def test_questions_are_put_to_one_conversation() -> None:
    status, whom, chat = talk(f"Что срочно?{ENTER}А потом?{ENTER}{CTRL_D}")
    assert status == 0
    assert whom.questions == ["Что срочно?", "А потом?"]
    assert (whom.opened, whom.closed) == ([AGENT], 1)
    assert [*chat.saved] == [f"outputs/{DOCUMENT}"]
    assert chat.spent.usage == FIRST + SECOND + FIRST + SECOND


def test_nothing_is_opened_before_there_is_a_question() -> None:
    _, whom, _ = talk(f"   {ENTER}/help{ENTER}{CTRL_D}")
    assert (whom.opened, whom.questions) == ([], [])


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    talk(f"/help{ENTER}{CTRL_D}")
    out, err = capsys.readouterr()
    assert out == ""
    for name, command in COMMANDS.items():
        assert f"{name:6}  {command.about}\n" in err


def test_new_forgets_what_was_said() -> None:
    _, whom, chat = talk(f"раз{ENTER}/new{ENTER}два{ENTER}{CTRL_D}")
    assert (whom.opened, whom.closed) == ([AGENT, AGENT], 2)
    assert chat.spent.replies == 4


def test_another_agent_answers_in_a_new_conversation(capsys: pytest.CaptureFixture[str]) -> None:
    _, whom, _ = talk(f"раз{ENTER}/agent account-manager{ENTER}two{ENTER}{CTRL_D}")
    assert (whom.opened, whom.closed) == ([AGENT, "account-manager"], 2)
    assert "account-manager answers from here on" in capsys.readouterr().err


def test_an_unknown_agent_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    _, whom, _ = talk(f"раз{ENTER}/agent account-manger{ENTER}два{ENTER}{CTRL_D}")
    assert whom.opened == [AGENT]
    assert "account-manager" in capsys.readouterr().err


def test_the_agents_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    talk(f"/agent{ENTER}{CTRL_D}")
    listed = capsys.readouterr().err.splitlines()
    assert f"* {AGENT}" in listed
    assert "  account-manager" in listed


def test_usage_and_files_are_those_of_all_questions(capsys: pytest.CaptureFixture[str]) -> None:
    talk(f"/files{ENTER}раз{ENTER}/new{ENTER}два{ENTER}/usage{ENTER}/files{ENTER}{CTRL_D}")
    said = capsys.readouterr().err.splitlines()
    assert said[0] == "No document has been saved yet."
    assert said[2:] == [
        "tokens: 4,800 read (2,200 of them from the cache), 200 written · $0.0492 · replies: 4",
        f"outputs/{DOCUMENT}",
    ]


def test_usage_is_the_least_where_a_reply_was_cut(capsys: pytest.CaptureFixture[str]) -> None:
    talk(f"cut{ENTER}/new{ENTER}два{ENTER}/usage{ENTER}{CTRL_D}")
    assert "tokens: at least 4,800 read" in capsys.readouterr().err


def test_a_wrong_command_is_answered_with_the_nearest_and_not_put(
    capsys: pytest.CaptureFixture[str],
) -> None:
    _, whom, _ = talk(f"/fils{ENTER}{CTRL_D}")
    assert whom.questions == []
    assert "There is no command /fils" in (said := capsys.readouterr().err)
    assert "/files" in said


def test_quit_ends_it_before_the_next_question() -> None:
    status, whom, _ = talk(f"раз{ENTER}/quit{ENTER}два{ENTER}")
    assert (status, whom.questions, whom.closed) == (0, ["раз"], 1)


def test_interrupt_takes_back_what_was_typed() -> None:
    _, whom, _ = talk(f"не то{CTRL_C}то{ENTER}{CTRL_D}")
    assert whom.questions == ["то"]


def test_interrupt_ends_it_only_twice_with_nothing_typed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status, whom, _ = talk(f"{CTRL_C}раз{ENTER}{CTRL_C}{CTRL_C}")
    assert (status, whom.questions) == (0, ["раз"])
    assert capsys.readouterr().err.count("Ctrl-C again, or Ctrl-D, ends") == 2


class Interrupted(Whom):
    """Presses Ctrl-C while an answer is awaited."""

    def waiting(self) -> None:
        signal.raise_signal(signal.SIGINT)


def test_interrupt_stops_an_answer_and_the_next_one_is_given() -> None:
    status, whom, chat = talk(f"wait{ENTER}раз{ENTER}{CTRL_D}", Interrupted())
    assert status == 0
    assert whom.questions == ["wait", "раз"]
    assert whom.opened == [AGENT]
    ends = [event.stop for event in chat.view.events if isinstance(event, Ended)]  # type: ignore[attr-defined]
    assert ends == ["cancelled", "end_turn"]
    assert [*chat.saved] == ["outputs/late.md", f"outputs/{DOCUMENT}"]


def test_a_second_interrupt_does_not_wait_for_the_answer_to_stop() -> None:
    class Twice(Whom):
        def waiting(self) -> None:
            signal.raise_signal(signal.SIGINT)
            signal.raise_signal(signal.SIGINT)

    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        talk(f"wait{ENTER}", Twice())
    assert signal.getsignal(signal.SIGINT) is before


class Unread(Seen):
    """A view whose reader has left."""

    def show(self, event: object) -> None:
        raise BrokenPipeError


def test_an_answer_that_nobody_reads_is_stopped() -> None:
    whom = Whom()
    chat = Chat(AGENT, whom, Unread(), str)  # type: ignore[arg-type]

    async def asked() -> None:
        async with chat:
            await chat.ask("wait")

    with pytest.raises(BrokenPipeError):
        asyncio.run(asked())
    assert (whom.questions, whom.stopped) == (["wait"], 1)


def from_file(lines: str, monkeypatch: pytest.MonkeyPatch) -> tuple[int, list[str]]:
    """The status of a file of questions, and those that were put."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))
    whom = Interrupted()
    chat = Chat(AGENT, whom, Seen(), str)  # type: ignore[arg-type]

    async def whole() -> int:
        async with chat:
            return await talked(chat, Lines())

    return asyncio.run(whole()), whom.questions


def test_every_line_of_a_file_is_a_question(monkeypatch: pytest.MonkeyPatch) -> None:
    assert from_file("\ufeffраз\r\n\n  два", monkeypatch) == (0, ["раз", "два"])


def test_interrupt_ends_a_file_of_questions(monkeypatch: pytest.MonkeyPatch) -> None:
    assert from_file("раз\nwait\nдва\n", monkeypatch) == (130, ["раз", "wait"])
