"""A case put to an API that the environment names, as to the real one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import anyio
import pytest
from evals.answering import Way, answered
from evals.case import Case, Step
from evals.case_files import cases
from evals.graders import graded
from evals.record import Record
from tests.scripted.api import ScriptedApi
from tests.scripted.steps import Refusal, calls, in_turn, says

from enterprise_sales.agent.budget import Budget

CASE = next(case for case in cases() if case.id == "harbourline-profile")
USAGE = {"input_tokens": 1000, "output_tokens": 50, "cache_read_input_tokens": 200}


def asked(api: ScriptedApi, folder: Path, case: Case = CASE, **way: Any) -> Record:
    environment = {"ANTHROPIC_API_KEY": "key", "ANTHROPIC_BASE_URL": api.url}
    with api:
        return anyio.run(answered, case, folder, Way(environment, **way))


def test_calls_results_tokens_and_cost_are_taken_from_the_exchange(tmp_path: Path) -> None:
    api = ScriptedApi(
        in_turn(
            calls("profile_account", {"account": "nobody"}, "toolu_1", usage=USAGE),
            calls("profile_account", {"account": "harbourline"}, "toolu_2", usage=USAGE),
            says("ARR — 1 858 000 $.", usage=USAGE),
        )
    )
    record = asked(api, tmp_path, model="haiku")
    assert [(call.name, call.is_error) for call in record.calls] == [
        ("profile_account", True),
        ("profile_account", False),
    ]
    assert record.calls[1].result["arr"] == "1858000.00"
    assert "haiku" in record.model
    assert record.tokens == {"input": 3000, "output": 150, "cache_write": 0, "cache_read": 600}
    assert record.cost is not None
    assert record.today.isoformat() == record.calls[1].result["as_of"]
    (path,) = record.documents
    assert path in record.calls[1].text
    assert graded(CASE, record)["grounded"].passed


def test_without_tools_the_model_is_told_of_none(tmp_path: Path) -> None:
    api = ScriptedApi(in_turn(says("Данных у меня нет.")))
    record = asked(api, tmp_path, with_tools=False)
    (body,) = api.bodies
    assert "tools" not in body
    assert "Вы — руководитель" in body["system"][0]["text"]
    assert (record.answer, record.calls, record.documents) == ("Данных у меня нет.", (), {})


def test_the_budget_is_that_of_all_cases(tmp_path: Path) -> None:
    api = ScriptedApi(in_turn(says("Хорошо.")))
    record = asked(api, tmp_path, budget=Budget(10))
    assert (record.stop, api.bodies) == ("budget", [])
    assert not graded(CASE, record)["ending"].passed


def test_an_api_that_refuses_is_a_failed_answer(tmp_path: Path) -> None:
    api = ScriptedApi(in_turn(Refusal(401, "authentication_error")))
    record = asked(api, tmp_path)
    assert record.stop == "failed"
    assert record.message
    assert not graded(CASE, record)["ending"].passed


def test_a_script_that_is_too_short_is_a_defect(tmp_path: Path) -> None:
    short = replace_script(CASE, (Step(call="list_accounts"),))
    with pytest.raises(RuntimeError, match="IndexError"):
        anyio.run(answered, short, tmp_path, Way(scripted=True))


def replace_script(case: Case, script: tuple[Step, ...]) -> Case:
    return case.model_copy(update={"script": script})


def test_calls_of_one_reply_are_all_heard(tmp_path: Path) -> None:
    both = Step.model_validate(
        {
            "calls": [
                {"call": "list_accounts"},
                {"call": "profile_account", "arguments": {"account": "acme"}},
            ]
        }
    )
    case = replace_script(CASE, (both, Step(say="Готово: {saved}")))
    record = anyio.run(answered, case, tmp_path, Way(scripted=True))
    assert [call.name for call in record.calls] == ["list_accounts", "profile_account"]
    (path,) = record.documents
    assert record.answer == f"Готово: {path}"


def test_a_book_that_scripts_only_read_is_made_once(tmp_path: Path) -> None:
    way = Way(scripted=True, shelf=tmp_path / "shelf")
    case = replace_script(CASE, (Step(say="Готово."),))
    anyio.run(answered, case, tmp_path / "one", way)
    (tmp_path / "shelf" / "demo" / "mark").touch()
    anyio.run(answered, case, tmp_path / "two", way)
    assert (tmp_path / "shelf" / "demo" / "mark").is_file()
    assert not list(tmp_path.glob("*/book"))
    writes = replace_script(CASE, (Step(call="record_facts"), Step(say="Готово.")))
    anyio.run(answered, writes, tmp_path / "three", way)
    assert (tmp_path / "three" / "book").is_dir()
    anyio.run(answered, case, tmp_path / "four", replace(way, shelf=None))
    assert (tmp_path / "four" / "book").is_dir()
