"""What is not on record of the people, and what it would unlock."""

from __future__ import annotations

from collections.abc import Mapping

from enterprise_sales.analyses.common import Missing
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.missing import in_order
from enterprise_sales.analyses.stakeholder_units import without_unit
from enterprise_sales.book.rows import Stakeholder
from enterprise_sales.language import N_

TABLE = "stakeholders"
LACKING = N_("In {table} these columns are not filled for everybody: {columns}.")
COLUMN = N_("{column} ({empty} of {all})")
ACTIVE = ("active_relationships", "c_level_relationships", "buying_roles", "relationship_grid")
JUDGED: Mapping[str, tuple[str, ...]] = {
    "level": ("c_level_relationships", "relationship_grid"),
    "team": ("relationship_grid",),
    "buying_role": ("buying_roles",),
    "strength": ACTIVE,
    "sentiment": ("advocates",),
    "last_contact": ACTIVE,
}
"""Column → what cannot be judged of a person without it, in every tool that shows people."""
MAPPED: Mapping[str, tuple[str, ...]] = {
    "level": (*JUDGED["level"], "influence_map", "contact_cadence"),
    "team": JUDGED["team"],
    "buying_role": (*JUDGED["buying_role"], "influence_map"),
    "strength": (*JUDGED["strength"], "influence_map"),
    "sentiment": (*JUDGED["sentiment"], "influence_map"),
    "last_contact": (*JUDGED["last_contact"], "contact_cadence"),
    "internal_owner": ("executive_pairs",),
}
"""The same for the map, which asks for more."""
CHART = ("org_chart",)
UNITS = ("unit_arr", "grid_gap_arr")


def people_unknowns(
    ctx: Context, field: str, unlocks: Mapping[str, tuple[str, ...]] = JUDGED
) -> tuple[Missing, ...]:
    """Columns that are empty for somebody still there, in one entry with the counts.

    Args:
        ctx: the account.
        field: path of the people in the result.
        unlocks: column → codes of what it would make known.
    """
    rows = [row for row in ctx.rows(Stakeholder) if row.status != "left"]
    lacking = {name: sum(getattr(row, name) is None for row in rows) for name in unlocks}
    found = in_order(TABLE, [name for name, count in lacking.items() if count])
    if not found:
        return ()
    told = [_told(ctx, name, lacking[name], len(rows)) for name in found]
    reason = ctx.t.text(LACKING, table=TABLE, columns=", ".join(told))
    codes = dict.fromkeys(code for name in found for code in unlocks[name])
    return (Missing(field=field, table=TABLE, columns=found, unlocks=tuple(codes), reason=reason),)


def chart_unknowns(ctx: Context) -> tuple[Missing, ...]:
    """Where nobody's manager is on record, no chart can be drawn."""
    rows = [row for row in ctx.rows(Stakeholder) if row.status != "left"]
    if len(rows) <= 1 or any(row.reports_to for row in rows):
        return ()
    reason = ctx.t.text(
        LACKING, table=TABLE, columns=_told(ctx, "reports_to", len(rows), len(rows))
    )
    return (
        Missing(
            field="stakeholders",
            table=TABLE,
            columns=("reports_to",),
            unlocks=CHART,
            reason=reason,
        ),
    )


def unit_unknowns(ctx: Context) -> tuple[Missing, ...]:
    """Contracts that do not say which unit pays them."""
    rows = sorted(without_unit(ctx), key=lambda row: row.contract_id)
    if not rows:
        return ()
    told = [
        ctx.t.text(
            "{contract} ({amount})",
            contract=row.contract_id,
            amount=ctx.t.money(row.annual_value, ctx.currency),
        )
        for row in rows
    ]
    reason = ctx.t.plural(
        "Contract {contracts} names no business unit.",
        "Contracts {contracts} name no business unit.",
        len(rows),
        contracts=ctx.t.listed(told),
    )
    return (
        Missing(
            field="business_units",
            table="contracts",
            columns=("business_unit",),
            unlocks=UNITS,
            reason=reason,
        ),
    )


def _told(ctx: Context, column: str, empty: int, of: int) -> str:
    numbers = {"empty": ctx.t.number(empty), "all": ctx.t.number(of)}
    return ctx.t.text(COLUMN, column=column, **numbers)
