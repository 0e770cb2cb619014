"""The score as it is shown, and the signals that cap it."""

from pathlib import Path

import pytest

from enterprise_sales.analyses.health import caps, health

from .facts import green
from .samples import context

THREE = ("sponsor_left", "budget_cut", "qbr_missed")


def _signal(kind: str, day: str = "2026-06-01") -> dict[str, str]:
    return {"kind": kind, "date": day, "note": f"{kind} seen"}


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        ("2026-06-30", True),
        ("2026-07-01", False),  # not yet
        ("2026-01-02", True),  # 179 days before
        ("2026-01-01", False),  # 180
    ],
)
def test_the_window_of_a_cap_is_that_of_the_scorecard(
    tmp_path: Path, day: str, counts: bool
) -> None:
    ctx = context(tmp_path, **green(), signals=[_signal("formal_complaint", day)])
    assert [cap.band for cap in caps(ctx)] == (["red"] if counts else [])
    assert ctx.row.cap_band == ("red" if counts else None)


@pytest.mark.parametrize(
    ("kinds", "bands", "together"),
    [
        (THREE[:2], ["yellow", "yellow"], "yellow"),
        (THREE, ["red", "red", "red"], "red"),
        ((THREE[0], THREE[0], THREE[1]), ["yellow"] * 3, "yellow"),  # two kinds, one of them twice
        ((THREE[0], "formal_complaint"), ["red", "yellow"], "red"),
        (("merger",), [], None),
    ],
)
def test_kinds_add_up_to_red(
    tmp_path: Path, kinds: tuple[str, ...], bands: list[str], together: str | None
) -> None:
    rows = [_signal(kind, f"2026-06-{10 + day}") for day, kind in enumerate(kinds)]
    ctx = context(tmp_path, **green(), signals=rows)
    assert sorted(cap.band for cap in caps(ctx)) == sorted(bands)
    assert ctx.row.cap_band == together


def test_the_newest_cap_comes_first(tmp_path: Path) -> None:
    rows = [_signal("budget_cut", "2026-05-01"), _signal("sponsor_left", "2026-06-20")]
    found = caps(context(tmp_path, **green(), signals=rows))
    assert [(cap.signal, cap.note) for cap in found] == [
        ("sponsor_left", "sponsor_left seen"),
        ("budget_cut", "budget_cut seen"),
    ]


def test_a_cap_holds_a_high_score_down(tmp_path: Path) -> None:
    free = health(context(tmp_path / "1", **green()))
    held = health(context(tmp_path / "2", **green(), signals=[_signal("sponsor_left")]))
    assert (free.band, held.band) == ("green", "yellow")
    assert free.score == held.score


def test_scores_are_written_with_their_decimals(tmp_path: Path) -> None:
    found = health(context(tmp_path, **green()))
    shown = [found.score, found.low, *(part.score for part in found.components)]
    assert all(points == round(points, 2) for points in shown if points is not None)
    assert [(part.code, part.weight) for part in found.components] == [
        ("usage", 30),
        ("engagement", 20),
        ("support", 15),
        ("financial", 15),
        ("sentiment", 20),
    ]
