"""The answer is whole."""

from __future__ import annotations

from evals.case import Case
from evals.graders.verdict import Verdict, verdict
from evals.record import Record


def ending(_: Case, record: Record) -> Verdict:
    """The model came to an end by itself, and said something."""
    faults = []
    if record.stop != "end_turn":
        faults.append(f"The answer ended early ({record.stop}): {record.message or 'no message'}.")
    if not record.answer.strip():
        faults.append("There is no answer.")
    return verdict(faults)
