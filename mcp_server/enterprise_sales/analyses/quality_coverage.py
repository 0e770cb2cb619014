"""What every tool can tell now, and for how many accounts."""

from __future__ import annotations

from collections.abc import Mapping

from enterprise_sales.analyses.quality_figures import Figure
from enterprise_sales.analyses.quality_filled import Filled, Mask
from enterprise_sales.analyses.quality_needs import Need
from enterprise_sales.analyses.results.quality import FigureCover, ToolCover

MAY_NOT_APPLY = ("opt_out_date", "nrr", "grr", "probability", "days_left")
"""Figures that some accounts have no use for: no contract renews by itself, nothing a year ago."""
BESIDE = dict.fromkeys(("map_stakeholders", "track_value", "defend_account"), ("arr",))
"""Tool → figures that stand in its document only beside its own, and alone say nothing."""


def coverage(
    needs: Mapping[str, tuple[Need, ...]], figures: Mapping[str, Figure], filled: Filled
) -> tuple[ToolCover, ...]:
    """The tools in their order, each with its figures."""
    return tuple(_tool(tool, found, figures, filled) for tool, found in needs.items())


def _tool(
    tool: str, needs: tuple[Need, ...], figures: Mapping[str, Figure], filled: Filled
) -> ToolCover:
    own = {code: figures[code] for code in dict.fromkeys(c for need in needs for c in need.codes)}
    every, some = filled.every, filled.none
    for code, figure in own.items():
        every = every & _told(code, figure)
        if code not in BESIDE.get(tool, ()):
            some = some | figure.known
    full, reached = _count(every), _count(every | some)
    return ToolCover(
        tool=tool,
        full=full,
        partly=reached - full,
        nothing=len(every) - reached,
        unknown=_unknown(own),
    )


def covered(figures: Mapping[str, Figure]) -> tuple[FigureCover, ...]:
    """Each figure once, the least known first."""
    found = (_figure(code, figure) for code, figure in figures.items())
    return tuple(sorted(found, key=lambda one: one.known))


def _unknown(figures: Mapping[str, Figure]) -> tuple[str, ...]:
    missing = {code: _count(one.lacking & ~one.known) for code, one in figures.items()}
    codes = [code for code, count in missing.items() if count]
    return tuple(sorted(codes, key=lambda code: -missing[code]))


def _told(code: str, figure: Figure) -> Mask:
    """The accounts of which nothing more is to be told of a figure."""
    if code in MAY_NOT_APPLY:
        return ~figure.lacking
    return figure.known & ~figure.lacking


def _figure(code: str, figure: Figure) -> FigureCover:
    return FigureCover(
        code=code,
        known=_count(figure.known),
        incomplete=_count(figure.known & figure.lacking),
        not_now=_count(~figure.known & ~figure.lacking),
    )


def _count(mask: Mask) -> int:
    return int(mask.sum())
