"""What only the person knows: shown with the words that answer it, or asked on the spot."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.prompt import Prompt
from rich.text import Text

from enterprise_sales.cli.import_lines import heading, line
from enterprise_sales.language import Translator

WRITTEN_OUT = 3
"""Candidates up to which each has a line of its own; presentation only."""


def show_questions(result: Mapping[str, Any], console: Console, t: Translator) -> None:
    """The open questions, or what was assumed in the place of answers."""
    if result["questions"] and result["applied"]:
        heading(t.text("Questions that nobody answered: what is assumed holds"), console)
    elif result["questions"]:
        heading(t.text("Questions"), console)
    for question in result["questions"]:
        _show(question, console, t)


def _show(question: Mapping[str, Any], console: Console, t: Translator) -> None:
    """The question, and for each candidate the option that chooses it, whole on one line."""
    console.print(Padding.indent(Text(question["text"]), 2))
    candidates = question["candidates"]
    few = candidates if len(candidates) <= WRITTEN_OUT else candidates[:1]
    for candidate in few:
        answer = shlex.quote(f"{question['id']}={candidate}")
        # Not wrapped: it is there to be copied.
        console.print(Text(f"    --answer {answer}", style="cyan"), soft_wrap=True)
        if candidate == question["assumed"]:
            console.print(Text(f"      {t.text('assumed until you answer')}", style="dim"))
    if few != candidates:
        others = ", ".join(candidates[1:])
        line(t.text("or in its place: {names}", names=others), console, 6, "dim")


def ask(questions: Sequence[Mapping[str, Any]], console: Console, t: Translator) -> dict[str, str]:
    """Ask each question on the terminal; the end of the input ends it.

    Returns:
        Question id → the candidate chosen, or what was typed in its place.
    """
    answers: dict[str, str] = {}
    for one in questions:
        try:
            answers[one["id"]] = _asked(one, console, t)
        except EOFError:
            console.print()
            break
    return answers


def _asked(question: Mapping[str, Any], console: Console, t: Translator) -> str:
    candidates = {str(place): str(one) for place, one in enumerate(question["candidates"], start=1)}
    console.print(Text(f"\n{question['text']}", style="bold"))
    for number, candidate in candidates.items():
        console.print(Padding.indent(Text(f"{number}  {candidate}"), 2))
    usual = [number for number, one in candidates.items() if one == question["assumed"]]
    prompt = Prompt(Text(t.text("Number, or the answer in words")), console=console)
    given = str(prompt(default=usual[0]) if usual else prompt()).strip()
    return candidates.get(given, given)
