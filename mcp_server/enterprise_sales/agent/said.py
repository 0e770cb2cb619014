"""What people are told where an answer did not come to its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from enterprise_sales.agent.conversation import Settings

WINDOW = "The conversation has become longer than the model can read. Begin a new one."
REFUSED = "The model refused to answer. Put the question in other words."
NOT_KEPT = "The question is not kept."
"""Said where the next question does not bring this one along."""
CUT = "The connection was cut in the middle of the answer, at every try. Ask again."
FAILED = {"failed", "timeout", "budget"}
"""Ends after which a question is not kept to which the model has said nothing."""
STOPPED = {"cancelled", "timeout"}
"""Ends in the middle of an answer, of which the model is told."""
STOPPED_HERE = "[The answer before this was stopped here.]"
CANCELLED = "The answer was stopped; what was saved by then is there. Ask again when you like."
UNKNOWN = "The model stopped for a reason that this program does not know ({stop}): read with care."
SHORTENED = (
    "What was left of the budget ended the answer. Give a larger budget, or ask a shorter question."
)


def max_tokens(settings: Settings) -> str:
    """The longest reply was reached."""
    return (
        f"The answer was cut at {settings.max_tokens:,} tokens. Ask for the rest, or allow longer"
        " answers with --max-tokens."
    )


def turns(settings: Settings) -> str:
    """The model goes on asking for tools."""
    return (
        f"After {settings.max_turns} replies the model still asks for tools. Ask a narrower"
        " question, or about one account."
    )


def reply_late(settings: Settings) -> str:
    """A reply never ended."""
    return (
        f"The model did not end its reply within {settings.reply_seconds:g} seconds. Ask again;"
        " nothing that was said before is lost."
    )


def answer_late(settings: Settings) -> str:
    """A question took too long."""
    return (
        f"The answer was not there within {settings.total_seconds:g} seconds. Ask again, or"
        " ask for less at once; nothing that was said before is lost."
    )
