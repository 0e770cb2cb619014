"""Whitespace cells: business unit × product that fits its function."""

from __future__ import annotations

import narwhals as nw

from enterprise_sales.book.rows import IN_USE, NOT_FOR_SALE
from enterprise_sales.scorecard.at import At
from enterprise_sales.scorecard.expressions import (
    by_code,
    col,
    half_even,
    is_code,
    is_true,
    product,
)
from enterprise_sales.scorecard.lazy import Rows, left_join
from enterprise_sales.scorecard.rules import Tables, frame
from enterprise_sales.scorecard.whitespace_pairs import (
    KEY,
    UNIT,
    assumed_status,
    has_pairs,
    pairs,
)

CELL_READS = {
    "accounts": ("account_id", "currency"),
    "business_units": ("account_id", "business_unit", "function", "country", "headcount"),
    "products": ("product_id", "kind", "pricing", "list_price", "fits_functions"),
    "positions": (*KEY, "status", "active_users", "potential_users", "potential_value"),
    "contracts": (*KEY, "start_date", "end_date", "status"),
}


@frame("cells", reads=CELL_READS, given=has_pairs)
def cells(tables: Tables, at: At) -> Rows:
    """Every cell with its status and its potential value."""
    placed = pairs(tables, at).with_columns(status=assumed_status())
    out = is_code("status", NOT_FOR_SALE[0]) | is_code("status", NOT_FOR_SALE[1])
    counted = _valued(placed, at).with_columns(counts=~out, deployed=is_code("status", "deployed"))
    return counted.with_columns(potential_value=nw.when(col("counts")).then(col("_value")))


def with_vectors(cells: Rows, tables: Tables) -> Rows:
    """The cells with the vector each grows by, and what its value rests on.

    Apart from the cells: totals do not need it, and it costs a join over every pair.
    """
    return _upgrading(cells, tables).with_columns(
        basis=_basis(), vector=nw.when(col("counts")).then(_vector())
    )


def _active_users() -> nw.Expr:
    """Users of a cell: none where it is not deployed, unknown where nobody counted them."""
    return nw.when(_in_use()).then(col("active_users")).otherwise(col("active_users").fill_null(0))


def _in_use() -> nw.Expr:
    return is_code("status", IN_USE[0]) | is_code("status", IN_USE[1])


def _units_sold() -> nw.Expr:
    """How many list prices a cell could still bring, None where that cannot be known."""
    unused = nw.coalesce(col("potential_users"), col("headcount")) - col("_active")
    unused = nw.when(unused < 0).then(0).otherwise(unused)
    once = nw.when(is_code("status", "deployed")).then(0).otherwise(1)
    per_user = nw.when(is_code("pricing", "per_user")).then(unused)
    flat = nw.when(is_code("pricing", "flat")).then(once)
    return nw.when(~is_code("status", "unknown")).then(nw.coalesce(per_user, flat))


def _valued(frame: Rows, at: At) -> Rows:
    """Potential value: as given, else by price in the account's currency; exact without a rate."""
    same = [code for code, factor in at.price_factors.items() if factor == 1.0]
    factor = by_code("currency", at.price_factors)
    steps = frame.with_columns(_active=_active_users())
    steps = steps.with_columns(_plain=product("list_price", _units_sold()))
    steps = steps.with_columns(_rated=col("_plain").cast(nw.Float64) * factor)
    own = nw.when(col("currency").is_in(same)).then(col("_plain")).otherwise(half_even("_rated", 0))
    return steps.with_columns(_value=nw.coalesce(col("_given"), own))


def _basis() -> nw.Expr:
    estimated = nw.when(~col("_value").is_null()).then(nw.lit("estimated"))
    unknown = nw.coalesce(estimated, nw.lit("unknown"))
    return nw.when(~col("_given").is_null()).then(nw.lit("given")).otherwise(unknown)


def _upgrading(frame: Rows, tables: Tables) -> Rows:
    """Marks a product that upgrades one deployed in the same unit."""
    upgrades = None
    if "products" in tables:
        deployed = frame.filter(col("deployed")).select(*UNIT, upgraded=col("product_id"))
        found = deployed.join(tables["product_upgrades"], on="upgraded")
        upgrades = found.select(*KEY, _upgrade=nw.lit(True)).unique()
    return left_join(frame, upgrades, KEY, {"_upgrade": nw.Boolean})


def _vector() -> nw.Expr:
    """The growth vector of a cell: S1 "Growth Vectors"."""
    spent = (col("_value") == 0).fill_null(False)
    new_country = (col("_used") == 1) & (col("_country_used") == 0) & ~col("country").is_null()
    sold = nw.coalesce(
        nw.when(is_code("kind", "service")).then(nw.lit("professional_services")),
        nw.when(is_true("_upgrade")).then(nw.lit("premium_tier")),
        nw.when(new_country).then(nw.lit("geography")),
        nw.when(col("_unit_used") == 0).then(nw.lit("business_unit")),
        nw.lit("product"),
    )
    return nw.when(_in_use()).then(nw.when(~spent).then(nw.lit("user"))).otherwise(sold)
