"""The renewal date, and contracts that may have renewed themselves."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from enterprise_sales.analyses.renewal_summary import (
    presumed_findings,
    renewal_summary,
    rolled_over,
)

from .facts import CONTRACT, green
from .samples import context

ENDED = {**CONTRACT, "start_date": "2025-04-01", "end_date": "2026-03-31", "auto_renew": True}


@pytest.mark.parametrize(
    ("start", "end", "as_of", "until"),
    [
        ("2025-04-01", "2026-03-31", "2026-06-30", "2027-03-31"),
        ("2025-04-01", "2026-03-31", "2027-03-30", "2027-03-31"),
        ("2025-04-01", "2026-03-31", "2027-03-31", "2028-03-31"),  # after the date, not on it
        ("2023-03-01", "2024-02-29", "2024-06-30", "2025-02-28"),  # a year, not 366 days
        ("2022-03-01", "2024-02-29", "2024-06-30", "2026-02-28"),  # two years
        ("2024-02-29", "2025-02-27", "2025-06-30", "2026-02-27"),
        ("2026-01-01", "2026-03-31", "2026-06-30", "2026-09-30"),  # a quarter, twice
        ("2026-01-01", "2026-01-14", "2026-02-01", "2026-02-11"),  # a fortnight, thrice
    ],
)
def test_the_same_term_is_repeated(start: str, end: str, as_of: str, until: str) -> None:
    days = (date.fromisoformat(day) for day in (start, end, as_of))
    assert rolled_over(*days) == date.fromisoformat(until)


def test_a_lapsed_account_says_so_and_what_may_run_on(tmp_path: Path) -> None:
    found = renewal_summary(context(tmp_path, contracts=[ENDED]))
    assert found.model_dump() == {
        "date": "2026-03-31",
        "days_left": -91,
        "lapsed": True,
        "value": None,
        "opt_out_date": None,
        "probability": None,
        "presumed_renewed": (
            {"contract_id": "c", "annual_value": "50000.00", "end_date": "2027-03-31"},
        ),
    }


@pytest.mark.parametrize(
    "changes",
    [
        {"contracts": [{**ENDED, "auto_renew": False}]},
        {"contracts": [{**ENDED, "auto_renew": None}]},
        {"contracts": [{**ENDED, "status": "churned"}]},
        {"contracts": [{**ENDED, "status": "proposed"}]},
        {"contracts": [ENDED], "signals": [{"date": "2026-01-05", "kind": "non_renewal_notice"}]},
        {
            "contracts": [ENDED],
            "renewals": [{"contract_id": "c", "decided_on": "2026-03-01", "outcome": "churned"}],
        },
        {"contracts": [ENDED, {**CONTRACT, "contract_id": "other", "product_id": "q"}]},
    ],
)
def test_nothing_is_presumed_against_the_record(tmp_path: Path, changes: dict[str, Any]) -> None:
    ctx = context(tmp_path, **changes)
    assert renewal_summary(ctx).presumed_renewed == ()
    assert ctx.row.presumed_value is None


def test_what_was_replaced_is_not_presumed(tmp_path: Path) -> None:
    first = {**ENDED, "contract_id": "b", "start_date": "2024-04-01", "end_date": "2025-03-31"}
    other = {**ENDED, "contract_id": "d", "product_id": "q", "annual_value": 700}
    ctx = context(tmp_path, contracts=[other, ENDED, first])
    found = renewal_summary(ctx).presumed_renewed
    assert [(row.contract_id, row.annual_value) for row in found] == [
        ("c", "50000.00"),
        ("d", "700.00"),
    ]
    assert ctx.row.presumed_value == 5070000


def test_the_presumption_is_a_finding_to_confirm(tmp_path: Path) -> None:
    (found,) = presumed_findings(context(tmp_path, contracts=[ENDED]))
    assert (found.code, found.where, found.excerpt) == (
        "presumed_renewed",
        "tables/contracts.json, row 1",
        "c",
    )
    assert found.wrong == (
        "Contract c ended on March 31, 2026 and renews by itself; neither a notice nor a churn is"
        " on record, so it may run until March 31, 2027. It is not part of ARR."
    )
    assert found.remedy


def test_the_probability_is_the_playbooks_range(tmp_path: Path) -> None:
    found = renewal_summary(context(tmp_path, **green()))
    assert found.probability is not None
    assert (found.probability.low, found.probability.high) == (95, 100)
    assert (found.date, found.days_left, found.value) == ("2026-12-31", 184, "50000.00")


def test_an_open_ended_contract_has_no_date(tmp_path: Path) -> None:
    found = renewal_summary(context(tmp_path, contracts=[{**CONTRACT, "end_date": None}]))
    assert (found.date, found.days_left, found.lapsed) == (None, None, False)
