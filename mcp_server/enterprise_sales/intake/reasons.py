"""The reasons of a proposal in words."""

from __future__ import annotations

from enterprise_sales.intake.assign import Match
from enterprise_sales.language import N_, Translator

COLUMNS = {
    "vendor": N_("a header of {vendor} exports"),
    "exact": N_("a known header"),
    "stems": N_("a known header in other words of the same roots"),
    "meaning": N_("a synonym of a known header"),
    "alike": N_("spelt nearly like a known header"),
    "values": N_("its values are names of accounts"),
    "answer": N_("as you answered"),
    "vendor_aside": N_("a header of {vendor} exports that has no place in a book"),
    "topic": N_("a known header that has no place in a book"),
    "unknown": N_("an unknown header"),
    "weak": N_("only some words of the header are known"),
    "contradicted": N_("the cells are not such as the header says"),
    "taken": N_("another column says the same more plainly"),
    "empty": N_("the column is empty"),
    "scaled": N_("amounts in thousands or millions: write them out in the sheet"),
    "currency": N_("says in which currency the amounts are"),
    "rows": N_("says which rows are taken"),
    "unused": N_("not needed beside the other columns"),
    "asked": N_("left aside until its question is answered"),
}
TABLES = {
    "vendor": N_("an export of {vendor}, by its headers"),
    "headers": N_("by its headers and cells"),
    "answer": N_("as you answered"),
    "derived": N_("made of the rows of another table"),
    "looked_through": N_("other tables look things up in it"),
    "unneeded": N_("no other table needs it"),
    "lacking": N_("it looks like {table}, but lacks {missing}"),
    "asked": N_("it looks like {table}; a question about it is open"),
    "no_table": N_("it is no table of a book"),
}
VENDORS = {"Bitrix24": N_("Bitrix24"), "1C": N_("1C")}
"""Programs that have a name of their own in another language."""


def vendor_named(vendor: str | None, t: Translator) -> str | None:
    """The program that wrote an export, as its name is written in a language."""
    return t.text(VENDORS[vendor]) if vendor in VENDORS else vendor


def of_column(match: Match, vendor: str | None, t: Translator, code: str | None = None) -> str:
    """Why a column is taken for what it is taken for."""
    return t.text(COLUMNS[code or match.code], vendor=vendor_named(vendor, t) or "")
