"""How the dates and numbers of a sheet are written; what can be read in two ways is asked."""

from __future__ import annotations

import re

from enterprise_sales.book.tables import columns_of
from enterprise_sales.intake.draft import Draft, Sources
from enterprise_sales.intake.questions import Question, question_id
from enterprise_sales.intake.shape import ColumnShape
from enterprise_sales.language import N_

ORDERS = ("dmy", "mdy")
SIGNS = (",", ".")
_ASKED_DATES = N_(
    "In the column “{column}” of {file} the dates read both as day/month and as month/day, such as"
    " {sample}. Which stands first: the day (dmy) or the month (mdy)?"
)
_ASKED_NUMBERS = N_(
    "In the column “{column}” of {file} the comma or the point may part decimals or thousands, as"
    " in {sample}. Which is the decimal sign?"
)


def settle_forms(draft: Draft, sources: Sources) -> None:
    """Say how each date and number is written, or ask and leave the column aside."""
    for target, column in _filled(draft).items():
        shape = _shape(draft, column)
        kind = columns_of(draft.table)[target].kind
        if kind in ("date", "month"):
            _settle_date(draft, sources, target, shape)
        elif kind in ("money", "integer", "decimal"):
            _settle_number(draft, sources, target, shape, whole=kind != "decimal")


def _filled(draft: Draft) -> dict[str, str]:
    """Target → the one column that its cells come from."""
    found = {target: name for name, target in draft.columns.items()}
    found |= {target: names[0] for target, names in draft.joined.items() if len(names) == 1}
    return found | {target: one.column for target, one in draft.aggregate.items()}


def _shape(draft: Draft, column: str) -> ColumnShape:
    return next(one for one in draft.chosen.sheet.columns if one.name == column)


def _settle_date(draft: Draft, sources: Sources, target: str, shape: ColumnShape) -> None:
    if shape.serial:
        draft.date_orders[target] = "excel"
    elif shape.looks == "date" and shape.date_order:
        draft.date_orders[target] = shape.date_order
    elif shape.ambiguous:
        order = _neighbour(draft, "date_order") or _asked(
            draft, sources, "date_order", shape, _ASKED_DATES, ORDERS
        )
        _apply(draft, draft.date_orders, target, order)


def _settle_number(
    draft: Draft, sources: Sources, target: str, shape: ColumnShape, *, whole: bool
) -> None:
    if shape.decimal:
        draft.decimals[target] = shape.decimal
    elif shape.ambiguous and shape.looks in ("integer", "number"):
        sign = _thousands(shape) if whole else None
        sign = sign or _neighbour(draft, "decimal")
        sign = sign or _asked(draft, sources, "decimal", shape, _ASKED_NUMBERS, SIGNS)
        _apply(draft, draft.decimals, target, sign)


def _thousands(shape: ColumnShape) -> str | None:
    """The decimal sign of amounts whose every sign parts three digits: no money has so many behind.

    None where both signs stand there.
    """
    used = {sign for value, _ in shape.values for sign in SIGNS if sign in value}
    parts = (re.split("[.,]", value) for value, _ in shape.values)
    thousands = all(len(re.sub(r"\D", "", part)) == 3 for split in parts for part in split[1:])
    if len(used) != 1 or not thousands:
        return None
    return "." if used == {","} else ","


def _neighbour(draft: Draft, form: str) -> str | None:
    """What the other columns of the same sheet prove: one program wrote them all."""
    proved = {getattr(one, form) for one in draft.chosen.sheet.columns} - {None, "ymd"}
    return next(iter(proved)) if len(proved) == 1 else None


def _apply(draft: Draft, forms: dict[str, str], target: str, form: str | None) -> None:
    if form is None:
        draft.drop(target)
    else:
        forms[target] = form


def _asked(
    draft: Draft,
    sources: Sources,
    code: str,
    shape: ColumnShape,
    text: str,
    candidates: tuple[str, ...],
) -> str | None:
    """The person's answer; None, and a question, where there is none yet."""
    sheet = draft.chosen.sheet
    key = question_id(code, sheet.export.name, sheet.sheet, shape.name)
    answer = sources.answers.get(key)
    if answer in candidates:
        return answer
    sample = next((value for value, _ in shape.values if value not in shape.odd), "")
    told = sources.t.text(text, column=shape.name, file=sheet.export.name, sample=sample)
    draft.questions.append(
        Question(key, code, sheet.export.name, sheet.sheet, shape.name, told, candidates)
    )
    return None
