"""Names of companies that are nearly those of accounts: proposed to the person, never taken."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Self

import polars as pl

from enterprise_sales.book.mapping_links import Lookup
from enterprise_sales.book.names import spoken
from enterprise_sales.book.typing_cells import clean_text
from enterprise_sales.intake.account_links import name_column
from enterprise_sales.intake.draft import Draft, Sources
from enterprise_sales.intake.questions import Question, question_id
from enterprise_sales.intake.vocabulary import judgement

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
        single: those that lead to one account each, in a stable order.
    """

    known: frozenset[tuple[str, ...]]
    single: tuple[str, ...]

    @classmethod
    def of(cls, sources: Sources) -> Self:
        """The names in all sheets of accounts, else in the one that accounts are taken from."""
        source = sources.account_source
        listed = sources.of("accounts") or ((source,) if source else ())
        said: dict[tuple[str, ...], set[str]] = {}
        for one in listed:
            column = name_column(one)
            for name in _texts(one.sheet.cells, column)["text"] if column else ():
                said.setdefault(spoken(name), set()).add(name)
        single = sorted(name for names in said.values() for name in names if len(names) == 1)
        return cls(frozenset(said), tuple(single))

    @cached_property
    def _keys(self) -> list[str]:
        return [_latin(name) for name in self.single]

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
        return tuple(self.single[place] for _, _, place in found)


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
    nearly = _nearly(draft, lookup.column, accounts)
    for text, count, near in nearly[: int(judgement("names_asked"))]:
        question = _question(draft, lookup.column, text, count, (*near, NONE), sources)
        answer = sources.answers.get(question.id)
        if answer is None:
            draft.questions.append(question)
        elif answer != NONE:
            names[text] = answer
    return lookup.model_copy(update={"names": names}) if names else lookup


def _nearly(draft: Draft, column: str, accounts: Names) -> list[tuple[str, int, tuple[str, ...]]]:
    """The names that are no account's but nearly one's, how often they stand there, and whose."""
    texts = _texts(draft.chosen.sheet.cells, column).iter_rows()
    unknown = [row for row in texts if spoken(row[0]) not in accounts.known][:LOOKED_AT]
    found = [(text, count, accounts.near(text)) for text, count in unknown]
    return [one for one in found if one[2]]


def _question(
    draft: Draft, column: str, name: str, count: int, candidates: tuple[str, ...], sources: Sources
) -> Question:
    sheet = draft.chosen.sheet
    file = sheet.export.name
    key = f"{question_id('same_company', file, sheet.sheet, column)}:{name}"
    text = sources.t.plural(
        "No account is called “{name}”, as {n} row of {file} has it in “{column}”. Is it one of"
        " these, or none of them (none)?",
        "No account is called “{name}”, as {n} rows of {file} have it in “{column}”. Is it one of"
        " these, or none of them (none)?",
        count,
        name=name,
        file=file,
        column=column,
    )
    return Question(key, "same_company", file, sheet.sheet, column, text, candidates, NONE)
