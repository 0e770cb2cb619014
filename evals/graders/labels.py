"""What a figure is said of, where another thing of its unit could be meant.

“Renews on 20 July, opt out by 18 September” holds both dates of an account, each as the other one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from evals.case import Figure
from evals.figures import Quantity

# How things are called where a case does not say it: no more than tells them apart.
LABELS: Mapping[str, Mapping[str, str]] = {
    "date": {
        "renewal": r"продл|законч|заканчив|исте[кч]|оконч|действ"
        r"|renew|\bend(?:s|ed|ing)?\b|expir|\bis up\b",
        "opt-out": r"отказ|откаж|уведом|расторг|opt.?out|notice|walk away",
    },
    "money": {
        "ARR": r"\bARR\b",
        "renewal": r"договор|продл|contract|renew",
        "value": r"польз|эффект|подтвержд|confirmed|documented",
        "potential": r"потенциал|potential",
        "uplift": r"повы[сш]|uplift|increase",
        "discount": r"скидк|discount",
        "threat": r"угроз|риск|threat|\brisk",
        "target": r"\bцел[ьиюея]|target|\bgoal",
    },
    "percent": {
        "probability": r"вероятн|шанс|probab|chance|likel",
        "NRR": r"\bNRR\b",
        "GRR": r"\bGRR\b",
        "ROI": r"\bROI\b",
        "discount": r"скидк|discount",
    },
    "points": {
        "health": r"здоров|health|score|балл",
        "NPS": r"\bNPS\b",
        "CSAT": r"\bCSAT\b",
    },
}
"""Unit → thing → how it is called in both languages."""
_OF: tuple[tuple[str, set[str]], ...] = (
    (r"opt-out", {"opt-out"}),
    (r"renewal date|\brenews\b|the end$|end of the contract", {"renewal"}),
    (r"^ARR.*(?:threat|risk|touched)|at risk", {"ARR", "threat", "renewal"}),
    (r"^ARR", {"ARR"}),
    (r"what is up|up for renewal|to renew$|^value$", {"renewal", "ARR"}),
    (r"documented value|value confirmed", {"value"}),
    (r"potential", {"potential"}),
    (r"uplift|first ask", {"uplift"}),
    (r"probability", {"probability"}),
    (r"^(?:NRR|GRR|ROI|NPS)\b", set()),
    (r"health", {"health"}),
)
"""How a case calls a figure → the things that it may be said of."""
OWN, RIVAL = 0, 1
_Label = tuple[int, int, int]
"""Whose it is, and where it stands in the sentence."""
_APART = re.compile(r"[,;|]|\s(?:и|а|но|and|but)\s")
FURTHER = 20
"""Characters that a comma or an “and” between a figure and its label counts for."""
FARTHEST = 30
"""Characters from which on a name that no case gave says nothing of a figure."""
_JOINED = re.compile(r"\w*[\s,/]+(?:(?:и|and)\s)?", re.IGNORECASE)
"""Between two labels of one figure: “NRR и GRR — по 85 %”."""
_DENIED = re.compile(
    r"(?:\bне|\bnot|n['’]t|\b(?:раньше|прежде|ранее|formerly|previously)(?:\sбыл[аои]?)?)\s+"
    r"(?:(?:до|на|к|в|с|from|by|on|until|at|in|the)\s+)?$",
    re.IGNORECASE,
)


def is_said_of(
    figure: Figure, others: Sequence[Figure], quantity: Quantity, lead: str, sentence: str
) -> bool:
    """Whether a quantity of a sentence is said of what the case means, as far as one can tell.

    The nearest name tells; where none stands in the sentence, what announces the sentence does,
    and where that names nothing, nothing speaks against it. “Not 20 July” and
    “formerly 20 July” say no date.

    Args:
        figure: that the case expects.
        others: all that it expects, this one among them.
        quantity: found in the sentence.
        lead: the line that announces the sentence, if any.
        sentence: in which it stands.
    """
    if _DENIED.search(sentence[: quantity.start]):
        return False
    own, rivals = _own(figure), _rivals(figure, others)
    if not own:
        return True
    found = [*_labels(own, OWN, sentence), *_labels(rivals, RIVAL, sentence)]
    if not found:
        announced = {kind for kind, _, _ in _labels(rivals, RIVAL, lead)}
        return not announced or any(_labels(own, OWN, lead))
    nearest = min(found, key=lambda label: (_away(quantity, label, sentence), label[0]))
    if nearest[0] == OWN or (not figure.called and _away(quantity, nearest, sentence) > FARTHEST):
        return True
    return any(label[0] == OWN and _beside(label, nearest, sentence) for label in found)


def _own(figure: Figure) -> tuple[str, ...]:
    """Patterns of what the figure is called; none where nobody knows."""
    if figure.called:
        return (figure.called,)
    return tuple(LABELS[figure.unit][thing] for thing in sorted(_things(figure)))


def _rivals(figure: Figure, others: Sequence[Figure]) -> tuple[str, ...]:
    """Patterns of other things that a figure of this unit could be said of."""
    of_case = [
        pattern
        for other in others
        if other.unit == figure.unit and other.value != figure.value
        for pattern in _own(other)
        if pattern not in _own(figure)
    ]
    if figure.called:
        return tuple(of_case)
    things = LABELS.get(figure.unit, {})
    return (
        *of_case,
        *(pattern for thing, pattern in things.items() if thing not in _things(figure)),
    )


def _things(figure: Figure) -> set[str]:
    things = LABELS.get(figure.unit, {})
    for pattern, own in _OF:
        if match := re.search(pattern, figure.what):
            return (own or {match[0]}) & things.keys()
    return set()


def _labels(patterns: Iterable[str], kind: int, text: str) -> Iterator[_Label]:
    for pattern in patterns:
        for match in re.finditer(pattern, text, re.IGNORECASE):
            yield kind, match.start(), match.end()


def _beside(one: _Label, other: _Label, sentence: str) -> bool:
    first, second = sorted((one, other), key=lambda label: label[1])
    return _JOINED.fullmatch(sentence, first[2], second[1]) is not None


def _away(quantity: Quantity, label: _Label, sentence: str) -> int:
    """Characters between a figure and a label, what sets them apart counted for more."""
    _, start, end = label
    before = end <= quantity.start
    between = sentence[end : quantity.start] if before else sentence[quantity.end : start]
    return len(between) + FURTHER * len(_APART.findall(between))
