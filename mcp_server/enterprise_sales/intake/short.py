"""What import_book answers at first: what needs a look. The rest is there on demand."""

from __future__ import annotations

from collections.abc import Sequence

from enterprise_sales.analyses.common import FindingOut
from enterprise_sales.intake.assumptions import ASSUMED
from enterprise_sales.intake.results import ColumnOut, FileOut, ImportBook, More
from enterprise_sales.intake.vocabulary import judgement

FINDINGS = 20
"""Findings that a short answer holds; presentation only."""
DUPLICATES = 10
"""Companies that may be one in a short answer; presentation only."""


def shortened(whole: ImportBook) -> ImportBook:
    """The answer without sure columns, the whole quality report and the text of `book.yaml`.

    Assumptions stay, and the gravest findings; `more` says how much is left out.
    """
    mapping = tuple(_sure_left_out(one) for one in whole.mapping)
    findings = _first(whole.findings)
    steps = whole.quality_report.next_steps if whole.quality_report else ()
    more = More(
        columns=_columns(whole.mapping) - _columns(mapping),
        findings=len(whole.findings) - len(findings),
        duplicates=len(whole.duplicates[DUPLICATES:]),
        next_steps=len(steps) - len(whole.quality.next_steps if whole.quality else ()),
    )
    return whole.model_copy(
        update={
            "mapping": mapping,
            "findings": findings,
            "duplicates": whole.duplicates[:DUPLICATES],
            "more": more if any(more.model_dump().values()) else None,
            "book_yaml": None,
            "quality_report": None,
        }
    )


def needs_a_look(confidence: float, target: str | None, candidates: Sequence[str]) -> bool:
    """Whether it is not plain what a column is: taken unsurely, or perhaps wrongly left aside."""
    return confidence < judgement("high") and bool(target or candidates)


def _sure_left_out(file: FileOut) -> FileOut:
    looked = file.columns if file.table else ()
    columns = tuple(one for one in looked if _doubtful(one))
    return file.model_copy(update={"columns": columns})


def _doubtful(column: ColumnOut) -> bool:
    return needs_a_look(column.confidence, column.target, column.candidates)


def _columns(mapping: tuple[FileOut, ...]) -> int:
    return sum(len(one.columns) for one in mapping)


def _first(found: tuple[FindingOut, ...]) -> tuple[FindingOut, ...]:
    """Assumptions and the gravest others, in the order in which they stand."""
    assumed = [one for one in found if one.code in ASSUMED]
    others = [one for one in found if one.code not in ASSUMED]
    kept = {id(one) for one in (*assumed, *others[: max(FINDINGS - len(assumed), 0)])}
    return tuple(one for one in found if id(one) in kept)
