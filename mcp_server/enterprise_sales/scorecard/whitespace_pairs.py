"""The pairs of business unit and product that an account's whitespace is made of."""

from __future__ import annotations

import narwhals as nw

from enterprise_sales.scorecard.at import At
from enterprise_sales.scorecard.contracts import runs_at
from enterprise_sales.scorecard.expressions import col, is_code, is_true
from enterprise_sales.scorecard.lazy import Rows, left_join
from enterprise_sales.scorecard.rules import Tables

KEY = ["account_id", "business_unit", "product_id"]
UNIT = ["account_id", "business_unit"]
UNIT_COLUMNS = {"function": nw.String, "country": nw.String, "headcount": nw.Int64}
PRODUCT_COLUMNS = {"kind": nw.String, "pricing": nw.String, "list_price": nw.Int64}
OWN_COLUMNS = {
    "active_users": nw.Int64,
    "potential_users": nw.Int64,
    "_status": nw.String,
    "_given": nw.Int64,
}


def has_pairs(tables: Tables) -> bool:
    """Whether there is anything to make cells of."""
    return "positions" in tables or ("business_units" in tables and "products" in tables)


def pairs(tables: Tables, at: At) -> Rows:
    """Units × products that fit and the pairs named outright, with what is known of them.

    The accounts and units are described before they are multiplied by the products: there are
    many more pairs than units.
    """
    named = _named(tables, at)
    parts = []
    units = _units(tables, named)
    columns = [*KEY, "currency", "_mapped", *UNIT_COLUMNS, *_USED, *PRODUCT_COLUMNS]
    if "business_units" in tables and "products" in tables:
        parts += [part.select(*columns) for part in _fitting(units, tables)]
        others = _unfitting(named, units, tables)
    else:
        others = named.select(*KEY)
    parts.append(_described(others, tables, units, named).select(*columns))
    return left_join(nw.concat(parts), named, KEY, OWN_COLUMNS)


_USED = ("_unit_used", "_country_used", "_used")


def _named(tables: Tables, at: At) -> Rows:
    """Pairs with a position and, for accounts without any, pairs that a running contract names."""
    parts = []
    if "positions" in tables:
        own = {"_status": col("status"), "_given": col("potential_value")}
        parts.append(tables["positions"].select(*KEY, "active_users", "potential_users", **own))
    if "contracts" in tables:
        whole = ~col("business_unit").is_null() & ~col("product_id").is_null()
        running = tables["contracts"].filter(runs_at(at.day) & whole).select(*KEY).unique()
        if parts:
            mapped = tables["positions"].select("account_id").unique()
            running = running.join(mapped, on="account_id", how="anti")
        number = nw.lit(None, nw.Int64)
        parts.append(
            running.select(
                *KEY,
                active_users=number,
                potential_users=number,
                _status=nw.lit("deployed"),
                _given=number,
            )
        )
    return nw.concat(parts) if parts else _none(tables)


def _none(tables: Tables) -> Rows:
    empty = tables["business_units"].filter(col("account_id").is_null())
    number = nw.lit(None, nw.Int64)
    return empty.select(
        *UNIT,
        product_id=nw.lit(None, nw.String),
        active_users=number,
        potential_users=number,
        _status=nw.lit(None, nw.String),
        _given=number,
    ).select(*KEY, *OWN_COLUMNS)


def _with_account(rows: Rows, tables: Tables) -> Rows:
    """Rows with the currency of their account, and whether it has any position."""
    rows = rows.join(tables["accounts"].select("account_id", "currency"), on="account_id")
    mapped = None
    if "positions" in tables:
        mapped = tables["positions"].select("account_id", _mapped=nw.lit(True)).unique()
    return left_join(rows, mapped, ["account_id"], {"_mapped": nw.Boolean})


def _units(tables: Tables, named: Rows) -> Rows:
    """Units of accounts, with whether they, their country and their account use anything."""
    source = tables.get("business_units")
    listed = named.select(*UNIT).unique() if source is None else source
    if source is None:
        listed = left_join(listed, None, UNIT, UNIT_COLUMNS)
    used = named.filter(is_code("_status", "deployed")).select(*UNIT, _unit_used=nw.lit(1))
    units = left_join(listed, used.unique(), UNIT, {"_unit_used": nw.Int64})
    units = units.with_columns(_unit_used=col("_unit_used").fill_null(0))
    placed = units.with_columns(
        _country_used=col("_unit_used").max().over("account_id", "country"),
        _used=col("_unit_used").max().over("account_id"),
    )
    return _with_account(placed.select(*UNIT, *UNIT_COLUMNS, *_USED), tables)


def _fitting(units: Rows, tables: Tables) -> list[Rows]:
    """Units × products that fit their function; a product that names none fits all."""
    products = tables["products"].select("product_id", *PRODUCT_COLUMNS)
    by_function = tables["product_functions"].unique().join(products, on="product_id")
    for_all = products.join(_for_all(tables), on="product_id")
    return [units.join(by_function, on="function"), units.join(for_all, how="cross")]


def _for_all(tables: Tables) -> Rows:
    """Products that name no function."""
    choosy = tables["product_functions"].select("product_id").unique()
    return tables["products"].select("product_id").join(choosy, on="product_id", how="anti")


def _unfitting(named: Rows, units: Rows, tables: Tables) -> Rows:
    """Pairs named outright that are not among units × products that fit."""
    listed = units.select(*UNIT, "function", _listed=nw.lit(True))
    everywhere = _for_all(tables).with_columns(_everywhere=nw.lit(True))
    chosen = tables["product_functions"].unique().with_columns(_chosen=nw.lit(True))
    marked = (
        named.select(*KEY)
        .join(listed, on=UNIT, how="left")
        .join(everywhere, on="product_id", how="left")
        .join(chosen, on=["product_id", "function"], how="left")
    )
    fits = is_true("_listed") & (is_true("_everywhere") | is_true("_chosen"))
    return marked.filter(~fits).select(*KEY)


def _described(rows: Rows, tables: Tables, units: Rows, named: Rows) -> Rows:
    """Pairs named outright that no function fits, or whose unit is not listed."""
    brings = {**UNIT_COLUMNS, **dict.fromkeys(_USED, nw.Int64)}
    rows = left_join(rows, units, UNIT, brings)
    rows = left_join(rows, tables.get("products"), ["product_id"], PRODUCT_COLUMNS)
    used = named.filter(is_code("_status", "deployed")).select(*UNIT, _here=nw.lit(1)).unique()
    rows = left_join(rows, used, UNIT, {"_here": nw.Int64})
    return _with_account(
        rows.with_columns(
            _unit_used=nw.coalesce(col("_unit_used"), col("_here"), nw.lit(0)),
            _country_used=col("_country_used").fill_null(1),
            _used=col("_used").fill_null(1),
        ),
        tables,
    )


def assumed_status() -> nw.Expr:
    """The status named, else not sold where the account has positions, else unknown."""
    rest = nw.when(is_true("_mapped")).then(nw.lit("not_sold")).otherwise(nw.lit("unknown"))
    return nw.coalesce(col("_status"), rest)
