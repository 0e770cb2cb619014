"""What is proposed for each sheet and column, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
        vendor=reading.vendor,
        confidence=draft.chosen.confidence,
        code=code,
        reason=t.text(reasons.TABLES[code], vendor=reading.vendor or ""),
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
    choices: Sequence[Choice], kept: Sequence[Draft], t: Translator
) -> Iterator[FileProposal]:
    """The proposals for sheets that become no table."""
    used = {draft.chosen.sheet.place for draft in kept}
    looked = {name for draft in kept for name in draft.entry().looked_through}
    for choice in choices:
        if choice.sheet.place not in used:
            yield _aside(choice, looked, t)


def _aside(choice: Choice, looked: set[str], t: Translator) -> FileProposal:
    reading = choice.reading
    code = "looked_through" if choice.sheet.export.name in looked else choice.code
    if choice.chosen is not None and code != "looked_through":
        code = "unneeded" if helps(choice) else "lacking"
    missing = ", ".join(" / ".join(group) for group in reading.lacking)
    words = {"vendor": reading.vendor or "", "table": reading.table, "missing": missing}
    return FileProposal(
        sheet=choice.sheet,
        table=None,
        vendor=reading.vendor,
        confidence=choice.confidence,
        code=code,
        reason=t.text(reasons.TABLES[code], **words),
        columns=tuple(_column(one, {}, set(), reading.vendor, t) for one in reading.columns),
        mapping=None,
    )
