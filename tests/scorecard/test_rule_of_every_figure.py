"""Every figure of a result names the declared rule that it comes from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from enterprise_sales.analyses.results import ListAccounts, PlanAccount, ReviewPortfolio
from enterprise_sales.scorecard import COMPOSED, RULES


def rules_in(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        if "x-rule" in schema:
            yield schema["x-rule"]
        for part in schema.values():
            yield from rules_in(part)
    if isinstance(schema, list):
        for part in schema:
            yield from rules_in(part)


def test_the_rule_of_every_figure_is_declared() -> None:
    named = {
        rule
        for model in (PlanAccount, ListAccounts, ReviewPortfolio)
        for rule in rules_in(json.loads(json.dumps(model.model_json_schema())))
    }
    assert len(named) > 20
    assert named <= {*RULES, *COMPOSED}


def test_composed_figures_rest_on_measures() -> None:
    for rule in COMPOSED.values():
        assert rule.doc.endswith(".")
        assert set(rule.needs) <= set(RULES)


def test_every_source_can_be_looked_up() -> None:
    text = (Path(__file__).parents[2] / "references" / "definitions.md").read_text("utf-8")
    headings = {line[3:] for line in text.splitlines() if line.startswith("## ")} | {"ROI"}
    for rule in (*RULES.values(), *COMPOSED.values()):
        for source in rule.source.split("; "):
            document, _, section = source.partition(", ")
            assert document[:2] in ("S1", "S2", "S3", "S4") or (
                document == "our judgement" or (document == "Definitions" and section in headings)
            ), f"{rule.id}: {source}"
