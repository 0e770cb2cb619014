"""What a person sees of an answer: on a terminal, and in a file."""

from __future__ import annotations

import io
import re

import pytest
from rich.console import Console

from enterprise_sales.agent.events import Event, Retried, Started, Text, Used
from enterprise_sales.cli.answer_stream import KEPT_FREE, AnswerStream, Tail
from enterprise_sales.cli.talk_start import PipedConsole
from enterprise_sales.cli.talk_view import TalkView

from .screen import shown
from .told import (
    AGENT,
    DOCUMENT,
    FIRST,
    MODEL,
    PRICE,
    answer,
    called,
    ended,
    refused,
    tool_done,
    viewed,
    with_tool,
)

USED = "tokens: 2,400 read (1,100 of them from the cache), 100 written · $0.0246"
TERMINAL = f"""\
Смотрю договор.

✓ plan_renewal  account: Acme, as_of: 2026-06-30  0.4 s
  saved: outputs/{DOCUMENT}

Продление 18 сентября.

{USED}
record: outputs/{DOCUMENT.removesuffix("md")}jsonl"""


def test_a_terminal_shows_it_in_the_order_in_which_it_happened() -> None:
    written, _ = viewed(with_tool(), terminal=True, width=100)
    assert shown(written) == TERMINAL


def test_a_file_gets_the_answer_alone_and_the_rest_goes_beside() -> None:
    out, err = viewed(with_tool(), terminal=False)
    assert out == "Смотрю договор.\n\nПродление 18 сентября.\n"
    assert (
        err == TERMINAL.partition("\n\n")[2].replace("\n\nПродление 18 сентября.\n\n", "\n") + "\n"
    )


def test_a_path_is_one_line_however_narrow_the_terminal() -> None:
    written, _ = viewed(with_tool(), terminal=True, width=30)
    assert f"saved: outputs/{DOCUMENT}" in written


def test_markdown_is_drawn_on_a_terminal_and_left_alone_in_a_file() -> None:
    text = "# Итог\n\nВсё **хорошо**.\n\n| ARR | Зона |\n|---|---|\n| 310 000 $ | красная |\n"
    pieces = [text[at : at + 7] for at in range(0, len(text), 7)]
    drawn, _ = viewed(answer(*pieces), terminal=True)
    lines = shown(drawn).splitlines()
    assert lines[:3] == ["Итог", "", "Всё хорошо."]
    assert "**" not in shown(drawn)
    assert " 310 000 $  красная" in [line.rstrip() for line in lines]
    plain, _ = viewed(answer(*pieces), terminal=False)
    assert plain == text


def test_tools_at_the_same_time_have_a_line_each() -> None:
    events: list[Event] = [
        Started(AGENT, MODEL, "?"),
        called("profile_account", "one", account="Acme"),
        called("track_value", "two", account="Acme"),
        tool_done("track_value", "two"),
        tool_done("profile_account", "one"),
        ended("Готово."),
    ]
    _, err = viewed(events, terminal=False)
    assert err.splitlines()[:2] == [
        "✓ track_value  account: Acme  0.4 s",
        "✓ profile_account  account: Acme  0.4 s",
    ]
    assert shown(viewed(events, terminal=True)[0]).startswith(err[: err.index("tokens:")].rstrip())


def test_a_refusal_of_a_tool_is_told_in_its_words() -> None:
    message = "account: there is no account 'Acmee'\n  what to do: nearest: Acme Corp"
    events = [called(account="Acmee"), refused(message), ended("Такого клиента нет.")]
    _, err = viewed(events, terminal=False)
    assert err.splitlines()[:3] == [
        "✗ plan_renewal  account: Acmee  0.0 s",
        "  account: there is no account 'Acmee'",
        "  what to do: nearest: Acme Corp",
    ]


def test_words_are_broken_between_words_on_a_narrow_terminal() -> None:
    events = [
        called(account="Acmee", as_of="2026-06-30", playbook="strategic-12-month"),
        refused("account: there is no account of this name; nearest: Acme Corp, Pinecrest Freight"),
        ended("", "failed", message="The API does not answer, so the answer is not whole."),
    ]
    seen = [line.strip() for line in shown(viewed(events, terminal=True, width=40)[0]).splitlines()]
    told = " ".join(seen)
    assert max(map(len, seen)) <= 40
    for words in ("nearest: Acme Corp, Pinecrest Freight", "so the answer is not whole.", "0.0 s"):
        assert words in told


def test_an_answer_that_did_not_end_says_why_and_keeps_what_there_is() -> None:
    message = "The answer reached its longest length. What to do: raise --max-tokens."
    end = ended("Продление", "max_tokens", message=message)
    out, err = viewed([Text("Продление"), end], terminal=False)
    assert out == "Продление\n"
    assert err.splitlines()[0] == message
    assert message in shown(viewed([Text("Продление"), end], terminal=True)[0])


def test_an_unknown_cost_is_not_shown_as_none() -> None:
    end = ended("Да.", usage=FIRST, cost=None)
    _, err = viewed([Started(AGENT, MODEL, "?"), end], terminal=False)
    assert err == f"tokens: 1,200 read, 40 written · cost unknown: no price for {MODEL}\n"


def test_a_reply_that_was_cut_is_not_shown_twice() -> None:
    events: list[Event] = [
        Started(AGENT, MODEL, "?"),
        Text("Продление 18"),
        # What it has read by then is told, as it is paid for.
        Used(FIRST, PRICE),
        Retried(1, 2, "the connection was cut", void=True),
        Text("Продление 18 сентября."),
        Used(FIRST, PRICE),
        ended("Продление 18 сентября.", usage=FIRST, cost=PRICE),
    ]
    seen = shown(viewed(events, terminal=True)[0])
    assert seen.count("Продление") == 1
    assert "↻ the connection was cut, trying again in 2 s; the reply begins anew" in seen
    assert viewed(events, terminal=False)[0] == "Продление 18 сентября.\n"


EVIL = "a\x1b[2J\x1b]0;title\x07\x9b31m\x08\r\u202eb\u2028c\u200b"


@pytest.mark.parametrize("terminal", [True, False])
def test_nothing_that_is_said_steers_the_terminal(terminal: bool) -> None:
    document = f"x{EVIL}.md"
    events: list[Event] = [
        Started(AGENT, f"model{EVIL}", EVIL),
        Text(f"{EVIL}\n\n[{EVIL}](http://x/{EVIL}) `{EVIL}`\n\n```{EVIL}\n{EVIL}\n```\n&#x202e;"),
        Retried(1, None, EVIL),
        called(f"tool{EVIL}", "one", **{f"key{EVIL}": EVIL, "list": [EVIL, {EVIL: EVIL}]}),
        refused(f"{EVIL}\n{EVIL}", f"tool{EVIL}"),
        called("fine", "two"),
        tool_done("fine", "two", document),
        ended(f"{EVIL}", "failed", message=EVIL, cost=None, transcript=document),
    ]
    for written in viewed(events, terminal=terminal):
        plain = shown(written)
        for sign in EVIL:
            assert sign.isprintable() or sign not in plain


def test_html_and_definitions_of_links_are_shown_and_not_swallowed() -> None:
    text = "Клиент <account> просит.\n\n<b>да</b>\n\n[a]: http://x\n\n[b](http://y)"
    seen = shown(viewed(answer(text), terminal=True)[0])
    for part in ("<account>", "<b>да</b>", "[a]: http://x", "b (http://y)"):
        assert part in seen


def test_a_long_block_does_not_outgrow_the_terminal_while_it_is_written() -> None:
    lines = [f"- пункт {number}\n" for number in range(60)]
    written, _ = viewed(answer(*lines), terminal=True)
    assert [line.strip(" •") for line in shown(written).splitlines()[:60]] == [
        f"пункт {number}" for number in range(60)
    ]


def terminal() -> tuple[io.StringIO, AnswerStream]:
    """A stream of markdown on a terminal, and what was written to it so far."""
    written = io.StringIO()
    return written, AnswerStream(Console(file=written, force_terminal=True, width=80, height=20))


def test_a_finished_block_is_not_drawn_again_with_the_next_one() -> None:
    written, stream = terminal()
    stream.add("Первый абзац.")
    stream.add("\n\nВторой")
    try:
        assert shown(written.getvalue()).splitlines() == ["Первый абзац.", "Второй"]
    finally:
        stream.end()


def test_signs_that_end_a_line_unseen_do_not_tear_a_block_apart() -> None:
    seen = shown(viewed(answer("а\r\rб\n\nв", "г\n"), terminal=True)[0])
    assert seen.splitlines()[:3] == ["аб", "", "вг"]


def test_the_end_of_a_long_block_is_what_is_seen_of_it() -> None:
    written = io.StringIO()
    console = Console(file=written, width=80, height=20)
    console.print(Tail("".join(f"- пункт {number}\n" for number in range(60))), end="")
    lines = written.getvalue().splitlines()
    assert len(lines) == 20 - KEPT_FREE
    assert lines[-1].split() == ["•", "пункт", "59"]


def test_a_document_of_a_tool_that_was_not_waited_for_is_told_at_the_end() -> None:
    late = ended("", "cancelled", saved=(DOCUMENT, "late.md"), message="Stopped.")
    events = [called(), tool_done("plan_renewal", "one", DOCUMENT), called("defend", "two"), late]
    for terminal in (True, False):
        seen = "\n".join(map(shown, viewed(events, terminal=terminal)))
        assert seen.count(DOCUMENT) == 1
        assert "\nsaved: outputs/late.md\n" in seen


def test_the_record_of_a_conversation_is_named_once() -> None:
    _, err = viewed([*with_tool(), *with_tool()], terminal=False)
    assert err.count("record: ") == 1
    assert err.count("tokens: ") == 2


def test_a_terminal_that_knows_no_controls_gets_none() -> None:
    written = io.StringIO()
    dumb = Console(file=written, force_terminal=True, width=80, _environ={"TERM": "dumb"})
    view = TalkView(dumb, dumb, str)
    for event in with_tool("Всё **хорошо**."):
        view.show(event)
    assert "\x1b" not in written.getvalue()
    assert "Всё **хорошо**." in written.getvalue()


def test_no_color_is_obeyed() -> None:
    written = io.StringIO()
    plain = Console(
        file=written,
        force_terminal=True,
        width=80,
        color_system="truecolor",
        _environ={"NO_COLOR": "1", "TERM": "xterm"},
    )
    view = TalkView(plain, plain, str)
    for event in with_tool("Всё `хорошо`."):
        view.show(event)
    styles = set(re.findall(r"\x1b\[([\d;]*)m", written.getvalue()))
    assert styles <= {"", "0", "1", "2", "1;2", "3"}


class Left(io.StringIO):
    """A pipe whose reader has left."""

    def write(self, _: str) -> int:
        raise BrokenPipeError


def test_a_reader_that_leaves_is_told_as_other_programs_do() -> None:
    with pytest.raises(BrokenPipeError):
        PipedConsole(file=Left()).print("answer")
