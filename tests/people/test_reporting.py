"""Who reports to whom: circles, strangers, and managers who have left."""

from __future__ import annotations

from pathlib import Path

import pytest

from enterprise_sales.analyses.results import MapStakeholders

from ..documents.structure import diagrams
from .people import document, mapped, row


def states(result: MapStakeholders) -> dict[str, tuple[str, str | None]]:
    return {
        line.stakeholder_id: (line.reporting, line.reports_to_name) for line in result.stakeholders
    }


def told(result: MapStakeholders) -> dict[str, str]:
    return {finding.code: finding.wrong for finding in result.findings}


def test_somebody_who_reports_to_himself_is_told_and_drawn_apart(tmp_path: Path) -> None:
    result = mapped(tmp_path, row("a", reports_to="a"), row("b", reports_to="a"))
    assert states(result) == {"a": ("circle", "A"), "b": ("named", "A")}
    assert told(result) == {"reports_to_self": "A reports to themselves."}
    finding = result.findings[0]
    assert (finding.where, finding.excerpt) == ("tables/stakeholders.json, row 1", "a")
    assert "leave the cell empty" in finding.remedy
    assert 'subgraph lost["Manager unknown"]\n        n1[' in document(result)
    assert "n1 --> n1" not in document(result)
    assert "n1 --> n2" in document(result)


def test_a_circle_is_told_once_and_the_rest_stays_whole(tmp_path: Path) -> None:
    circle = [row("a", reports_to="b"), row("b", reports_to="c"), row("c", reports_to="a")]
    below = [row("0", reports_to="a"), row("1", reports_to="0")]
    result = mapped(tmp_path, *below, *circle)
    assert told(result) == {
        "reports_in_circle": "These people report to each other in a circle: A, B, C."
    }
    assert (result.findings[0].count, result.active) == (3, 5)
    assert {key: state for key, (state, _) in states(result).items()} == {
        **dict.fromkeys("abc", "circle"),
        **dict.fromkeys("01", "named"),
    }
    text = document(result)
    assert text.count(" --> n") == 2
    assert "| A | Director | B (in a circle) |" in text


@pytest.mark.parametrize("pairs", [("aa",), ("ab", "ba"), ("aa", "bb")])
def test_people_who_only_turn_in_circles_are_drawn_without_lines(
    pairs: tuple[str, ...], tmp_path: Path
) -> None:
    result = mapped(tmp_path, *(row(one, reports_to=other) for one, other in pairs))
    text = document(result)
    assert '        n1["A<br/>Director<br/>user"]' in text
    assert " --> " not in diagrams(text)[0]
    assert "report to themselves or in a circle (see the doubts about the data)" in text
    assert "nobody's manager is on record" not in text


def test_two_circles_are_two_findings(tmp_path: Path) -> None:
    pairs = [row(one, reports_to=other) for one, other in ("ab", "ba", "cd", "dc")]
    found = [finding.wrong[-5:] for finding in mapped(tmp_path, *pairs).findings]
    assert found == ["A, B.", "C, D."]


def test_a_manager_who_is_not_on_record_is_unknown(tmp_path: Path) -> None:
    result = mapped(tmp_path, row("a", reports_to="nobody"))
    assert states(result) == {"a": ("unknown", None)}
    assert [finding.code for finding in result.findings] == ["reference_dangling"]
    assert "| A | Director | unknown |" in document(result)


def test_a_manager_of_another_account_is_told(tmp_path: Path) -> None:
    other = row("b", account_id="other")
    result = mapped(
        tmp_path,
        row("a", reports_to="b"),
        other,
        accounts=[{}, {"account_id": "other", "name": "Other"}],
    )
    assert states(result) == {"a": ("elsewhere", None)}
    assert told(result) == {
        "reports_to_elsewhere": "These people report to somebody of another account: A."
    }


def test_a_manager_who_has_left_is_drawn_with_a_broken_line(tmp_path: Path) -> None:
    result = mapped(tmp_path, row("a", reports_to="b"), row("b", status="left"))
    assert states(result)["a"] == ("left", "B")
    assert told(result) == {"reports_to_left": "These people report to somebody who has left: A."}
    text = document(result)
    assert "n2 -.-> n1" in text
    assert 'n2["B<br/>Director<br/>user"]:::left' in text
    assert "| A | Director | B (has left) |" in text


def test_somebody_who_left_says_nothing_of_the_manager_any_more(tmp_path: Path) -> None:
    gone = row("a", reports_to="b", status="left")
    assert told(mapped(tmp_path, gone, row("b", status="left"))) == {}


def test_a_finding_names_five_people_and_counts_all(tmp_path: Path) -> None:
    many = [row(f"p{n}", reports_to="gone") for n in range(8)]
    (finding,) = mapped(tmp_path, *many, row("gone", status="left")).findings
    assert finding.wrong.endswith("P0, P1, P2, P3, P4, ….")
    assert (finding.count, finding.where) == (8, "tables/stakeholders.json, rows 1, 2, 3, 4, 5 …")


def test_the_order_of_rows_does_not_show(tmp_path: Path) -> None:
    rows = [row(one, reports_to=other) for one, other in ("ab", "bc", "ca", "dd", "ea")]
    forth, back = mapped(tmp_path / "1", *rows), mapped(tmp_path / "2", *reversed(rows))
    assert forth.stakeholders == back.stakeholders
    assert [finding.wrong for finding in forth.findings] == [f.wrong for f in back.findings]
