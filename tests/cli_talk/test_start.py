"""Before the first question: what is loaded, what is refused, and in which order."""

from __future__ import annotations

import io
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from enterprise_sales.agent import ask
from enterprise_sales.cli import main, parser, parser_talk

from ..cli.support import SOURCE

README = SOURCE.parent / "README.md"
Runs = Callable[..., tuple[int, str, str]]
KEYS = (
    "ANTHROPIC_API_KEY",
    "ANTHROPIC_AUTH_TOKEN",
    "CLAUDE_CODE_USE_BEDROCK",
    "CLAUDE_CODE_USE_VERTEX",
)
FOR_CONVERSATIONS = {"anthropic", "prompt_toolkit"}
OF_THE_SERVER = {"mcp", "httpx2"}
NOTHING = """\
To ask an agent, set ANTHROPIC_API_KEY to your key of the Claude API; without it every tool and \
every document still works (enterprise-sales call --list).
"""


def loaded(*words: str, folder: Path) -> set[str]:
    """The modules that a command loads."""
    command = [sys.executable, "-I", "-X", "importtime", str(SOURCE), *words]
    found = subprocess.run(command, cwd=folder, capture_output=True, check=True, input=b"")
    return {line.rpartition("|")[2].strip() for line in found.stderr.decode().splitlines()}


@pytest.mark.parametrize(
    "words",
    [
        ["--help"],
        ["ask", "--help"],
        ["serve"],
        ["call", "list_accounts", "--book"],
    ],
)
def test_who_asks_no_agent_does_not_wait_for_it(
    words: list[str], demo_book: Path, tmp_path: Path
) -> None:
    given = [*words, str(demo_book)] if words[-1] == "--book" else words
    found = loaded(*given, folder=tmp_path)
    assert "enterprise_sales.cli.parser_talk" in found
    # The server's own library loads its client with it.
    assert not found & (FOR_CONVERSATIONS | (set() if words == ["serve"] else OF_THE_SERVER))


@pytest.fixture
def runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Runs:
    """Runs a command in an empty folder; exit status, standard output, standard error."""
    monkeypatch.chdir(tmp_path)
    for name in KEYS:
        monkeypatch.delenv(name, raising=False)

    def run(*words: str, stdin: str = "", **environment: str) -> tuple[int, str, str]:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        try:
            status = main(words)
        except SystemExit as end:
            status = int(str(end.code or 0))
        return status, *capsys.readouterr()

    return run


def test_who_is_asked_if_nobody_is_named_is_known_without_loading_agents() -> None:
    assert parser_talk.AGENT == ask.AGENT


def examples() -> list[str]:
    """The commands of the help, and of the shell blocks of the README."""
    shown = "\n".join([parser.EXAMPLES, parser_talk.ASK, parser_talk.CHAT])
    helped = re.findall(r"^  (?:.* && )?(enterprise-sales .+?)(?:   .*)?$", shown, re.MULTILINE)
    blocks = re.findall(r"```sh\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    told = re.findall(r"^bin/(enterprise-sales .+)$", "\n".join(blocks), re.MULTILINE)
    return [*helped, *told]


@pytest.mark.parametrize("example", examples())
def test_every_example_is_right_usage(example: str) -> None:
    _, *words = shlex.split(example, comments=True)
    to_file = [at for at, word in enumerate(words) if word in "<>"]
    options = parser.parser().parse_args(words[: to_file[0]] if to_file else words)
    assert options.command == words[0]


def test_there_are_examples_of_both() -> None:
    assert len(examples()) > 15
    assert {"ask", "chat"} <= {example.split()[1] for example in examples()}


@pytest.mark.parametrize("words", [["ask", "-h"], ["chat", "-h"]])
def test_help_says_what_it_needs_and_how_it_ends(words: list[str], runs: Runs) -> None:
    status, out, err = runs(*words)
    assert (status, err) == (0, "")
    for part in ("ANTHROPIC_API_KEY", "ANTHROPIC_BASE_URL", "Exit status", "130", "example"):
        assert part in out
    assert max(map(len, out.splitlines())) <= 100


@pytest.mark.parametrize(
    "words",
    [
        ["ask", "что срочно?"],
        ["ask", "-"],
        ["ask", "что срочно?", "--account", "nobody"],
        ["ask", "что срочно?", "--each", "all"],
        ["chat"],
        ["chat", "--json"],
    ],
)
def test_without_a_key_one_sentence_says_what_to_do(
    words: list[str], runs: Runs, tmp_path: Path
) -> None:
    assert runs(*words, stdin="вопрос") == (1, "", NOTHING)
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["ask"], "ask needs a question"),
        (["ask", " "], "ask needs a question"),
        (["ask", "-"], "nothing came"),
        (["ask", "?", "--agent", "account-manger"], "account-manager"),
        (["chat", "--agent", "nobody"], "There is no agent 'nobody'"),
        (["ask", "?", "--account", "acme", "--each", "all"], "not both"),
        (["ask", "?", "--jobs", "2"], "--jobs says something only with --each"),
        (["ask", "?", "--plan"], "--plan says something only with --each"),
        (["ask", "?", "--max-tokens", "0"], "not a whole number from 1 on"),
        (["ask", "?", "--budget", "1e6"], "not a whole number from 1 on"),
        (["chat", "?"], "unrecognized arguments"),
    ],
)
def test_wrong_usage_ends_with_two(words: list[str], said: str, runs: Runs) -> None:
    status, out, err = runs(*words, ANTHROPIC_API_KEY="word")
    assert (status, out) == (2, "")
    assert said in err


def test_an_unknown_account_is_told_before_anything_is_paid(
    demo_book: Path, runs: Runs, tmp_path: Path
) -> None:
    status, out, err = runs(
        *("ask", "готов ли план?", "--account", "Pinecres", "--book", str(demo_book)),
        ANTHROPIC_API_KEY="word",
        # Nobody listens there: a question would not come back with these words.
        ANTHROPIC_BASE_URL="http://127.0.0.1:9",
    )
    assert (status, out) == (1, "")
    assert "Pinecrest Freight" in err
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize("command", [["ask", "?"], ["chat"]])
def test_where_the_extra_is_not_installed_it_says_how_to_get_it(
    command: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ANTHROPIC_API_KEY", "word")
    monkeypatch.setitem(sys.modules, "anthropic", None)
    assert main(command) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "pip install 'enterprise-sales[agent]'" in err


def test_another_module_that_is_missing_is_a_defect(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ANTHROPIC_API_KEY", "word")
    monkeypatch.setitem(sys.modules, "enterprise_sales.agent.client", None)
    assert main(["ask", "?"]) == 1
    assert "defect" in capsys.readouterr().err
