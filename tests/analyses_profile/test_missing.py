"""What is unknown is named with its table, its columns, its reason and what it would unlock."""

from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from enterprise_sales.analyses import missing as engine
from enterprise_sales.analyses import unknowns, whitespace_unknowns
from enterprise_sales.analyses.missing import Wanted
from enterprise_sales.analyses.plan import plan_account
from enterprise_sales.analyses.profile import profile_account
from enterprise_sales.analyses.results import AnalyzeWhitespace, ProfileAccount
from enterprise_sales.analyses.whitespace import analyze_whitespace
from enterprise_sales.book.tables import columns_of
from enterprise_sales.scorecard import RULES, reads_of

from .facts import CONTRACT, PRODUCT, UNIT, green
from .samples import EXECUTION, context

FIGURES = [
    *((ProfileAccount, figure) for figure in unknowns.FIGURES),
    *((AnalyzeWhitespace, figure) for figure in whitespace_unknowns.FIGURES),
]


def _has(model: type[BaseModel], path: str) -> bool:
    name, _, rest = path.partition(".")
    if name not in model.model_fields:
        return False
    hint: Any = model.model_fields[name].annotation
    models = [part for part in (hint, *get_args(hint)) if hasattr(part, "model_fields")]
    parts = [part for part in models if part.__name__ == "Component"]
    return not rest or bool(parts) or any(_has(part, rest) for part in models)


@pytest.mark.parametrize(("model", "figure"), FIGURES, ids=lambda value: getattr(value, "rule", ""))
def test_a_figure_names_a_field_and_a_rule(model: type[BaseModel], figure: Wanted) -> None:
    assert _has(model, figure.field)
    assert figure.rule in RULES
    declared = reads_of(figure.rule)
    for table, columns in figure.needs.items():
        assert set(columns) <= set(columns_of(table))
        if table in declared:
            assert set(columns) & declared[table], "none of them is read by the rule"


def test_speaking_columns_exist() -> None:
    assert all(column in columns_of(table) for table, column in engine.SPEAKING)


@pytest.mark.parametrize(("table", "key"), [("actions", "action"), ("objectives", "objective")])
def test_a_table_that_is_not_there_is_not_said_to_lack_rows(
    tmp_path: Path, table: str, key: str
) -> None:
    """The plan speaks of one table in several places, and gives one reason in all of them."""
    absent = plan_account(context(tmp_path / "absent")).missing
    assert {gap.reason for gap in absent if gap.table == table} == {
        f"The book holds no table {table}."
    }
    other: dict[str, Any] = {"accounts": [{}, {"account_id": "b"}]}
    other[table] = [{"account_id": "b", key: "Call", "owner": "Ada"}]
    found = plan_account(context(tmp_path / "other", **other)).missing
    assert {gap.reason for gap in found if gap.table == table} == {
        f"The book holds no rows in {table} for this account."
    }


def test_where_there_is_one_tier_its_lack_is_not_told(tmp_path: Path) -> None:
    pounds = {"accounts": [{"currency": "GBP"}], "contracts": [CONTRACT]}
    reason = "There is no rate between GBP and USD."
    assert _told(profile_account(context(tmp_path, **pounds)))["tier.code"] == [reason]
    single = profile_account(context(tmp_path, under=EXECUTION, **pounds))
    assert "tier.code" not in _told(single)
    empty = profile_account(context(tmp_path, under=EXECUTION)).missing
    assert not any("tier" in gap.unlocks for gap in empty)


def _told(found: Any) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {}
    for gap in found.missing:
        told.setdefault(gap.field, []).append(gap.reason)
    return told


def test_an_account_with_everything_misses_only_its_description(tmp_path: Path) -> None:
    before = {**CONTRACT, "contract_id": "b", "start_date": "2025-01-01", "end_date": "2025-12-31"}
    tables = green()
    tables["contracts"] = [{**CONTRACT, "auto_renew": False}, before]
    tables["opportunities"] = [{"opportunity_id": "o", "amount": 1}]
    tables["surveys"].append({"date": "2026-06-10", "kind": "csat", "score": 5})
    tables["accounts"] = [{}, {"account_id": "other", "name": "Other"}]
    tables["signals"] = [{"account_id": "other", "date": "2026-06-10", "kind": "merger"}]
    tables["risks"] = [{"account_id": "other", "risk": "None of ours"}]
    assert list(_told(profile_account(context(tmp_path, **tables)))) == ["industry"]


def test_a_bare_name_misses_everything(tmp_path: Path) -> None:
    told = _told(profile_account(context(tmp_path)))
    assert told["arr"] == ["The book holds no table contracts."]
    assert told["relationships.people"] == ["The book holds no table stakeholders."]
    assert told["risks"] == ["The book holds no table signals.", "The book holds no table risks."]
    assert told["health.band"] == [
        "Only 0% of the score rests on data and a band needs 50%: see what is missing."
    ]
    parts = {f"health.components.{code}" for code in ("usage", "engagement", "sentiment")}
    assert {"value_documented", "users", "health.trend", *parts} <= set(told)


def test_a_table_that_holds_only_others_is_told_apart(tmp_path: Path) -> None:
    accounts = [{}, {"account_id": "other", "name": "Other"}]
    rows = [{**CONTRACT, "account_id": "other"}]
    told = _told(profile_account(context(tmp_path, accounts=accounts, contracts=rows)))
    assert told["arr"] == ["The book holds no rows in contracts for this account."]


def test_a_gap_is_told_once_with_all_that_it_unlocks(tmp_path: Path) -> None:
    gaps = profile_account(context(tmp_path, contracts=[CONTRACT])).missing
    assert len({(gap.table, gap.reason) for gap in gaps}) == len(gaps)
    (touchpoints,) = [gap for gap in gaps if gap.table == "touchpoints"]
    assert touchpoints.columns == ("date", "kind", "level", "attended")
    units = [{**UNIT, "headcount": None}]
    found = analyze_whitespace(context(tmp_path, business_units=units, products=[PRODUCT]))
    (positions,) = [gap for gap in found.missing if gap.field == "penetration.product"]
    assert positions.table == "positions"
    assert positions.unlocks == (
        "penetration_product",
        "whitespace_known",
        "penetration_business_unit",
        "penetration_geography",
        "penetration_user",
    )


def test_an_empty_column_is_named(tmp_path: Path) -> None:
    tables = green()
    for row in tables["usage"]:
        row["licensed_users"] = None
    told = _told(profile_account(context(tmp_path, **tables)))
    assert told["health.components.usage"] == [
        "In usage these columns are empty for this account: licensed_users."
    ]


@pytest.mark.parametrize(
    ("day", "kinds"), [("2025-11-01", ["NPS", "CSAT"]), ("2026-06-10", ["CSAT"])]
)
def test_a_kind_of_answer_that_is_not_there_is_named(
    tmp_path: Path, day: str, kinds: list[str]
) -> None:
    tables = {**green(), "surveys": [{"date": day, "kind": "nps", "score": 9}]}
    told = _told(profile_account(context(tmp_path, **tables)))
    assert told.get("health.components.sentiment", []) == [
        f"No {kind} answer of this account counts on June 30, 2026: there is none, or it is too"
        " old."
        for kind in kinds
    ]


def test_a_business_review_that_is_not_there_is_named(tmp_path: Path) -> None:
    meeting = {"date": "2026-06-20", "kind": "meeting", "level": "c_level", "attended": True}
    told = _told(profile_account(context(tmp_path, **{**green(), "touchpoints": [meeting]})))
    assert told["health.components.engagement"] == [
        "No business review of this account, held or missed, counts on June 30, 2026: there is"
        " none, or it is too old."
    ]


def test_an_empty_cell_that_speaks_is_no_gap(tmp_path: Path) -> None:
    """An invoice that is not due yet tells nothing, and no payment has to be filled in."""
    tables = {**green(), "invoices": [{"invoice_id": "i", "due_on": "2026-07-31"}]}
    told = _told(profile_account(context(tmp_path, **tables)))
    assert told["health.components.financial"][0] == (
        "No row of this account in invoices fits June 30, 2026: they are too old, or due_on,"
        " paid_on are not filled as needed."
    )


def test_an_account_without_a_ticket_lacks_only_their_ratings(tmp_path: Path) -> None:
    tables = green()
    tables["accounts"] = [{}, {"account_id": "other", "name": "Other"}]
    tables["tickets"] = [{**tables["tickets"][0], "account_id": "other"}]
    found = profile_account(context(tmp_path, **tables)).missing
    assert [gap.columns for gap in found if gap.table == "tickets"] == [("csat",)]


def test_an_open_end_leaves_the_renewal_unknown(tmp_path: Path) -> None:
    endless = {**CONTRACT, "end_date": None}
    ended = {**CONTRACT, "contract_id": "b", "end_date": "2026-02-01", "product_id": "q"}
    found = profile_account(context(tmp_path, contracts=[endless, ended]))
    (gap,) = [gap for gap in found.missing if gap.field == "renewal.date"]
    assert (gap.table, gap.columns) == ("contracts", ("end_date",))
    assert gap.unlocks == ("renewal_date", "days_left", "opt_out_date", "probability")
    assert gap.reason == "1 running contract names no end: c."


def test_a_contract_that_has_not_begun_leaves_nothing_to_renew(tmp_path: Path) -> None:
    ahead = {**CONTRACT, "start_date": "2026-07-01"}
    (gap,) = [
        gap
        for gap in profile_account(context(tmp_path, contracts=[ahead])).missing
        if gap.field == "renewal.date"
    ]
    assert (gap.table, gap.reason) == (
        None,
        "No contract of the account runs on June 30, 2026, so no renewal is ahead.",
    )


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"auto_renew": None}, True),
        ({"auto_renew": True}, True),
        ({"auto_renew": True, "notice_days": 0}, False),
        ({"auto_renew": False}, False),
    ],
)
def test_an_unknown_notice_is_named(tmp_path: Path, change: dict[str, Any], told: bool) -> None:
    found = profile_account(context(tmp_path, contracts=[{**CONTRACT, **change}]))
    assert any(gap.field == "renewal.opt_out_date" for gap in found.missing) is told


def test_reasons_that_no_cell_can_mend(tmp_path: Path) -> None:
    new = _told(profile_account(context(tmp_path, contracts=[CONTRACT])))
    assert new["growth.nrr"] == [
        "The account had no ARR on June 30, 2025, so there is nothing to compare with."
    ]
    ended = {**CONTRACT, "start_date": "2025-01-01", "end_date": "2025-12-31"}
    lapsed = _told(profile_account(context(tmp_path, contracts=[ended])))
    assert lapsed["renewal.probability"] == [
        "The account has lapsed; the playbook gives a probability only for a renewal ahead."
    ]
    foreign = context(tmp_path, accounts=[{"currency": "CHF"}], contracts=[CONTRACT])
    assert _told(profile_account(foreign))["tier.code"] == ["There is no rate between CHF and USD."]
    outcome = [{"date": "2026-05-01", "outcome": "Faster", "annual_value": 1}]
    unverified = context(tmp_path, contracts=[CONTRACT], outcomes=outcome)
    assert _told(profile_account(unverified))["roi"] == [
        "No outcome of the last 12 months has been verified by the customer."
    ]


def _cells(tmp_path: Path, *products: dict[str, Any], **position: Any) -> list[tuple[Any, ...]]:
    rows = [
        {
            "business_unit": "Plant",
            "product_id": row["product_id"],
            "status": "not_sold",
            **position,
        }
        for row in products
    ]
    units = [{**UNIT, "headcount": None}]
    accounts = [{"currency": "CHF"}] if "rate" in tmp_path.name else [{}]
    tables = {"positions": rows, "business_units": units, "products": list(products)}
    found = analyze_whitespace(context(tmp_path, accounts=accounts, **tables))
    assert found.totals.unknown_cells == len(products)
    return [
        (gap.table, gap.columns, gap.reason)
        for gap in found.missing
        if gap.field == "totals.unknown_cells"
    ]


def test_why_a_cell_has_no_value(tmp_path: Path) -> None:
    consumed = {"product_id": "c", "name": "Calls", "pricing": "consumption"}
    assert _cells(tmp_path / "1", consumed) == [
        (
            "positions",
            ("potential_value",),
            "1 cell is priced by consumption and has no value of its own: Plant – Calls.",
        )
    ]
    unpriced = [{"product_id": name, "name": name, "pricing": "flat"} for name in ("x", "y")]
    assert _cells(tmp_path / "2", *unpriced) == [
        (
            "products",
            ("pricing", "list_price"),
            "2 cells have no price: Plant – x; Plant – y.",
        )
    ]
    assert _cells(tmp_path / "3", PRODUCT) == [
        (
            "positions",
            ("active_users", "potential_users"),
            "The users of 1 cell are not counted: Plant – Press.",
        )
    ]
    flat = {**PRODUCT, "pricing": "flat"}
    assert _cells(tmp_path / "rate", flat) == [
        (
            "rates",
            ("date", "currency", "rate"),
            "The price list cannot be converted for 1 cell: Plant – Press.",
        )
    ]


BAD_ROW = {**CONTRACT, "contract_id": "bad", "annual_value": "much"}


def test_rows_that_are_left_out_make_the_figures_incomplete(tmp_path: Path) -> None:
    found = profile_account(context(tmp_path, contracts=[CONTRACT, BAD_ROW]))
    assert found.arr is not None
    (gap,) = [gap for gap in found.missing if "left out" in gap.reason]
    assert (gap.table, gap.reason[:5]) == ("contracts", "1 row")
    assert {"arr", "renewal_date", "nrr"} <= set(gap.unlocks)


def test_a_table_whose_every_row_is_bad_is_not_called_absent(tmp_path: Path) -> None:
    twice = [BAD_ROW, {**BAD_ROW, "contract_id": "worse"}]
    found = profile_account(context(tmp_path, contracts=twice))
    reasons = {gap.reason for gap in found.missing if gap.table == "contracts"}
    assert found.arr is None
    assert [reason[:6] for reason in reasons] == ["2 rows"]


def test_bad_rows_of_others_say_nothing_here(tmp_path: Path) -> None:
    other = {**BAD_ROW, "account_id": "other"}
    accounts = [{}, {"account_id": "other", "name": "Other"}]
    found = profile_account(context(tmp_path, accounts=accounts, contracts=[CONTRACT, other]))
    assert not [gap for gap in found.missing if "left out" in gap.reason]
