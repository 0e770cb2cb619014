"""The scorecard of a folder of Parquet, ours and written by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import polars as pl

import handwritten
from big_book import AS_OF
from enterprise_sales.playbook import load_playbook
from enterprise_sales.scorecard.at import At
from enterprise_sales.scorecard.engines import polars_parquet
from enterprise_sales.scorecard.run import measure
from enterprise_sales.scorecard.scores import MEASURES
from enterprise_sales.scorecard.values import PlaybookValues
from servers import ROOT

COLUMNS = ("account_id", *MEASURES)


def ours(folder: Path) -> pl.DataFrame:
    """Every measure of the scorecard, by its declared rules."""
    playbook = load_playbook("strategic-12-month", AS_OF, root=ROOT / "references" / "playbooks")
    same = {"USD": 1.0}
    at = At(AS_OF, PlaybookValues(playbook), frozenset(["tickets"]), same, same)
    rows = measure(polars_parquet(folder), at, MEASURES).select(*COLUMNS).to_native().collect()
    assert isinstance(rows, pl.DataFrame)
    return rows


def peer(folder: Path) -> pl.DataFrame:
    """The same columns from the query written by hand."""
    return handwritten.query(folder).select(*COLUMNS).collect()


SIDES: Mapping[str, Callable[[Path], pl.DataFrame]] = {"ours": ours, "peer": peer}


def differences(one: pl.DataFrame, other: pl.DataFrame) -> dict[str, int]:
    """How many values there are, and how many differ by one unit or more.

    Both round half-even to whole hundredths, from floats that are summed in another order.
    """
    one, other = one.sort("account_id"), other.sort("account_id")
    found = {"values": one.height * one.width, "by_one": 0, "otherwise": 0}
    for name in COLUMNS:
        differ = one[name].ne_missing(other[name]).sum()
        near = 0
        if name.endswith(("_score", "_low", "_high", "_before", "_coverage")):
            near = int(((one[name] - other[name]).abs() == 1).sum())
        found["by_one"] += near
        found["otherwise"] += differ - near
    return found
