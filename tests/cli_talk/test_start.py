"""Before the first question: what is loaded, what is refused, and in which order."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ..cli.support import SOURCE, run

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
        ["chat", "--help"],
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


@pytest.mark.parametrize("words", [["ask", "-h"], ["chat", "-h"]])
def test_help_says_what_it_needs_and_how_it_ends(words: list[str], tmp_path: Path) -> None:
    status, out, err = run(*words, folder=tmp_path)
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
def test_without_a_key_one_sentence_says_what_to_do(words: list[str], tmp_path: Path) -> None:
    assert run(*words, folder=tmp_path, stdin="вопрос".encode()) == (1, "", NOTHING)
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
def test_wrong_usage_ends_with_two(words: list[str], said: str, tmp_path: Path) -> None:
    status, out, err = run(*words, folder=tmp_path, ANTHROPIC_API_KEY="word")
    assert (status, out) == (2, "")
    assert said in err
    assert "Traceback" not in err


def test_an_unknown_account_is_told_before_anything_is_paid(
    demo_book: Path, tmp_path: Path
) -> None:
    status, out, err = run(
        *("ask", "готов ли план?", "--account", "Pinecres", "--book", str(demo_book)),
        folder=tmp_path,
        ANTHROPIC_API_KEY="word",
        # Nobody listens there: a question would not come back with these words.
        ANTHROPIC_BASE_URL="http://127.0.0.1:9",
    )
    assert (status, out) == (1, "")
    assert "Pinecrest Freight" in err
    assert [*tmp_path.iterdir()] == []
