"""Markdown on a terminal, drawn while it is being written."""

from __future__ import annotations

import io

from rich.console import Console

from enterprise_sales.cli.answer_stream import KEPT_FREE, AnswerStream, Tail

from .screen import shown
from .told import (
    answer,
    viewed,
)


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
