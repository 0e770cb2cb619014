"""What the demo says of a document in one line."""

from __future__ import annotations

from typing import Any

import pytest

from enterprise_sales.cli.key_figures import key_figures
from enterprise_sales.language import translator

HEALTH = {"score": 91.5, "band": "green"}
RENEWAL = {"date": "2026-12-31", "days_left": 184, "lapsed": False}
LAPSED = {"date": "2026-03-31", "days_left": -91, "lapsed": True}
NEVER = {"date": None, "days_left": None, "lapsed": False}
TOTALS = {"known": "42500.00", "unknown_cells": 2}


def result(**more: Any) -> dict[str, Any]:
    plain = {
        "currency": "USD",
        "arr": "50000.00",
        "health": HEALTH,
        "renewal": RENEWAL,
        "totals": TOTALS,
        "cells": [{}],
        "opportunities": [{}, {}],
        "overdue": 3,
        "minutes": 60,
        "value_documented": "120000.00",
        "asks": [{}],
    }
    return plain | more


PLAN = result(profile=result(), whitespace=result())


@pytest.mark.parametrize(
    ("tool", "found", "said"),
    [
        (
            "profile_account",
            result(),
            "ARR $50,000 · health 92 (green) · renewal Dec 31, 2026, in 184 days",
        ),
        (
            "profile_account",
            result(health={"score": 100.0, "band": None}, renewal=NEVER),
            "ARR $50,000 · health unknown · renewal unknown",
        ),
        (
            "plan_renewal",
            result(renewal=LAPSED),
            "lapsed Mar 31, 2026, 91 days ago · milestones overdue 3",
        ),
        (
            "analyze_whitespace",
            result(),
            "whitespace $42,500 · cells of unknown worth 2 · opportunities 2",
        ),
        (
            "analyze_whitespace",
            result(totals={"known": None, "unknown_cells": 4}),
            "whitespace unknown · cells of unknown worth 4 · opportunities 2",
        ),
        (
            "analyze_whitespace",
            result(totals={"known": "0.00", "unknown_cells": 0}),
            "whitespace $0 · opportunities 2",
        ),
        (
            "analyze_whitespace",
            result(totals={"known": None, "unknown_cells": 0}, cells=[]),
            "whitespace unknown · opportunities 2",
        ),
        ("prepare_qbr", result(), "agenda 60 min · value documented $120,000 · asks 1"),
        (
            "plan_account",
            PLAN,
            "ARR $50,000 · health 92 (green) · renewal Dec 31, 2026, in 184 days"
            " · whitespace $42,500 · cells of unknown worth 2",
        ),
    ],
)
def test_a_line_of_figures(tool: str, found: dict[str, Any], said: str) -> None:
    assert key_figures(tool, found, translator("en")) == said
