"""A home that does not exist is told as such."""

from __future__ import annotations

import pytest

from .homes import headings, trouble
from .outline import outline


@pytest.mark.parametrize(
    ("kind", "target", "why"),
    [
        ("tool", "plan_everything.arr", "no tool"),
        ("tool", "plan_renewal.milestones.colour", "no field colour"),
        ("tool", "plan_renewal.arr.part", "no field part"),
        ("playbook", "renewal.milestone", "renewal.milestones"),
        ("playbook", "renewal.milestones=t_180@execution-120-day", "no t_180"),
        ("playbook", "targets.grr@execution-120-day", "sets no such value"),
        ("playbook", "targets.grr@five-year", "no playbook"),
        ("section", "plan_account/Next deeds", "no such text"),
        ("agent", "account-director", "no file"),
        ("agent", "account-manager#nothing", "no heading"),
        ("agent", "account-manager@hooks", "no hooks"),
        ("skill", "renewals", "no file"),
        ("guide", "references/principles.md#eleven-principles", "no heading"),
        ("book", "contracts.colour", "no such table or column"),
    ],
)
def test_a_home_that_is_not_there(kind: str, target: str, why: str) -> None:
    assert why in str(trouble(kind, target))


def test_a_heading_is_named_as_links_name_it() -> None:
    assert headings("# Кого позвать: CEO, CFO?\n\n## Step 1: Health") == {
        "кого-позвать-ceo-cfo",
        "step-1-health",
    }


def test_an_outline_counts_bullets_numbers_rows_and_labels() -> None:
    text = "---\nname: x\n---\n# One\n- a\n  - b\n1. c\n**Two** (all of it):\n| h |\n|---|\n| r |\n"
    text += "**Word**: said.\n```\nLABEL: x\nplain\n```\n"
    assert outline(text) == {"Front matter": 1, "One": 3, "Two": 3}


def test_an_outline_without_marks_takes_short_bare_lines_for_titles() -> None:
    assert outline("Title\nA sentence that ends.\n- a\nSecond: part\nSaid so:\n- b\n") == {
        "Title": 1,
        "Second: part": 1,
    }
