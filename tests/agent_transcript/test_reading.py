"""A record read back, whatever became of the file."""

from pathlib import Path

import pytest

from enterprise_sales.agent.transcript import read
from enterprise_sales.store import StoreError

from .runs import run, workspace_at


def test_a_record_cut_anywhere_gives_its_whole_lines_and_says_so(tmp_path: Path) -> None:
    whole = run(workspace_at(tmp_path)).path
    data, records = whole.read_bytes(), read(whole).records
    assert not read(whole).cut
    assert len(records) == 7
    half = tmp_path / "half.jsonl"
    for length in range(len(data)):
        half.write_bytes(data[:length])
        found = read(half)
        assert found.records == records[: data[:length].count(b"\n")]
        assert found.cut == (data[:length][-1:] not in {b"", b"\n"})


def test_a_last_line_without_its_middle_is_half_too(tmp_path: Path) -> None:
    path = run(workspace_at(tmp_path)).path
    path.write_bytes(path.read_bytes() + b'{"type": "ans\0\0\0\0"}\n')
    found = read(path)
    assert (len(found.records), found.cut) == (7, True)


def spoilt(path: Path, number: int, line: str) -> Path:
    lines = path.read_text("utf-8").splitlines()
    lines[number - 1] = line
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    return path


WRONG = {
    "damaged": (2, '{"type": "question", "at', "line 2: is damaged"),
    "newer": (1, '{"type": "start", "schema": 2}', "line 1: was written by another version"),
    "unknown": (3, '{"type": "thought"}', "line 3: is no record of a run"),
    "no_start": (1, '{"type": "answer", "at": "2026-06-30T09:00:00Z", "text": "", "stop": ""}',
                 "is no transcript of a run"),
}  # fmt: skip


@pytest.mark.parametrize(("number", "line", "told"), WRONG.values(), ids=WRONG)
def test_what_is_no_record_is_told_with_its_line(
    tmp_path: Path, number: int, line: str, told: str
) -> None:
    path = spoilt(run(workspace_at(tmp_path)).path, number, line)
    with pytest.raises(StoreError) as caught:
        read(path)
    assert told in str(caught.value)
    assert "what to do:" in str(caught.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"^none\.jsonl: "):
        read(tmp_path / "none.jsonl")
