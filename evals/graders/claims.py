"""What an answer must say, and what it must not claim."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evals.case import Case
from evals.figures import plain
from evals.graders.verdict import NOT_ASKED, Verdict, verdict
from evals.record import Record


def said(case: Case, record: Record) -> Verdict:
    """The answer matches every pattern that it must."""
    if not case.expect.said:
        return NOT_ASKED
    return verdict(
        f"“{pattern}” is not said." for pattern in case.expect.said if not _found(pattern, record)
    )


def forbidden(case: Case, record: Record) -> Verdict:
    """The answer matches no pattern that it must not."""
    if not case.expect.forbidden:
        return NOT_ASKED
    return verdict(_claims(case, record))


def _claims(case: Case, record: Record) -> Iterator[str]:
    for pattern in case.expect.forbidden:
        if found := _found(pattern, record):
            yield f"“{found[0]}” must not be said (“{pattern}”)."


def _found(pattern: str, record: Record) -> re.Match[str] | None:
    """Blanks and line ends of every kind are one blank."""
    return re.search(pattern, " ".join(plain(record.answer).split()), re.IGNORECASE)
