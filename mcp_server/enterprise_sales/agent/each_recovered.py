"""What a kill kept the journal from saying: an answer that is whole in its transcript."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal
from pathlib import Path

from enterprise_sales.agent import transcript
from enterprise_sales.agent.journal_records import ANSWERED, Asked, Done
from enterprise_sales.agent.records import Answer, Question, Record, ToolResult, UsageTold
from enterprise_sales.store import StoreError

Told = tuple[Record, ...]


def recovered(asked: Asked, folder: Path) -> Done | None:
    """The end of an account whose answer is paid for and recorded, but not in the journal.

    Args:
        asked: the account and its question.
        folder: where the agent's transcripts stand.
    """
    for path in sorted(folder.glob("*.jsonl")):
        # Names begin with the second in which a transcript was begun, after the account was asked.
        if path.name < f"{asked.at:%Y-%m-%d_%H%M%S}":
            continue
        with suppress(StoreError):
            told = transcript.read(path).records
            if any(isinstance(one, Question) and one.text == asked.text for one in told):
                end = _end(asked.account, told, f"{folder.parent.name}/{folder.name}/{path.name}")
                if end:
                    return end
    return None


def _end(account: str, told: Told, relative: str) -> Done | None:
    answers = [one for one in told if isinstance(one, Answer)]
    if not answers or answers[-1].stop != ANSWERED:
        return None
    used = [one for one in told if isinstance(one, UsageTold)]
    results = (one for one in told if isinstance(one, ToolResult))
    return Done(
        at=answers[-1].at,
        account=account,
        stop=ANSWERED,
        text=answers[-1].text,
        saved=tuple(path for one in results for path in one.saved),
        tokens=sum(one.input + one.output + one.cache_write + one.cache_read for one in used),
        cost=_sum([one.cost for one in used]),
        transcript=relative,
        at_least=any(one.at_least for one in used),
    )


def _sum(costs: list[str | None]) -> str | None:
    """What all replies cost; one unknown makes it unknown."""
    known = [Decimal(cost) for cost in costs if cost is not None]
    return str(sum(known, Decimal(0))) if len(known) == len(costs) else None
