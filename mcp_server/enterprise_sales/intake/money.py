"""The currency of a book, where headers or cells name it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from enterprise_sales.book.columns import Column
from enterprise_sales.book.currency_names import code_of_currency
from enterprise_sales.book.money import is_currency
from enterprise_sales.book.tables import columns_of
from enterprise_sales.intake.draft import Draft, Sources
from enterprise_sales.intake.headers import header
from enterprise_sales.intake.questions import Question, question_id
from enterprise_sales.intake.sheets import Sheet
from enterprise_sales.language import N_

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
    if len(found) == 1 and not said:
        return next(iter(found)), ()
    if not found and not said and not _money(sources):
        return None, ()
    ranked = sorted(found, key=lambda code: (-found[code], code))
    text = sources.t.text(_ASKED_SEVERAL, names=", ".join(ranked))
    if not ranked:
        text = sources.t.text(_ASKED)
    offered = tuple(ranked) or USUAL
    assumed = ranked[0] if ranked else None
    return assumed, (Question(key, "currency", "book", None, None, text, offered, assumed),)


def currency_column(draft: Draft) -> None:
    """Where a sheet says in which currency its rows are, amounts are held to it at every reading.

    A table without amounts has nothing to hold.
    """
    column = draft.chosen.column("currency")
    if any(kind.kind == "money" and draft.fills(name) for name, kind in _columns(draft)):
        draft.currency = column


def _columns(draft: Draft) -> Iterable[tuple[str, Column]]:
    return columns_of(draft.table).items()


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
