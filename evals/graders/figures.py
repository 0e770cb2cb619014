"""Every expected figure is there, and right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from evals.case import Case, Figure
from evals.figures import Partial, Quantity, language_of, quantities
from evals.figures.agreement import rounds_to
from evals.graders.labels import is_said_of
from evals.graders.sentences import with_lead
from evals.graders.verdict import NOT_ASKED, Verdict, verdict
from evals.record import Record

_UNITS = {
    "money": {"money", "number"},
    "percent": {"percent"},
    "points": {"points", "number"},
    "days": {"days"},
    "months": {"months"},
    "minutes": {"minutes"},
    "count": {"number", "weeks", "years", "hours"},
}
_A_YEAR = 366
_Said = tuple[str, str, list[Quantity]]
"""What announces a sentence, the sentence, its figures."""


def figures(case: Case, record: Record) -> Verdict:
    """Each expected figure stands in the answer, in its unit, no coarser than two digits."""
    if not case.expect.figures:
        return NOT_ASKED
    language = language_of(record.answer)
    said = [
        (lead, sentence, quantities(sentence, language=language))
        for lead, sentence in with_lead(record.answer)
    ]
    return verdict(_missing(case.expect.figures, said, record.today))


def _missing(wanted: Sequence[Figure], said: list[_Said], today: date) -> Iterator[str]:
    for figure in wanted:
        found = [
            quantity
            for lead, sentence, quantities_ in said
            if figure.near is None or re.search(figure.near, f"{lead} {sentence}", re.IGNORECASE)
            for quantity in quantities_
            if is_said_of(figure, wanted, quantity, lead, sentence)
        ]
        values = figure.value if isinstance(figure.value, tuple) else (figure.value,)
        for value in values:
            if not any(says(quantity, figure, value, today) for quantity in found):
                yield f"{figure.what} ({_shown(figure, value)}) is not said."


def says(said: Quantity, figure: Figure, value: Decimal | date, today: date) -> bool:
    """Whether a figure of the answer is a value, or a bound, that the case expects."""
    if isinstance(value, date):
        return any(_is_day(found, value, today) for found in said.values)
    if said.unit not in _UNITS[figure.unit]:
        return False
    if figure.currency and said.currency not in (None, figure.currency):
        return False
    return any(rounds_to(said, found, value) for found in said.values if isinstance(found, Decimal))


def _is_day(found: Decimal | Partial, day: date, today: date) -> bool:
    """A day may be said without its year where it is less than a year away."""
    if not isinstance(found, Partial) or found.day is None or not found.covers(Partial.of(day)):
        return False
    return found.year is not None or abs((day - today).days) < _A_YEAR


def _shown(figure: Figure, value: Decimal | date) -> str:
    unit = "" if isinstance(value, date) else figure.currency or figure.unit
    return f"{value} {unit}".strip()
