"""From the words of the command line to a command and its exit status."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from enterprise_sales.cli.parser import parser

if TYPE_CHECKING:
    from enterprise_sales.tools import Workspace

DEBUG = "ENTERPRISE_SALES_DEBUG"
REFUSED = 1
DEFECT = """\
enterprise-sales: it stopped because of a defect in the program or its installation: {problem}
  what to do: install it again; if that does not help, report what it prints with {debug}=1
"""
INTERRUPTED = 128 + 2
CLOSED = 128 + 13
"""What a shell gives for a process that SIGPIPE ended: the reader of our output has left."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: those of the process if None.

    Returns:
        0, or 1 where a tool refuses. Wrong usage ends the process with 2.
    """
    for stream in (sys.stdout, sys.stderr):
        # Windows would write in a code page that has no Russian.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    whole = parser()
    options = whole.parse_args(arguments)
    debug = bool(os.environ.get(DEBUG))
    try:
        return _run(options, whole, debug=debug)
    except BrokenPipeError:
        # Python flushes once more at its end, and would complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        if debug:
            raise
        sys.stderr.write(DEFECT.format(problem=f"{type(error).__name__}: {error}", debug=DEBUG))
        return REFUSED


def _run(options: Namespace, whole: ArgumentParser, *, debug: bool) -> int:
    # Each command imports what it needs: --help must not wait for it, nor serve.
    if options.command == "serve":
        from enterprise_sales.server.stdio import serve

        serve(_workspace(options, confined=True), debug=debug)
    from enterprise_sales.server.log import configure_log

    configure_log(debug=debug)
    if options.command == "demo":
        from enterprise_sales.cli.demo import run_demo

        if "book" in options:
            whole.error("demo has a book of its own; leave --book out")
        return run_demo(_workspace(options).outputs, options.language)
    if options.command == "import":
        from enterprise_sales.cli.importing import run_import

        return run_import(options, _workspace(options), whole)
    if options.command in ("ask", "chat"):
        return _talk(options, whole)
    from enterprise_sales.cli.calling import run_call

    return run_call(options, _workspace(options), whole)


def _talk(options: Namespace, whole: ArgumentParser) -> int:
    # What a model asks for is confined as what an assistant asks for.
    workspace = _workspace(options, confined=True)
    if options.command == "ask":
        from enterprise_sales.cli.asking import run_ask

        return run_ask(options, workspace, whole)
    from enterprise_sales.cli.chatting import run_chat

    return run_chat(options, workspace, whole)


def _workspace(options: Namespace, *, confined: bool = False) -> Workspace:
    from enterprise_sales.tools import workspace_of

    return workspace_of(
        getattr(options, "book", None),
        getattr(options, "out", None),
        os.environ,
        Path.cwd(),
        lambda: datetime.now(UTC),
        confined=confined,
    )
