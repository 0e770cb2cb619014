"""The rows of one table, settled from its files, the dossiers' lists, and what was stated.

The sources of a row are merged field by field: what one does not know another may fill; where
they differ the order of trust decides, and the difference is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from enterprise_sales.book import problems
from enterprise_sales.book.checks import unique_keys
from enterprise_sales.book.findings import Finding
from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.nearest import hint
from enterprise_sales.book.normalise import KEEP, schema_of
from enterprise_sales.book.settling import Kind, Settling
from enterprise_sales.book.shown_values import shown
from enterprise_sales.book.stated_values import (
    Conflict,
    Stated,
    chosen,
    differing,
    still_said,
    why,
)
from enterprise_sales.book.statements import Statement, key_columns
from enterprise_sales.book.tables import MODELS, columns_of, required_of

NUMBER = f"{KEEP}statement"
"""Which statement a row of typed cells comes from: its place in the list of statements."""
Key = tuple[object, ...]
Row = dict[str, Any]


class Partly(FileMapping):
    """Rows of which each cell may be empty, as another source may fill it."""

    @property
    def made_later(self) -> frozenset[str]:
        """All columns that a whole row must fill."""
        return frozenset(required_of(self.table))


@dataclass(frozen=True)
class Settled:
    """The rows of a table, and what is told of them.

    Attributes:
        rows: whole ones.
        problems: rows that are not, and rows of one source that bear the same key.
        findings: statements that cannot be used.
        conflicts: fields of which sources state different values.
        merged: file → rows of dossiers' lists that became one with a row of a file.
        added: dossier → rows that statements alone make.
        several: whether any row has several sources.
    """

    rows: pl.DataFrame
    problems: list[pl.DataFrame] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    merged: Counter[str] = field(default_factory=Counter)
    added: Counter[str] = field(default_factory=Counter)
    several: bool = False


@dataclass(frozen=True)
class Given:
    """What the rows of a table are made of.

    Attributes:
        table: its name.
        files: typed rows of its files.
        own: typed rows of the dossiers' lists; required cells may be empty.
        said: typed cells of statements, with the column `NUMBER`.
        statements: those that `NUMBER` counts.
        settling: whom to trust.
        currency_of: account id → ISO 4217 code, for amounts in texts.
    """

    table: str
    files: pl.DataFrame
    own: pl.DataFrame
    said: pl.DataFrame
    statements: Sequence[Statement]
    settling: Settling
    currency_of: Mapping[str, str]


def no_statements(table: str) -> pl.DataFrame:
    """The typed cells of no statement."""
    return pl.DataFrame(schema={**schema_of(table), NUMBER: pl.Int64()})


def statement_cells(statements: Sequence[Statement], table: str) -> pl.DataFrame:
    """The cells of statements as a file would give them, one row each."""
    rows = [
        {
            "account_id": one.account_id,
            **one.key,
            **one.cells,
            "_file": one.file,
            "_row": one.line,
            NUMBER: number,
        }
        for number, one in enumerate(statements)
    ]
    texts = {name: pl.String() for name in columns_of(table) if any(name in row for row in rows)}
    schema = {**texts, "_file": pl.String(), "_row": pl.Int64(), NUMBER: pl.Int64()}
    return pl.DataFrame([{name: row.get(name) for name in schema} for row in rows], schema=schema)


def settled(given: Given) -> Settled:
    """The rows of a table, one for each key.

    A row of a file that nothing else speaks of stays as it is. Rows are looked at one by one only
    where several sources speak of them.
    """
    if not MODELS[given.table].key:
        return _added(given)
    return _Settling(given).done()


def _added(given: Given) -> Settled:
    """Rows of a table without a key differ from each other: nothing is merged."""
    schema = list(schema_of(given.table))
    made = Settled(pl.concat([given.files, given.own]).select(schema))
    lacking = [(row, _lacking(row, given.table)) for row in given.said.iter_rows(named=True)]
    whole = [row[NUMBER] for row, names in lacking if not names]
    for row, names in lacking:
        if names:
            made.findings.append(_row_unknown(given.statements[row[NUMBER]], names, ()))
    said = given.said.filter(pl.col(NUMBER).is_in(whole)).select(schema)
    rows = pl.concat([made.rows, said])
    added = Counter(said["_file"])
    return Settled(rows, findings=made.findings, added=added, several=bool(given.statements))


def _lacking(row: Row, table: str) -> list[str]:
    return [name for name in required_of(table) if row[name] is None]


def _row_unknown(one: Statement, lacking: Sequence[str], keys: Sequence[str]) -> Finding:
    key = _text_of(tuple(one.key.values()))
    code = "override_row_unknown" if one.kind == "override" else "entry_row_unknown"
    return Finding(
        code=code,
        severity="error",
        file=one.file,
        table=one.table,
        column=lacking[0] if lacking else None,
        rows=(one.line,),
        left_out=1,
        account_id=one.account_id,
        values={"key": key, "names": ", ".join(lacking), "nearest": hint(key, keys)},
    )


def _text_of(key: Key) -> str:
    return " · ".join(str(cell) for cell in key if cell is not None) or "–"


class _Settling:
    """Settles the rows of one table that has a key."""

    def __init__(self, given: Given) -> None:
        self.given, self.table = given, given.table
        self.key = list(MODELS[given.table].key)
        self.findings: list[Finding] = []
        self.conflicts: list[Conflict] = []
        self.problems: list[pl.DataFrame] = []
        self.merged: Counter[str] = Counter()
        self.added: Counter[str] = Counter()

    def done(self) -> Settled:
        schema = list(schema_of(self.table))
        files, own = self.given.files.select(schema), self.given.own.select(schema)
        keys = self.spoken_of(files, own)
        if keys.is_empty():
            return Settled(self.whole(pl.concat([files, own])), self.problems)
        sources = (self.by_key(files, keys), self.by_key(own, keys), self.stated())
        rows = [row for key in _ordered(sources) if (row := self.row(key, *sources))]
        made = pl.DataFrame(rows, schema=schema_of(self.table), orient="row")
        rest = [self.others(frame, keys) for frame in (files, own)]
        whole = self.whole(pl.concat([*rest, made]))
        told = (self.problems, self.findings, self.conflicts, self.merged, self.added)
        return Settled(whole, *told, several=keys.height > 0)

    def spoken_of(self, files: pl.DataFrame, own: pl.DataFrame) -> pl.DataFrame:
        """The keys of which more than one source speaks."""
        twice = own.select(self.key).join(
            files.select(self.key), on=self.key, how="semi", nulls_equal=True
        )
        said = self.given.said.select(self.key)
        return pl.concat([twice, said]).unique(maintain_order=True)

    def by_key(self, rows: pl.DataFrame, keys: pl.DataFrame) -> dict[Key, Row]:
        found = rows.join(keys, on=self.key, how="semi", nulls_equal=True)
        kept, bad = unique_keys(found, self.table)
        self.problems += bad
        return {self.key_of(row): row for row in kept.iter_rows(named=True)}

    def others(self, rows: pl.DataFrame, keys: pl.DataFrame) -> pl.DataFrame:
        return rows.join(keys, on=self.key, how="anti", nulls_equal=True)

    def stated(self) -> dict[Key, list[tuple[Statement, Row]]]:
        found: dict[Key, list[tuple[Statement, Row]]] = {}
        for row in self.given.said.iter_rows(named=True):
            one = self.given.statements[row[NUMBER]]
            found.setdefault(self.key_of(row), []).append((one, row))
        return found

    def key_of(self, row: Row) -> Key:
        return tuple(row[name] for name in self.key)

    def row(
        self,
        key: Key,
        files: Mapping[Key, Row],
        own: Mapping[Key, Row],
        stated: Mapping[Key, list[tuple[Statement, Row]]],
    ) -> Row | None:
        """One row out of all its sources; None where they do not make a whole one."""
        base: list[tuple[Kind, Row]] = []
        base += [("export", files[key])] if key in files else []
        base += [("dossier", own[key])] if key in own else []
        said = self.of_the_account(base, stated.get(key, []))
        rows = [row for _, row in base] or [row for one, row in said if one.kind != "override"]
        if not rows:
            self.unknown(said, ())
            return None
        made: Row = {name: rows[0].get(name) for name in schema_of(self.table)}
        account = made.get("account_id")
        found: list[Conflict] = []
        for name in columns_of(self.table):
            if name not in self.key and name != "account_id":
                values = list(_values(self.table, name, base, said, self.currency(account)))
                made[name] = self.value(name, key, account, values, found)
        lacking = _lacking(made, self.table)
        if lacking and not base:
            self.unknown(said, lacking)
            return None
        self.conflicts += found
        self.merged.update(row["_file"] for _, row in base[1:])
        self.added.update([] if base else [made["_file"]])
        return made

    def of_the_account(
        self, base: Sequence[tuple[Kind, Row]], said: Sequence[tuple[Statement, Row]]
    ) -> list[tuple[Statement, Row]]:
        """Without statements in the dossier of another account than the row's."""
        first = [row["account_id"] for _, row in base if "account_id" in row]
        owner = first[0] if first else (said[0][0].account_id if said else None)
        strange = [one for one, _ in said if one.account_id != owner]
        self.findings += [_other_account(one, str(owner)) for one in strange]
        return [pair for pair in said if pair[0] not in strange]

    def unknown(self, said: Sequence[tuple[Statement, Row]], lacking: Sequence[str]) -> None:
        names = lacking or [n for n in required_of(self.table) if n not in self.key]
        for one, _ in said:
            known = self.known_keys(one.account_id)
            self.findings.append(_row_unknown(one, [n for n in names if n != "account_id"], known))

    def known_keys(self, account: str) -> list[str]:
        name = key_columns(self.table)[-1]
        rows = pl.concat(
            [self.given.files.select("account_id", name), self.given.own.select("account_id", name)]
        )
        own = rows.filter(pl.col("account_id") == account)[name].drop_nulls()
        return [str(cell) for cell in own.unique().sort()]

    def currency(self, account: object) -> str | None:
        return self.given.currency_of.get(str(account))

    def value(
        self,
        name: str,
        key: Key,
        account: object,
        stated: list[Stated],
        found: list[Conflict],
    ) -> object:
        """The value of one field; a difference is added to `found`."""
        if not stated:
            return None
        now = still_said(stated)
        used = chosen(self.table, now, self.given.settling)
        values = differing(used, now)
        if len(values) > 1:
            reason = why(self.table, values, self.given.settling)
            owner = None if account is None else str(account)
            found.append(Conflict(self.table, name, _text_of(key), owner, values, reason))
        return used.value

    def whole(self, rows: pl.DataFrame) -> pl.DataFrame:
        """The rows whose required cells are filled; the others are told as left out."""
        for name in required_of(self.table):
            empty = rows.filter(pl.col(name).is_null())
            if empty.height:
                self.problems.append(
                    problems.of_rows(empty, self.table, name, "cell_missing", left_out=True)
                )
        return rows.drop_nulls(list(required_of(self.table)))


def _ordered(sources: Sequence[Mapping[Key, Any]]) -> list[Key]:
    keys = {key for source in sources for key in source}
    return sorted(keys, key=lambda key: tuple(str(cell) for cell in key))


def _values(
    table: str,
    name: str,
    base: Sequence[tuple[Kind, Row]],
    said: Sequence[tuple[Statement, Row]],
    currency: str | None,
) -> Iterator[Stated]:
    for kind, row in base:
        if row.get(name) is not None:
            place = f"{row['_file']}:{row['_row']}"
            text = shown(row[name], table, name, currency)
            yield Stated(row[name], text, kind, place, None, int(row["_row"]))
    for one, row in said:
        if name in one.cells and row[name] is not None:
            text = shown(row[name], table, name, currency)
            yield Stated(row[name], text, one.kind, one.place, one.on, one.line, one)


def _other_account(one: Statement, other: str) -> Finding:
    return Finding(
        code="entry_other_account",
        severity="error",
        file=one.file,
        table=one.table,
        rows=(one.line,),
        left_out=1,
        account_id=one.account_id,
        values={"key": _text_of(tuple(one.key.values())), "other": other},
    )
