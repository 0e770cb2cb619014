"""Names of companies that are nearly those of accounts: proposed to the person, never taken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Self

import polars as pl

from enterprise_sales.book.made_cells import ids_of
from enterprise_sales.book.mapping_links import Lookup
from enterprise_sales.book.names import spoken
from enterprise_sales.book.typing_cells import clean_text
from enterprise_sales.intake.account_links import id_role, name_column
from enterprise_sales.intake.draft import Chosen, Draft, Sources
from enterprise_sales.intake.questions import Question, question_id
from enterprise_sales.intake.vocabulary import judgement
from enterprise_sales.language import Translator

NONE = "none"
"""The answer that a name is no account."""
OFFERED = 3
"""Accounts offered for a name; presentation only."""
LOOKED_AT = 300
"""Unknown names of a column that are compared, the most frequent first; a technical limit."""


def propose_names(drafts: Iterable[Draft], sources: Sources) -> None:
    """Ask about the names that are nearly those of an account, and go by what was answered.

    What the person confirms stands in `book.yaml` under `names`; any other name leads nowhere, and
    its rows are left out and told when the book is read.
    """
    accounts = Names.of(sources)
    for draft in drafts:
        for target, lookup in list(draft.lookups.items()):
            if lookup.table == "accounts" and lookup.by == "name":
                draft.lookups[target] = _asked(draft, lookup, accounts, sources)


@dataclass(frozen=True)
class Names:
    """The names of all accounts.

    Attributes:
        known: as they are spoken.
        written: those that lead to one account as they are written, in a stable order.
        several: those that are spoken alike and lead to different accounts, as they are written.
    """

    known: frozenset[tuple[str, ...]]
    written: tuple[str, ...]
    several: Mapping[tuple[str, ...], tuple[str, ...]]

    @classmethod
    def of(cls, sources: Sources) -> Self:
        """The names in all sheets of accounts, else in the one that accounts are taken from."""
        source = sources.account_source
        ids: dict[str, set[str]] = {}
        for one in sources.of("accounts") or ((source,) if source else ()):
            for name, key in _named(one):
                ids.setdefault(name, set()).add(key)
        sure = sorted(name for name, led in ids.items() if len(led) == 1)
        alike: dict[tuple[str, ...], list[str]] = {}
        for name in sure:
            alike.setdefault(spoken(name), []).append(name)
        several = {
            said: tuple(names)
            for said, names in alike.items()
            if len(set().union(*(ids[name] for name in names))) > 1
        }
        return cls(frozenset(spoken(name) for name in ids), tuple(sure), several)

    @cached_property
    def _keys(self) -> list[str]:
        return [_latin(name) for name in self.written]

    def near(self, name: str) -> tuple[str, ...]:
        """The accounts whose names are nearly this one, the nearest first.

        They are compared as they are spoken and in Latin letters: `Стальгор` is near `Stalgor`.
        """
        from rapidfuzz import fuzz, process

        found = process.extract(
            _latin(name),
            self._keys,
            scorer=fuzz.token_sort_ratio,
            limit=OFFERED,
            score_cutoff=100 * judgement("name_least"),
        )
        return tuple(self.written[place] for _, _, place in found)


def _named(accounts: Chosen) -> Iterable[tuple[str, str]]:
    """The names of a sheet, each with the id beside it, else with the one that is made of it."""
    name, role = name_column(accounts), id_role(accounts)
    if name is None:
        return ()
    key = clean_text(str(accounts.column(role))) if role else pl.lit(None, pl.String)
    cells = accounts.sheet.cells.select(clean_text(name).alias("name"), key.alias("key"))
    known = cells.drop_nulls("name").unique()
    if role:
        # Without an id beside it a name stands for itself.
        return known.select("name", pl.coalesce("key", "name")).iter_rows()
    return known.select("name", ids_of(known["name"]).alias("key")).iter_rows()


def _latin(name: str) -> str:
    from slugify import slugify

    return slugify(" ".join(spoken(name)), separator=" ")


def _texts(cells: pl.DataFrame, column: str) -> pl.DataFrame:
    """The different texts of a column with how often they stand there, most frequent first."""
    texts = cells.select(clean_text(column).alias("text")).drop_nulls()
    counted = texts.group_by("text").agg(pl.len().alias("count"))
    return counted.sort("count", "text", descending=[True, False])


def _asked(draft: Draft, lookup: Lookup, accounts: Names, sources: Sources) -> Lookup:
    names = {}
    doubtful = _doubtful(draft, lookup.column, accounts)
    for row in doubtful[: int(judgement("names_asked"))]:
        question = _question(draft, lookup.column, row, accounts, sources)
        answer = sources.answers.get(question.id)
        if answer is None:
            draft.questions.append(question)
        elif answer != NONE:
            names[row[0]] = answer
    return lookup.model_copy(update={"names": names}) if names else lookup


def _doubtful(draft: Draft, column: str, accounts: Names) -> list[tuple[str, int, tuple[str, ...]]]:
    """The names that lead to no one account, how often they stand there, and whose they may be.

    A name that is written just as that of one account is that account's.
    """
    texts = list(_texts(draft.chosen.sheet.cells, column).iter_rows())
    unknown = [row for row in texts if spoken(row[0]) not in accounts.known][:LOOKED_AT]
    found = [(text, count, accounts.near(text)) for text, count in unknown]
    alike = [(text, count, accounts.several.get(spoken(text), ())) for text, count in texts]
    found += [(text, count, names) for text, count, names in alike if text not in names]
    return sorted((one for one in found if one[2]), key=lambda one: (-one[1], one[0]))


def _question(
    draft: Draft,
    column: str,
    row: tuple[str, int, tuple[str, ...]],
    accounts: Names,
    sources: Sources,
) -> Question:
    name, count, offered = row
    sheet = draft.chosen.sheet
    file = sheet.export.name
    key = f"{question_id('same_company', file, sheet.sheet, column)}:{name}"
    known = spoken(name) in accounts.known
    text = (_ask_which if known else _ask_whose)(sources.t, count, name, file, column)
    return Question(key, "same_company", file, sheet.sheet, column, text, (*offered, NONE), NONE)


def _ask_whose(t: Translator, count: int, name: str, file: str, column: str) -> str:
    return t.plural(
        "No account is called “{name}”, as {n} row of {file} has it in “{column}”. Is it one of"
        " these, or none of them (none)?",
        "No account is called “{name}”, as {n} rows of {file} have it in “{column}”. Is it one of"
        " these, or none of them (none)?",
        count,
        name=name,
        file=file,
        column=column,
    )


def _ask_which(t: Translator, count: int, name: str, file: str, column: str) -> str:
    return t.plural(
        "Several accounts may be called “{name}”, as {n} row of {file} has it in “{column}”. Which"
        " of these is it, or none of them (none)?",
        "Several accounts may be called “{name}”, as {n} rows of {file} have it in “{column}”."
        " Which of these is it, or none of them (none)?",
        count,
        name=name,
        file=file,
        column=column,
    )
