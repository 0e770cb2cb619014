"""The reasons of a proposal in words."""

from __future__ import annotations

from enterprise_sales.intake.assign import Match
from enterprise_sales.language import N_, Translator

COLUMNS = {
    "own": N_("our own name for it"),
    "vendor": N_("header of an export of {vendor}"),
    "exact": N_("known header"),
    "stems": N_("known header, its words in other forms"),
    "meaning": N_("synonym of a known header"),
    "alike": N_("spelt nearly like a known header"),
    "answer": N_("as you answered"),
    "vendor_aside": N_("header of an export of {vendor} that has no place in a book"),
    "topic": N_("known header that has no place in a book"),
    "unknown": N_("header that is not known"),
    "weak": N_("only some words of it are known"),
    "contradicted": N_("its cells are not such as the header says"),
    "taken": N_("another column says the same more plainly"),
    "empty": N_("nothing stands in it"),
    "scaled": N_("its amounts are in thousands or millions: write them out in the sheet"),
    "currency": N_("it says in which currency the amounts are"),
    "rows": N_("it says which rows are taken"),
    "unused": N_("not needed beside the other columns"),
    "asked": N_("left aside until the question is answered"),
}
TABLES = {
    "vendor": N_("headers of an export of {vendor}"),
    "headers": N_("what its headers say"),
    "answer": N_("as you answered"),
    "derived": N_("made of the rows of another table"),
    "looked_through": N_("other tables are looked up in it"),
    "unneeded": N_("no other table needs it"),
    "lacking": N_("like {table}, but nothing in it is {missing}"),
    "no_table": N_("nothing in it is a table of a book"),
    "unclear": N_("it may be {table} or {other}"),
}


def of_column(match: Match, vendor: str | None, t: Translator, code: str | None = None) -> str:
    """Why a column is taken for what it is taken for."""
    return t.text(COLUMNS[code or match.code], vendor=vendor or "")
