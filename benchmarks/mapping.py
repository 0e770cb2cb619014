"""How many columns are recognised when their headers are renamed, and in sheets kept by hand."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from renamed import HERE, WAYS, Way, expected, read, renamed

sys.path.insert(0, str(HERE.parent / "tests" / "intake"))

import crm_rows

from enterprise_sales.intake.exports import Export
from enterprise_sales.intake.proposal import propose
from enterprise_sales.intake.recognise import FileProposal
from enterprise_sales.intake.vocabulary import judgement
from enterprise_sales.language import translator

ASIDE = "aside"
BY_HAND = {"sheets_by_hand.yaml": "sheets kept by hand", "sheets_blind.yaml": "unseen sheets"}


@dataclass(frozen=True)
class Looked:
    """One column that was looked at.

    Attributes:
        way: how its header was renamed.
        sheet: the header set or file.
        header: as it was written.
        wanted: the target that is right, or `aside`.
        got: the target that was proposed, or `aside`; with the table where that is wrong.
        confidence: of the proposal.
    """

    way: str
    sheet: str
    header: str
    wanted: str
    got: str
    confidence: float

    @property
    def right(self) -> bool:
        return self.got == self.wanted

    @property
    def misled(self) -> bool:
        """Whether it was mapped wrongly with a confidence that asks for no look."""
        return not self.right and self.got != ASIDE and self.confidence >= judgement("high")


def header_sets() -> Iterator[Looked]:
    """Every column of every header set in every way of renaming."""
    for name, columns in crm_rows.headers().items():
        wanted = expected(name)
        for way in WAYS:
            yield from _of_set(name, columns, wanted, way)


def _of_set(name: str, columns: list[str], wanted: dict[str, object], way: Way) -> Iterator[Looked]:
    headers = renamed(str(wanted["table"]), columns, way)
    rows = crm_rows.rows_of(name, columns)
    targets = list(wanted["columns"].values())  # type: ignore[attr-defined]
    yield from _looked(way.name, name, "export.csv", str(wanted["table"]), headers, targets, rows)


def by_hand(file: str = "sheets_by_hand.yaml") -> Iterator[Looked]:
    """Every column of the sheets that people keep by hand."""
    for one in read(HERE / file):
        headers, targets = list(one["columns"]), list(one["columns"].values())
        yield from _looked(
            BY_HAND[file], one["file"], one["file"], one["table"], headers, targets, one["rows"]
        )


def _looked(
    way: str,
    sheet: str,
    file: str,
    table: str,
    headers: list[str],
    targets: list[str],
    rows: list[list[str]],
) -> Iterator[Looked]:
    found = _proposed(file, headers, rows)
    right = (found.table or "null") == table
    for header, target, one in zip(headers, targets, found.columns, strict=True):
        got = one.target or ASIDE
        if one.target and not right:
            got = f"{found.table}.{one.target}"
        yield Looked(way, sheet, header, target, got, one.confidence)


def _proposed(file: str, headers: list[str], rows: list[list[str]]) -> FileProposal:
    """What the sheet itself is proposed to be, not what is made of it besides."""
    with TemporaryDirectory() as scratch:
        path = Path(scratch) / file
        with path.open("w", encoding="utf-8", newline="") as text:
            csv.writer(text).writerows([headers, *rows])
        files = propose([Export(f"exports/{file}", path)], {}, translator("en")).files
    return next((one for one in files if one.code != "derived"), files[0])


if __name__ == "__main__":
    for one in (*header_sets(), *by_hand(), *by_hand("sheets_blind.yaml")):
        if not one.right:
            print(one)
