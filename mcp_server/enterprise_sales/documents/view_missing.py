"""What is missing and what it would unlock; problems of the data that matter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from enterprise_sales.analyses.common import AccountResult, Documented, FindingOut, Missing
from enterprise_sales.book.tables import MODELS, columns_of
from enterprise_sales.documents.unlocks import unlocked
from enterprise_sales.documents.voice import Voice, capital

_COLUMNS = frozenset(name for table in MODELS for name in columns_of(table))
MATTERS = ("error", "warning")
SHOWN = 10
"""Findings written out at most; presentation only."""
DIFFERENCES = ("statements_differ", "value_overridden")
"""Findings that a document of an account never leaves out: its figures rest on one value."""


@dataclass(frozen=True)
class Gap:
    """One thing that is unknown."""

    reason: str
    place: str
    """Table and columns to fill, such as `contracts (end_date)`; empty where none helps."""
    unlocks: str


@dataclass(frozen=True)
class Problem:
    """One finding."""

    where: str
    excerpt: str
    wrong: str
    remedy: str


@dataclass(frozen=True)
class DataView:
    """How far the data reaches."""

    gaps: tuple[Gap, ...]
    problems: tuple[Problem, ...]
    more: int
    """Findings that are not written out."""


def data_view(result: Documented, voice: Voice) -> DataView:
    """The gaps of a result and its findings that matter: where sources differ, then errors."""
    told = [f for severity in MATTERS for f in result.findings if f.severity == severity]
    found = sorted(told, key=lambda finding: finding.code not in DIFFERENCES)
    differing = sum(finding.code in DIFFERENCES for finding in found)
    shown = max(SHOWN, differing) if isinstance(result, AccountResult) else SHOWN
    return DataView(
        gaps=tuple(_gap(voice, gap) for gap in distinct(result.missing)),
        problems=tuple(_problem(finding) for finding in found[:shown]),
        more=len(found[shown:]),
    )


def is_unknown(result: Documented, code: str) -> bool:
    """Whether a figure that shows nothing is so because nobody has told."""
    return any(code in gap.unlocks for gap in result.missing)


def documented(result: Documented, amount: str | None, voice: Voice) -> str:
    """Documented value; unknown, not nothing, where no outcome is on record."""
    if amount is None or Decimal(amount):
        return voice.money(amount)
    unknown = is_unknown(result, "value_documented")
    return voice.unknown if unknown else voice.t.text("nothing confirmed yet")


def distinct(gaps: Sequence[Missing]) -> tuple[Missing, ...]:
    """Gaps with the same reason as one, with everything that they unlock together."""
    merged: dict[tuple[str, str | None], Missing] = {}
    for gap in gaps:
        first = merged.setdefault((gap.reason, gap.table), gap)
        update = {
            "columns": tuple(dict.fromkeys((*first.columns, *gap.columns))),
            "unlocks": tuple(dict.fromkeys((*first.unlocks, *gap.unlocks))),
        }
        merged[gap.reason, gap.table] = first.model_copy(update=update)
    return tuple(merged.values())


def _gap(voice: Voice, gap: Missing) -> Gap:
    names = unlocked(voice.t, gap.unlocks)
    return Gap(capital(gap.reason), _place(gap), voice.t.listed(names) if names else "")


def _place(gap: Missing) -> str:
    """Where to fill something in, unless the reason has said it."""
    if not gap.table or all(name in gap.reason for name in (gap.table, *gap.columns)):
        return ""
    return f"{gap.table} ({', '.join(gap.columns)})" if gap.columns else gap.table


def _sentence(text: str) -> str:
    """With a capital, but for the name of a column, which is written as it stands in the file."""
    return text if text.partition(" ")[0] in _COLUMNS else capital(text)


def _problem(finding: FindingOut) -> Problem:
    return Problem(
        where=finding.where,
        excerpt=finding.excerpt or "",
        wrong=_sentence(finding.wrong),
        remedy=finding.remedy,
    )
