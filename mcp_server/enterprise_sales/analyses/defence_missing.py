"""What a defence lacks: beyond the measures, places of threats and costs of a change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from enterprise_sales.analyses.common import Missing, missing_of
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.defence_causes import weights
from enterprise_sales.analyses.defence_switching import switching_gaps
from enterprise_sales.analyses.defence_threats import Weighed
from enterprise_sales.analyses.missing import Wanted
from enterprise_sales.analyses.results.defence import SwitchingCost
from enterprise_sales.analyses.unknowns import FIGURES
from enterprise_sales.language import N_

NO_SIGNALS = N_("The book holds no table {table}: early warnings of this account are not seen.")
NO_POSITIONS = N_("No position of the account is on record: where competitors are is not known.")

WANTED = (
    Wanted("arr", "arr", ("arr", "arr_threatened")),
    *(figure for figure in FIGURES if figure.field.startswith("health.")),
    Wanted("value", "value_documented", ("value_documented", "roi")),
)


def defence_gaps(
    ctx: Context, found: Weighed, costs: Iterable[SwitchingCost]
) -> tuple[Missing, ...]:
    """What keeps the threats, their ARR and the costs of a change unknown."""
    return (*_tables(ctx), *_unattributed(ctx, found), *switching_gaps(ctx, costs))


def _tables(ctx: Context) -> Iterator[Missing]:
    if "signals" not in ctx.book.given:
        reason = ctx.t.text(NO_SIGNALS, table="signals")
        yield missing_of("signals", reason, ("threats",), "signals", ("date", "kind"))
    if not ctx.cells or all(cell.status == "unknown" for cell in ctx.cells):
        columns = ("business_unit", "product_id", "status", "competitor", "competitor_end_date")
        yield missing_of("threats", ctx.t.text(NO_POSITIONS), ("threats",), "positions", columns)


def _unattributed(ctx: Context, found: Weighed) -> Iterator[Missing]:
    """Threats of which nobody can tell what they touch."""
    for threat in found.threats:
        if threat.arr is None and weights(ctx)[threat.code].scope == "place":
            reason = ctx.t.text(
                "What “{threat}” touches is unknown. {basis}",
                threat=threat.text,
                basis=threat.basis,
            )
            yield missing_of("threats.arr", reason, ("arr_threatened",))
