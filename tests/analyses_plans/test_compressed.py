"""Late renewal steps get new dates: in order, before the deadline where that is possible."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from enterprise_sales.analyses.compressed import Step, compress
from enterprise_sales.playbook import CompressedStep

D = date(2026, 6, 30)


def _at(days: int) -> date:
    return D + timedelta(days=days)


def _limits(*steps: Step, merge: dict[str, str] | None = None) -> list[CompressedStep]:
    merges = merge or {}
    return [
        CompressedStep(milestone=s.code, min_days=s.days, merge_into=merges.get(s.code))
        for s in steps
    ]


def test_nothing_moves_where_nothing_is_late() -> None:
    steps = [Step("a", _at(0), 10), Step("b", _at(1), 10)]
    found = compress(steps, _limits(*steps), D, _at(5))
    assert (found.dates, found.fits) == ({}, True)


def test_late_steps_are_spread_before_the_first_that_leaves_them_room() -> None:
    steps = [
        Step("a", _at(-60), 5),
        Step("b", _at(-30), 10),
        Step("c", _at(30), 5),
        Step("d", _at(40), 30),
    ]
    found = compress(steps, _limits(*steps), D, _at(90))
    # 20 days of work over 30 days: after 5 of 20 on day 7, after 15 of 20 on day 22
    assert found.dates == {"a": _at(7), "b": _at(22)}
    assert found.fits


def test_a_step_to_come_moves_along_where_it_leaves_no_room() -> None:
    steps = [Step("a", _at(-60), 10), Step("b", _at(5), 10), Step("c", _at(40), 10)]
    found = compress(steps, _limits(*steps), D, _at(90))
    assert found.dates == {"a": _at(13), "b": _at(26)}  # 10 and 20 of 30 over 40 days


def test_without_room_before_any_step_the_deadline_is_the_end_of_the_spread() -> None:
    steps = [Step("a", _at(-60), 10), Step("b", _at(-1), 10)]
    found = compress(steps, _limits(*steps), D, _at(40))
    assert found.dates == {"a": _at(20), "b": _at(40)}


def test_steps_are_held_together_only_where_time_is_short() -> None:
    steps = [Step("a", _at(-60), 10), Step("b", _at(-30), 15), Step("c", _at(-1), 15)]
    limits = _limits(*steps, merge={"a": "b"})
    roomy = compress(steps, limits, D, _at(40))
    assert roomy.dates == {"a": _at(10), "b": _at(25), "c": _at(40)}
    short = compress(steps, limits, D, _at(39))
    assert short.dates["a"] == short.dates["b"] == _at(19)  # 15 of 30 over 39 days
    assert short.dates["c"] == _at(39)
    assert (short.needed, short.fits) == (30, True)


def test_where_even_that_is_too_little_it_says_so_and_what_follows_gives_way() -> None:
    steps = [Step("a", _at(-60), 20), Step("b", _at(15), 20), Step("c", _at(30), 7)]
    found = compress(steps, _limits(*steps), D, _at(20))
    assert (found.needed, found.left, found.fits) == (40, 20, False)
    assert found.dates == {"a": _at(20), "b": _at(40), "c": _at(47)}


def test_on_the_deadline_itself_a_step_without_days_still_fits() -> None:
    steps = [Step("a", _at(-1), 0)]
    found = compress(steps, _limits(*steps), D, D)
    assert (found.dates, found.fits) == ({"a": D}, True)


def test_a_plan_without_least_days_is_done_by_the_next_step() -> None:
    steps = [Step("a", _at(-1), 0), Step("b", _at(9), 0)]
    found = compress(steps, _limits(*steps), D, _at(20))
    assert found.dates == {"a": _at(9)}


@st.composite
def _plans(draw: st.DrawFn) -> tuple[list[Step], list[CompressedStep], date]:
    offsets = sorted(draw(st.lists(st.integers(-200, 200), min_size=1, max_size=7, unique=True)))
    days = [draw(st.integers(0, 30)) for _ in offsets]
    steps = [Step(f"s{i}", _at(o), n) for i, (o, n) in enumerate(zip(offsets, days, strict=True))]
    merge = {first.code: second.code for first, second in pairwise(steps) if draw(st.booleans())}
    return steps, _limits(*steps, merge=merge), _at(draw(st.integers(0, 250)))


@given(_plans())
def test_order_is_kept_and_the_deadline_where_the_least_days_fit(
    plan: tuple[list[Step], list[CompressedStep], date],
) -> None:
    steps, limits, deadline = plan
    found = compress(steps, limits, D, deadline)
    dates = [found.dates.get(step.code, step.due) for step in steps]
    if any(step.due < D for step in steps):
        assert dates == sorted(dates)
        assert min(dates) >= D
    if found.fits:
        assert all(new <= deadline for new in found.dates.values())
    else:
        assert found.needed > found.left
