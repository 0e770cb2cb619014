"""The columns of a sheet, taken as a given table: each role goes to one column, the surest first.

The pairs of column and role are gone through from the surest to the least sure; who comes first
takes the role. A best total over all pairs is not looked for: a sure pair is never given up so that
two doubtful ones may stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from enterprise_sales.intake.fit import fit
from enterprise_sales.intake.headers import header
from enterprise_sales.intake.matching import ASIDE, Candidate, candidates
from enterprise_sales.intake.shape import ColumnShape
from enterprise_sales.intake.vocabulary import VendorExport, judgement, kind_of


@dataclass(frozen=True)
class Match:
    """What a column is taken for.

    Attributes:
        shape: the column.
        role: the role that it fills; None where it is left aside.
        score: how sure that is, from 0 to 1.
        code: why: `vendor`, `exact`, `stems`, `meaning`, `alike`; or, where it is left aside,
            `vendor_aside`, `topic`, `unknown`, `weak`, `contradicted`, `taken`, `empty`, `scaled`.
        topic: what it holds, where that is known to have no place in a book.
        others: further roles that came into question, the surest first.
    """

    shape: ColumnShape
    role: str | None
    score: float
    code: str
    topic: str | None = None
    others: tuple[tuple[str, float], ...] = ()

    @property
    def label(self) -> bool:
        """Whether it holds the names of the records, such as those of deals."""
        return self.topic == "record_names"


def matches(
    table: str, shapes: Sequence[ColumnShape], export: VendorExport | None
) -> tuple[Match, ...]:
    """One match for each column, in their order."""
    offered = [tuple(_offered(table, shape, export)) for shape in shapes]
    taken = _taken(offered, shapes)
    return tuple(
        _match(table, shape, offers, taken.get(at))
        for at, (shape, offers) in enumerate(zip(shapes, offered, strict=True))
    )


def _offered(table: str, shape: ColumnShape, export: VendorExport | None) -> Iterator[Candidate]:
    """What the name of a column may mean, weighed by its cells, the surest first."""
    named = _by_vendor(shape.name, export)
    found = (named,) if named else candidates(table, shape.name)
    weighed = (_weighed(table, one, shape) for one in found)
    yield from sorted(weighed, key=lambda one: (-one.score, one.role.startswith(ASIDE), one.role))


def _by_vendor(name: str, export: VendorExport | None) -> Candidate | None:
    if export is None:
        return None
    close = header(name).close
    for known, role in export.columns.items():
        if header(known).close == close:
            return Candidate(role, judgement("vendor"), "vendor")
    if any(header(known).close == close for known in export.aside):
        return Candidate(f"{ASIDE}{_topic(export.table, name)}", judgement("vendor"), "vendor")
    return None


def _topic(table: str, name: str) -> str:
    """What a header holds that has no place in a book; `vendor` where only its maker knows."""
    known = (one.role for one in candidates(table, name) if one.role.startswith(ASIDE))
    return next(known, f"{ASIDE}vendor").removeprefix(ASIDE)


def _weighed(table: str, one: Candidate, shape: ColumnShape) -> Candidate:
    if one.role.startswith(ASIDE):
        return one
    match fit(table, one.role, shape):
        case "contradicts":
            score = one.score * judgement("contradicted")
        case "fits" if one.code != "part":
            score = min(one.score + judgement("confirmed"), judgement("vendor"))
        case _:
            score = one.score
    return Candidate(one.role, score, one.code)


def _taken(
    offered: Sequence[tuple[Candidate, ...]], shapes: Sequence[ColumnShape]
) -> dict[int, Candidate]:
    """Column → its role, where one is sure enough; a fuller column comes first."""
    pairs = sorted(
        (
            (-one.score, -shapes[at].filled, at, one)
            for at, offers in enumerate(offered)
            for one in offers[:1]
            if one.score >= judgement("accept") and not one.role.startswith(ASIDE)
        ),
        key=lambda pair: pair[:3],
    )
    found: dict[int, Candidate] = {}
    roles: set[str] = set()
    for _, _, at, one in pairs:
        if one.role not in roles:
            roles.add(one.role)
            found[at] = one
    return found


def _match(
    table: str, shape: ColumnShape, offers: tuple[Candidate, ...], taken: Candidate | None
) -> Match:
    others = tuple(
        (one.role, one.score)
        for one in offers
        if not one.role.startswith(ASIDE) and one.score >= judgement("ask") and one is not taken
    )
    if taken is not None:
        money = kind_of(table, taken.role) == "money"
        if money and header(shape.name).scaled:
            return Match(shape, None, taken.score, "scaled", others=((taken.role, taken.score),))
        return Match(shape, taken.role, taken.score, taken.code, others=others)
    return _aside(shape, offers, others)


def _aside(
    shape: ColumnShape, offers: tuple[Candidate, ...], others: tuple[tuple[str, float], ...]
) -> Match:
    """Why a column is left aside, and how sure that is."""
    if shape.looks == "empty":
        return Match(shape, None, judgement("vendor"), "empty")
    if not offers:
        return Match(shape, None, judgement("unknown"), "unknown")
    best = offers[0]
    if best.role.startswith(ASIDE):
        topic = best.role.removeprefix(ASIDE)
        code = "vendor_aside" if best.code == "vendor" else "topic"
        if best.score >= judgement("accept"):
            return Match(shape, None, best.score, code, topic, others)
        return Match(shape, None, judgement("unknown"), "unknown", None, others)
    if best.score >= judgement("accept"):
        return Match(shape, None, judgement("unknown"), "taken", None, others)
    code = "contradicted" if _contradicted(best) else "weak"
    return Match(shape, None, 1 - best.score, code, None, others)


def _contradicted(best: Candidate) -> bool:
    return best.code != "part" and best.score < judgement("ask")
