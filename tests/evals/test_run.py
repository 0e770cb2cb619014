"""`evals/run` and `evals/compare` from the shell, over scripts."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from evals.answering import Way
from evals.case import Case
from evals.main import main
from evals.results import Grade, Result, Row, read

REPOSITORY = Path(__file__).parents[2]
CASE = "harbourline-profile"
NOW = datetime(2026, 6, 30, tzinfo=UTC)
Capture = pytest.CaptureFixture[str]
KEYS = ("ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN", "CLAUDE_CODE_USE_BEDROCK")


def shell(folder: Path, command: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Inspect keeps traces in the user's folder for data: here in one of the test."""
    environment = {key: value for key, value in os.environ.items() if key not in KEYS}
    return subprocess.run(
        [REPOSITORY / "evals" / command, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=environment | {"XDG_DATA_HOME": str(folder)},
    )


def test_a_run_and_its_comparison(tmp_path: Path) -> None:
    out, logs = tmp_path / "with.json", tmp_path / "logs"
    options = ("--scripted", "--epochs", "2", "--out", str(out), "--logs", str(logs))
    done = shell(tmp_path, "run", "--case", CASE, *options)
    assert (done.returncode, done.stderr) == (0, "")
    assert "2 of 2 answers passed" in done.stdout
    assert "no model was asked" in done.stdout
    result = read(out)
    assert [(row.case, row.epoch, row.calls) for row in result.rows] == [
        (CASE, 1, ("profile_account",)),
        (CASE, 2, ("profile_account",)),
    ]
    assert result.rows[0].grades["unknown"].passed is None
    assert list(logs.glob("*.eval"))
    report = shell(tmp_path, "compare", str(out), str(out))
    assert report.returncode == 0
    assert "Of 1 cases in both runs 0 now pass, 0 no longer do." in report.stdout


@pytest.mark.parametrize("passed", [True, False])
def test_the_exit_status_says_whether_all_passed(
    passed: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Capture
) -> None:
    grade = Grade(passed=passed, why=() if passed else ("“2 млн $” is held by no result",))
    row = Row(case=CASE, answer="…", cost=None, grades={"grounded": grade})
    asked: list[Way] = []

    def evaluated(_: object, skipped: tuple[Case, ...], way: Way, __: object) -> Result:
        asked.append(way)
        names = tuple(case.id for case in skipped)
        mode, now = "scripted", "2026-06-30T09:00:00+00:00"
        return Result(
            version="1", made_at=now, mode=mode, with_tools=False, skipped=names, rows=[row]
        )

    monkeypatch.setattr("evals.main._evaluated", evaluated)
    options = ["--scripted", "--without-tools", "--case", CASE, "--out", str(tmp_path / "a.json")]
    assert main(options, {}, NOW) == (0 if passed else 1)
    assert (asked[0].scripted, asked[0].with_tools) == (True, False)
    assert read(tmp_path / "a.json").rows == (row,)
    shown = capsys.readouterr().out
    assert ("“2 млн $” is held by no result" in shown) is not passed
    assert "cost unknown, 0.0 s of answering; no model, without tools" in shown


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--scripted", "--case", "no-such-case"], "none is called no-such-case"),
        (["--case", CASE], "set ANTHROPIC_API_KEY"),
    ],
)
def test_what_cannot_be_asked_is_told_in_one_sentence(
    arguments: list[str], told: str, capsys: Capture
) -> None:
    assert main(arguments, {}, NOW) == 2
    out, problem = capsys.readouterr()
    assert (out, problem.count("\n")) == ("", 1)
    assert told in problem
