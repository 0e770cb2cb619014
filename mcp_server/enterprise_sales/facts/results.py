"""What record_facts returns."""

from __future__ import annotations

from enterprise_sales.analyses.common import DayText, FindingOut, Result


class FactOut(Result):
    """An entry of the dossier.

    Attributes:
        id: for `withdraw`; made of all that the entry says.
        kind: said, note or override.
        key: of the row; null for a new row of a table without a key.
        set: column → value, as it is written.
        source: who and when, or file and line.
        quote: the words of the note.
        reason: why the sources are overridden.
        expires: the last day of an override.
    """

    id: str
    kind: str
    table: str
    key: str | None
    set: dict[str, str]
    source: str
    quote: str | None = None
    reason: str | None = None
    expires: DayText | None = None


class ChangeOut(Result):
    """A field of the book that changes.

    Attributes:
        before: null where the value was unknown, or the row was not there.
        after: null where it becomes unknown, or the row goes.
        source: of the value after, where a dossier states it.
    """

    table: str
    key: str
    column: str
    before: str | None
    after: str | None
    source: str | None


class ValueOut(Result):
    """One of several values of a field.

    Attributes:
        kind: export, dossier, said, note or override.
        id: of the entry that states it.
    """

    value: str
    kind: str
    source: str
    used: bool
    id: str | None = None
    quote: str | None = None


class ConflictOut(Result):
    """A field of which sources state different values, that which is used first."""

    table: str
    key: str
    column: str
    values: tuple[ValueOut, ...]
    used: str
    why: str


class RecordFacts(Result):
    """Result of record_facts.

    Attributes:
        applied: whether it was written; false for a dry run.
        summary: what changes and what to do next, in words.
        dossier: the file inside the book.
        recorded: entries that are, or would be, new.
        withdrawn: entries that are, or would be, taken out.
        facts: all entries of the account as they are, or would be, afterwards.
        changes: fields of the book that change.
        conflicts: all fields of the account of which sources state different values.
        diff: of the dossier, line by line.
    """

    account_id: str
    account_name: str
    as_of: DayText
    playbook: str
    language: str
    dossier: str
    applied: bool
    summary: tuple[str, ...]
    recorded: tuple[FactOut, ...] = ()
    withdrawn: tuple[FactOut, ...] = ()
    facts: tuple[FactOut, ...] = ()
    changes: tuple[ChangeOut, ...] = ()
    conflicts: tuple[ConflictOut, ...] = ()
    diff: str = ""
    findings: tuple[FindingOut, ...] = ()
