"""`import`: exports as a book, looked at first and written when asked to."""

from __future__ import annotations

import json
import os
import sys
from argparse import ArgumentParser, Namespace
from functools import partial
from pathlib import Path
from typing import Any

from rich.console import Console

from enterprise_sales.cli.called import called
from enterprise_sales.cli.import_next import show_next
from enterprise_sales.cli.import_questions import ask
from enterprise_sales.cli.import_view import show, tell_wrong_answers, wrong_answers
from enterprise_sales.cli.progress_bar import bar
from enterprise_sales.cli.talk_words import place
from enterprise_sales.language import translator
from enterprise_sales.tools import CallRefusedError, Workspace
from enterprise_sales.tools.call import call
from enterprise_sales.tools.catalogue import tool_named

REFUSED, WRONG_USAGE = 1, 2


def run_import(options: Namespace, workspace: Workspace, usage: ArgumentParser) -> int:
    """Import what the options name, asking what only the user knows where there is a terminal.

    Returns:
        0; 1 where it is refused, or could not be written; 2 where an answer answers nothing.
    """
    if options.undo and (options.paths or options.apply or options.refresh):
        usage.error("import --undo takes neither paths nor --apply nor --refresh")
    given = _arguments(options, usage)
    console = Console(stderr=options.json, highlight=False)
    t = translator(options.language)
    try:
        result = _called(given, workspace, console)
        while _may_ask(options, result) and (said := ask(result["questions"], console, t)):
            given["answers"] = {**given["answers"], **said}
            result = _called(given, workspace, console)
    except CallRefusedError as error:
        sys.stderr.write(f"{error}\n")
        return REFUSED
    if options.json:
        tell_wrong_answers(result["findings"], console, t)
        sys.stdout.write(f"{json.dumps(result, ensure_ascii=False, indent=2)}\n")
    else:
        leading = partial(place, outputs=workspace.outputs, here=Path.cwd())
        show(result, console, t, leading, details=options.details)
        show_next(called(os.environ), options, result, console, t)
    if wrong_answers(result["findings"]):
        return WRONG_USAGE
    return 0 if result["applied"] or not options.apply else REFUSED


def _arguments(options: Namespace, usage: ArgumentParser) -> dict[str, Any]:
    answers = dict(_answer(one, usage) for one in options.answer)
    return {
        "paths": options.paths,
        "answers": answers,
        "apply": options.apply,
        "take_assumed": options.yes,
        "refresh": options.refresh,
        # Who reads JSON is a program, which has patience.
        "details": options.details or options.json,
        "undo": options.undo,
        "language": options.language,
    }


def _answer(text: str, usage: ArgumentParser) -> tuple[str, str]:
    question, equals, value = text.rpartition("=")
    if not (question and equals):
        usage.error(f"--answer needs ID=VALUE, such as the report shows; this is {text!r}")
    return question, value


def _called(given: dict[str, Any], workspace: Workspace, console: Console) -> dict[str, Any]:
    with bar(console) as progress:
        return call(tool_named("import_book"), given, workspace, progress)


def _may_ask(options: Namespace, result: dict[str, Any]) -> bool:
    """Questions are put where somebody sits at the terminal and wants it written."""
    there = sys.stdin.isatty() and sys.stdout.isatty()
    return bool(options.apply and result["questions"] and not options.yes and there)
