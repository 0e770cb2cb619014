"""Two runs side by side, as markdown: `evals/compare A.json B.json`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from evals.graders import GRADERS
from evals.results import Result, Row, cost, read, tokens

By = dict[str, list[Row]]
USAGE = 2


def compared(one: Result, other: Result, names: tuple[str, str]) -> str:
    """The report: totals, graders, and each case that changed.

    Args:
        one: the run to start from.
        other: the run that is compared with it.
        names: what the two are called.
    """
    rows = by_case(one), by_case(other)
    both = sorted(rows[0].keys() & rows[1].keys())
    parts = [
        f"# {names[0]} → {names[1]}",
        "\n".join(_totals(one, other, names)),
        "## Graders",
        "\n".join(_graders(rows, both, names)),
        "## Cases",
        "\n".join(_cases(rows, both, names)),
        *_alone(rows, names),
    ]
    return "\n\n".join(parts) + "\n"


def by_case(result: Result) -> By:
    """The answers to each case."""
    found: By = {}
    for row in result.rows:
        found.setdefault(row.case, []).append(row)
    return found


def _totals(one: Result, other: Result, names: tuple[str, str]) -> Iterator[str]:
    yield f"| | {names[0]} | {names[1]} |"
    yield "|---|---|---|"
    for label, told in _TOTALS:
        yield f"| {label} | {told(one)} | {told(other)} |"


def _cost(result: Result) -> str:
    spent = cost(result.rows)
    return "unknown" if spent is None else str(spent)


def _passed(result: Result) -> str:
    return _share([row.passed for row in result.rows])


_TOTALS: tuple[tuple[str, Callable[[Result], str]], ...] = (
    ("begun", lambda result: result.made_at),
    ("asked", lambda result: ", ".join(result.models) if result.mode == "api" else "scripts"),
    ("tools", lambda result: "yes" if result.with_tools else "no"),
    ("answers that passed", _passed),
    ("tokens", lambda result: f"{tokens(result.rows):,}"),
    ("US dollars", _cost),
    ("seconds of answering", lambda result: f"{sum(row.seconds for row in result.rows):.1f}"),
)


def _graders(rows: tuple[By, By], both: list[str], names: tuple[str, str]) -> Iterator[str]:
    """Shares over the cases of both runs; gained and lost are cases."""
    yield f"| grader | {names[0]} | {names[1]} | gained | lost |"
    yield "|---|--:|--:|--:|--:|"
    for name in GRADERS:
        said = [(_said(rows[0][case], name), _said(rows[1][case], name)) for case in both]
        shares = [_share([one for pair in said for one in pair[i]]) for i in (0, 1)]
        gained = sum(all(new) and not all(old) for old, new in said if old and new)
        lost = sum(all(old) and not all(new) for old, new in said if old and new)
        yield f"| {name} | {shares[0]} | {shares[1]} | {gained} | {lost} |"


def _said(rows: list[Row], grader: str) -> list[bool]:
    found = (row.grades[grader].passed for row in rows if grader in row.grades)
    return [passed for passed in found if passed is not None]


def _cases(rows: tuple[By, By], both: list[str], names: tuple[str, str]) -> Iterator[str]:
    changed = [case for case in both if _state(rows[0][case]) != _state(rows[1][case])]
    won = [case for case in both if _gains(rows[0][case], rows[1][case])]
    lost = [case for case in both if _gains(rows[1][case], rows[0][case])]
    yield f"Of {len(both)} cases in both runs {len(won)} now pass, {len(lost)} no longer do."
    if not changed:
        return
    yield ""
    yield f"| case | {names[0]} | {names[1]} | faults in {names[1]} |"
    yield "|---|---|---|---|"
    for case in changed:
        states = [_state(side[case]) for side in rows]
        yield f"| {case} | {states[0]} | {states[1]} | {_cell(_faults(rows[1][case]))} |"


def _gains(old: list[Row], new: list[Row]) -> bool:
    return all(row.passed for row in new) and not all(row.passed for row in old)


def _state(rows: list[Row]) -> str:
    """Whether a case passed, and which graders found faults."""
    failed = [name for name in GRADERS if any(name in row.failed for row in rows)]
    if any(row.error for row in rows):
        failed.append("error")
    passed = sum(row.passed for row in rows)
    share = "" if len(rows) == 1 else f" ({passed} of {len(rows)})"
    return ("passed" if not failed else ", ".join(failed)) + share


def _faults(rows: list[Row]) -> Iterator[str]:
    for row in rows:
        if row.error:
            yield row.error
        for name in row.failed:
            yield from (f"{name}: {why}" for why in row.grades[name].why)


def _cell(lines: Iterator[str]) -> str:
    text = "<br>".join(dict.fromkeys(lines))
    return " ".join(text.replace("|", "\\|").split())


def _alone(rows: tuple[By, By], names: tuple[str, str]) -> Iterator[str]:
    for side, name in ((0, names[0]), (1, names[1])):
        only = sorted(rows[side].keys() - rows[1 - side].keys())
        if only:
            yield f"Only in {name}: {', '.join(only)}."


def _share(passed: list[bool]) -> str:
    if not passed:
        return "–"
    return f"{sum(passed)} of {len(passed)} ({100 * sum(passed) / len(passed):.1f} %)"


def main(arguments: Sequence[str]) -> int:
    """Print the report; 2 where a file is no result."""
    parser = argparse.ArgumentParser(prog="evals/compare", description=__doc__)
    parser.add_argument("one", type=Path, help="the JSON file of a run")
    parser.add_argument("other", type=Path, help="that of the run to compare with it")
    asked = parser.parse_args(arguments)
    try:
        one, other = read(asked.one), read(asked.other)
    except (OSError, ValueError) as error:
        sys.stderr.write(f"That is no result of evals/run: {error}\n")
        return USAGE
    sys.stdout.write(compared(one, other, _names(asked.one, asked.other)))
    return 0


def _names(one: Path, other: Path) -> tuple[str, str]:
    return (one.stem, other.stem) if one.stem != other.stem else (str(one), str(other))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
