"""Organisation chart and quadrant: what they show, and that Mermaid itself reads them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from enterprise_sales.analyses.results import MapStakeholders
from enterprise_sales.documents.escape import diagram_label
from enterprise_sales.documents.quadrant import APART, spread

from ..documents.structure import diagrams, uneven_tables
from ..mermaid import Mermaid
from .people import document, mapped, row

NASTY = (
    'Quote "x" end',
    "end",
    "a --> b",
    "subgraph x",
    "[x](y) {z} <b>t</b>",
    "click n1 call y()",
    "`code` ; # %% comment",
    "| cell |",
    "title x: [0.1, 0.2]",
    "quadrant-1 x",
    "Жанна д’Арк — №1",
    "1. one",
    "%%{init: {}}%%",
    "x\n    n9 --> n9",
)


def team(folder: Path) -> MapStakeholders:
    return mapped(
        folder,
        row("boss", level="c_level", buying_role="decision_maker", sentiment="neutral"),
        row("left", reports_to="boss", status="left"),
        row("foe", reports_to="boss", sentiment="detractor", strength=1),
        row("cold", reports_to="left", strength=2),
        row("lost", reports_to="lost"),
    )


@pytest.mark.client
def test_mermaid_reads_people_lines_and_places(mermaid: Mermaid, tmp_path: Path) -> None:
    result = team(tmp_path / "book")
    chart, quadrant = diagrams(document(result))
    flow, places, refused = mermaid("diagrams", [chart, quadrant, "flowchart TD\n  n1[a"])
    names = {key: label.split("<br>")[0] for key, (label, _) in flow["nodes"].items()}
    status = {names[key]: state for key, (_, state) in flow["nodes"].items()}
    assert status == {
        "BOSS": "active",
        "LOST": "active",
        "FOE": "against",
        "COLD": "known",
        "LEFT": "left",
    }
    lines = {(names[start], names[end]) for start, end in flow["edges"]}
    assert lines == {("BOSS", "FOE"), ("BOSS", "LEFT"), ("LEFT", "COLD")}
    assert [[names[key] for key in group] for group in flow["groups"]] == [["LOST"]]
    across = {label: x for label, x, _ in places["points"]}
    upwards = {label: -y for label, _, y in places["points"]}
    assert across["FOE"] < across["BOSS"] < across["COLD"]
    assert upwards["COLD"] < upwards["BOSS"]
    assert places["quadrants"] == [
        "Rely on them",
        "Win them over",
        "Keep in view",
        "Develop them",
    ]
    assert refused is None


@pytest.mark.client
def test_whatever_people_are_called_everybody_is_drawn(mermaid: Mermaid, tmp_path: Path) -> None:
    texts = []
    rows = [row(f"p{n}", name=name, title=name) for n, name in enumerate(NASTY)]
    for one in rows[1:]:
        one["reports_to"] = "p0"
    for language in ("ru", "en"):
        text = document(mapped(tmp_path / language, *rows), language)
        assert uneven_tables(text) == []
        texts += diagrams(text)
    assert len(texts) == 4
    for found in mermaid("diagrams", texts):
        assert found is not None
        labels = [label for label, *_ in found.get("nodes", {}).values()]
        labels = [label.split("<br>")[0] for label in labels]
        labels += [label for label, *_ in found.get("points", [])]
        assert sorted(labels) == sorted(diagram_label(name) for name in NASTY)
        assert len(found.get("edges", rows[1:])) == len(NASTY) - 1


def many(folder: Path, count: int) -> MapStakeholders:
    rows = [row(f"p{n:03}", reports_to="p000", level="individual") for n in range(1, count)]
    return mapped(folder, row("p000", level="c_level", buying_role="decision_maker"), *rows)


@pytest.mark.client
def test_of_three_hundred_people_forty_are_drawn_and_the_rest_counted(
    mermaid: Mermaid, tmp_path: Path
) -> None:
    result = many(tmp_path / "book", 300)
    text = document(result)
    chart, quadrant = diagrams(text)
    flow, places = mermaid("diagrams", [chart, quadrant])
    assert (len(flow["nodes"]), len(flow["edges"]), len(places["points"])) == (40, 39, 20)
    assert len(result.stakeholders) == 300
    assert "260 people are not drawn, so that the chart stays legible." in text
    assert "280 less influential people are not drawn." in text
    assert "260 further people are in the answer of the tool." in text
    assert "P000" in quadrant


def test_a_small_chart_grows_downwards_and_a_large_one_across(tmp_path: Path) -> None:
    assert "flowchart TD" in document(many(tmp_path / "1", 12))
    assert "flowchart LR" in document(many(tmp_path / "2", 13))


def test_the_most_influential_are_placed_first_whatever_their_level(tmp_path: Path) -> None:
    heads = [row(f"p{n:02}", level="vp") for n in range(25)]
    buyer = row("buyer", level="individual", buying_role="economic_buyer")
    quadrant = diagrams(document(mapped(tmp_path, *heads, buyer)))[0]
    assert '"BUYER"' in quadrant
    assert quadrant.count('": [') == 20


def test_who_cannot_be_placed_is_counted(tmp_path: Path) -> None:
    vague = row("b", level=None, buying_role=None)
    text = document(mapped(tmp_path / "1", row("a"), vague))
    assert "1 person is not placed: influence or support is unknown." in text
    assert "Nobody can be placed" in document(mapped(tmp_path / "2", vague))


def test_points_of_one_place_are_moved_apart_within_their_quadrant() -> None:
    same = [(82, 86)] * 6
    placed = spread(same)
    assert placed[0] == (82, 86)
    assert len(set(placed)) == 6
    assert all(x >= 50 and y >= 50 for x, y in placed)
    for n, one in enumerate(placed):
        for other in placed[:n]:
            assert abs(one[0] - other[0]) >= APART[0] or abs(one[1] - other[1]) >= APART[1]
    assert spread(same) == placed


def test_where_a_quadrant_is_full_the_next_one_helps() -> None:
    placed = spread([(82, 86)] * 20)
    assert len(set(placed)) == 20
    assert sum(x >= 50 and y >= 50 for x, y in placed) == 16


def test_points_far_apart_stay_where_they_are() -> None:
    points = [(18, 10), (82, 80), (18, 80), (50, 10)]
    assert spread(points) == tuple(points)


def test_both_languages_place_the_same_people_at_the_same_points(tmp_path: Path) -> None:
    result = team(tmp_path)
    places = [re.findall(r'"([A-Z]+)": \[(.*)\]', document(result, lang)) for lang in ("ru", "en")]
    assert places[0] == places[1]
    assert [name for name, _ in places[0]] == ["BOSS", "LOST", "COLD", "FOE"]
