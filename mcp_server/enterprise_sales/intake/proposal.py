"""Exports → a proposal of `book.yaml`, with questions where the files do not tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from enterprise_sales.book.findings import Finding, in_order
from enterprise_sales.book.mapping import NO_TABLE, BookMapping, FileMapping
from enterprise_sales.book.tables import MODELS
from enterprise_sales.intake.choose import choose, with_accounts
from enterprise_sales.intake.completing import complete
from enterprise_sales.intake.derived import derived
from enterprise_sales.intake.draft import Chosen, Draft, Sources
from enterprise_sales.intake.duplicates import Duplicate, duplicates
from enterprise_sales.intake.entries import draft_of
from enterprise_sales.intake.exports import Export
from enterprise_sales.intake.flags import flag_checks
from enterprise_sales.intake.links import propose_names
from enterprise_sales.intake.money import currency_column, currency_of
from enterprise_sales.intake.orders import by_category
from enterprise_sales.intake.questions import Question
from enterprise_sales.intake.recognise import FileProposal
from enterprise_sales.intake.sheets import Sheet, sheets_of
from enterprise_sales.intake.told import aside, told, unfilled
from enterprise_sales.intake.worth import worth_unused
from enterprise_sales.language import Translator


@dataclass(frozen=True)
class Proposal:
    """What the exports would be read as.

    Attributes:
        files: every sheet with what it is read as; a sheet read as several tables stands there
            once for each of them.
        mapping: the `book.yaml` that follows.
        questions: what only the person knows.
        duplicates: companies that may be one (see `intake.duplicates`).
        findings: files and cells that were left aside, and what was assumed.
    """

    files: tuple[FileProposal, ...]
    mapping: BookMapping
    questions: tuple[Question, ...]
    duplicates: tuple[Duplicate, ...]
    findings: tuple[Finding, ...]


def propose(
    exports: Sequence[Export],
    answers: Mapping[str, str],
    t: Translator,
    known: Sequence[Export] = (),
) -> Proposal:
    """What the exports are, sheet by sheet, and the mapping that follows.

    Args:
        exports: the files.
        answers: question id → the candidate that the person chose.
        t: the language of reasons and questions.
        known: files of the book that have their entries already: the others are linked to them.
    """
    sheets, findings = _sheets([*exports, *known])
    choices = complete([choose(sheet, answers, t) for sheet in sheets], answers, t)
    choices = with_accounts(choices, t)
    sources = Sources(tuple(one.chosen for one in choices if one.chosen), answers, t)
    drafts = [*(draft_of(one, sources) for one in _own(sources)), *derived(sources)]
    propose_names(drafts, sources)
    kept = [draft for draft in drafts if not unfilled(draft)]
    currency, asked = currency_of(sheets, sources)
    for draft in kept:
        currency_column(draft)
    files = [*(told(draft, t) for draft in kept), *aside(choices, drafts, kept, t)]
    entries = [*_in_reading_order(one.mapping for one in files if one.mapping)]
    entries += _looked_through(sources, entries)
    whole = Proposal(
        files=tuple(sorted(files, key=lambda one: (*one.sheet.place, one.table or ""))),
        mapping=BookMapping(
            currency=currency,
            reporting_currency=currency,
            files=tuple(entries),
            flag_checks=tuple(flag_checks(choices)),
        ),
        questions=_questions(choices, drafts, asked),
        duplicates=duplicates(sources),
        findings=tuple(in_order([*findings, *_told(kept), *worth_unused(sources, kept)])),
    )
    return _without(whole, {one.name for one in known}) if known else whole


def _without(whole: Proposal, known: set[str]) -> Proposal:
    """The proposal without what it says of files that have their entries already."""
    entries = tuple(one for one in whole.mapping.files if one.file not in known)
    return replace(
        whole,
        files=tuple(one for one in whole.files if one.sheet.export.name not in known),
        mapping=whole.mapping.model_copy(update={"files": entries}),
        questions=tuple(one for one in whole.questions if one.file not in known),
        findings=tuple(one for one in whole.findings if one.file not in known),
    )


def _told(drafts: Sequence[Draft]) -> Iterator[Finding]:
    return (finding for draft in drafts for finding in draft.findings)


def _sheets(exports: Sequence[Export]) -> tuple[list[Sheet], list[Finding]]:
    sheets: list[Sheet] = []
    findings: list[Finding] = []
    for export in sorted(exports, key=lambda one: one.name):
        found, lost = sheets_of(export)
        sheets += found
        findings += lost
    return sheets, findings


def _own(sources: Sources) -> Iterator[Chosen]:
    """Sheets that are a table of a book as they stand."""
    aside = sources.of("products") if by_category(sources) else ()
    return (one for one in sources.chosen if one.reading.table in MODELS and one not in aside)


def _in_reading_order(entries: Iterable[FileMapping]) -> list[FileMapping]:
    order = list(MODELS)
    return sorted(entries, key=lambda one: (order.index(one.table), one.file, one.sheet or ""))


def _looked_through(sources: Sources, entries: Sequence[FileMapping]) -> Iterator[FileMapping]:
    """Files that only lookups need, as they are to be read."""
    own = {(one.file, one.sheet) for one in entries}
    asked = {name for one in entries for name in one.looked_through}
    for chosen in sources.chosen:
        options = chosen.sheet.options
        if options.file in asked and (options.file, options.sheet) not in own:
            yield options.model_copy(update={"table": NO_TABLE})


def _questions(
    choices: Sequence[Any], drafts: Sequence[Draft], asked: Sequence[Question]
) -> tuple[Question, ...]:
    found = [*(q for one in choices for q in one.questions), *asked]
    found += [question for draft in drafts for question in draft.questions]
    once = {question.id: question for question in found}
    return tuple(once[name] for name in sorted(once))
