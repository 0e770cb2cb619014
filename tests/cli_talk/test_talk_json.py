"""What a program reads of an answer."""

from __future__ import annotations

import io
import json

from enterprise_sales.cli.talk_json import JsonView, as_line

from .told import DOCUMENT, RECORD, with_tool


def test_every_event_is_one_object_on_one_line() -> None:
    out = io.StringIO()
    view = JsonView(out)
    for event in with_tool("Раз\nдва."):
        view.show(event)
    view.close()
    events = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [event["type"] for event in events] == [
        *("started", "text", "used", "tool_called", "tool_answered"),
        *("text", "text", "used", "ended"),
    ]
    assert events[3]["arguments"] == {"account": "Acme", "as_of": "2026-06-30"}
    assert events[4]["saved"] == events[8]["saved"] == [DOCUMENT]
    assert events[8]["text"] == "Смотрю договор.\n\nРаз\nдва."
    assert events[8] | {"cost": "0.0246", "transcript": RECORD, "stop": "end_turn"} == events[8]
    assert events[8]["usage"] == {
        "input": 1300,
        "output": 100,
        "cache_write": 0,
        "cache_read": 1100,
    }


def test_russian_stays_readable_and_what_steers_a_terminal_becomes_an_escape() -> None:
    value = {"text": "План\x1b[2J\x9b\u202e\U000e0041\ud800"}
    line = as_line(value)
    assert line.startswith('{"text": "План')
    assert line.isprintable()
    assert json.loads(line)["text"] == "План\x1b[2J\x9b\u202e\U000e0041\N{REPLACEMENT CHARACTER}"
