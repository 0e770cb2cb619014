"""What a person sees of an answer: on a terminal, and in a file."""

from __future__ import annotations

from decimal import Decimal

import pytest

from enterprise_sales.agent.events import Event, Retried, Started, Text, Used

from .screen import shown
from .told import (
    AGENT,
    DOCUMENT,
    FIRST,
    MODEL,
    PRICE,
    called,
    ended,
    refused,
    tool_done,
    viewed,
    with_tool,
)

USED = "tokens: 2,400 read (1,100 of them from the cache), 100 written · $0.0246"
TERMINAL = f"""\
Смотрю договор.

✓ plan_renewal  account: Acme, as_of: 2026-06-30  0.4 s
  saved: outputs/{DOCUMENT}

Продление 18 сентября.

{USED}
record: outputs/{DOCUMENT.removesuffix("md")}jsonl"""


def test_a_terminal_shows_it_in_the_order_in_which_it_happened() -> None:
    written, _ = viewed(with_tool(), terminal=True, width=100)
    assert shown(written) == TERMINAL


def test_a_file_gets_the_answer_alone_and_the_rest_goes_beside() -> None:
    out, err = viewed(with_tool(), terminal=False)
    assert out == "Смотрю договор.\n\nПродление 18 сентября.\n"
    assert (
        err == TERMINAL.partition("\n\n")[2].replace("\n\nПродление 18 сентября.\n\n", "\n") + "\n"
    )


def test_a_path_is_one_line_however_narrow_the_terminal() -> None:
    written, _ = viewed(with_tool(), terminal=True, width=30)
    assert f"saved: outputs/{DOCUMENT}" in written


def test_tools_at_the_same_time_have_a_line_each() -> None:
    events: list[Event] = [
        Started(AGENT, MODEL, "?"),
        called("profile_account", "one", account="Acme"),
        called("track_value", "two", account="Acme"),
        tool_done("track_value", "two"),
        tool_done("profile_account", "one"),
        ended("Готово."),
    ]
    _, err = viewed(events, terminal=False)
    assert err.splitlines()[:2] == [
        "✓ track_value  account: Acme  0.4 s",
        "✓ profile_account  account: Acme  0.4 s",
    ]
    assert shown(viewed(events, terminal=True)[0]).startswith(err[: err.index("tokens:")].rstrip())


def test_a_refusal_of_a_tool_is_told_in_its_words() -> None:
    message = "account: there is no account 'Acmee'\n  what to do: nearest: Acme Corp"
    events = [called(account="Acmee"), refused(message), ended("Такого клиента нет.")]
    _, err = viewed(events, terminal=False)
    assert err.splitlines()[:3] == [
        "✗ plan_renewal  account: Acmee  0.0 s",
        "  account: there is no account 'Acmee'",
        "  what to do: nearest: Acme Corp",
    ]


def test_words_are_broken_between_words_on_a_narrow_terminal() -> None:
    events = [
        called(account="Acmee", as_of="2026-06-30", playbook="strategic-12-month"),
        refused("account: there is no account of this name; nearest: Acme Corp, Pinecrest Freight"),
        ended("", "failed", message="The API does not answer, so the answer is not whole."),
    ]
    seen = [line.strip() for line in shown(viewed(events, terminal=True, width=40)[0]).splitlines()]
    told = " ".join(seen)
    assert max(map(len, seen)) <= 40
    for words in ("nearest: Acme Corp, Pinecrest Freight", "so the answer is not whole.", "0.0 s"):
        assert words in told


def test_an_answer_that_did_not_end_says_why_and_keeps_what_there_is() -> None:
    message = "The answer reached its longest length. What to do: raise --max-tokens."
    end = ended("Продление", "max_tokens", message=message)
    out, err = viewed([Text("Продление"), end], terminal=False)
    assert out == "Продление\n"
    assert err.splitlines()[0] == message
    assert message in shown(viewed([Text("Продление"), end], terminal=True)[0])


def test_an_unknown_cost_is_not_shown_as_none() -> None:
    end = ended("Да.", usage=FIRST, cost=None)
    _, err = viewed([Started(AGENT, MODEL, "?"), end], terminal=False)
    assert err == f"tokens: 1,200 read, 40 written · cost unknown: no price for {MODEL}\n"


@pytest.mark.parametrize(
    ("cost", "said"),
    [("0.01239", "at least $0.0123"), (None, f"cost unknown: no price for {MODEL}")],
)
def test_what_a_cut_reply_took_is_shown_as_the_least(cost: str | None, said: str) -> None:
    price = None if cost is None else Decimal(cost)
    end = ended("Да.", usage=FIRST, cost=price, at_least=True)
    _, err = viewed([Started(AGENT, MODEL, "?"), end], terminal=False)
    why = "as a reply was cut or never came"
    assert err == f"tokens: at least 1,200 read, 40 written · {said}, {why}\n"


def test_a_reply_that_was_cut_is_not_shown_twice() -> None:
    events: list[Event] = [
        Started(AGENT, MODEL, "?"),
        Text("Продление 18"),
        # What it has read by then is told, as it is paid for.
        Used(FIRST, PRICE),
        Retried(1, 2, "the connection was cut", void=True),
        Text("Продление 18 сентября."),
        Used(FIRST, PRICE),
        ended("Продление 18 сентября.", usage=FIRST, cost=PRICE),
    ]
    seen = shown(viewed(events, terminal=True)[0])
    assert seen.count("Продление") == 1
    assert "↻ the connection was cut, trying again in 2 s; the reply begins anew" in seen
    assert viewed(events, terminal=False)[0] == "Продление 18 сентября.\n"


def test_a_document_of_a_tool_that_was_not_waited_for_is_told_at_the_end() -> None:
    late = ended("", "cancelled", saved=(DOCUMENT, "late.md"), message="Stopped.")
    events = [called(), tool_done("plan_renewal", "one", DOCUMENT), called("defend", "two"), late]
    for terminal in (True, False):
        seen = "\n".join(map(shown, viewed(events, terminal=terminal)))
        assert seen.count(DOCUMENT) == 1
        assert "\nsaved: outputs/late.md\n" in seen


def test_the_record_of_a_conversation_is_named_once() -> None:
    _, err = viewed([*with_tool(), *with_tool()], terminal=False)
    assert err.count("record: ") == 1
    assert err.count("tokens: ") == 2
