"""A run that records itself, without a model."""

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from enterprise_sales.agent.transcript import Transcript, transcript_in
from enterprise_sales.agent.usage import Spent, Usage
from enterprise_sales.tools import Workspace

AGENT = "account-manager"
AT = datetime(2026, 6, 30, 9, 5, 7, tzinfo=UTC)
BOOK = Path(__file__).parents[2] / "assets" / "demo_book"
USED = Usage(10, 20, 30, 40)


def workspace_at(folder: Path, **environment: str) -> Workspace:
    """The demo book, outputs in a folder, a clock that stands."""
    return Workspace(BOOK, folder / "outputs", lambda: AT, environment=environment)


def run(workspace: Workspace, question: str = "Что с Harbourline?") -> Transcript:
    """A question, one call of a tool that refuses, an answer; closed."""
    transcript = transcript_in(workspace, AGENT, question)
    transcript.started(agent=AGENT, model="claude-sonnet-5-5", provider="anthropic")
    transcript.question(question)
    transcript.tool_call("toolu_1", "profile_account", {"account": "Харборлайн", "save": None})
    transcript.tool_result("toolu_1", "no such account", is_error=True, seconds=0.01234)
    transcript.usage(USED, Decimal("0.0660"))
    transcript.answer("Такого клиента нет.", "end_turn")
    transcript.end(Spent().reply(USED, Decimal("0.0660")))
    return transcript
