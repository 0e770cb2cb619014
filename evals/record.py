"""What came of a question: all that the graders look at."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from evals.figures import Held


@dataclass(frozen=True)
class ToolRun:
    """A call, and its result as the model read it."""

    name: str
    arguments: Mapping[str, Any]
    text: str
    is_error: bool = False

    @cached_property
    def result(self) -> dict[str, Any]:
        """The structured result; empty where the text is none."""
        try:
            found = json.loads(self.text)
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}


@dataclass(frozen=True)
class Record:
    """A question answered.

    Attributes:
        question: as it was put.
        today: the day on which it was asked.
        answer: what the user reads.
        calls: in their order.
        documents: path of each saved document in the outputs folder → its text.
        stop: why the answer ended, as `Ended` of the conversation says.
        message: what a user is told where it ended early.
        model: the id of the model.
        tokens: of all replies, by kind.
        cost: in US dollars as a decimal, or None where it is not known.
        seconds: from the question to the end.
    """

    question: str
    today: date
    answer: str
    calls: tuple[ToolRun, ...] = ()
    documents: Mapping[str, str] = field(default_factory=dict)
    stop: str = "end_turn"
    message: str = ""
    model: str = ""
    tokens: Mapping[str, int] = field(default_factory=dict)
    cost: str | None = None
    seconds: float = 0.0

    @cached_property
    def held(self) -> Held:
        """The figures that the model was given: question, day, arguments and results."""
        given = [self.question]
        for call in self.calls:
            given += [json.dumps(dict(call.arguments), ensure_ascii=False), call.text]
        return _held(tuple(given), self.today)


@lru_cache(maxsize=8)
def _held(given: tuple[str, ...], today: date) -> Held:
    held = Held.by(given)
    held.add_day(today)
    return held
