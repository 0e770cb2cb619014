"""Whitespace of an account: cells, totals, penetrations and what is worth going for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from enterprise_sales.analyses import ratios
from enterprise_sales.analyses.context import Context, once
from enterprise_sales.analyses.contracts_unplaced import contracts_unplaced
from enterprise_sales.analyses.expansion_paths import paths
from enterprise_sales.analyses.expansion_steps import expansion_steps
from enterprise_sales.analyses.expansion_tiers import price_tiers
from enterprise_sales.analyses.expansion_vectors import vectors
from enterprise_sales.analyses.findings_out import findings_out
from enterprise_sales.analyses.gates import Permission, account_permission, permission
from enterprise_sales.analyses.missing import missing
from enterprise_sales.analyses.opportunities import opportunities
from enterprise_sales.analyses.pipeline import pipeline_value
from enterprise_sales.analyses.pipeline_cover import pipeline_cover
from enterprise_sales.analyses.rates_doubted import rates_doubted_of
from enterprise_sales.analyses.readiness import readiness
from enterprise_sales.analyses.results import (
    AnalyzeWhitespace,
    Penetration,
    WhitespaceCell,
    WhitespaceTotals,
)
from enterprise_sales.analyses.triggers import triggers
from enterprise_sales.analyses.upgrades import replaced
from enterprise_sales.analyses.whitespace_units import map_missing
from enterprise_sales.analyses.whitespace_unknowns import FIGURES, whitespace_unknowns
from enterprise_sales.scorecard import PENETRATIONS, Cell


@once
def analyze_whitespace(ctx: Context) -> AnalyzeWhitespace:
    """Where the account can grow, what it is worth, and what health allows now.

    Cells go by business unit, then product. `pipeline` adds the open opportunities that name an
    amount, and is unknown where none does; `gap` is the known whitespace without them.
    """
    open_amounts, whitespace = pipeline_value(ctx), known_whitespace(ctx)
    allowed, occasions, tiers = account_permission(ctx), triggers(ctx), price_tiers(ctx)
    found = opportunities(ctx, occasions)
    return AnalyzeWhitespace(
        account_id=ctx.account_id,
        account_name=ctx.account.name,
        as_of=ctx.as_of.isoformat(),
        playbook=ctx.playbook.name,
        language=ctx.t.language,
        currency=ctx.currency,
        findings=(
            *rates_doubted_of(ctx),
            *contracts_unplaced(ctx),
            *findings_out(ctx.book.findings_of(ctx.account_id), ctx.t),
        ),
        missing=missing(ctx, FIGURES, whitespace_unknowns(ctx)),
        cells=tuple(_cell(ctx, allowed, cell) for cell in _sorted(ctx.cells)),
        map_missing=map_missing(ctx),
        totals=totals(ctx),
        penetration=penetration(ctx),
        opportunities=found,
        pipeline=ctx.money_or_none(open_amounts),
        gap=ctx.money_or_none(_gap(whitespace, open_amounts)),
        vectors=vectors(ctx),
        readiness=readiness(ctx, allowed),
        triggers=occasions,
        paths=paths(ctx, found, occasions, tiers),
        expansion_steps=expansion_steps(ctx),
        price_tiers=tiers,
        cover=pipeline_cover(ctx),
    )


def _gap(whitespace: int | None, open_amounts: int | None) -> int | None:
    """Unknown where either is."""
    return None if whitespace is None or open_amounts is None else whitespace - open_amounts


def known_whitespace(ctx: Context) -> int | None:
    """Value of the cells that count, in minor units; None where no cell is drawn or has a value."""
    known = ctx.row.whitespace_known
    nothing = not ctx.cells or (not known and ctx.row.whitespace_unknown_cells)
    return None if nothing else known


def totals(ctx: Context) -> WhitespaceTotals:
    """Sums over the cells that count; a key appears once something under it has a known value."""
    return WhitespaceTotals(
        known=ctx.money_or_none(known_whitespace(ctx)),
        unknown_cells=ctx.row.whitespace_unknown_cells,
        by_vector=_by_vector(ctx),
        by_business_unit=_sums(ctx, lambda cell: cell.business_unit),
        by_product=_sums(ctx, lambda cell: cell.product_id),
    )


def penetration(ctx: Context) -> Penetration:
    """How far the account is penetrated, in six ways."""
    return Penetration.model_validate(
        {
            name: ratios.counted(
                ctx,
                getattr(ctx.row, f"penetration_{name}_part"),
                getattr(ctx.row, f"penetration_{name}_whole"),
            )
            for name in PENETRATIONS
        }
    )


def _cell(ctx: Context, allowed: Permission, cell: Cell) -> WhitespaceCell:
    for_sale = cell.counts and cell.vector is not None
    end = cell.competitor_end_date
    return WhitespaceCell.model_validate(
        {
            "business_unit": cell.business_unit,
            "product_id": cell.product_id,
            "product_name": ctx.product_name(cell.product_id),
            "status": cell.status,
            "vector": cell.vector,
            "potential_value": ctx.money_or_none(cell.potential_value),
            "basis": cell.basis,
            "gate": permission(ctx, allowed, cell).gate if for_sale else None,
            "active_users": cell.active_users,
            "potential_users": cell.potential_users,
            "competitor": cell.competitor,
            "competitor_end_date": end.isoformat() if end else None,
            "reason": cell.reason,
            "replaces": replaced(ctx, cell),
        }
    )


def _by_vector(ctx: Context) -> Mapping[str, str]:
    """In the playbook's order of vectors; a cell with nothing left to sell adds nothing."""
    found = _sums(ctx, lambda cell: cell.vector or "")
    order = [code for code in ctx.playbook.texts("whitespace.vectors") if code in found]
    others = [code for code in found if code and code not in order]
    return {code: found[code] for code in (*order, *others)}


def _sums(ctx: Context, key: Callable[[Cell], str]) -> dict[str, str]:
    sums: dict[str, int] = {}
    for cell in ctx.cells:
        if cell.counts and cell.potential_value is not None:
            sums[key(cell)] = sums.get(key(cell), 0) + cell.potential_value
    return {name: ctx.money(sums[name]) for name in sorted(sums)}


def _sorted(cells: tuple[Cell, ...]) -> list[Cell]:
    return sorted(cells, key=lambda cell: (cell.business_unit, cell.product_id))
