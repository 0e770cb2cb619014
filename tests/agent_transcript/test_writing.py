"""What a run writes down of itself, and where."""

import json
import os
from hashlib import sha256
from pathlib import Path

import pytest

from enterprise_sales.agent.transcript import read, recorded, transcript_in
from enterprise_sales.agent.usage import Spent
from enterprise_sales.store import OutputStore, StoreError
from enterprise_sales.tools.call import call
from enterprise_sales.tools.catalogue import TOOLS

from .runs import AGENT, run, workspace_at


def test_the_whole_record_of_a_run(tmp_path: Path) -> None:
    transcript = run(workspace_at(tmp_path))
    at = "2026-06-30T09:05:07.000Z"
    tokens = {"input": 10, "output": 20, "cache_write": 30, "cache_read": 40}
    tokens |= {"cost": "0.066", "at_least": False}
    lines = transcript.path.read_text("utf-8").splitlines()
    assert [json.loads(line) for line in lines] == [
        {
            "type": "start",
            "at": at,
            "schema": 1,
            "agent": AGENT,
            "model": "claude-sonnet-5-5",
            "provider": "anthropic",
            "version": "0.1.0",
        },
        {"type": "question", "at": at, "text": "Что с Harbourline?"},
        {
            "type": "tool_call",
            "at": at,
            "id": "toolu_1",
            "name": "profile_account",
            "arguments": {"account": "Харборлайн", "save": None},
        },
        {
            "type": "tool_result",
            "at": at,
            "id": "toolu_1",
            "sha256": sha256(b"no such account").hexdigest(),
            "is_error": True,
            "seconds": 0.012,
            "saved": [],
        },
        {"type": "usage", "at": at, **tokens},
        {"type": "answer", "at": at, "text": "Такого клиента нет.", "stop": "end_turn"},
        {"type": "end", "at": at, **tokens, "replies": 1},
    ]
    assert "Такого клиента нет." in lines[5]


def test_it_stands_beside_the_documents_of_the_agent_and_never_over_a_file(tmp_path: Path) -> None:
    workspace = workspace_at(tmp_path)
    first, second = (run(workspace) for _ in range(2))
    stem = "enterprise-sales/account-manager/2026-06-30_090507_chto-s-harbourline"
    assert (first.relative, second.relative) == (f"{stem}.jsonl", f"{stem}-2.jsonl")
    assert first.path == (tmp_path / "outputs" / first.relative).resolve()
    assert OutputStore(workspace.outputs).index().damaged == ()


@pytest.mark.parametrize("question", ["../../etc/passwd", "/etc/x", "..", "a\\b:c", "\0", ""])
def test_no_question_leads_out_of_the_folder_of_the_agent(tmp_path: Path, question: str) -> None:
    transcript = run(workspace_at(tmp_path), question)
    assert transcript.path.parent == (tmp_path / "outputs/enterprise-sales" / AGENT).resolve()


def test_a_link_that_leads_out_of_the_outputs_is_refused(tmp_path: Path) -> None:
    elsewhere, folder = tmp_path / "elsewhere", tmp_path / "outputs" / "enterprise-sales"
    elsewhere.mkdir()
    folder.mkdir(parents=True)
    (folder / AGENT).symlink_to(elsewhere, target_is_directory=True)
    with pytest.raises(StoreError, match="leads outside the outputs folder"):
        run(workspace_at(tmp_path))
    assert list(elsewhere.iterdir()) == []


def test_a_document_names_the_record_and_the_record_names_the_document(tmp_path: Path) -> None:
    workspace = workspace_at(tmp_path)
    transcript = transcript_in(workspace, AGENT, "Продление?")
    transcript.started(agent=AGENT, model="m", provider="anthropic")
    given = {"account": "harbourline", "as_of": "2026-06-30"}
    told = call(TOOLS["profile_account"], given, recorded(workspace, transcript))["output"]
    transcript.end(Spent())
    meta, _ = OutputStore(workspace.outputs).read(told["path"])
    assert meta.transcript == transcript.relative
    saved = read(transcript.path).records[1]
    assert vars(saved) == {
        "type": "saved",
        "at": workspace.now(),
        "path": told["path"],
        "sha256": told["sha256"],
        "book_sha256": meta.book_sha256,
    }


def test_the_record_is_all_that_a_conversation_adds_to_a_document(tmp_path: Path) -> None:
    given = {"account": "harbourline", "as_of": "2026-06-30"}
    alone, asked = workspace_at(tmp_path / "1"), workspace_at(tmp_path / "2")
    for each in (alone, asked):
        each.outputs.parent.mkdir()
    transcript = run(asked)
    texts = [
        (each.outputs / call(TOOLS["profile_account"], given, each)["output"]["path"]).read_text()
        for each in (alone, recorded(asked, transcript))
    ]
    added = [line for line in texts[1].splitlines() if line not in texts[0].splitlines()]
    assert added == [f"transcript: {transcript.relative}"]
    assert texts[1].replace(f"{added[0]}\n", "") == texts[0]


def test_every_line_is_there_as_soon_as_it_is_written(tmp_path: Path) -> None:
    transcript = transcript_in(workspace_at(tmp_path), AGENT, "x")
    transcript.started(agent=AGENT, model="m", provider="anthropic")
    transcript.question("x")
    assert [record.type for record in read(transcript.path).records] == ["start", "question"]
    transcript.close()


def test_after_its_end_nothing_is_added(tmp_path: Path) -> None:
    transcript = run(workspace_at(tmp_path))
    before = transcript.path.read_bytes()
    transcript.question("late")
    transcript.end(Spent())
    transcript.close()
    assert transcript.path.read_bytes() == before


def test_a_full_disk_ends_the_record_and_not_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    transcript = transcript_in(workspace_at(tmp_path), AGENT, "x")
    transcript.started(agent=AGENT, model="m", provider="anthropic")
    real, taken = os.write, []

    def full(descriptor: int, data: bytes) -> int:
        taken.append(data)
        if len(taken) > 1:
            raise OSError(28, "No space left on device")
        return real(descriptor, data[:9])

    monkeypatch.setattr(os, "write", full)
    transcript.question("x")
    monkeypatch.undo()
    transcript.question("y")
    transcript.end(Spent())
    assert "there is no room" in str(transcript.problem)
    found = read(transcript.path)
    assert ([record.type for record in found.records], found.cut) == (["start"], True)


def test_what_would_not_be_seen_is_written_as_an_escape_and_read_back(tmp_path: Path) -> None:
    question = "pay\u202egnp.exe\u2028new\x85line\u200b\U000e0041 \N{NO-BREAK SPACE}1"
    transcript = run(workspace_at(tmp_path), question)
    text = transcript.path.read_text("utf-8")
    assert len(text.splitlines()) == text.count("\n")
    assert "\u202e" not in text
    assert read(transcript.path).records[1].text == question  # type: ignore[union-attr]


def test_a_lone_surrogate_and_a_number_that_is_none_do_not_stop_a_run(tmp_path: Path) -> None:
    transcript = transcript_in(workspace_at(tmp_path), AGENT, "x")
    transcript.started(agent=AGENT, model="m", provider="anthropic")
    transcript.tool_call("1", "x", {"a\ud800": ["\udfff", float("nan"), float("-inf")]})
    transcript.tool_result("1", "\ud800", is_error=False, seconds=0)
    transcript.end(Spent())
    call_record = read(transcript.path).records[1]
    assert call_record.arguments == {"a\ufffd": ["\ufffd", "nan", "-inf"]}  # type: ignore[union-attr]
