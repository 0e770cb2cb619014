"""No run passes its budget, whatever the model takes of what it may take."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from .fakes import ACCOUNTS, Model, Reply, Run, Script, run


@st.composite
def greedy(draw: st.DrawFn) -> Reply:
    """A reply that takes up to all that it may."""
    most_read = draw(st.integers(0, 2000))
    most_written = draw(st.integers(1, 2000))
    read = draw(st.sampled_from([0, most_read // 2, most_read]))
    written = draw(st.sampled_from([1, most_written]))
    return Reply(read, written, most_read, most_written)


SCRIPTS = st.fixed_dictionaries(
    {
        one.id: st.lists(
            st.builds(
                Script,
                st.lists(greedy(), min_size=1, max_size=3).map(tuple),
                st.sampled_from(["end_turn", "max_tokens"]),
                raises=st.sampled_from([None, None, RuntimeError("gone")]),
            ),
            min_size=2,
            max_size=2,
        )
        for one in ACCOUNTS
    }
)


def _billed(found: Run) -> int:
    return sum(row.tokens or 0 for row in found.rows.values() if not row.earlier)


@settings(max_examples=25, deadline=None)
@given(scripts=SCRIPTS, budget=st.integers(1, 12_000), jobs=st.integers(1, 4))
def test_two_runs_together_never_pass_it(
    scripts: dict[str, list[Script]], budget: int, jobs: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        model = Model(scripts)
        first = run(Path(folder), model, jobs=jobs, budget=budget)
        assert _billed(first) <= first.ended.taken <= budget
        second = run(Path(folder), model, jobs=jobs, budget=budget)
        assert _billed(first) + _billed(second) <= second.ended.taken <= budget


def test_the_rest_is_told_as_not_done(tmp_path: Path) -> None:
    # Each may take 300 and takes 150: 500 left, then 350, then 200, which is too little.
    found = run(tmp_path, Model(), budget=500)
    assert found.stops == {
        "acme": "end_turn",
        "birch": "end_turn",
        "cedar": "budget",
        "dogwood": "not_asked",
    }
    assert "budget of 500 tokens" in found.rows["dogwood"].message
    assert (found.ended.answered, found.ended.taken) == (2, 300)


def test_a_larger_budget_goes_on_where_the_smaller_one_ended(tmp_path: Path) -> None:
    run(tmp_path, Model(), budget=450)
    model = Model()
    found = run(tmp_path, model, budget=2000)
    assert found.ended.answered == 4
    assert found.ended.taken == 600


def test_answers_at_the_same_time_wait_for_what_another_gives_back(tmp_path: Path) -> None:
    # Each may take 300 and takes 150: two at once do not fit into 500, one after the other they do.
    found = run(tmp_path, Model(), ACCOUNTS[:2], jobs=2, budget=500)
    assert found.stops == {"acme": "end_turn", "birch": "end_turn"}


def test_without_a_budget_what_is_taken_is_counted_all_the_same(tmp_path: Path) -> None:
    found = run(tmp_path, Model())
    assert (found.ended.budget, found.ended.taken) == (None, 600)
