"""Over random books no tool counts or misses people of whom it is unknown whether they count."""

from __future__ import annotations

from typing import Any

from hypothesis import given

from ..books import Tables
from ..strategies import books
from .support import LAW, ask

CODES = {
    "active": ("too_few_stakeholders",),
    "c_level": ("no_c_level",),
}
"""Number of `relationships` → the gaps that rest on it."""
METRICS = {"active": "active relationships", "c_level": "active relationships at C-level"}


@LAW
@given(books(at_most=1))
def test_what_may_be_is_neither_counted_nor_missed(tables: Tables) -> None:
    profile, found, qbr, plan = ask(
        tables, "profile_account", "map_stakeholders", "prepare_qbr", "plan_account"
    )
    known = profile["relationships"]
    _counted(known)
    assert plan["profile"]["relationships"] == known
    for key in ("active", "c_level", "advocates", "unclear", "gaps"):
        assert found[key] == known[key]
    assert qbr["audience"]["unclear"] == known["unclear"]
    risks = {line["code"] for line in (*profile["risks"], *plan["renewal"]["risks"])}
    goals = {goal["metric"] for goal in plan["goals"]}
    for number, codes in CODES.items():
        if known[number] is None:
            assert not {*known["gaps"], *risks} & {*codes}
            assert METRICS[number] not in goals


def _counted(known: dict[str, Any]) -> None:
    """A number is null where nobody counts for sure and somebody may, or nobody is on record."""
    states = [person["active"] for person in known["people"]]
    sure, open_ = states.count(True), states.count(None)
    assert known["unclear"] == open_
    assert known["active"] == (None if not sure and (open_ or not states) else sure)
    for person in known["people"]:
        empty = person["strength"] is None or person["last_contact"] is None
        assert person["active"] is not True or not empty
        assert person["active"] is not None or not person["left"]
