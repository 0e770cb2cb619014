"""`ask --each` as people and schedulers run it, over a scripted API."""

from __future__ import annotations

import json
import os
import re
import shlex
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import frontmatter
import pytest

from enterprise_sales.agent.each_filter import filter_of
from enterprise_sales.cli.parser import parser
from enterprise_sales.cli.parser_talk import ASK

from ..conftest import REPOSITORY
from ..scripted.api import ScriptedApi
from ..scripted.program import Asks
from ..scripted.steps import Endless, Json, Reply, Step, calls, says, text
from .fakes import account_in

AGENT = "account-manager"
THREE = ["lakeview", "pinecrest", "rheintal"]
OF_DAVID = ("--each", "owner=David Lin")


def question_of(body: Json) -> str:
    """The question as it was put."""
    return "".join(part["text"] for part in body["messages"][0]["content"])


def account_of(body: Json) -> str:
    """The account that it was put about."""
    return account_in(question_of(body))


def reviewer(body: Json) -> Reply:
    """Profiles the account that the question names, then says so."""
    account = account_of(body)
    if len(body["messages"]) == 1:
        given = {"account": account, "as_of": "2026-06-30", "agent": AGENT, "language": "en"}
        return calls("profile_account", given, usage={"input_tokens": 40, "output_tokens": 2})
    return says(f"Reviewed {account}.", usage={"input_tokens": 50, "output_tokens": 8})


@pytest.fixture
def asks_each(asks: Asks) -> Asks:
    """Runs `ask "What is urgent?"` with options; exit status, standard output, standard error."""
    return lambda api, *options: asks(api, "What is urgent?", "--agent", AGENT, *options)


def shown(path: Path, here: Path) -> str:
    """A path as it is told a person who works here."""
    return f"{path.relative_to(here)}"


def test_every_account_is_answered_once_whatever_comes_between(
    asks_each: Asks, tmp_path: Path
) -> None:
    def first(body: Json) -> Step:
        refused = account_of(body) == "pinecrest" and len(body["messages"]) > 1
        return says("", stop="refusal") if refused else reviewer(body)

    with ScriptedApi(first) as api:
        status, out, err = asks_each(api, *OF_DAVID, "--jobs", "2")
    assert api.refused == []
    assert status == 1
    assert sorted(map(account_of, api.bodies)) == sorted(THREE * 2)
    assert out.count("Reviewed ") == 2
    assert "2 of 3 accounts answered" in err
    with ScriptedApi(reviewer) as api:
        status, out, err = asks_each(api, *OF_DAVID)
    assert status == 0, err
    assert set(map(account_of, api.bodies)) == {"pinecrest"}
    assert out.count("Reviewed ") == 3
    assert "3 of 3 accounts answered" in err
    documents = [*(tmp_path / "outputs").rglob("*.md")]
    assert len(documents) == 4
    assert all(shown(path, tmp_path) in out for path in documents)
    with ScriptedApi(reviewer) as api:
        assert asks_each(api, *OF_DAVID)[0] == 0
    assert api.bodies == []


def test_a_process_that_is_killed_pays_for_no_finished_account_twice(
    asks_each: Asks, demo_book: Path, tmp_path: Path
) -> None:
    def deadly(body: Json) -> Reply:
        # The second account has its document, and waits for its answer.
        if len(api.bodies) == 4:
            process.kill()
        return reviewer(body)

    outputs = tmp_path / "outputs"
    words = ["ask", "What is urgent?", "--agent", AGENT, *OF_DAVID, "--jobs", "1"]
    folders = ["--book", str(demo_book), "--out", str(outputs)]
    with ScriptedApi(deadly) as api:
        key = {"ANTHROPIC_API_KEY": "test", "ANTHROPIC_BASE_URL": api.url}
        command = [sys.executable, str(REPOSITORY / "mcp_server"), *words, *folders]
        process = subprocess.Popen(
            command, env=os.environ | key, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        process.wait()
    first, second = dict.fromkeys(map(account_of, api.bodies))
    documents = {*outputs.rglob("*.md")}
    assert len(documents) == 2
    with ScriptedApi(reviewer) as api:
        status, out, err = asks_each(api, *OF_DAVID)
    assert status == 0
    assert sorted(map(account_of, api.bodies)) == sorted([*({*THREE} - {first})] * 2)
    assert second in map(account_of, api.bodies)
    assert f"Not asked again, as answered today: {first}" in err
    assert documents < {*outputs.rglob("*.md")}
    assert all(shown(path, tmp_path) in out for path in outputs.rglob("*.md"))


def test_a_document_names_the_transcript_of_its_own_account(
    asks_each: Asks, tmp_path: Path
) -> None:
    with ScriptedApi(reviewer) as api:
        asks_each(api, *OF_DAVID)
    for path in (tmp_path / "outputs").rglob("*.md"):
        meta = frontmatter.load(str(path)).metadata
        said = (tmp_path / "outputs" / str(meta["transcript"])).read_text(encoding="utf-8")
        assert f"account_id: {meta['account_id']}" in said


def test_each_event_is_a_line_of_json_with_its_account(asks_each: Asks) -> None:
    with ScriptedApi(reviewer) as api:
        status, out, err = asks_each(api, *OF_DAVID, "--json")
    assert (status, err) == (0, "")
    events = [json.loads(line) for line in out.splitlines()]
    assert [one["type"] for one in (events[0], events[-1])] == ["each_started", "each_ended"]
    assert sorted(one["id"] for one in events[0]["accounts"]) == THREE
    assert all(one["account"] in THREE for one in events[1:-1])
    ended = {one["account"]: one for one in events if one["type"] == "account_ended"}
    assert sorted(ended) == THREE
    assert {(one["stop"], one["tokens"], one["cost"]) for one in ended.values()} == {
        ("end_turn", 100, "0.00028")
    }
    assert (events[-1]["answered"], events[-1]["tokens"]) == (3, 300)


def test_what_a_cut_reply_took_is_told_as_the_least_and_kept_so(asks_each: Asks) -> None:
    cut = {"lakeview"}

    def once(body: Json) -> Step:
        account = account_of(body)
        if account in cut and len(body["messages"]) > 1:
            cut.remove(account)
            return replace(reviewer(body), cut="connection")
        return reviewer(body)

    for step in (once, reviewer):
        with ScriptedApi(step) as api:
            _, out, _ = asks_each(api, *OF_DAVID, "--json")
        events = [json.loads(line) for line in out.splitlines()]
        ended = {one["account"]: one for one in events if one["type"] == "account_ended"}
        assert [ended[account]["at_least"] for account in THREE] == [True, False, False]
        # The second time nobody was asked.
        assert events[-1]["at_least"] == (step is once)


def test_a_budget_is_never_passed_by_a_model_that_takes_all_it_may(asks_each: Asks) -> None:
    billed = 0

    def greedy(body: Json) -> Reply:
        nonlocal billed
        usage = {"input_tokens": 1000, "output_tokens": body["max_tokens"]}
        billed += sum(usage.values())
        return replace(reviewer(body), usage=usage)

    with ScriptedApi(greedy, lambda _: 1000) as api:
        status, out, err = asks_each(api, *OF_DAVID, "--budget", "9000", "--max-tokens", "2000")
        assert status == 1
        assert 0 < billed <= 9000
        assert "not asked" in out or "cut: budget spent" in out
        assert "The budget of 9,000 tokens" in err
        asks_each(api, *OF_DAVID, "--budget", "20000", "--max-tokens", "2000")
        assert 9000 < billed <= 20000


def test_ctrl_c_lets_the_answer_under_way_come_to_its_end(asks_each: Asks) -> None:
    def interrupted(body: Json) -> Reply:
        if len(body["messages"]) == 1:
            os.kill(os.getpid(), signal.SIGINT)
        return reviewer(body)

    before = signal.getsignal(signal.SIGINT)
    with ScriptedApi(interrupted) as api:
        status, out, err = asks_each(api, *OF_DAVID, "--jobs", "1")
    assert signal.getsignal(signal.SIGINT) is before
    assert status == 130
    assert len({*map(account_of, api.bodies)}) == 1
    assert out.count("Reviewed ") == 1
    assert out.count("not asked") == 2
    assert "No more accounts are asked" in err
    with ScriptedApi(reviewer) as api:
        assert asks_each(api, *OF_DAVID)[0] == 0
    assert len({*map(account_of, api.bodies)}) == 2


def test_a_scheduler_that_ends_the_process_stops_answers_that_would_not_end(
    asks_each: Asks,
) -> None:
    def endless(body: Json) -> Step:
        os.kill(os.getpid(), signal.SIGTERM)
        return Endless([text("I am thinking")], pings=True)

    before = signal.getsignal(signal.SIGTERM)
    with ScriptedApi(endless) as api:
        status, out, _ = asks_each(api, *OF_DAVID, "--jobs", "1")
    assert signal.getsignal(signal.SIGTERM) is before
    assert status == 130
    assert len(api.bodies) == 1
    assert (out.count("| stopped |"), out.count("| not asked |")) == (1, 2)


def test_a_plan_needs_no_key_asks_nobody_and_writes_nothing(
    asks_each: Asks, tmp_path: Path
) -> None:
    status, out, err = asks_each(None, *OF_DAVID, "--plan", "--budget", "50000", "--limit", "2")
    assert (status, err) == (0, "")
    assert "would ask 2 accounts (owner=David Lin) with " in out
    assert out.endswith("most tokens: 50,000\n")
    assert not (tmp_path / "outputs").exists()


@pytest.mark.parametrize("line", [line for line in ASK.splitlines() if " --each " in line])
def test_the_examples_of_the_help_are_taken_as_they_stand(line: str) -> None:
    _, _, words = line.partition("enterprise-sales ask ")
    command = re.split(r"\s{2,}| > ", words)[0]
    options = parser().parse_args(["ask", *shlex.split(command)])
    assert str(filter_of(options.each)) == options.each


def test_a_plan_does_not_load_the_sdk(demo_book: Path, tmp_path: Path) -> None:
    words = ["ask", "Why?", "--each", "all", "--plan", "--book", str(demo_book)]
    code = (
        "import sys; from enterprise_sales.cli import main;"
        f"main({[*words, '--out', str(tmp_path / 'outputs')]!r});"
        "print([name for name in ('anthropic', 'prompt_toolkit', 'mcp') if name in sys.modules])"
    )
    path = str(REPOSITORY / "mcp_server")
    found = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"},
    )
    assert found.stdout.splitlines()[-1] == "[]", found.stderr


def test_a_plan_without_a_budget_says_that_nothing_limits_it(asks_each: Asks) -> None:
    status, out, _ = asks_each(None, *OF_DAVID, "--plan", "--json")
    assert status == 0
    plan = json.loads(out)
    assert sorted(one["id"] for one in plan["ask"]) == THREE
    assert plan["most_tokens"] is None
    assert "nothing limits them" in asks_each(None, *OF_DAVID, "--plan")[1]


def test_without_a_key_one_sentence_says_what_to_set(asks_each: Asks) -> None:
    status, out, err = asks_each(None, *OF_DAVID)
    assert (status, out) == (1, "")
    assert "ANTHROPIC_API_KEY" in err


@pytest.mark.parametrize(
    ("given", "status", "said"),
    [
        ("teir=strategic", 2, "there is no filter 'teir'"),
        ("tier=gold", 1, "Choose one of: strategic"),
        ("owner=Nobody Else", 1, "no account fits 'owner=Nobody Else'; the book holds 10"),
    ],
)
def test_a_filter_that_finds_nobody_is_told(
    asks_each: Asks, given: str, status: int, said: str
) -> None:
    found, out, err = asks_each(None, "--each", given, "--plan")
    assert (found, out) == (status, "")
    assert said in err
