"""`enterprise-sales chat` against a scripted model, with the real tools."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from enterprise_sales.cli import main

from ..scripted.api import ScriptedApi
from ..scripted.steps import Endless, Reply, call, in_turn, says, text
from .screen import shown
from .terminal import Terminal

QUESTION = "Подготовь план продления для Pinecrest"
ANSWER = "Продление **18 сентября**: 310 000 $."
GIVEN = {"account": "Pinecrest", "as_of": "2026-06-30"}


def test_a_conversation_in_a_real_terminal(demo_book: Path, tmp_path: Path) -> None:
    script = in_turn(
        Reply([text("Смотрю договор."), call("plan_renewal", GIVEN)]),
        says(ANSWER),
        Endless([text("Сейчас подумаю")], pings=True),
        says("Снова здесь."),
    )
    home = {"HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path / "state")}
    with ScriptedApi(script) as api:
        asking = {"ANTHROPIC_API_KEY": "word", "ANTHROPIC_BASE_URL": api.url}
        words = ("chat", "--book", str(demo_book))
        with Terminal(*words, folder=tmp_path, **asking, **home) as terminal:
            terminal.until("›")
            terminal.press(f"{QUESTION}\r")
            terminal.until("record: ")
            terminal.until("›")
            terminal.press("ещё\r")
            terminal.until("подумаю")
            assert not terminal.echoes
            terminal.press("\x03")
            terminal.until("stopped")
            terminal.until("›")
            terminal.press("а теперь?\r")
            terminal.until("tokens: ")
            terminal.until("›")
            terminal.press("\x04")
            assert terminal.status() == 0
            assert terminal.echoes
    assert api.refused == []
    history = (tmp_path / "state" / "enterprise-sales" / "chat_history").read_text("utf-8")
    assert [line for line in history.splitlines() if line.startswith("+")] == [
        f"+{QUESTION}",
        "+ещё",
        "+а теперь?",
    ]
    assert "Продление 18 сентября: 310 000 $." in shown(first_answer(terminal.written.decode()))


def first_answer(written: str) -> str:
    """What stands between two prompts, which draw in other ways."""
    return written[written.index("⠋") : written.index("record:")]


def test_a_file_of_questions_is_answered_without_a_prompt(
    demo_book: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    lines = io.TextIOWrapper(io.BytesIO("раз\n/new\n\nдва\nтри\n".encode()))
    monkeypatch.setattr(sys, "stdin", lines)
    monkeypatch.chdir(tmp_path)
    for name in ("ANTHROPIC_AUTH_TOKEN", "CLAUDE_CODE_USE_BEDROCK", "CLAUDE_CODE_USE_VERTEX"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ANTHROPIC_API_KEY", "word")
    script = in_turn(says("Один."), says("Два.", stop="refusal"), says("Три."))
    with ScriptedApi(script) as api:
        monkeypatch.setenv("ANTHROPIC_BASE_URL", api.url)
        assert main(["chat", "--book", str(demo_book)]) == 1
    out, err = capsys.readouterr()
    assert out.split() == ["Один.", "Два.", "Три."]
    assert "A new conversation" in err
    assert [len(body["messages"]) for body in api.bodies][:2] == [1, 1]
