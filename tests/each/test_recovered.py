"""A kill between the end of a transcript and the line of the journal."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from enterprise_sales.agent.about_account import about
from enterprise_sales.agent.journal import journal_of
from enterprise_sales.agent.journal_records import Asked
from enterprise_sales.agent.transcript import transcript_in
from enterprise_sales.agent.usage import Spent, Usage

from .fakes import ACCOUNTS, AGENT, NOW, Model, Script, key_of, run, workspace_in

DOCUMENT = "enterprise-sales/account-manager/2026-11-23_060000_plan.md"
PUT = about("What is urgent?", "acme", "Acme")


def _killed_after_asking(folder: Path) -> None:
    """The journal of a run that was killed while acme was being answered."""
    run(folder, Model({"acme": [Script(stop="failed")]}), ACCOUNTS[:1])
    with journal_of(key_of(), workspace_in(folder)) as journal:
        journal.write(Asked(at=NOW, account="acme", text=PUT))


def _transcript(
    folder: Path, question: str, stop: str, *, price: str | None = "0.5", cut: bool = False
) -> None:
    transcript = transcript_in(workspace_in(folder), AGENT, question)
    transcript.started(agent=AGENT, model="model-1", provider="anthropic")
    transcript.question(question)
    cost = None if price is None else Decimal(price)
    transcript.usage(Usage(100, 10, 1, 2), cost, at_least=cut)
    transcript.tool_call("c1", "plan_account", {})
    transcript.tool_result("c1", "{}", is_error=False, seconds=0.1, saved=(DOCUMENT,))
    transcript.usage(Usage(200, 20), cost)
    transcript.answer("Renew acme.", stop)
    transcript.end(Spent())


def test_a_whole_answer_is_not_asked_again(tmp_path: Path) -> None:
    _killed_after_asking(tmp_path)
    _transcript(tmp_path, PUT, "end_turn")
    model = Model()
    row = run(tmp_path, model, ACCOUNTS[:1]).rows["acme"]
    assert model.asked == []
    assert row.earlier
    saved = (str(tmp_path / "outputs" / DOCUMENT),)
    assert (row.stop, row.text, row.saved) == ("end_turn", "Renew acme.", saved)
    assert (row.tokens, row.cost) == (333, Decimal("1.0"))
    assert row.transcript is not None
    assert Path(row.transcript).is_file()


def test_an_unknown_cost_stays_unknown(tmp_path: Path) -> None:
    _killed_after_asking(tmp_path)
    _transcript(tmp_path, PUT, "end_turn", price=None)
    assert run(tmp_path, Model(), ACCOUNTS[:1]).rows["acme"].cost is None


def test_what_a_cut_reply_took_stays_the_least(tmp_path: Path) -> None:
    _killed_after_asking(tmp_path)
    _transcript(tmp_path, PUT, "end_turn", cut=True)
    again = run(tmp_path, Model(), ACCOUNTS[:1])
    assert again.rows["acme"].at_least
    # Nothing was asked in this run.
    assert not again.ended.at_least


@pytest.mark.parametrize("stop", ["failed", "budget", "max_tokens", "cancelled"])
def test_an_answer_that_is_not_whole_is_asked_for_again(tmp_path: Path, stop: str) -> None:
    _killed_after_asking(tmp_path)
    _transcript(tmp_path, PUT, stop)
    model = Model()
    run(tmp_path, model, ACCOUNTS[:1])
    assert model.asked == ["acme"]


def test_the_answer_to_another_question_is_not_taken(tmp_path: Path) -> None:
    _killed_after_asking(tmp_path)
    _transcript(tmp_path, about("What is late?", "acme", "Acme"), "end_turn")
    model = Model()
    run(tmp_path, model, ACCOUNTS[:1])
    assert model.asked == ["acme"]


def test_an_answer_of_before_the_question_is_not_taken(tmp_path: Path) -> None:
    _killed_after_asking(tmp_path)
    _transcript(tmp_path, PUT, "end_turn")
    folder = tmp_path / "outputs/enterprise-sales" / AGENT
    (made,) = (path for path in folder.glob("*.jsonl") if "_each_" not in path.name)
    made.rename(made.with_name(made.name.replace("060000", "055959")))
    model = Model()
    run(tmp_path, model, ACCOUNTS[:1])
    assert model.asked == ["acme"]


def test_an_answer_that_failed_is_not_made_good_by_an_older_transcript(tmp_path: Path) -> None:
    run(tmp_path, Model({"acme": [Script(stop="failed")]}), ACCOUNTS[:1])
    _transcript(tmp_path, PUT, "end_turn")
    model = Model()
    run(tmp_path, model, ACCOUNTS[:1])
    assert model.asked == ["acme"]
