"""Two results side by side: what was won, what was lost, and what both runs do not share."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from evals.comparison import compared, main
from evals.results import Grade, Result, Row, cost, read, written

GOOD, BAD, NOT = Grade(passed=True), Grade(passed=False, why=("a | b",)), Grade(passed=None)


def row(case: str, *, epoch: int = 1, price: str | None = "0.50", **grades: Grade) -> Row:
    used = {"input": 100, "output": 20}
    return Row(case=case, epoch=epoch, tokens=used, cost=price, seconds=1.5, grades=grades)


def result(*rows: Row, with_tools: bool = True) -> Result:
    return Result(
        version="1.0",
        made_at="2026-06-30T09:00:00+00:00",
        mode="api",
        with_tools=with_tools,
        models=("model-a",),
        rows=rows,
    )


BEFORE = result(
    row("first", tools=GOOD, figures=BAD),
    row("second", tools=GOOD, figures=GOOD),
    row("third", tools=GOOD, figures=NOT),
    row("gone", tools=GOOD),
    with_tools=False,
)
AFTER = result(
    row("first", tools=GOOD, figures=GOOD),
    row("second", tools=GOOD, figures=BAD),
    row("third", tools=GOOD, figures=NOT),
    Row(case="new", error="no answer"),
)


def test_the_report_is_as_it_was(same_as) -> None:
    text = compared(BEFORE, AFTER, ("before", "after"))
    same_as(text, Path(__file__).parent / "comparison.md")


def test_a_run_beside_itself_has_no_changes() -> None:
    text = compared(AFTER, AFTER, ("a", "b"))
    assert "0 now pass, 0 no longer do" in text
    assert "| case |" not in text


def test_several_answers_to_a_case_count_one_by_one() -> None:
    one = result(row("case", tools=GOOD), row("case", epoch=2, tools=BAD))
    other = result(row("case", tools=GOOD), row("case", epoch=2, tools=GOOD))
    text = compared(one, other, ("a", "b"))
    assert "| tools | 1 of 2 (50.0 %) | 2 of 2 (100.0 %) | 1 | 0 |" in text
    assert "| case | tools (1 of 2) | passed (2 of 2) |  |" in text


def test_what_is_not_known_is_not_free() -> None:
    rows = [row("a"), row("b", price=None)]
    assert cost(rows) is None
    assert cost(rows[:1]) == Decimal("0.50")
    assert "| US dollars | unknown | 0.50 |" in compared(result(*rows), result(rows[0]), ("a", "b"))


def test_an_error_has_not_passed() -> None:
    assert not Row(case="a", error="cut").passed
    assert row("a", tools=GOOD, figures=NOT).passed
    assert not row("a", tools=GOOD, figures=BAD).passed


def test_a_result_is_read_as_it_was_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, one in (("before", BEFORE), ("after", AFTER)):
        written(one, tmp_path / "new" / f"{name}.json")
        assert read(tmp_path / "new" / f"{name}.json") == one
    paths = [str(tmp_path / "new" / f"{name}.json") for name in ("before", "after")]
    assert main(paths) == 0
    assert capsys.readouterr().out == compared(BEFORE, AFTER, ("before", "after"))


@pytest.mark.parametrize("text", [None, "{}", "not JSON", '{"rows": []}'])
def test_what_is_no_result_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str | None
) -> None:
    path = tmp_path / "a.json"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    assert main([str(path), str(path)]) == 2
    assert "no result of evals/run" in capsys.readouterr().err
