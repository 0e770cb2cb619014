"""The register, the signals and the rules in one list, the gravest first."""

from pathlib import Path
from typing import Any

import pytest

from enterprise_sales.analyses.risks import risks

from .facts import CONTRACT, PERSON, green
from .samples import context


def _codes(ctx: Any) -> list[str]:
    return [line.code for line in risks(ctx)]


def test_a_healthy_account_has_only_its_single_champion(tmp_path: Path) -> None:
    assert _codes(context(tmp_path, **green())) == ["single_champion", "too_few_stakeholders"]


def test_the_order(tmp_path: Path) -> None:
    register = [
        {"risk": "Small", "likelihood": "low", "impact": "low"},
        {"risk": "Unrated"},
        {"risk": "Grave", "likelihood": "high", "impact": "critical"},
        {"risk": "Over", "likelihood": "high", "impact": "critical", "status": "closed"},
        {"risk": "Soon", "likelihood": "high", "impact": "high", "due": "2026-07-01"},
        {"risk": "Later", "likelihood": "high", "impact": "high", "due": "2026-08-01"},
    ]
    signals = [
        {"date": "2026-04-01", "kind": "budget_cut"},
        {"date": "2026-06-01", "kind": "qbr_missed"},
        {"date": "2026-05-01", "kind": "formal_complaint", "note": "By letter"},
    ]
    found = risks(context(tmp_path, **green(), risks=register, signals=signals))
    assert [
        (line.origin, line.code if line.origin != "register" else line.text) for line in found
    ] == [
        ("register", "Grave"),  # 12: high × critical
        ("signal", "formal_complaint"),  # 9, holds the account at red
        ("register", "Soon"),  # 9, due before the next
        ("register", "Later"),  # 9
        ("rule", "red_health"),  # 9
        ("rule", "single_champion"),  # 6
        ("signal", "qbr_missed"),  # 4
        ("signal", "budget_cut"),  # 3
        ("rule", "too_few_stakeholders"),  # 2
        ("register", "Small"),  # 1
        ("register", "Unrated"),
    ]


def test_a_signal_says_what_to_do_by_whom_and_when(tmp_path: Path) -> None:
    rows = [{"date": "2026-06-12", "kind": "formal_complaint", "note": "By letter"}]
    accounts = [{"owner": "Maria", "internal_sponsor": "Helen"}]
    ctx = context(tmp_path, accounts=accounts, **green(), signals=rows)
    assert risks(ctx)[0].model_dump() == {
        "code": "formal_complaint",
        "text": "Formal complaint (June 12, 2026): By letter",
        "likelihood": "high",
        "impact": "high",
        "mitigation": "Answer the complaint at executive level with a plan and dates",
        "owner": "Helen",
        "due": "2026-06-13",
        "origin": "signal",
        "score": 9,
        "level": "critical",
        "overdue_days": 17,
        "escalate": ("level", "overdue", "holds_red"),
        "escalate_to": "VP of sales",
    }


def test_a_kind_of_signal_is_told_once_with_its_newest(tmp_path: Path) -> None:
    rows = [
        {"date": "2026-05-01", "kind": "budget_cut"},
        {"date": "2026-06-01", "kind": "budget_cut"},
        {"date": "2026-06-02", "kind": "merger"},
    ]
    found = [line.text for line in risks(context(tmp_path, signals=rows))]
    assert found == ["Budget cut (June 1, 2026)"]


def test_a_rule_does_not_repeat_a_signal(tmp_path: Path) -> None:
    people = [{**PERSON, "status": "left"}]
    told = [{"date": "2026-06-01", "kind": "champion_left"}]
    seen = _codes(context(tmp_path / "1", stakeholders=people))
    said = _codes(context(tmp_path / "2", stakeholders=people, signals=told))
    assert (seen.count("champion_left"), said.count("champion_left")) == (1, 1)


def test_a_rule_names_the_playbooks_answer(tmp_path: Path) -> None:
    people = [{**PERSON, "level": "director"}]
    lines = {line.code: line for line in risks(context(tmp_path, stakeholders=people))}
    assert lines["no_c_level"].mitigation == ("Win an executive sponsor who stands for the renewal")
    assert lines["single_champion"].mitigation is None


ENDED = {**CONTRACT, "start_date": "2025-01-01", "end_date": "2025-12-31"}
USED = {
    "period": "2026-06-01",
    "licensed_users": 100,
    "features_used": 30,
    "features_available": 100,
}
"""Half of the 60 features that are asked for: 15 of the 30 points of that part."""
OPEN = {"ticket_id": "t", "opened_on": "2026-05-01", "escalated": True}


@pytest.mark.parametrize(
    ("tables", "code", "text"),
    [
        (
            {"contracts": [ENDED]},
            "lapsed",
            "Every contract ended by December 31, 2025, and nothing that follows is signed",
        ),
        (
            {"contracts": [{**CONTRACT, "auto_renew": True, "notice_days": 154}]},  # 30 July
            "opt_out_soon",
            "The customer can still give notice until July 30, 2026",
        ),
        (
            {"invoices": [{"invoice_id": "1", "due_on": "2026-06-24", "amount": "10.50"}]},
            "overdue_invoices",
            "1 invoice is overdue: $10.50",
        ),
        (
            {"invoices": [{"invoice_id": n, "due_on": "2026-06-01"} for n in "12"]},
            "overdue_invoices",
            "2 invoices are overdue",
        ),
        ({"tickets": [OPEN]}, "open_escalation", "1 escalated ticket is open, since May 1, 2026"),
        ({"usage": [{**USED, "active_users": 20}]}, "low_usage", "Usage is low: 32.5 points"),
        (
            {"outcomes": [{"date": "2026-05-01", "outcome": "Faster", "annual_value": 1}]},
            "no_documented_value",
            "No result of the last 12 months has been verified by the customer",
        ),
        (
            {
                "usage": [
                    {"period": f"2026-0{month}-01", "active_users": 100 - month}
                    for month in (4, 5, 6)
                ]
            },
            "usage_decline",
            "Active users have fallen 2 months in a row",
        ),
    ],
)
def test_what_the_rules_see(tmp_path: Path, tables: dict[str, Any], code: str, text: str) -> None:
    lines = {line.code: line.text for line in risks(context(tmp_path, **tables))}
    assert lines.get(code) == text


@pytest.mark.parametrize(
    "tables",
    [
        {"contracts": [{**CONTRACT, "auto_renew": True, "notice_days": 153}]},  # 31 July
        {"contracts": [{**CONTRACT, "auto_renew": True, "notice_days": 185}]},  # 29 June
        {"invoices": [{"invoice_id": "1", "due_on": "2026-06-25"}]},  # within the days of grace
        {"invoices": [{"invoice_id": "1", "due_on": "2026-06-01", "paid_on": "2026-06-30"}]},
        {"tickets": [{**OPEN, "closed_on": "2026-06-30"}]},
        {"tickets": [{**OPEN, "status": "closed"}]},
        {"tickets": [{**OPEN, "opened_on": "2026-07-01"}]},
        {"tickets": [{**OPEN, "escalated": None}]},
        {"usage": [{**USED, "active_users": 40}]},  # half of the 80 asked for: 35 and 15 points
        {"usage": [{"period": "2026-06-01", "active_users": 30, "licensed_users": 100}]},
        {},
    ],
)
def test_what_they_do_not(tmp_path: Path, tables: dict[str, Any]) -> None:
    assert risks(context(tmp_path, **tables)) == ()


def test_an_invoice_paid_later_was_overdue_then(tmp_path: Path) -> None:
    invoice = {"invoice_id": "1", "due_on": "2026-06-01", "paid_on": "2026-07-01"}
    assert _codes(context(tmp_path, invoices=[invoice])) == ["overdue_invoices"]


def test_red_by_score_and_red_by_signal_are_told_apart(tmp_path: Path) -> None:
    complaint = [{"date": "2026-06-12", "kind": "formal_complaint"}]
    held = {
        line.code: line.text
        for line in risks(context(tmp_path / "1", **green(), signals=complaint))
    }
    assert held["red_health"].startswith("Health is held at red by signals, at ")
    only = {line.code: line.text for line in risks(context(tmp_path / "2", signals=complaint))}
    assert only["red_health"] == "Health is held at red by signals"
