"""How many columns are mapped rightly when their headers are renamed."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from renamed import HERE, WAYS, Way, expected, renamed

sys.path.insert(0, str(HERE.parent / "tests" / "intake"))

import crm_rows

from enterprise_sales.intake.exports import Export
from enterprise_sales.intake.proposal import propose
from enterprise_sales.intake.vocabulary import judgement
from enterprise_sales.language import translator

ASIDE = "aside"


@dataclass(frozen=True)
class Wrong:
    """A column that is not mapped as expected."""

    way: str
    name: str
    header: str
    written: str
    wanted: str
    got: str
    confidence: float
    reason: str


def measured() -> tuple[Counter[str], list[Wrong]]:
    """Columns looked at by way of renaming, and those that are not mapped rightly."""
    whole: Counter[str] = Counter()
    wrong: list[Wrong] = []
    with TemporaryDirectory() as scratch:
        for name, columns in crm_rows.headers().items():
            for way in WAYS:
                found = _wrong(Path(scratch), name, columns, way)
                whole[way.name] += len(columns)
                wrong += found
    return whole, wrong


def _wrong(scratch: Path, name: str, columns: list[str], way: Way) -> list[Wrong]:
    wanted = expected()[name]
    headers = renamed(str(wanted["table"]), columns, way)
    path = scratch / "export.csv"
    path.write_bytes(crm_rows.csv_bytes(headers, crm_rows.rows_of(name, columns)))
    proposal = propose([Export("exports/export.csv", path)], {}, translator("en"))
    own = [one for one in proposal.files if one.code != "derived"]
    found = own[0] if own else proposal.files[0]
    right = found.table == wanted["table"]
    told = list(wanted["columns"].values())  # type: ignore[attr-defined]
    rows = []
    for header, written, target, one in zip(columns, headers, told, found.columns, strict=True):
        got = (
            (one.target or ASIDE) if right or one.target is None else f"{found.table}.{one.target}"
        )
        if got != target:
            rows.append(
                Wrong(way.name, name, header, written, target, got, one.confidence, one.code)
            )
    return rows


def high(wrong: Wrong) -> bool:
    """Whether a wrong column was mapped, and with a confidence that asks for no look."""
    return wrong.got != ASIDE and wrong.confidence >= judgement("high")


if __name__ == "__main__":
    counted, found = measured()
    for one in found:
        print(one)
    for way in counted:
        mine = [one for one in found if one.way == way]
        sure = sum(1 for one in mine if high(one))
        part = 1 - len(mine) / counted[way]
        print(f"{way:35} {part:.1%} right of {counted[way]}, wrong with high confidence {sure}")
    share = 1 - len(found) / counted.total()
    sure = sum(1 for one in found if high(one)) / counted.total()
    print(f"{share:.2%} right of {counted.total()} columns, {sure:.2%} wrong with high confidence")
