from __future__ import annotations

import io
import re
from decimal import Decimal
from typing import get_args

import pytest
from rich.console import Console

from enterprise_sales.agent.each_accounts import Account
from enterprise_sales.agent.each_brake import Brake
from enterprise_sales.agent.each_events import (
    AccountEnded,
    EachEnded,
    EachEvent,
    EachStarted,
    OfAccount,
)
from enterprise_sales.agent.each_order import Plan
from enterprise_sales.agent.events import Retried, Started, Stop, ToolCalled
from enterprise_sales.cli.asking_each import Heard
from enterprise_sales.cli.each_view import JsonEach, PeopleEach
from enterprise_sales.cli.each_words import (
    STOPS,
    ended_in_words,
    plan_in_words,
    started_in_words,
)

ACME, BIRCH = Account("acme", "Acme"), Account("birch", "Birch")
STARTED = EachStarted("Why?", "agent", "model-1", "all", (ACME, BIRCH), (), None, 0, "j")
ANSWERED = AccountEnded(
    "acme", "Acme", "end_turn", text="Renew.", saved=("out/plan.md",), tokens=1500, cost=Decimal(1)
)
NOT_ASKED = AccountEnded("birch", "Birch", "not_asked", message="The budget is spent.")
ENDED = EachEnded(1, 2, 1500, Decimal(1), 1500, None)


def _shown(*events: EachEvent, terminal: bool = False) -> tuple[str, str]:
    """What stands on the two streams afterwards."""
    out, err = io.StringIO(), io.StringIO()

    def console(file: io.StringIO) -> Console:
        return Console(file=file, force_terminal=terminal, width=100, _environ={})

    view = PeopleEach(console(out), console(err), lambda path: f"outputs/{path}")
    for event in events:
        view.show(event)
    view.close()
    return out.getvalue(), err.getvalue()


def test_answers_and_table_stand_in_the_order_of_the_accounts() -> None:
    birch = AccountEnded("birch", "Birch", "end_turn", text="Wait.", tokens=1, cost=Decimal(0))
    out, _ = _shown(STARTED, birch, ANSWERED, ENDED)
    assert out.splitlines() == [
        "# Acme (acme)",
        "",
        "Renew.",
        "",
        "# Birch (birch)",
        "",
        "Wait.",
        "",
        "| Account | Result | Documents | Tokens | Cost |",
        "| --- | --- | --- | --- | --- |",
        "| Acme (acme) | answered | outputs/out/plan.md | 1,500 | $1.0000 |",
        "| Birch (birch) | answered |  | 1 | $0.0000 |",
    ]


def test_where_there_is_no_terminal_plain_lines_tell_how_far_it_is() -> None:
    asked = OfAccount("acme", Started("agent", "model-1", "Why?"))
    called = OfAccount("acme", ToolCalled("1", "plan_account", {}))
    retried = OfAccount("acme", Retried(1, 2.0, "the API is busy (status 529)"))
    _, err = _shown(STARTED, asked, called, retried, ANSWERED, NOT_ASKED, ENDED)
    assert err.splitlines() == [
        "2 accounts (all), 2 to ask with model-1",
        "… Acme (acme): asked",
        "↻ Acme (acme): the API is busy (status 529), trying again",
        "✓ Acme (acme): answered · 1,500 tokens · $1.0000",
        "  saved: outputs/out/plan.md",
        "✗ Birch (birch): not asked",
        "  The budget is spent.",
        "1 of 2 accounts answered",
        "this run: 1,500 tokens · $1.0000",
    ]


def test_on_a_terminal_a_bar_counts_the_accounts_and_names_what_is_under_way() -> None:
    called = OfAccount("birch", ToolCalled("1", "plan_account", {}))
    _, err = _shown(STARTED, ANSWERED, called, NOT_ASKED, ENDED, terminal=True)
    plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", err)
    assert "0/2" in plain
    assert "2/2" in plain
    assert "━" in plain


def test_on_a_terminal_the_table_has_names_of_files_and_below_it_their_folder() -> None:
    out, _ = _shown(STARTED, ANSWERED, NOT_ASKED, ENDED, terminal=True)
    assert "│ plan.md" in out
    assert "Documents: outputs/out" in out
    assert "| ---" not in out


def test_an_unknown_cost_is_said_to_be_unknown() -> None:
    dear = AccountEnded("acme", "Acme", "end_turn", tokens=5)
    out, err = _shown(STARTED, dear, NOT_ASKED, EachEnded(1, 2, 5, None, 5, None))
    assert "| answered |  | 5 | unknown |" in out
    assert "this run: 5 tokens · unknown" in err


def test_what_a_cut_reply_took_is_told_as_the_least() -> None:
    cut = AccountEnded("acme", "Acme", "end_turn", tokens=5, cost=Decimal("0.00019"), at_least=True)
    out, err = _shown(
        STARTED, cut, NOT_ASKED, EachEnded(1, 2, 5, Decimal("0.00019"), 5, None, at_least=True)
    )
    assert "| answered |  | at least 5 | at least $0.0001 |" in out
    assert "answered · at least 5 tokens · at least $0.0001" in err
    assert "this run: at least 5 tokens · at least $0.0001" in err


def test_an_answer_of_before_is_in_the_table_and_not_told_as_new() -> None:
    earlier = AccountEnded("acme", "Acme", "end_turn", earlier=True, text="Renew.", tokens=7)
    out, err = _shown(STARTED, earlier, NOT_ASKED, ENDED)
    assert "| Acme (acme) | answered before |" in out
    assert "Renew." in out
    assert "✓" not in err


def test_names_and_answers_steer_no_terminal_and_break_no_table() -> None:
    evil = Account("acme", "A|B\n\x1b[31m`x`")
    row = AccountEnded("acme", evil.name, "end_turn", text="\x1b[2Jgone\u202e", message="\x1b]0;x")
    started = EachStarted("Why?", "agent", "model-1", "all", (evil,), (), None, 0, "j")
    out, err = _shown(started, OfAccount("acme", Started("a", "m", "q")), row, ENDED)
    assert "\x1b" not in out + err
    assert "\u202e" not in out
    assert r"| A\|B \[31m\`x\` (acme) |" in out


def test_every_stop_has_words() -> None:
    assert {*get_args(Stop)} <= {*STOPS}


def test_the_start_says_why_nothing_of_before_counts_and_what_is_not_asked_again() -> None:
    started = EachStarted(
        "Why?",
        "agent",
        "model-1",
        "all",
        (ACME, BIRCH),
        ("acme",),
        900,
        30,
        "j",
        "The book changed.",
    )
    assert started_in_words(started) == [
        "2 accounts (all), 1 to ask with model-1",
        "The book changed.",
        "Not asked again, as answered today: acme",
        "Taken by runs before: 30 of 900 tokens",
    ]


def test_the_end_says_why_no_more_were_asked_and_what_is_taken_of_the_budget() -> None:
    assert ended_in_words(EachEnded(1, 1, 5, Decimal("0.00001"), 30, 900, "Spent.")) == [
        "Spent.",
        "1 of 1 account answered",
        "this run: 5 tokens · less than $0.0001",
        "taken in all: 30 of 900 tokens",
    ]


@pytest.mark.parametrize(
    ("budget", "most", "said"),
    [
        (None, None, "most tokens: unknown: nothing limits them; give --budget"),
        (9, 8, "most tokens: 8"),
    ],
)
def test_a_plan_names_the_accounts_and_the_most_it_may_take(
    budget: int | None, most: int | None, said: str
) -> None:
    plan = Plan("Why?", "agent", "model-1", "all", (ACME,), (BIRCH,), budget, 1, most)
    lines = plan_in_words(plan)
    assert lines[:4] == [
        "would ask 1 account (all) with model-1:",
        "  Acme (acme)",
        "answered today, not asked again:",
        "  Birch (birch)",
    ]
    assert said in lines


class _Left(JsonEach):
    """Its reader has left."""

    def show(self, event: EachEvent) -> None:
        raise BrokenPipeError


def test_who_stops_reading_stops_the_run_and_the_program_says_so_at_its_end() -> None:
    brake = Brake()
    heard = Heard(_Left(Console(file=io.StringIO())), brake)
    heard.tell(STARTED)
    heard.tell(ENDED)
    assert brake.cutting
    with pytest.raises(BrokenPipeError):
        heard.complain()
