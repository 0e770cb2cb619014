"""Contracts: what they are worth in a year, and whether they still run."""

from __future__ import annotations

from enterprise_sales.book.typing_cells import clean_text
from enterprise_sales.book.written_dates import days
from enterprise_sales.intake.draft import Draft, Sources
from enterprise_sales.intake.questions import Question, question_id
from enterprise_sales.intake.shape import ColumnShape
from enterprise_sales.intake.value_maps import truths
from enterprise_sales.intake.vocabulary import judgement
from enterprise_sales.language import N_

CANDIDATES = ("a_year", "whole_term")
_ASKED = N_(
    "Is “{column}” of {file} what a contract is worth in a year (a_year), or over its whole term"
    " (whole_term)? A whole term is not taken for a year's value."
)


def amounts(draft: Draft, sources: Sources) -> None:
    """The annual value; a total is one where the terms are a year, else it is asked."""
    flag = draft.chosen.column("churned")
    if flag is not None and not draft.fills("status"):
        truths(draft, flag, "status", "churned", "active")
    total = draft.chosen.shape("total_value")
    if draft.fills("annual_value") or total is None:
        return
    if _a_year_each(draft) or _answer(draft, sources, total) == "a_year":
        draft.take(total.name, "annual_value")


def _a_year_each(draft: Draft) -> bool:
    start, end = draft.chosen.shape("start_date"), draft.chosen.shape("end_date")
    if not start or not end or not start.date_order or not end.date_order:
        return False
    cells = draft.chosen.sheet.cells.select(clean_text(one.name) for one in (start, end))
    term = days(cells[end.name], end.date_order) - days(cells[start.name], start.date_order)
    known = term.drop_nulls().dt.total_days()
    if known.is_empty():
        return False
    short = (known <= judgement("line_terms_days")).mean()
    return isinstance(short, float) and short >= judgement("term_share")


def _answer(draft: Draft, sources: Sources, total: ColumnShape) -> str | None:
    sheet = draft.chosen.sheet
    key = question_id("contract_value", sheet.export.name, sheet.sheet, total.name)
    if sources.answers.get(key) in CANDIDATES:
        return sources.answers[key]
    text = sources.t.text(_ASKED, column=total.name, file=sheet.export.name)
    draft.questions.append(
        Question(
            key,
            "contract_value",
            sheet.export.name,
            sheet.sheet,
            total.name,
            text,
            CANDIDATES,
        )
    )
    return None
