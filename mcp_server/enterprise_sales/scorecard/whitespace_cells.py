"""Whitespace cells: business unit × product that fits its function (DESIGN section 4)."""

from __future__ import annotations

import narwhals as nw

from enterprise_sales.scorecard.at import At
from enterprise_sales.scorecard.contracts import runs_at
from enterprise_sales.scorecard.expressions import by_code, col, half_even, is_code, is_true
from enterprise_sales.scorecard.lazy import Rows, left_join
from enterprise_sales.scorecard.rules import Tables, frame

KEY = ["account_id", "business_unit", "product_id"]
UNIT = ["account_id", "business_unit"]
OUT_OF_TOTALS = ("blocked", "not_applicable")
IN_USE = ("deployed", "pilot")
CELL_READS = {
    "accounts": ("account_id", "currency"),
    "business_units": ("account_id", "business_unit", "function", "country", "headcount"),
    "products": ("product_id", "kind", "pricing", "list_price", "fits_functions", "upgrades"),
    "positions": (
        *KEY,
        "status",
        "active_users",
        "potential_users",
        "potential_value",
    ),
    "contracts": (*KEY, "start_date", "end_date", "status"),
}


def has_cells(tables: Tables) -> bool:
    """Whether there is anything to make cells of."""
    return "positions" in tables or ("business_units" in tables and "products" in tables)


@frame("cells", reads=CELL_READS, given=has_cells)
def cells(tables: Tables, at: At) -> Rows:
    """Every cell with its status, its potential value and the vector it grows by."""
    pairs = _pairs(tables)
    described = _described(pairs, tables, at)
    counted = _valued(described, at).with_columns(
        counts=~nw.any_horizontal(
            *(is_code("status", code) for code in OUT_OF_TOTALS), ignore_nulls=True
        ),
        deployed=is_code("status", "deployed"),
    )
    placed = _places(_upgrading(counted, tables))
    return placed.with_columns(
        potential_value=nw.when(col("counts")).then(col("_value")),
        basis=_basis(),
        vector=nw.when(col("counts")).then(_vector()),
    )


def _pairs(tables: Tables) -> Rows:
    """Units × products that fit, and the pairs that have a position of their own."""
    found = []
    if "business_units" in tables and "products" in tables:
        units = tables["business_units"].select(*UNIT, "function")
        functions = tables["product_functions"]
        fits = units.join(functions, on="function", how="inner").select(*KEY)
        all_fit = tables["products"].join(
            functions.select("product_id").unique(), on="product_id", how="anti"
        )
        everywhere = units.join(all_fit.select("product_id"), how="cross").select(*KEY)
        found += [fits, everywhere]
    if "positions" in tables:
        found.append(tables["positions"].select(*KEY))
    return nw.concat(found).unique()


def _described(pairs: Rows, tables: Tables, at: At) -> Rows:
    """The pairs with what is known of their unit, product, position and contract."""
    frame = pairs.join(tables["accounts"].select("account_id", "currency"), on="account_id")
    frame = left_join(frame, tables.get("business_units"), UNIT, UNIT_COLUMNS)
    frame = left_join(frame, tables.get("products"), ["product_id"], PRODUCT_COLUMNS)
    frame = left_join(frame, _positions(tables), KEY, POSITION_COLUMNS)
    frame = left_join(frame, _mapped(tables), ["account_id"], {"_mapped": nw.Boolean})
    frame = left_join(frame, _contracted(tables, at), KEY, {"_contracted": nw.Boolean})
    named = nw.when(is_true("_contracted")).then(nw.lit("deployed")).otherwise(nw.lit("unknown"))
    assumed = nw.when(is_true("_mapped")).then(nw.lit("not_sold")).otherwise(named)
    return frame.with_columns(status=nw.coalesce(col("_status"), assumed))


UNIT_COLUMNS = {"country": nw.String, "headcount": nw.Int64}
PRODUCT_COLUMNS = {"kind": nw.String, "pricing": nw.String, "list_price": nw.Int64}
POSITION_COLUMNS = {
    "active_users": nw.Int64,
    "potential_users": nw.Int64,
    "_status": nw.String,
    "_given": nw.Int64,
}


def _positions(tables: Tables) -> Rows | None:
    if "positions" not in tables:
        return None
    own = {"_status": col("status"), "_given": col("potential_value")}
    return tables["positions"].select(*KEY, "active_users", "potential_users", **own)


def _mapped(tables: Tables) -> Rows | None:
    """Accounts with any position."""
    if "positions" not in tables:
        return None
    return tables["positions"].select("account_id", _mapped=nw.lit(True)).unique()


def _contracted(tables: Tables, at: At) -> Rows | None:
    """Pairs that a running contract names."""
    if "contracts" not in tables:
        return None
    named = ~col("business_unit").is_null() & ~col("product_id").is_null()
    running = tables["contracts"].filter(runs_at(at.day) & named)
    return running.select(*KEY, _contracted=nw.lit(True)).unique()


def _active_users() -> nw.Expr:
    """Users of a cell: none where it is not deployed, unknown where nobody counted them."""
    in_use = is_code("status", "deployed") | is_code("status", "pilot")
    return nw.when(in_use).then(col("active_users")).otherwise(col("active_users").fill_null(0))


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
    steps = steps.with_columns(_plain=col("list_price") * _units_sold())
    steps = steps.with_columns(_rated=col("_plain").cast(nw.Float64) * factor)
    own = nw.when(col("currency").is_in(same)).then(col("_plain")).otherwise(half_even("_rated", 0))
    return steps.with_columns(_value=nw.coalesce(col("_given"), own))


def _basis() -> nw.Expr:
    estimated = nw.when(~col("_value").is_null()).then(nw.lit("estimated"))
    return (
        nw.when(~col("_given").is_null())
        .then(nw.lit("given"))
        .otherwise(nw.coalesce(estimated, nw.lit("unknown")))
    )


def _upgrading(frame: Rows, tables: Tables) -> Rows:
    """Marks a product that upgrades one deployed in the same unit."""
    if "products" not in tables:
        return frame.with_columns(_upgrade=nw.lit(False))
    deployed = frame.filter(col("deployed")).select(*UNIT, upgraded=col("product_id"))
    upgrades = (
        deployed.join(tables["product_upgrades"], on="upgraded", how="inner")
        .select(*KEY, _upgrade=nw.lit(True))
        .unique()
    )
    return frame.join(upgrades, on=KEY, how="left").with_columns(_upgrade=is_true("_upgrade"))


def _places(frame: Rows) -> Rows:
    """Marks units, countries and accounts in which something is deployed."""
    unit = nw.when(col("deployed")).then(1).otherwise(0).max().over(*UNIT)
    here = nw.when(col("deployed")).then(1).otherwise(0)
    country = here.max().over("account_id", "country")
    return frame.with_columns(
        _unit_used=unit == 1,
        _country_used=(country == 1) | col("country").is_null(),
        _used=here.max().over("account_id") == 1,
    )


def _vector() -> nw.Expr:
    """The growth vector of a cell: S1 "Growth Vectors"."""
    in_use = is_code("status", "deployed") | is_code("status", "pilot")
    spent = (col("_value") == 0).fill_null(False)
    user = nw.when(~spent).then(nw.lit("user"))
    elsewhere = nw.when(col("_used") & ~col("_country_used")).then(nw.lit("geography"))
    new_unit = nw.when(~col("_unit_used")).then(nw.lit("business_unit"))
    sold = nw.coalesce(
        nw.when(is_code("kind", "service")).then(nw.lit("professional_services")),
        nw.when(col("_upgrade")).then(nw.lit("premium_tier")),
        elsewhere,
        new_unit,
        nw.lit("product"),
    )
    return nw.when(in_use).then(user).otherwise(sold)
