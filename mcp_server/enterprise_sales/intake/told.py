"""What is proposed for each sheet and column, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from enterprise_sales.book.tables import MODELS, required_of
from enterprise_sales.intake import reasons
from enterprise_sales.intake.assign import Match
from enterprise_sales.intake.choose import Choice, helps
from enterprise_sales.intake.draft import Draft
from enterprise_sales.intake.recognise import ColumnProposal, FileProposal
from enterprise_sales.language import Translator


def told(draft: Draft, t: Translator) -> FileProposal:
    """The proposal for a sheet that becomes a table."""
    reading = draft.chosen.reading
    own = draft.table == reading.table
    code = ("vendor" if reading.vendor else "headers") if own else "derived"
    targets = draft.targets()
    asked = {question.column for question in draft.questions}
    return FileProposal(
        sheet=draft.chosen.sheet,
        table=draft.table,
        vendor=reasons.vendor_named(reading.vendor, t),
        confidence=draft.chosen.confidence,
        code=code,
        reason=t.text(reasons.TABLES[code], vendor=reasons.vendor_named(reading.vendor, t) or ""),
        columns=tuple(_column(one, targets, asked, reading.vendor, t) for one in reading.columns),
        mapping=draft.entry(),
    )


def _column(
    match: Match,
    targets: dict[str, str],
    asked: set[str | None],
    vendor: str | None,
    t: Translator,
) -> ColumnProposal:
    name = match.shape.name
    target = targets.get(name)
    code = match.code
    if target is None and match.role is not None:
        code = _unused(match, name, asked)
    return ColumnProposal(
        column=name,
        target=target,
        confidence=match.score,
        code=code,
        reason=reasons.of_column(match, vendor, t, code),
        candidates=match.others,
    )


def _unused(match: Match, name: str, asked: set[str | None]) -> str:
    if name in asked:
        return "asked"
    if match.role == "currency":
        return "currency"
    return "rows" if match.role in ("outcome", "closed", "won") else "unused"


def aside(
    choices: Sequence[Choice], drafts: Sequence[Draft], kept: Sequence[Draft], t: Translator
) -> Iterator[FileProposal]:
    """The proposals for sheets that become no table, or not the one that they are.

    Args:
        choices: what every sheet is taken for.
        drafts: every entry that was begun.
        kept: those that are complete.
        t: the language of the reasons.
    """
    used = {draft.chosen.sheet.place for draft in kept}
    own = {(draft.chosen.sheet.place, draft.table) for draft in kept}
    begun = {(draft.chosen.sheet.place, draft.table): draft for draft in drafts}
    looked = {name for draft in kept for name in draft.entry().looked_through}
    for choice in choices:
        key = (choice.sheet.place, choice.reading.table)
        unfinished = begun.get(key) if key not in own else None
        if choice.sheet.place not in used or unfinished:
            yield _aside(choice, looked, unfinished, t)


def _aside(
    choice: Choice, looked: set[str], unfinished: Draft | None, t: Translator
) -> FileProposal:
    reading = choice.reading
    code = _code(choice, looked, unfinished)
    missing = [" / ".join(group) for group in reading.lacking]
    missing += unfilled(unfinished) if unfinished else []
    words = {"vendor": reasons.vendor_named(reading.vendor, t) or "", "table": reading.table}
    asked = {one.column for one in unfinished.questions} if unfinished else set()
    return FileProposal(
        sheet=choice.sheet,
        table=None,
        vendor=reasons.vendor_named(reading.vendor, t),
        confidence=choice.confidence,
        code=code,
        reason=t.text(reasons.TABLES[code], **words, missing=", ".join(missing)),
        columns=tuple(_column(one, {}, asked, reading.vendor, t) for one in reading.columns),
        mapping=None,
    )


def _code(choice: Choice, looked: set[str], unfinished: Draft | None) -> str:
    if choice.sheet.export.name in looked:
        return "looked_through"
    if unfinished is not None:
        return "asked" if unfinished.questions else "lacking"
    return "unneeded" if helps(choice) else choice.code


def unfilled(draft: Draft) -> list[str]:
    """The columns that every row must fill and nothing fills."""
    made = MODELS[draft.table].key if draft.windows else ()
    names = required_of(draft.table)
    return [name for name in names if not draft.fills(name) and name not in made]
