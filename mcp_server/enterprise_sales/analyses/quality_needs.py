"""What figures need of the book and do not find: for every account at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from enterprise_sales.analyses.missing import COUNTS, KEYS, SPEAKING, Wanted, in_order
from enterprise_sales.analyses.quality_filled import Filled, Mask
from enterprise_sales.scorecard import FRAMES, RULES, ScoreRow


@dataclass(frozen=True)
class Place:
    """What is to be filled: columns of a table, or a table of which an account has no row."""

    table: str
    columns: tuple[str, ...]
    whole: bool = False


@dataclass(frozen=True, eq=False)
class Need:
    """Figures of a tool, and what is not there for them.

    Attributes:
        codes: the figures, as `unlocks` names them.
        unknown: the accounts of which they are unknown or incomplete.
        lacks: place → the accounts of which it is not filled.
    """

    codes: tuple[str, ...]
    unknown: Mask
    lacks: tuple[tuple[Place, Mask], ...]


def need_of(figure: Wanted, filled: Filled) -> Need:
    """The gaps of one figure, as `missing.gaps_of` finds them for a single account.

    Tables without a row come first; columns are asked where all tables have one.
    """
    unknown = filled.unknown(figure.rule)
    asked = filled.every if figure.rule in COUNTS else unknown
    reads = list(_reads(figure, filled))
    lacks: dict[Place, Mask] = {}
    rowless = filled.none
    for table, names, there in reads:
        gap = asked & there & ~filled.rows(table)
        columns = tuple(name for name in names if name not in KEYS)
        _add(lacks, Place(table, columns, whole=True), gap)
        rowless = rowless | gap
    for table, names, there in reads:
        for name in _asked(table, names, figure):
            empty = unknown & ~rowless & there & filled.rows(table) & ~filled.cells(table, name)
            _add(lacks, Place(table, (name,)), empty)
    return Need(figure.unlocks, unknown | rowless, tuple(lacks.items()))


def own_need(codes: Iterable[str], place: Place, lacking: Mask) -> Need:
    """Figures that hang on one place for a reason of their own."""
    return Need(tuple(codes), lacking, ((place, lacking),))


def rows_need(filled: Filled, codes: tuple[str, ...], table: str, columns: tuple[str, ...]) -> Need:
    """Figures that need rows in a table, whatever stands there."""
    return own_need(codes, Place(table, columns, whole=True), ~filled.rows(table))


def measures_of(figures: Iterable[Wanted]) -> Iterator[str]:
    """The rules behind figures that no scorecard shows: parts of scores."""
    return (one.rule for one in figures if one.rule not in ScoreRow.model_fields)


def _add(lacks: dict[Place, Mask], place: Place, gap: Mask) -> None:
    lacks[place] = lacks[place] | gap if place in lacks else gap


def _asked(table: str, names: Iterable[str], figure: Wanted) -> list[str]:
    """The columns in which an empty cell is a gap; what `needs` names is one in any case."""
    own = [name for name in names if name not in KEYS]
    return own if figure.needs else [name for name in own if (table, name) not in SPEAKING]


def _reads(figure: Wanted, filled: Filled) -> Iterator[tuple[str, tuple[str, ...], Mask]]:
    """Table, columns, and the accounts of which the figure rests on them."""
    if figure.needs:
        for table, names in figure.needs.items():
            yield table, names, filled.every
        return
    yield from _needed(figure.rule, filled, filled.every)


def _needed(
    rule_id: str, filled: Filled, there: Mask
) -> Iterator[tuple[str, tuple[str, ...], Mask]]:
    """As `missing.needed`: what is known of an account already is not asked for."""
    rule = RULES[rule_id]
    reads = rule.reads or (FRAMES[rule.frame].reads if rule.frame else {})
    for table, names in reads.items():
        yield table, in_order(table, names), there
    for need in rule.needs:
        known = need in ScoreRow.model_fields
        open_still = there & filled.unknown(need) if known else there
        yield from _needed(need, filled, open_still)
