"""The currency of a book, where headers or cells name it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from enterprise_sales.book.findings import Finding
from enterprise_sales.book.money import is_currency
from enterprise_sales.intake.currency_names import code_of_currency
from enterprise_sales.intake.draft import Draft, Sources
from enterprise_sales.intake.headers import header
from enterprise_sales.intake.questions import Question, question_id
from enterprise_sales.intake.sheets import Sheet
from enterprise_sales.language import N_

_SEVERAL = 2
USUAL = ("RUB", "USD", "EUR", "GBP", "KZT")
_ASKED = N_("In which currency are the amounts? No header and no cell names one.")
_ASKED_SEVERAL = N_("Which is the currency of the whole book? The files name {names}.")


def currency_of(
    sheets: Sequence[Sheet], sources: Sources
) -> tuple[str | None, tuple[Question, ...]]:
    """The one currency that everything names; a question where there is none or several."""
    key = question_id("currency", "book", None, None)
    said = sources.answers.get(key, "").upper()
    if is_currency(said):
        return said, ()
    found = _named(sheets, sources)
    if len(found) == 1:
        return next(iter(found)), ()
    if not found and not _money(sources):
        return None, ()
    ranked = sorted(found, key=lambda code: (-found[code], code))
    text = sources.t.text(_ASKED_SEVERAL, names=", ".join(ranked))
    if not ranked:
        text = sources.t.text(_ASKED)
    offered = tuple(ranked) or USUAL
    assumed = ranked[0] if ranked else None
    return assumed, (Question(key, "currency", "book", None, None, text, offered, assumed),)


def only_in(draft: Draft, currency: str | None, sources: Sources) -> None:
    """Take the rows in the currency of the book; rows in others would be read as if in it.

    Where accounts have currencies of their own, rows are theirs, which is told.
    """
    shape = draft.chosen.shape("currency")
    if shape is None or draft.table == "accounts":
        return
    codes = {value: code_of_currency(value) for value, _ in shape.values}
    names = sorted({code for code in codes.values() if code})
    if len(names) < _SEVERAL:
        return
    if sources.accounts is not None and "currency" in sources.accounts.roles:
        draft.findings.append(
            Finding(
                code="row_currencies",
                severity="warning",
                file=draft.chosen.sheet.export.name,
                table=draft.table,
                column=shape.name,
                count=shape.filled,
                values={"names": ", ".join(names)},
            )
        )
    elif not draft.distinct:
        own = tuple(sorted(value for value, code in codes.items() if code == currency))
        draft.where[shape.name] = own or tuple(sorted(codes))


def _named(sheets: Sequence[Sheet], sources: Sources) -> Counter[str]:
    found: Counter[str] = Counter()
    for sheet in sheets:
        for shape in sheet.columns:
            code = header(shape.name).currency or shape.currency
            if code is not None:
                found[code] += shape.filled
    for chosen in sources.chosen:
        named = chosen.shape("currency")
        for value, count in named.values if named else ():
            code = code_of_currency(value)
            if code is not None:
                found[code] += count
    return found


def _money(sources: Sources) -> bool:
    """Whether any sheet has amounts."""
    roles = {role for one in sources.chosen for role in one.roles}
    return bool(roles & {"amount", "annual_value", "total_value", "list_price", "line_price"})
