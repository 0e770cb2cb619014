"""The map says of the people what the profile says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from enterprise_sales.analyses.context import context_of
from enterprise_sales.analyses.people import people
from enterprise_sales.analyses.profile import profile_account
from enterprise_sales.analyses.results import MapStakeholders
from enterprise_sales.analyses.stakeholder_map import map_stakeholders
from enterprise_sales.book import load_book
from enterprise_sales.scorecard import COMPOSED, RULES

from ..analyses_profile.samples import ENTERPRISE, EXECUTION, STRATEGIC, D, playbook
from ..books import raw_tables, shuffled, written


@pytest.mark.parametrize("under", [STRATEGIC, ENTERPRISE, EXECUTION])
def test_map_and_profile_agree_on_the_demo_book(demo_book: Path, under: str) -> None:
    book, held = load_book(demo_book), playbook(under)
    for account in book.names:
        ctx = context_of(book, held, D, account, "ru")
        found, profile = map_stakeholders(ctx), profile_account(ctx)
        known = profile.relationships
        assert (found.active, found.c_level, found.advocates, found.gaps, found.arr) == (
            known.active,
            known.c_level,
            known.advocates,
            known.gaps,
            profile.arr,
        )
        assert found.tier == profile.tier.code
        assert sum(len(cell.active) for cell in found.grid) <= (found.active or 0)
        assert [line.stakeholder_id for line in found.stakeholders] == [
            person.stakeholder_id for person in people(ctx)
        ]


def test_the_figures_of_the_bank(demo_book: Path) -> None:
    ctx = context_of(load_book(demo_book), playbook(STRATEGIC), D, "harbourline", "en")
    result = map_stakeholders(ctx)
    assert (result.coverage.filled, result.coverage.of) == (7, 9)
    gaps = {(cell.level, cell.team): cell.arr for cell in result.grid if cell.gap}
    assert gaps == {
        ("director", "buying"): "1858000.00",
        ("individual", "adjacent"): "1858000.00",
    }
    first = result.single_points_of_failure[0]
    assert (first.name, first.arr) == ("Tan Wei Lin", "210000.00")


def test_the_rule_of_every_figure_is_declared() -> None:
    schema = json.dumps(MapStakeholders.model_json_schema())
    named = set(re.findall(r'"x-rule": "(\w+)"', schema))
    assert {"grid_gap_arr", "single_point_arr", "unit_arr", "grid_coverage"} <= named
    assert named <= {*RULES, *COMPOSED}


def test_no_order_of_rows_shows(demo_book: Path, tmp_path: Path) -> None:
    rows = raw_tables(demo_book)
    found = []
    for seed in (1, 2):
        folder = written(tmp_path / str(seed), shuffled(rows, seed), currency="USD")
        book, held = load_book(folder), playbook(STRATEGIC)
        maps = [
            map_stakeholders(context_of(book, held, D, account, "en"))
            for account in ("harbourline", "stalgor", "acme")
        ]
        found.append([one.model_dump(exclude={"findings"}) for one in maps])
    assert found[0] == found[1]
