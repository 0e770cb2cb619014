"""A proposal as a result for people and programs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from difflib import unified_diff

from enterprise_sales.analyses.findings_out import findings_out
from enterprise_sales.book.stated_values import REASONS, Conflict, Stated
from enterprise_sales.book.statements import Statement
from enterprise_sales.facts.changes import NO_KEY, changes
from enterprise_sales.facts.proposal import Proposal
from enterprise_sales.facts.results import ConflictOut, FactOut, RecordFacts, ValueOut
from enterprise_sales.language import Translator

ABOVE = 3
"""Lines around a difference, as diff shows them."""


def report(
    found: Proposal, account_id: str, as_of: date, playbook: str, t: Translator, *, applied: bool
) -> RecordFacts:
    """The result.

    Args:
        found: what was or would be written.
        account_id: an account of the book.
        as_of: the date on which overrides are judged.
        playbook: that decided between sources.
        t: the language of the texts.
        applied: whether it was written.
    """
    conflicts = [one for one in found.after.conflicts if one.account_id == account_id]
    return RecordFacts(
        account_id=account_id,
        account_name=found.after.names[account_id],
        as_of=as_of.isoformat(),
        playbook=playbook,
        language=t.language,
        dossier=found.home.name,
        applied=applied,
        summary=tuple(_summary(found, len(conflicts), t, applied=applied)),
        recorded=tuple(fact_out(one) for one in found.recorded),
        withdrawn=tuple(fact_out(one) for one in found.withdrawn),
        facts=tuple(fact_out(one) for one in found.statements),
        changes=changes(found, account_id),
        conflicts=tuple(_conflict(one, t) for one in conflicts),
        diff=_diff(found),
        findings=findings_out(found.after.findings_of(account_id), t),
    )


def fact_out(one: Statement) -> FactOut:
    """One entry."""
    key = " · ".join(cell for name, cell in one.key.items() if name != "account_id")
    whole = key or (one.key.get("account_id") if one.key else None)
    return FactOut(
        id=one.id,
        kind=one.kind,
        table=one.table,
        key=whole,
        set=dict(one.cells),
        source=one.place,
        quote=one.source.get("quote"),
        reason=one.source.get("reason"),
        expires=one.expires.isoformat() if one.expires else None,
    )


def _conflict(one: Conflict, t: Translator) -> ConflictOut:
    return ConflictOut(
        table=one.table,
        key=one.key or NO_KEY,
        column=one.column,
        values=tuple(_value(stated, used=not place) for place, stated in enumerate(one.stated)),
        used=one.stated[0].text,
        why=t.text(REASONS[one.why]),
    )


def _value(one: Stated, *, used: bool) -> ValueOut:
    return ValueOut(
        value=one.text,
        kind=one.kind,
        source=one.place,
        used=used,
        id=one.statement.id if one.statement else None,
        quote=one.statement.source.get("quote") if one.statement else None,
    )


def _diff(found: Proposal) -> str:
    """The difference as `diff -u` shows it; a file that is new has no former name."""
    was, now = ((data or b"").decode("utf-8-sig") for data in (found.was, found.now))
    names = (found.home.name if found.was is not None else "/dev/null", found.home.name)
    lines = unified_diff(was.splitlines(), now.splitlines(), *names, n=ABOVE, lineterm="")
    return "\n".join(lines)


def _summary(found: Proposal, conflicts: int, t: Translator, *, applied: bool) -> Iterator[str]:
    new, gone = len(found.recorded), len(found.withdrawn)
    if found.repeated:
        yield t.plural(
            "{n} entry is on record already and is not written twice.",
            "{n} entries are on record already and are not written twice.",
            found.repeated,
        )
    if not new and not gone:
        yield t.text("Nothing changes.")
    elif applied:
        yield t.text("Written into {file}.", file=found.home.name)
    else:
        yield t.text(
            "Nothing is written yet. Show the difference, then call again with apply set to true."
        )
    if conflicts:
        yield t.plural(
            "{n} field of this account is stated differently by its sources; each document of the"
            " account says so.",
            "{n} fields of this account are stated differently by their sources; each document of"
            " the account says so.",
            conflicts,
        )
