"""The command to run next, after an import was shown or written."""

from __future__ import annotations

import shlex
from argparse import Namespace
from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import Console
from rich.text import Text

from enterprise_sales.cli.import_view import wrong_answers
from enterprise_sales.language import Translator

USUAL = "en"
"""The language of the report where none is named."""


def show_next(
    program: str, options: Namespace, result: Mapping[str, Any], console: Console, t: Translator
) -> None:
    """Print what to type next; nothing where nothing can be written, or was taken back.

    Args:
        program: as it was called.
        options: what was typed behind it.
        result: of the import.
        console: where it is printed.
        t: the language of the words.
    """
    if options.undo or not result["tables"]:
        return
    if result["applied"]:
        words, command = t.text("Now ask of the book, for example:"), _asking(program, options)
    elif result["questions"]:
        words = t.text("To write it, with an answer to each question, or with --yes instead:")
        command = _writing(program, options, result)
    elif result["writes_mapping"] or any(result["changes"][kind] for kind in ("added", "replaced")):
        words, command = t.text("To write it:"), _writing(program, options, result)
    else:
        return
    console.print(Text(f"\n{words}"))
    console.print(Text(f"  {command}", style="cyan"), soft_wrap=True)


def _asking(program: str, options: Namespace) -> str:
    return shlex.join([program, "call", "review_portfolio", *_folders(options)])


def _writing(program: str, options: Namespace, result: Mapping[str, Any]) -> str:
    """What was typed, without the answers that answer nothing."""
    wrong = {one["where"] for one in wrong_answers(result["findings"])}
    understood = [one for one in options.answer if one.rpartition("=")[0] not in wrong]
    answers = [part for one in understood for part in ("--answer", one)]
    asking = ["--refresh"] if options.refresh else []
    language = ["--language", options.language] if options.language != USUAL else []
    typed = [*options.paths, *asking, *answers, *language, *_folders(options)]
    return shlex.join([program, "import", *typed, "--apply"])


def _folders(options: Namespace) -> Iterator[str]:
    for name in ("book", "out"):
        if name in options:
            yield from (f"--{name}", getattr(options, name))
