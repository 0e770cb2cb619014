"""What only the person knows: asked once, with the candidates."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Question:
    """Something that the files do not tell.

    Attributes:
        id: stable name, the key of the answer; the same files ask the same question.
        code: what is asked: `date_order`, `column`, `table`, `values`, `won_deals` …
        file: the export, as named inside the book.
        sheet: its sheet, for a workbook.
        column: the column, where one is meant.
        text: the question for people.
        candidates: the answers to choose from, the likeliest first.
        assumed: the answer that the proposal goes by until there is one; None where it leaves
            the column or file aside.
    """

    id: str
    code: str
    file: str
    sheet: str | None
    column: str | None
    text: str
    candidates: tuple[str, ...]
    assumed: str | None = None


def question_id(code: str, file: str, sheet: str | None, column: str | None) -> str:
    """The key of a question: `date_order:exports/deals.csv:Close Date`."""
    place = f"{file}#{sheet}" if sheet else file
    return ":".join(part for part in (code, place, column) if part)
