"""One cause that the register and a signal name is one line of the profile."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from enterprise_sales.analyses.profile import profile_account
from enterprise_sales.analyses.results import RiskLine
from enterprise_sales.analyses.risks import risks

from .support import context

GONE = {
    "stakeholder_id": "k",
    "name": "Kim Roe",
    "title": "Head of Digital",
    "buying_role": "champion",
    "status": "left",
}
LEFT = {"date": "2026-06-20", "kind": "champion_left", "note": "A call"}
ROW = {
    "risk": "We lost the head of digital",
    "likelihood": "high",
    "impact": "high",
    "mitigation": "Win Ann",
    "owner": "Olga",
    "due": "2026-07-31",
}


def of_code(folder: Path, code: str, *rows: dict[str, Any], **tables: Any) -> list[RiskLine]:
    """The lines of the profile that the register or this code gives."""
    filled = {"risks": list(rows), "stakeholders": [GONE], "signals": [LEFT], **tables}
    found = profile_account(context(folder, filled)).risks
    return [line for line in found if line.code == code or line.origin == "register"]


def test_the_row_that_names_who_has_left_takes_the_signal_in(tmp_path: Path) -> None:
    (line,) = of_code(tmp_path, "champion_left", ROW)
    assert line.text == (
        "We lost the head of digital. The data says so too: Champion left (June 20, 2026): A call"
    )
    assert (line.mitigation, line.owner, line.due) == ("Win Ann", "Olga", "2026-07-31")
    assert (line.origin, line.code) == ("register", "champion_left")


def test_the_words_of_a_signal_name_its_cause_and_the_graver_level_holds(tmp_path: Path) -> None:
    notice = {"date": "2026-06-20", "kind": "non_renewal_notice"}
    row = {**ROW, "risk": "Notice of non-renewal from procurement", "likelihood": "low"}
    (line,) = of_code(tmp_path, "non_renewal_notice", row, signals=[notice])
    assert (line.level, line.escalate[-1]) == ("critical", "holds_red")


def test_without_a_single_match_both_stay(tmp_path: Path) -> None:
    other = {**ROW, "risk": "Budget is cut"}
    assert len(of_code(tmp_path / "1", "champion_left", other)) == 2
    part = {**ROW, "risk": "The head of digitalisation has no budget"}
    assert len(of_code(tmp_path / "3", "champion_left", part)) == 2
    twice = {**ROW, "risk": "Kim Roe is gone"}
    assert len(of_code(tmp_path / "2", "champion_left", ROW, twice)) == 3


def test_no_champion_is_answered_like_one_who_has_left(tmp_path: Path) -> None:
    person = {"stakeholder_id": "a", "name": "Ada", "strength": 1}
    found = risks(context(tmp_path, {"stakeholders": [person], "signals": [LEFT]}))
    lines = {line.code: line for line in found}
    nobody, left = lines["no_champion"], lines["champion_left"]
    assert nobody.mitigation
    assert (nobody.mitigation, nobody.owner) == (left.mitigation, left.owner)
