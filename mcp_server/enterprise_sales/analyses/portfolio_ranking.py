"""The rule that ranks the week: weight of the kind, times urgency, times the ARR it touches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import narwhals as nw

from enterprise_sales.analyses.portfolio_candidates import candidates
from enterprise_sales.analyses.portfolio_frame import Frame, Portfolio, day_of
from enterprise_sales.playbook import WeekKind

KINDS = "portfolio.week.kinds"
LATE = "portfolio.week.late_full_days"
GRAVE = "portfolio.week.grave"
FULL = 100.0
SCALE = FULL * FULL
"""Weight and urgency are both in percent."""
FIRST = 500
"""Candidates read from the frame at first; the rest is read if they do not fill the list."""
NOWHERE = -1.0


@dataclass(frozen=True)
class Candidate:
    """Something that may be on the list.

    Attributes:
        account_id: where.
        kind: of what kind.
        code: of a signal, or the mitigation of a risk.
        day: when it was seen or last done.
        due: the day that decides its urgency.
        text: as the book has it.
        owner: as the book has it.
        touched: minor units of the ARR it is about, None where unknown.
        weight: percent that the kind weighs.
        urgency: whole percent, as it is printed, so that the product can be recomputed; 100 on the
            day it is due.
        points: what it is ranked by, in minor units; None where the ARR is unknown.
    """

    account_id: str
    kind: str
    code: str | None
    day: date | None
    due: date
    text: str | None
    owner: str | None
    touched: int | None
    weight: float
    urgency: float
    points: float | None

    @property
    def order(self) -> tuple[float, float, date, str, str, str, str, str]:
        """The largest points first; then what is unknown, by weight and urgency; then by id."""
        points = NOWHERE if self.points is None else self.points
        urge = self.weight * self.urgency
        rest = (self.account_id, self.kind, self.code or "", self.text or "", self.owner or "")
        return (-points, -urge, self.due, *rest)


class Ranking:
    """The candidates of a book in the order of the rule.

    Attributes:
        size: how many there are.
    """

    def __init__(self, book: Portfolio) -> None:
        self._book = book
        self._kinds = {row.code: row for row in book.playbook.records(KINDS, WeekKind)}
        self._late = book.playbook.integer(LATE)
        self._frame = _scored(book, self._kinds, self._late)
        self.size = len(self._frame)
        self._first = book.playbook.texts(GRAVE)

    @cached_property
    def grave(self) -> Mapping[str, int]:
        """Account id → how many of its candidates are grave."""
        told = nw.col("kind").is_in(list(self._first)) & ~nw.col("day").is_null()
        return Counter(self._frame.filter(told)["account_id"].to_list())

    def is_grave(self, found: Candidate) -> bool:
        """Whether a place of its account is kept for it; what may still fall out has none."""
        return found.kind in self._first and found.day is not None

    def __iter__(self) -> Iterator[Candidate]:
        """The best first; the whole frame is put in order only if its best do not suffice."""
        by = ["_points", "_urge"]
        best = self._frame.top_k(FIRST, by=by) if self.size > FIRST else self._frame
        floor = float(best["_points"].min()) if self.size > FIRST else NOWHERE - 1
        sure = [one for one in self._read(best) if self.size <= FIRST or _points(one) > floor]
        yield from sure
        if self.size > FIRST:
            rest = self._frame.filter(nw.col("_points") <= floor)
            yield from self._read(rest)

    def _read(self, frame: Frame) -> list[Candidate]:
        return sorted((_candidate(row) for row in frame.rows(named=True)), key=_order)

    def at(self, found: Candidate, due: date) -> Candidate:
        """The same with another day that decides its urgency."""
        late = (self._book.as_of - due).days
        urgency = _urgency(late, self._kinds[found.kind].ahead_days, self._late)
        touched = found.touched
        points = None if touched is None else touched * found.weight * urgency / SCALE
        return replace(found, due=due, urgency=urgency, points=points)


def _order(found: Candidate) -> tuple[float, float, date, str, str, str, str, str]:
    return found.order


def _points(found: Candidate) -> float:
    return NOWHERE if found.points is None else found.points


def _urgency(late: int, ahead_days: int, full: int) -> float:
    """100 on the due day, 200 from `full` days late on, and less the further it lies ahead."""
    if late >= 0:
        return FULL + _nearest(min(late, full), full)
    return float(_nearest(max(0, ahead_days + 1 + late), ahead_days + 1))


def _nearest(part: int, whole: int) -> int:
    """A share in whole percent, halves upwards; the frame rounds in the same way."""
    return (200 * part + whole) // (2 * whole)


def _scored(book: Portfolio, kinds: dict[str, WeekKind], full: int) -> Frame:
    """The candidates near enough to their day, with weight, urgency and points."""
    frame = candidates(book).filter(nw.col("kind").is_in(list(kinds)))
    weights = {code: float(row.weight_percent) for code, row in kinds.items()}
    ahead = {code: row.ahead_days for code, row in kinds.items()}
    late = nw.lit(book.day) - nw.col("due")
    frame = frame.with_columns(
        weight=_of_kind(weights, nw.Float64()), _ahead=_of_kind(ahead, nw.Int64()), _late=late
    ).filter(-nw.col("_late") <= nw.col("_ahead"))
    capped = nw.when(nw.col("_late") < full).then(nw.col("_late")).otherwise(full)
    after = int(FULL) + (200 * capped + full) // (2 * full)
    room = nw.col("_ahead") + 1
    early = (200 * (room + nw.col("_late")) + room) // (2 * room)
    urgency = nw.when(nw.col("_late") >= 0).then(after).otherwise(early)
    frame = frame.with_columns(urgency=urgency.cast(nw.Float64))
    touched = nw.col("touched").cast(nw.Float64)
    points = touched * nw.col("weight") * nw.col("urgency") / SCALE
    return frame.with_columns(
        points=points, _urge=nw.col("weight") * nw.col("urgency")
    ).with_columns(_points=nw.col("points").fill_null(NOWHERE))


def _of_kind(values: dict[str, float] | dict[str, int], kind: nw.dtypes.DType) -> nw.Expr:
    return nw.col("kind").replace_strict(list(values), list(values.values()), return_dtype=kind)


def _candidate(row: dict[str, object]) -> Candidate:
    cells = {name: row[name] for name in Candidate.__dataclass_fields__}
    seen, due = row["day"], row["due"]
    return Candidate(
        **{
            **cells,
            "day": day_of(seen) if isinstance(seen, int) else None,
            "due": day_of(due) if isinstance(due, int) else None,
        }  # type: ignore[arg-type]
    )
