"""Replies and tools in turn: what the model is given, and what is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from enterprise_sales.agent import guides, host
from enterprise_sales.agent.events import Started, ToolAnswered, ToolCalled, Used
from enterprise_sales.tools import Workspace, schemas
from enterprise_sales.tools.catalogue import TOOLS

from ..scripted.steps import Reply, call, calls, in_turn, says, text
from ..server.support import called as over_the_server
from .talking import GUIDE, MODEL, PROFILE, blocks_of, talk_of, texts_of


def test_an_answer_without_tools_is_told_as_it_comes(where: Workspace) -> None:
    words = "Three accounts renew this quarter, and one of them is red."
    talk = talk_of(in_turn(says(words)), where, "What renews?")
    told = talk.told[0]
    assert told.events[0] == Started("account-manager", MODEL.id, "What renews?")
    assert told.text == told.end.text == words
    assert (told.end.stop, told.end.message, told.end.saved) == ("end_turn", "", ())


def test_rounds_go_on_until_the_model_has_said_it(where: Workspace) -> None:
    script = in_turn(
        Reply([text("Looking."), call("list_accounts", key="toolu_1")]),
        calls("profile_account", PROFILE, key="toolu_2"),
        says("Done."),
    )
    talk = talk_of(script, where)
    assert talk.told[0].called == ["list_accounts", "profile_account"]
    assert talk.told[0].text == talk.end.text == "Looking.\n\nDone."
    assert [message["role"] for message in talk.bodies[2]["messages"]] == [
        *("user", "assistant", "user", "assistant", "user"),
    ]
    assert [block["tool_use_id"] for block in blocks_of(talk.bodies[2], "tool_result")] == [
        *("toolu_1", "toolu_2"),
    ]


def test_tools_asked_for_at_once_are_answered_in_one_message_in_their_order(
    where: Workspace,
) -> None:
    asked = [call("profile_account", PROFILE, f"toolu_{n}") for n in (1, 2)]
    talk = talk_of(in_turn(Reply([text("Both."), *asked]), says("Done.")), where)
    *_, results = talk.bodies[1]["messages"]
    assert [block["tool_use_id"] for block in results["content"]] == ["toolu_1", "toolu_2"]
    assert [type(event) for event in talk.told[0].events[3:7]] == [
        *(ToolCalled, ToolAnswered, ToolCalled, ToolAnswered),
    ]


def test_every_saved_document_is_told_with_its_call_and_at_the_end(where: Workspace) -> None:
    asked = [call("profile_account", PROFILE, f"toolu_{n}") for n in (1, 2)]
    told = talk_of(in_turn(Reply(asked), says("Done.")), where).told[0]
    each = [path for event in told.of(ToolAnswered) for path in event.saved]
    assert sorted(each) == sorted(map(str, where.outputs.rglob("*.md")))
    assert told.end.saved == tuple(each)
    assert len(set(each)) == 2


def test_a_call_asked_for_again_in_another_reply_is_another_call(where: Workspace) -> None:
    again = (calls("profile_account", PROFILE, key=f"toolu_{n}") for n in (1, 2))
    talk = talk_of(in_turn(*again, says("Done.")), where)
    assert talk.told[0].called == ["profile_account"] * 2
    assert len(set(talk.end.saved)) == 2


def test_one_call_that_the_api_gives_twice_is_made_once(where: Workspace) -> None:
    once = calls("profile_account", PROFILE, key="toolu_1")
    talk = talk_of(in_turn(once, once, says("Done.")), where)
    assert talk.told[0].called == ["profile_account"]
    assert len(talk.end.saved) == 1
    first, second = blocks_of(talk.bodies[2], "tool_result")
    assert first["content"] == second["content"]


def test_the_model_reads_a_result_once_as_the_server_writes_it(where: Workspace) -> None:
    unsaved = PROFILE | {"save": False}
    talk = talk_of(in_turn(calls("profile_account", unsaved), says("Done.")), where)
    (result,) = blocks_of(talk.bodies[1], "tool_result")
    expected = over_the_server(where, "auto", "profile_account", unsaved)
    assert result["content"] == [{"type": "text", "text": expected.content[0].text}]


def test_the_model_is_given_the_tools_as_the_server_lists_them(where: Workspace) -> None:
    from enterprise_sales.server.listing import listed

    (body,) = talk_of(in_turn(says("Hello.")), where).bodies
    given = [(tool["name"], tool["description"], tool["input_schema"]) for tool in body["tools"]]
    assert given[:-1] == [(tool.name, tool.description, tool.input_schema) for tool in listed()]
    assert body["tools"][-1]["name"] == guides.READ


def test_the_tools_are_described_once_for_all_conversations(
    where: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def again(_: object) -> None:
        raise AssertionError("described again")

    (first,) = talk_of(in_turn(says("Hello.")), where).bodies
    monkeypatch.setattr(schemas, "input_schema", again)
    (second,) = talk_of(in_turn(says("Hello.")), where).bodies
    assert second["tools"] == first["tools"]


def test_what_a_tool_refuses_is_told_the_model_which_may_ask_again(where: Workspace) -> None:
    script = in_turn(
        calls("profile_account", {"account": "Nobody"}, key="toolu_1"),
        calls("profile_account", PROFILE, key="toolu_2"),
        says("Done."),
    )
    talk = talk_of(script, where)
    assert talk.told[0].refused == [True, False]
    first, second = blocks_of(talk.bodies[2], "tool_result")
    assert first["is_error"]
    assert "'Nobody'" in texts_of(first)
    assert talk.told[0].of(ToolAnswered)[0].message == texts_of(first)
    assert "is_error" not in second
    assert len(talk.end.saved) == 1


def test_a_tool_that_there_is_not_is_told_the_model_with_those_there_are(where: Workspace) -> None:
    talk = talk_of(in_turn(calls("profile_acount", PROFILE), says("Done.")), where)
    (result,) = blocks_of(talk.bodies[1], "tool_result")
    assert result["is_error"]
    assert all(name in texts_of(result) for name in TOOLS)


def test_arguments_that_a_tool_does_not_take_are_told_the_model(where: Workspace) -> None:
    script = in_turn(calls("profile_account", {"acount": "stalgor"}), says("Done."))
    (result,) = blocks_of(talk_of(script, where).bodies[1], "tool_result")
    assert result["is_error"]
    assert "acount" in texts_of(result)


def test_arguments_that_are_no_object_call_nothing(where: Workspace) -> None:
    talk = talk_of(in_turn(calls("list_accounts", ["stalgor"]), says("Done.")), where)
    (result,) = blocks_of(talk.bodies[1], "tool_result")
    assert texts_of(result) == host.NO_OBJECT


def test_a_guide_that_the_agent_names_is_opened(where: Workspace, references: Path) -> None:
    script = in_turn(calls("Read", {"file_path": GUIDE}), says("Read."))
    (result,) = blocks_of(talk_of(script, where).bodies[1], "tool_result")
    assert texts_of(result) == (references / "renewal-practice.md").read_text(encoding="utf-8")


def test_no_other_file_is_opened(where: Workspace, references: Path) -> None:
    for path in ("/etc/passwd", str(references / "definitions.md"), f"{GUIDE}/../x", None):
        script = in_turn(calls("Read", {"file_path": path}), says("No."))
        talk = talk_of(script, where)
        (result,) = blocks_of(talk.bodies[1], "tool_result")
        assert result["is_error"]
        assert texts_of(result) == f"{path!r} cannot be opened. The guides that can: {GUIDE}."


def test_an_agent_that_names_no_guide_is_given_no_tool_for_them() -> None:
    known = {"enterprise-sales://guides/definitions"}
    text = "See references/definitions.md and references/nothing.md."
    assert guides.guides_in("Speak.", known, "enterprise-sales://guides/") == {}
    assert guides.guides_in(text, known, "enterprise-sales://guides/") == {
        "references/definitions.md": "enterprise-sales://guides/definitions"
    }


def test_tokens_and_cost_are_those_of_all_replies(where: Workspace) -> None:
    used = {"input_tokens": 100, "output_tokens": 20}
    cached = used | {"cache_creation_input_tokens": 1000, "cache_read_input_tokens": 10_000}
    script = in_turn(calls("list_accounts", usage=used), says("Done.", usage=cached))
    told = talk_of(script, where).told[0]
    whole = told.end.usage
    assert (whole.input, whole.output, whole.cache_write, whole.cache_read) == (
        200,
        40,
        1000,
        10000,
    )
    # 200 × 3 + 40 × 15 + 1000 × 3.75 + 10 000 × 0.30 dollars for a million
    assert str(told.end.cost) == "0.00795"
    assert len(told.of(Used)) == 2


def test_a_second_question_goes_on_with_the_first(where: Workspace) -> None:
    script = in_turn(says("One."), says("Two."))
    talk = talk_of(script, where, "First?", "Second?")
    assert [blocks["content"][0]["text"] for blocks in talk.bodies[1]["messages"]] == [
        *("First?", "One.", "Second?"),
    ]
    assert [told.end.usage.total for told in talk.told] == [2, 2]


def test_a_question_that_a_terminal_has_garbled_is_asked_as_well_as_can_be(
    where: Workspace,
) -> None:
    (body,) = talk_of(in_turn(says("Hello.")), where, "Wh\udcffat?").bodies
    assert body["messages"][0]["content"][0]["text"] == "Wh?at?"
