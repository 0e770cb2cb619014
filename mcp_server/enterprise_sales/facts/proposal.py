"""A dossier as it would be with facts added or taken back, and the book that would be read."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from enterprise_sales.book.book import Book
from enterprise_sales.book.findings import BookError, Finding
from enterprise_sales.book.folder import Contents, contents_of
from enterprise_sales.book.load import load_book, read_book
from enterprise_sales.book.settling import Settling
from enterprise_sales.book.statements import LISTS, Statement, statement_of
from enterprise_sales.book.yaml_file import Block
from enterprise_sales.facts.dossier_text import front_of, with_entries, without_entries
from enterprise_sales.facts.entry_text import clean, entry_text
from enterprise_sales.facts.homes import Home, home_of

Entry = Mapping[str, Any]


@dataclass(frozen=True)
class Wish:
    """What is asked for.

    Attributes:
        account_id: an account of the book.
        account_name: for a dossier that is made anew.
        entries: list of the dossier → entries to add, every scalar a text.
        withdraw: ids of entries to take out.
    """

    account_id: str
    account_name: str
    entries: Mapping[str, Sequence[Entry]]
    withdraw: Sequence[str]


@dataclass(frozen=True)
class Proposal:
    """What would be written.

    Attributes:
        home: the dossier.
        was: its bytes; None where there is none yet.
        now: its bytes as they would be.
        recorded: new entries.
        withdrawn: entries that go.
        repeated: how many entries are on record already.
        before: the book as it is.
        after: the book as it would be.
        new_errors: what would be wrong with the account that is not wrong now.
        asked: line of a new entry → its list and its number in what was asked for.
    """

    home: Home
    was: bytes | None
    now: bytes | None
    recorded: tuple[Statement, ...]
    withdrawn: tuple[Statement, ...]
    repeated: int
    before: Book
    after: Book
    new_errors: tuple[Finding, ...]
    asked: Mapping[int, str]

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All entries of the dossier as it would be."""
        return tuple(one for one in self.after.statements if one.file == self.home.name)


class WrongEntriesError(Exception):
    """Entries that cannot be taken.

    Attributes:
        findings: number of the entry in what was asked for, from 1, with its list, and what is
            wrong with it.
    """

    def __init__(self, findings: Sequence[tuple[str, Finding]]) -> None:
        super().__init__(str(len(findings)))
        self.findings = tuple(findings)


class NotOnRecordError(Exception):
    """Ids that no entry of the account has.

    Attributes:
        ids: those asked for.
        known: those on record.
    """

    def __init__(self, ids: Sequence[str], known: Sequence[str]) -> None:
        super().__init__(", ".join(ids))
        self.ids, self.known = tuple(ids), tuple(known)


def proposal(folder: Path, wish: Wish, settling: Settling) -> Proposal:
    """What would be written into the book at `folder`; nothing is written.

    Raises:
        WrongEntriesError: an entry has not the form of one.
        NotOnRecordError: an id to withdraw is unknown.
        UnclearListError: the dossier's list cannot be changed without touching the rest.
        OutsideError: the dossier is a link that leads out of the book.
        BookError: the book or the dossier cannot be read.
    """
    contents = contents_of(folder)
    home = home_of(contents, wish.account_id)
    was = home.path.read_bytes() if home.path.is_file() else None
    before = load_book(folder, settling)
    present = [one for one in before.statements if one.file == home.name]
    named = _checked(wish, home.name)
    wanted = [one for _, one in named]
    known = {one.id for one in present}
    new = list({one.id: one for one in wanted if one.id not in known}.values())
    gone = _withdrawn(wish, present)
    now = was
    if new or gone:
        now = _written(_begun(was, wish), home.name, new, {one.id for one in gone})
    after = before if now is None or now == was else _read(contents, home, now, settling)
    stands = {one.id: one for one in after.statements if one.file == home.name}
    return Proposal(
        home=home,
        was=was,
        now=now,
        recorded=tuple(stands.get(one.id, one) for one in new),
        withdrawn=tuple(gone),
        repeated=len(wanted) - len(new),
        before=before,
        after=after,
        new_errors=_new_errors(before, after, wish.account_id),
        asked={stands[one.id].line: place for place, one in named if one.id in stands},
    )


def _checked(wish: Wish, file: str) -> list[tuple[str, Statement]]:
    made: list[tuple[str, Statement]] = []
    wrong: list[tuple[str, Finding]] = []
    for listed, entries in wish.entries.items():
        for number, entry in enumerate(entries, start=1):
            found = statement_of(entry, listed, file, 0, wish.account_id)
            if isinstance(found, Statement):
                made.append((f"{listed} {number}", found))
            else:
                wrong += [(f"{listed} {number}", finding) for finding in found]
    if wrong:
        raise WrongEntriesError(wrong)
    return made


def _withdrawn(wish: Wish, present: Sequence[Statement]) -> list[Statement]:
    known = {one.id for one in present}
    strange = [one for one in wish.withdraw if one not in known]
    if strange:
        raise NotOnRecordError(strange, sorted(known))
    return [one for one in present if one.id in wish.withdraw]


def _begun(was: bytes | None, wish: Wish) -> bytes:
    """The dossier with a frontmatter; notes without one stay below it as they are."""
    front = entry_text({"account_id": wish.account_id}).strip("{}")
    if was is None:
        return f"---\n{front}\n---\n\n# {clean(wish.account_name)}\n".encode()
    if front_of(was, "") is None:
        notes = was.removeprefix(BOM_UTF8)
        return was[: len(was) - len(notes)] + f"---\n{front}\n---\n".encode() + notes
    return was


def _written(data: bytes, name: str, new: Sequence[Statement], gone: set[str]) -> bytes:
    for listed in LISTS:
        front = front_of(data, name)
        if front is None:
            raise BookError("frontmatter_open", file=name)
        out = [place for place, one in enumerate(_ids(front.content, listed, name)) if one in gone]
        if out:
            data = front.encoded(without_entries(front, listed, out))
            front = front_of(data, name)
        texts = [entry_text(entry_of(one)) for one in new if one.listed == listed]
        if texts and front:
            data = front.encoded(with_entries(front, listed, texts))
    return data


def _ids(content: Any, listed: str, name: str) -> list[str | None]:
    """The ids of the entries of a list, in their order; None for what is no entry."""
    if not isinstance(content, Block):
        return []
    account = str(content.get("account_id") or Path(name).stem)
    found: list[str | None] = []
    for entry in content.get(listed) or []:
        made = statement_of(entry, listed, name, 0, account) if isinstance(entry, dict) else None
        found.append(made.id if isinstance(made, Statement) else None)
    return found


def entry_of(one: Statement) -> dict[str, Any]:
    """The entry as it is written: the key as one text where it is one column."""
    own = {name: cell for name, cell in one.key.items() if name != "account_id"}
    key: dict[str, Any] = {}
    if own:
        key = {"key": own if len(own) > 1 or len(one.named) > 1 else next(iter(own.values()))}
    source = {name: one.source[name] for name in LISTS[one.listed] if name in one.source}
    return {"table": one.table, **key, "set": dict(one.cells), **source}


def _read(contents: Contents, home: Home, data: bytes, settling: Settling) -> Book:
    """The book with another dossier in the place of the one that is there."""
    with TemporaryDirectory() as scratch:
        path = Path(scratch) / home.path.name
        path.write_bytes(data)
        dossiers = tuple(sorted({*contents.dossiers, home.path}))
        places = {**contents.places, home.name: path}
        return read_book(replace(contents, dossiers=dossiers, places=places), settling)


def _new_errors(before: Book, after: Book, account_id: str) -> tuple[Finding, ...]:
    known = {_sign(one) for one in before.findings_of(account_id)}
    found = after.findings_of(account_id)
    return tuple(one for one in found if one.severity == "error" and _sign(one) not in known)


def _sign(one: Finding) -> object:
    """A finding whatever its line, which moves with what stands above."""
    return one.code, one.file, one.table, one.column, one.excerpt, one.left_out, *one.values.items()
