"""Run the cases: `evals/run`, see README.md."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from fnmatch import fnmatchcase
from pathlib import Path

from rich.console import Console

from enterprise_sales.agent.asked_model import model_of
from enterprise_sales.agent.budget import Budget
from enterprise_sales.agent.client import NoKeyError, client_of
from enterprise_sales.language import references_dir
from evals.answering import Way
from evals.case import Case
from evals.results import Result, written
from evals.table import shown
from evals.variants import available

RESULTS = Path(__file__).parent / "results"
ALL_PASSED, SOME_FAILED, USAGE = 0, 1, 2


def main(arguments: Sequence[str], environment: Mapping[str, str], now: datetime) -> int:
    """Answer and grade; 0: all passed, 1: some failed, 2: nothing could be asked."""
    asked = _parser().parse_args(arguments)
    here, missing = available()
    chosen, skipped = _named(here, asked.case), _named(missing, asked.case)
    if not chosen:
        return _told(f"Of the cases whose book is here none is called {', '.join(asked.case)}.")
    if not asked.scripted:
        try:
            model = model_of(chosen[0].agent, environment, references_dir(), asked.model)
            client_of(environment, model)
        except NoKeyError as error:
            return _told(f"{error} With --scripted no model is asked.")
    with tempfile.TemporaryDirectory(prefix="evals-") as shelf:
        way = _way(asked, environment, Path(shelf))
        result = _evaluated(chosen, skipped, way, asked)
    path = asked.out or RESULTS / f"{now:%Y-%m-%d_%H%M%S}.json"
    written(result, path)
    shown(result, Console(width=None if sys.stdout.isatty() else 160))
    sys.stdout.write(f"Result: {path}\n")
    return ALL_PASSED if all(row.passed for row in result.rows) else SOME_FAILED


def _told(problem: str) -> int:
    sys.stderr.write(problem + "\n")
    return USAGE


def _way(asked: argparse.Namespace, environment: Mapping[str, str], shelf: Path) -> Way:
    return Way(
        environment,
        asked.model,
        scripted=asked.scripted,
        with_tools=not asked.without_tools,
        budget=Budget(asked.budget),
        shelf=shelf,
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="evals/run", description=__doc__)
    parser.add_argument("--case", action="append", default=[], help="id or pattern; repeatable")
    parser.add_argument("--model", help="alias or id of a model, else that of each agent")
    parser.add_argument("--scripted", action="store_true", help="play the scripts, ask no model")
    parser.add_argument("--without-tools", action="store_true", help="the agents without tools")
    parser.add_argument("--jobs", type=int, default=4, help="questions at a time (4)")
    parser.add_argument("--epochs", type=int, default=1, help="answers to each question (1)")
    parser.add_argument("--budget", type=int, help="tokens that all answers together may take")
    parser.add_argument("--out", type=Path, help="the JSON file of the result")
    parser.add_argument(
        "--logs", type=Path, default=RESULTS / "logs", help="folder of Inspect's logs"
    )
    return parser


def _named(cases: Sequence[Case], patterns: Sequence[str]) -> tuple[Case, ...]:
    """Those that a pattern matches; all without a pattern."""
    return tuple(
        case
        for case in cases
        if not patterns or any(fnmatchcase(case.id, pattern) for pattern in patterns)
    )


def _evaluated(
    chosen: Sequence[Case], skipped: tuple[Case, ...], way: Way, asked: argparse.Namespace
) -> Result:
    # Here, as importing Inspect takes seconds, and a wrong option needs none of it.
    from inspect_ai import eval as evaluate

    from evals.logged import result_of
    from evals.task import task_of

    (log,) = evaluate(
        task_of(chosen, way),
        model=None,
        display="none",
        log_dir=str(asked.logs),
        log_realtime=False,
        ctl_server=False,
        max_samples=asked.jobs,
        epochs=asked.epochs,
        fail_on_error=False,
    )
    return result_of(log, way, skipped)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.environ, datetime.now(UTC)))
