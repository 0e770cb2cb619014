"""`evals/run` and `evals/compare` from the shell, over scripts."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from evals.main import main
from evals.results import read

REPOSITORY = Path(__file__).parents[2]
CASE = "harbourline-profile"
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


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("runs")


def test_a_run_with_tools_and_one_without(folder: Path) -> None:
    paths = folder / "with.json", folder / "without.json"
    common = ("--scripted", "--case", CASE, "--logs", str(folder / "logs"), "--out")
    done = shell(folder, "run", *common, str(paths[0]), "--epochs", "2")
    assert (done.returncode, done.stderr) == (0, "")
    assert "2 of 2 answers passed" in done.stdout
    assert "no model was asked" in done.stdout
    bare = shell(folder, "run", *common, str(paths[1]), "--without-tools")
    assert bare.returncode == 1
    assert f"{CASE}, grounded: “2 млн $” is held by no result" in bare.stdout
    result = read(paths[0])
    assert [(row.case, row.epoch, row.calls) for row in result.rows] == [
        (CASE, 1, ("profile_account",)),
        (CASE, 2, ("profile_account",)),
    ]
    assert result.rows[0].grades["unknown"].passed is None
    assert list((folder / "logs").glob("*.eval"))
    report = shell(folder, "compare", str(paths[1]), str(paths[0]))
    assert report.returncode == 0
    assert "Of 1 cases in both runs 1 now pass, 0 no longer do." in report.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--scripted", "--case", "no-such-case"], "none is called no-such-case"),
        (["--case", CASE], "set ANTHROPIC_API_KEY"),
    ],
)
def test_what_cannot_be_asked_is_told_in_one_sentence(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments, {}, datetime(2026, 6, 30, tzinfo=UTC)) == 2
    out, problem = capsys.readouterr()
    assert (out, problem.count("\n")) == ("", 1)
    assert told in problem
