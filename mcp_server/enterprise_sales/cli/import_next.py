"""The command to run next, after an import was shown or written."""

from __future__ import annotations

import shlex
from argparse import Namespace
from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import Console
from rich.text import Text

from enterprise_sales.cli.parser import PROGRAM
from enterprise_sales.language import Translator


def show_next(
    options: Namespace, result: Mapping[str, Any], console: Console, t: Translator
) -> None:
    """Print what to type next; nothing where nothing can be written, or was taken back."""
    if options.undo or not result["tables"]:
        return
    if result["applied"]:
        words, command = t.text("Now ask of the book, for example:"), _asking(options)
    elif result["questions"]:
        words = t.text("To write it, with an answer to each question, or with --yes instead:")
        command = _writing(options)
    elif result["book_yaml"] or any(result["changes"][kind] for kind in ("added", "replaced")):
        words, command = t.text("To write it:"), _writing(options)
    else:
        return
    console.print(Text(f"\n{words}"))
    console.print(Text(f"  {command}", style="cyan"), soft_wrap=True)


def _asking(options: Namespace) -> str:
    return shlex.join([PROGRAM, "call", "review_portfolio", *_book(options)])


def _writing(options: Namespace) -> str:
    answers = [part for one in options.answer for part in ("--answer", one)]
    asking = ["--refresh"] if options.refresh else []
    words = [PROGRAM, "import", *options.paths, *asking, *answers, *_book(options), "--apply"]
    return shlex.join(words)


def _book(options: Namespace) -> Iterator[str]:
    if "book" in options:
        yield from ("--book", options.book)
