"""Values of an export → values of the book; what is not known becomes unknown, and is told."""

from __future__ import annotations

from enterprise_sales.book.currency_names import code_of_currency
from enterprise_sales.book.findings import Finding
from enterprise_sales.book.tables import columns_of
from enterprise_sales.intake import assumptions
from enterprise_sales.intake.draft import Draft
from enterprise_sales.intake.shape import ColumnShape
from enterprise_sales.intake.values import codes_for, has_codes, is_unknown_word, level_of
from enterprise_sales.intake.vocabulary import judgement

SHOWN = 5
_TRUE = ["true", "yes", "y", "t", "1", "да", "д", "истина"]


def settle_values(draft: Draft) -> None:
    """Map the values of every code, and the words that stand among dates and numbers."""
    for column, target in list(draft.columns.items()):
        shape = next(one for one in draft.chosen.sheet.columns if one.name == column)
        if target in draft.values:
            continue
        if target == "currency":
            _currencies(draft, shape)
        elif has_codes(f"{draft.table}.{target}"):
            _codes(draft, target, shape)
        elif columns_of(draft.table)[target].kind in ("date", "month", "money", "integer"):
            _words(draft, target, shape)


def _codes(draft: Draft, target: str, shape: ColumnShape) -> None:
    """A plain whole number of a scale is read as it stands."""
    known = columns_of(draft.table)[target]
    read = {value for value, _ in shape.values if known.low is not None and _on_scale(value, known)}
    found = codes_for(f"{draft.table}.{target}", [v for v, _ in shape.values if v not in read])
    draft.values[target] = {value: code or None for value, code in sorted(found.items())}
    assumptions.values(draft, shape, target, found)
    lost = [value for value, code in found.items() if not code and not is_unknown_word(value)]
    if lost:
        draft.findings.append(_told(draft, shape, target, lost))


def _on_scale(value: str, known: object) -> bool:
    low, high = getattr(known, "low", None), getattr(known, "high", None)
    try:
        number = float(value)
    except ValueError:
        return False
    return number.is_integer() and (low or 0) <= number and (high is None or number <= high)


def _currencies(draft: Draft, shape: ColumnShape) -> None:
    """Names of currencies as codes; what is none stays, and is told when the book is read."""
    named = {value: code_of_currency(value) for value, _ in sorted(shape.values)}
    draft.values["currency"] = {
        value: code for value, code in named.items() if code and code != value.upper()
    }


def _words(draft: Draft, target: str, shape: ColumnShape) -> None:
    if shape.odd:
        draft.values[target] = dict.fromkeys(shape.odd)
        strange = [word for word in shape.odd if not is_unknown_word(word)]
        if strange:
            draft.findings.append(_told(draft, shape, target, strange))


def _told(draft: Draft, shape: ColumnShape, target: str, lost: list[str]) -> Finding:
    counts = dict(shape.values)
    shown = sorted(lost, key=lambda value: (-counts[value], value))
    return Finding(
        code="values_unknown",
        severity="warning",
        file=draft.chosen.sheet.export.name,
        table=draft.table,
        column=shape.name,
        count=sum(counts[value] for value in lost),
        of=shape.filled,
        excerpt=", ".join(shown[:SHOWN]) + (" …" if len(shown) > SHOWN else ""),
        values={"target": target},
    )


def truths(draft: Draft, column: str, target: str, true: str, false: str) -> None:
    """A column of yes and no as a code."""
    shape = next(one for one in draft.chosen.sheet.columns if one.name == column)
    draft.take(column, target)
    draft.values[target] = {
        value: true if value.casefold() in _TRUE else false for value, _ in sorted(shape.values)
    }


def levels(draft: Draft, title: ColumnShape) -> None:
    """The level of a person from the job title, where no column has it."""
    if title.distinct > judgement("titles_most") or title.looks == "empty":
        return
    draft.joined["level"] = (title.name,)
    told = {value: level_of(value) for value, _ in sorted(title.values)}
    draft.values["level"] = told
    assumptions.levels(draft, title, told)
