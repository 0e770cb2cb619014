"""`enterprise-sales ask` against a scripted model, with the real tools."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import frontmatter
import pytest

from ..cli.support import SOURCE
from ..scripted.api import ScriptedApi
from ..scripted.program import Asks
from ..scripted.steps import Endless, Reply, Script, call, calls, in_turn, says, text

QUESTION = "Подготовь план продления для Pinecrest"
ANSWER = "Продление **18 сентября**: 310 000 $."
GIVEN = {"account": "Pinecrest", "as_of": "2026-06-30"}
READ = {"input_tokens": 1200, "output_tokens": 80, "cache_read_input_tokens": 300}
FOLDER = Path("outputs", "enterprise-sales", "strategic-account-executive")


def renewal() -> Script:
    return in_turn(
        Reply([text("Смотрю договор."), call("plan_renewal", GIVEN)], usage=READ),
        says(ANSWER, usage=READ),
    )


def put(api: ScriptedApi) -> str:
    """The question as the model got it."""
    content = api.bodies[0]["messages"][0]["content"]
    return "".join(part["text"] for part in content)


def test_the_answer_goes_out_and_the_document_is_saved(asks: Asks, tmp_path: Path) -> None:
    with ScriptedApi(renewal()) as api:
        status, out, err = asks(api, QUESTION)
    assert (status, api.refused) == (0, [])
    assert out == f"Смотрю договор.\n\n{ANSWER}\n"
    (saved,) = (tmp_path / FOLDER).glob("*.md")
    (record,) = (tmp_path / FOLDER).glob("*.jsonl")
    first, *rest = err.splitlines()
    assert first.startswith("✓ plan_renewal  account: Pinecrest, as_of: 2026-06-30  ")
    assert rest[0] == f"  saved: {FOLDER / saved.name}"
    assert rest[1].startswith("tokens: 3,000 read (600 of them from the cache), 160 written · $")
    assert rest[2:] == [f"record: {FOLDER / record.name}"]
    named = frontmatter.load(str(saved)).metadata["transcript"]
    assert tmp_path / "outputs" / str(named) == record


def test_the_question_is_about_the_account_that_is_named(asks: Asks) -> None:
    with ScriptedApi(in_turn(says("Да."))) as api:
        assert asks(api, "Готов ли план?", "--account", "pinecrest freight")[0] == 0
    assert put(api) == "Готов ли план?\n\nAccount: «Pinecrest Freight», account_id: pinecrest"


def test_the_question_may_come_through_standard_input(
    asks: Asks, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = io.TextIOWrapper(io.BytesIO(f"\ufeff{QUESTION}\nи кратко\n".encode()))
    monkeypatch.setattr(sys, "stdin", given)
    with ScriptedApi(in_turn(says("Да."))) as api:
        assert asks(api, "-")[0] == 0
    assert put(api) == f"{QUESTION}\nи кратко"


def test_options_reach_the_request(asks: Asks) -> None:
    with ScriptedApi(in_turn(says("Yes."), says("Да."))) as api:
        asks(api, "?", "--agent", "account-manager", "--model", "some-model", "--max-tokens", "77")
        asks(api, "?")
    mine, usual = api.bodies
    assert (mine["model"], mine["max_tokens"]) == ("some-model", 77)
    assert usual["model"] != "some-model"
    assert usual["max_tokens"] > 77
    assert mine["system"][0]["text"] != usual["system"][0]["text"]


@pytest.mark.parametrize(
    ("switches", "options"),
    [
        (["CLAUDE_CODE_USE_MANTLE"], []),
        (
            ["CLAUDE_CODE_USE_MANTLE", "CLAUDE_CODE_USE_BEDROCK"],
            ["--model", "anthropic.claude-sonnet-5-5"],
        ),
    ],
    ids=["alone", "beside the other"],
)
def test_amazon_answers_at_the_endpoint_that_speaks_as_anthropic_does(
    asks: Asks, monkeypatch: pytest.MonkeyPatch, switches: list[str], options: list[str]
) -> None:
    with ScriptedApi(renewal(), lambda _: 1000) as api:
        amazon = dict.fromkeys(switches, "1") | {"AWS_REGION": "us-east-1"}
        amazon |= {"AWS_BEARER_TOKEN_BEDROCK": "word"}
        amazon |= {"ANTHROPIC_BEDROCK_MANTLE_BASE_URL": api.url}
        for name, value in amazon.items():
            monkeypatch.setenv(name, value)
        status, out, err = asks(api, QUESTION, "--budget", "60000", *options)
    assert (status, api.refused) == (0, []), err
    assert out == f"Смотрю договор.\n\n{ANSWER}\n"
    assert {body["model"] for body in api.bodies} == {"anthropic.claude-sonnet-5-5"}
    # What it costs there nobody has told.
    assert "cost unknown: no price for anthropic.claude-sonnet-5-5" in err
    # Unlike the other endpoint it counts tokens.
    assert api.counted


def test_the_ids_of_bedrock_go_to_the_endpoint_that_has_profiles(
    asks: Asks, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ScriptedApi(in_turn()) as api:
        amazon = {"CLAUDE_CODE_USE_BEDROCK": "1", "AWS_REGION": "us-east-1"}
        amazon |= {"AWS_BEARER_TOKEN_BEDROCK": "word", "ANTHROPIC_BEDROCK_BASE_URL": api.url}
        for name, value in amazon.items():
            monkeypatch.setenv(name, value)
        assert asks(api, QUESTION)[0] == 1
    model = "global.anthropic.claude-sonnet-5-5"
    assert api.refused == [f"POST /model/{model}/invoke-with-response-stream: not in the script"]


def test_a_budget_that_is_too_small_asks_nothing(asks: Asks) -> None:
    with ScriptedApi(in_turn(says("Да."))) as api:
        status, out, err = asks(api, "?", "--budget", "10")
    assert (status, out, api.bodies) == (1, "", [])
    assert "budget" in err


@pytest.mark.parametrize(("stop", "said"), [("max_tokens", "was cut"), ("refusal", "refus")])
def test_an_answer_that_is_not_whole_gives_one_and_says_why(
    stop: str, said: str, asks: Asks
) -> None:
    with ScriptedApi(in_turn(says("Продление", stop=stop))) as api:
        status, out, err = asks(api, QUESTION)
    assert status == 1
    assert "Продление" in out
    assert said in err


def test_events_are_all_that_a_program_reads(asks: Asks) -> None:
    with ScriptedApi(renewal()) as api:
        status, out, err = asks(api, QUESTION, "--json")
    assert (status, err) == (0, "")
    events = [json.loads(line) for line in out.splitlines()]
    kinds = [event["type"] for event in events]
    assert (kinds[0], kinds[-1]) == ("started", "ended")
    assert set(kinds) == {"started", "text", "used", "tool_called", "tool_answered", "ended"}
    assert "".join(event["text"] for event in events if event["type"] == "text") == (
        f"Смотрю договор.\n\n{ANSWER}"
    )
    assert events[-1]["stop"] == "end_turn"
    assert events[-1]["usage"]["cache_read"] == 600


def started(api: ScriptedApi, demo_book: Path, folder: Path, *options: str) -> subprocess.Popen:
    environment = {"ANTHROPIC_API_KEY": "word", "ANTHROPIC_BASE_URL": api.url}
    words = ["ask", QUESTION, "--json", "--book", str(demo_book), *options]
    return subprocess.Popen(
        [sys.executable, "-I", str(SOURCE), *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder,
        env={"PATH": os.environ["PATH"], **environment},
    )


def test_interrupt_stops_it_and_keeps_what_was_saved(demo_book: Path, tmp_path: Path) -> None:
    script = in_turn(calls("plan_renewal", GIVEN), Endless([text("Сейчас…")], pings=True))
    with ScriptedApi(script) as api, started(api, demo_book, tmp_path) as program:
        assert program.stdout is not None
        assert any(b'"text"' in line for line in program.stdout)
        program.send_signal(signal.SIGINT)
        rest, err = program.communicate()
    assert (program.returncode, err) == (130, b"")
    assert json.loads(rest.splitlines()[-1])["stop"] == "cancelled"
    assert len([*(tmp_path / FOLDER).glob("*.md")]) == 1


def test_a_reader_that_leaves_stops_it(demo_book: Path, tmp_path: Path) -> None:
    script = in_turn(calls("plan_renewal", GIVEN), Endless(pings=True), says("Да."))
    with ScriptedApi(script) as api, started(api, demo_book, tmp_path) as program:
        assert program.stdout is not None
        assert program.stdout.readline().startswith(b'{"type": "started"')
        program.stdout.close()
        assert program.wait() == 141
        assert program.stderr is not None
        assert program.stderr.read() == b""
