"""Whitespace totals and penetrations, aggregated from the cells."""

from __future__ import annotations

import narwhals as nw

from enterprise_sales.scorecard.at import At
from enterprise_sales.scorecard.expressions import col, count_where, is_code, sum_where
from enterprise_sales.scorecard.lazy import Rows
from enterprise_sales.scorecard.rules import Tables, aggregate, derived, frame
from enterprise_sales.scorecard.whitespace_cells import CELL_READS
from enterprise_sales.scorecard.whitespace_pairs import has_pairs

POTENTIAL = "Definitions, Potential value of a cell"
PENETRATION = "Definitions, Penetration; S1 White Space Analysis Framework"
NONE: dict[str, tuple[str, ...]] = {}


@aggregate("cells", "money", reads=NONE, source=POTENTIAL, empty=0)
def whitespace_known(_: At) -> nw.Expr:
    """Potential value of the cells whose value is given or can be estimated."""
    return sum_where(col("counts") & ~col("potential_value").is_null(), "potential_value")


@aggregate("cells", "count", reads=NONE, source=POTENTIAL, empty=0)
def whitespace_unknown_cells(_: At) -> nw.Expr:
    """Cells whose potential value cannot be known from the data."""
    return count_where(col("counts") & col("potential_value").is_null())


@aggregate("cells", "count", reads=NONE, source=POTENTIAL, empty=0)
def whitespace_cells(_: At) -> nw.Expr:
    """Cells that count: blocked and not applicable ones stay out."""
    return count_where(col("counts"))


@aggregate("cells", "count", reads=NONE, source=PENETRATION, empty=0)
def cells_placed(_: At) -> nw.Expr:
    """Cells whose status is known."""
    return count_where(col("counts") & ~is_code("status", "unknown"))


@aggregate("cells", "count", reads=NONE, source=PENETRATION, empty=0)
def active_users_known(_: At) -> nw.Expr:
    """Deployed cells with counted users."""
    return count_where(col("deployed") & ~col("active_users").is_null())


@aggregate("cells", "count", reads=NONE, source=PENETRATION)
def active_users_sum(_: At) -> nw.Expr:
    """Active users of the deployed cells."""
    return sum_where(col("deployed"), "active_users")


@frame("cells_by_product", reads=CELL_READS, given=has_pairs, of="cells")
def by_product(tables: Tables, _: At) -> Rows:
    """Cells that count, once a product."""
    here = nw.when(col("deployed")).then(1).otherwise(0).max()
    return (
        tables["@cells"].filter(col("counts")).group_by("account_id", "product_id").agg(_here=here)
    )


@frame("deployed_units", reads=CELL_READS, given=has_pairs, of="cells")
def deployed_units(tables: Tables, _: At) -> Rows:
    """Business units with a deployed cell, once each."""
    deployed = tables["@cells"].filter(col("deployed"))
    return deployed.select("account_id", "business_unit").unique()


@frame("deployed_countries", reads=CELL_READS, given=has_pairs, of="cells")
def deployed_countries(tables: Tables, _: At) -> Rows:
    """Countries with a deployed cell, once each."""
    deployed = tables["@cells"].filter(col("deployed") & ~col("country").is_null())
    return deployed.select("account_id", "country").unique()


@aggregate("cells_by_product", "count", reads=NONE, source=PENETRATION)
def products_deployed(_: At) -> nw.Expr:
    """Products deployed anywhere."""
    return col("_here").sum()


@aggregate("cells_by_product", "count", reads=NONE, source=PENETRATION)
def penetration_product_whole(_: At) -> nw.Expr:
    """Products that fit anywhere."""
    return nw.len()


@aggregate("deployed_units", "count", reads=NONE, source=PENETRATION)
def units_deployed(_: At) -> nw.Expr:
    """Business units with a deployed cell."""
    return nw.len()


@aggregate("deployed_countries", "count", reads=NONE, source=PENETRATION)
def countries_deployed(_: At) -> nw.Expr:
    """Countries with a deployed cell."""
    return nw.len()


UNITS = {"business_units": ("account_id", "business_unit", "country")}
HEADCOUNT = {"business_units": ("headcount",)}


@frame("business_units", reads=UNITS)
def units(tables: Tables, _: At) -> Rows:
    """Business units, the first of each country marked."""
    first = col("business_unit").min().over("account_id", "country") == col("business_unit")
    return tables["business_units"].with_columns(_first=first & ~col("country").is_null())


@aggregate("business_units", "count", reads=NONE, source=PENETRATION)
def penetration_business_unit_whole(_: At) -> nw.Expr:
    """Business units of the account."""
    return nw.len()


@aggregate("business_units", "count", reads=NONE, source=PENETRATION, empty=0)
def countries(_: At) -> nw.Expr:
    """Countries of the account's business units."""
    return count_where(col("_first"))


@aggregate("business_units", "count", reads=HEADCOUNT, source=PENETRATION, empty=0)
def headcount_known(_: At) -> nw.Expr:
    """Business units whose headcount is known."""
    return count_where(~col("headcount").is_null())


@aggregate("business_units", "count", reads=HEADCOUNT, source=PENETRATION)
def headcount_sum(_: At) -> nw.Expr:
    """Headcount of the business units that name it."""
    return sum_where(~col("headcount").is_null(), "headcount")


@derived("count", needs=("products_deployed", "cells_placed"), source=PENETRATION)
def penetration_product_part(_: At) -> nw.Expr:
    """Products deployed anywhere, unknown where no cell's status is known."""
    return nw.when(col("cells_placed") > 0).then(col("products_deployed"))


@derived("count", needs=("units_deployed", "cells_placed"), source=PENETRATION)
def penetration_business_unit_part(_: At) -> nw.Expr:
    """Business units with a deployed cell, unknown where no cell's status is known."""
    return nw.when(col("cells_placed") > 0).then(col("units_deployed").fill_null(0))


@derived("count", needs=("countries_deployed", "cells_placed"), source=PENETRATION)
def penetration_geography_part(_: At) -> nw.Expr:
    """Countries with a deployed cell, unknown where no cell's status is known."""
    return nw.when(col("cells_placed") > 0).then(col("countries_deployed").fill_null(0))


@derived("count", needs=("countries",), source=PENETRATION)
def penetration_geography_whole(_: At) -> nw.Expr:
    """Countries of the account's business units, unknown where none is named."""
    return nw.when(col("countries") > 0).then(col("countries"))


@derived("count", needs=("active_users_sum", "active_users_known"), source=PENETRATION)
def penetration_user_part(_: At) -> nw.Expr:
    """Active users over the deployed cells, unknown where none is counted."""
    return nw.when(col("active_users_known") > 0).then(col("active_users_sum"))


@frame("accounts", reads={"accounts": ("account_id",)})
def accounts(tables: Tables, _: At) -> Rows:
    """Accounts."""
    return tables["accounts"]


@aggregate("accounts", "count", reads={"accounts": ("potential_users",)}, source=PENETRATION)
def potential_users(_: At) -> nw.Expr:
    """Potential users that the account names."""
    return col("potential_users").max()


@derived(
    "count",
    needs=(
        "potential_users",
        "headcount_sum",
        "headcount_known",
        "penetration_business_unit_whole",
    ),
    source=PENETRATION,
)
def penetration_user_whole(_: At) -> nw.Expr:
    """Potential users of the account, else the sum of headcounts where every unit names its own."""
    every = col("headcount_known") == col("penetration_business_unit_whole")
    people = nw.when(every).then(col("headcount_sum"))
    return nw.coalesce(col("potential_users"), people)


@frame("use_cases", reads={"use_cases": ("account_id",)})
def use_cases(tables: Tables, _: At) -> Rows:
    """Use cases, active and potential."""
    return tables["use_cases"]


@aggregate("use_cases", "count", reads={"use_cases": ("status",)}, source=PENETRATION)
def penetration_use_case_part(_: At) -> nw.Expr:
    """Active use cases."""
    return count_where(is_code("status", "active"))


@aggregate("use_cases", "count", reads=NONE, source=PENETRATION)
def penetration_use_case_whole(_: At) -> nw.Expr:
    """Use cases, active and potential."""
    return nw.len()


@derived("count", needs=("features_latest", "features_latest_whole"), source=PENETRATION)
def penetration_value_realization_part(_: At) -> nw.Expr:
    """Features used in the latest usage period, unknown where none is counted."""
    return nw.when(col("features_latest_whole") > 0).then(col("features_latest"))


@derived("count", needs=("features_latest_whole",), source=PENETRATION)
def penetration_value_realization_whole(_: At) -> nw.Expr:
    """Features available in the latest usage period."""
    return nw.when(col("features_latest_whole") > 0).then(col("features_latest_whole"))
