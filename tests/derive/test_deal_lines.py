"""Deals that an export repeats on a line for each product: no amount is counted twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from enterprise_sales.book import load_book
from enterprise_sales.intake.exports import Export
from enterprise_sales.intake.proposal import propose
from enterprise_sales.intake.yaml_text import with_entries
from enterprise_sales.language import translator

WON = "won_deals:exports/deals.csv"
HEAD = "Deal ID,Deal name,Company name,Stage,Amount,Close date,Product name\n"
REPEATED = """d1,First,Oak,Demo,300,2026-05-01,Base
d1,First,Oak,Demo,300,2026-05-01,Suite
d2,Second,Oak,Demo,50,2026-05-02,Base
d3,Third,Elm,Closed Won,70,2026-05-03,Base
d3,Third,Elm,Closed Won,70,2026-05-03,Suite
"""
ODD = "d4,Fourth,Elm,Demo,10,2026-05-03,Base\nd4,Fourth,Elm,Demo,20,2026-05-03,Suite\n"
OWN = """d1,First,Oak,Demo,100,2026-05-01,Base
d1,First,Oak,Demo,200,2026-05-01,Suite
d2,Second,Oak,Demo,50,2026-05-02,Base
d3,Third,Elm,Closed Won,30,2026-05-03,Base
d3,Third,Elm,Closed Won,40,2026-05-03,Suite
"""


def read(folder: Path, text: str) -> tuple[dict[str, tuple[object, object]], dict[str, int]]:
    """Open deals with amount and product, and won ones as contracts with their value."""
    (folder / "exports").mkdir()
    path = folder / "exports" / "deals.csv"
    path.write_text(HEAD + text, encoding="utf-8")
    answers = {WON: "contracts", "currency:book": "USD"}
    proposal = propose([Export("exports/deals.csv", path)], answers, translator("en"))
    notes = [""] * len(proposal.mapping.files)
    (folder / "book.yaml").write_text(with_entries(None, proposal.mapping, notes), "utf-8")
    book = load_book(folder)
    deals = book.table("opportunities").select("opportunity_id", "amount", "product_id").rows()
    contracts = book.table("contracts").select("contract_id", "annual_value").rows()
    return {name: (amount, product) for name, amount, product in deals}, dict(contracts)


@pytest.mark.parametrize("text", [REPEATED, OWN])
def test_a_deal_counts_once(tmp_path: Path, text: str) -> None:
    """Its amount stands on each line, or each line has its own: 100 + 200."""
    deals, contracts = read(tmp_path, text)
    assert deals == {"d1": (30000, None), "d2": (5000, "Base")}
    assert contracts == {"d3": 7000}


def test_one_deal_that_contradicts_itself_is_unknown_and_the_others_stay(tmp_path: Path) -> None:
    deals, contracts = read(tmp_path, REPEATED + ODD)
    assert deals == {"d1": (30000, None), "d2": (5000, "Base"), "d4": (None, None)}
    assert contracts == {"d3": 7000}
