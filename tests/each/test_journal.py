from __future__ import annotations

from pathlib import Path

import pytest

from enterprise_sales.agent.journal import Journal, journal_of, place, read
from enterprise_sales.agent.journal_key import Key
from enterprise_sales.agent.journal_records import RECORD, Done, Saved, Start, Taken
from enterprise_sales.store import StoreError

from .fakes import ACCOUNTS, NOW, TODAY, Model, Reply, Script, key_of, run, workspace_in

DOCUMENT = "enterprise-sales/account-manager/2026-11-23_060000_plan.md"
START = Start(
    at=NOW,
    question="q",
    agent="account-manager",
    model="m",
    filter="all",
    book="b",
    version="1",
    fresh=True,
)
ACME = Done(at=NOW, account="acme", stop="end_turn", text="Ответ: «да»\nи ещё")


def _write(folder: Path, *records: Start | Done | Saved | Taken) -> Path:
    with journal_of(key_of(), workspace_in(folder)) as journal:
        for record in records:
            journal.write(record)
    return journal.path


def test_a_journal_says_again_what_was_written(tmp_path: Path) -> None:
    path = _write(tmp_path, START, ACME)
    assert read(path).answered("acme") == ACME
    assert read(path).start == START


def test_each_record_is_one_line(tmp_path: Path) -> None:
    path = _write(tmp_path, START, ACME)
    assert [RECORD.validate_json(line) for line in path.read_bytes().splitlines()] == [START, ACME]


def test_the_name_has_the_day_and_the_words_of_the_question() -> None:
    key = Key("Подготовь обзор!", "account-manager", "m", "all", TODAY)
    name = key.name.rpartition("_")[0]
    assert name == "2026-11-23_each_podgotov-obzor"


def test_it_stands_beside_the_transcripts_of_the_agent(tmp_path: Path) -> None:
    path = _write(tmp_path, START)
    assert path.parent == (tmp_path / "outputs/enterprise-sales/account-manager").resolve()


def test_a_file_that_is_not_there_says_nothing(tmp_path: Path) -> None:
    state = read(place(key_of(), workspace_in(tmp_path)))
    assert state.start is None
    assert state.taken == 0


def test_half_a_line_says_nothing_and_the_next_one_stands_alone(tmp_path: Path) -> None:
    path = _write(tmp_path, START, ACME)
    path.write_bytes(path.read_bytes()[:-5])
    birch = Done(at=NOW, account="birch", stop="end_turn")
    _write(tmp_path, birch)
    state = read(path)
    assert state.answered("acme") is None
    assert state.answered("birch") == birch


def test_a_fresh_start_leaves_nothing_of_before(tmp_path: Path) -> None:
    saved = Saved(account="acme", paths=(DOCUMENT,))
    state = read(_write(tmp_path, START, ACME, saved, Taken(spent=5, held=2), START))
    assert (state.done, state.saved, state.taken) == ({}, {}, 0)


def test_what_a_kill_left_open_counts_at_its_most(tmp_path: Path) -> None:
    assert read(_write(tmp_path, START, Taken(spent=500, held=300))).taken == 800


def test_two_processes_cannot_write_the_same_journal(tmp_path: Path) -> None:
    _write(tmp_path, START)
    with (
        journal_of(key_of(), workspace_in(tmp_path)),
        pytest.raises(StoreError, match="another process"),
    ):
        _write(tmp_path, ACME)


def test_other_questions_are_asked_at_the_same_time(tmp_path: Path) -> None:
    with journal_of(key_of("another"), workspace_in(tmp_path)):
        assert read(_write(tmp_path, START)).start == START


def test_an_outputs_folder_that_cannot_be_is_refused(tmp_path: Path) -> None:
    workspace = workspace_in(tmp_path)
    workspace.outputs.rmdir()
    workspace.outputs.write_text("a file")
    with pytest.raises(StoreError, match="is not a folder"), journal_of(key_of(), workspace):
        pass


def test_the_system_refusing_a_line_is_told_as_such(tmp_path: Path) -> None:
    import os

    descriptor = os.open(tmp_path / "j", os.O_CREAT | os.O_RDONLY)
    journal = Journal(tmp_path / "j", tmp_path, read(tmp_path / "none"), descriptor)
    try:
        with pytest.raises(StoreError, match="journal"):
            journal.write(ACME)
    finally:
        os.close(descriptor)
    assert journal.state.answered("acme") is None


def test_paths_stay_right_where_the_outputs_folder_is_moved(tmp_path: Path) -> None:
    run(tmp_path / "old", Model({"acme": [Script((Reply(saved=(DOCUMENT,)),))]}), ACCOUNTS[:1])
    (tmp_path / "old").rename(tmp_path / "new")
    row = run(tmp_path / "new", Model(), ACCOUNTS[:1]).rows["acme"]
    assert row.earlier
    assert [Path(path).is_file() for path in row.saved] == [True]


def _whole_runs(folder: Path) -> bytes:
    """The journal of a run with a failure and documents, and of the one that ended it."""
    scripts = {
        "acme": [Script((Reply(saved=(DOCUMENT,)), Reply()))],
        "birch": [Script(stop="failed")],
    }
    run(folder, Model(scripts), jobs=2)
    run(folder, Model())
    return place(key_of(), workspace_in(folder)).read_bytes()


def test_killed_at_any_byte_no_finished_account_is_paid_twice(tmp_path: Path) -> None:
    whole = _whole_runs(tmp_path / "first")
    path = place(key_of(), workspace_in(tmp_path))
    path.parent.mkdir(parents=True)
    ends = [number for number, byte in enumerate(whole, 1) if byte == 10]
    # At the end of each line, in the middle of it, and one byte before its end.
    for cut in sorted({0, *ends, *(end - 1 for end in ends), *(end - 20 for end in ends)}):
        path.write_bytes(whole[:cut])
        before = read(path)
        finished = {one.id for one in ACCOUNTS if before.answered(one.id)}
        model = Model()
        found = run(tmp_path, model)
        assert finished.isdisjoint(model.paid), cut
        assert {*model.paid} | finished == {one.id for one in ACCOUNTS}
        assert found.ended.taken == before.taken + 150 * len(model.paid)
        if before.saved:
            assert found.rows["acme"].saved == (str(tmp_path / "outputs" / DOCUMENT),)
