"""No figure that no tool result holds."""

from __future__ import annotations

from evals.case import Case
from evals.figures import Quantity, agrees, plain, quantities
from evals.graders.verdict import Verdict, verdict
from evals.record import Record

_AROUND = 30
"""Characters of the answer shown on each side of a figure."""


def grounded(_: Case, record: Record) -> Verdict:
    """Each figure is held by a result, the question or the arguments, as far as it is rounded.

    A sum, a difference or a share that no tool gave is a fault, however right it may be.
    """
    answer = plain(record.answer)
    said = quantities(record.answer, known=record.held.known)
    return verdict(
        f"“{one.text}” is held by no result: …{_around(answer, one)}…"
        for one in said
        if not agrees(one, record.held)
    )


def _around(answer: str, one: Quantity) -> str:
    return " ".join(answer[max(0, one.start - _AROUND) : one.end + _AROUND].split())
