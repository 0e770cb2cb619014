"""Graders: pure functions of a case and a record; the same answer is always graded the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from evals.case import Case
from evals.graders.claims import forbidden, said
from evals.graders.document import document
from evals.graders.ending import ending
from evals.graders.figures import figures
from evals.graders.grounded import grounded
from evals.graders.language import language
from evals.graders.names import names
from evals.graders.tools import refrained, tools
from evals.graders.unknown import unknown
from evals.graders.verdict import Verdict
from evals.record import Record

Grader = Callable[[Case, Record], Verdict]

GRADERS: Mapping[str, Grader] = MappingProxyType(
    {
        "ending": ending,
        "tools": tools,
        "refrained": refrained,
        "figures": figures,
        "grounded": grounded,
        "names": names,
        "unknown": unknown,
        "said": said,
        "forbidden": forbidden,
        "language": language,
        "document": document,
    }
)
"""Name → grader, in the order of the report."""


def graded(case: Case, record: Record) -> dict[str, Verdict]:
    """What every grader says of an answer."""
    return {name: grade(case, record) for name, grade in GRADERS.items()}
