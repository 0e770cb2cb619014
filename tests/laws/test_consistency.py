"""No tool contradicts another: every tool of the catalogue, asked about the same random book.

Figures are told apart by the rule that their field names, so that a new tool is held to the others
without a word here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, get_args

from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from enterprise_sales.analyses.common import Rule
from enterprise_sales.playbook import playbook_names
from enterprise_sales.scorecard import RULES
from enterprise_sales.tools import Workspace
from enterprise_sales.tools.arguments import AccountArguments
from enterprise_sales.tools.call import call
from enterprise_sales.tools.catalogue import TELLING, TOOLS

from ..books import Tables, written
from ..conftest import PLAYBOOKS
from ..strategies import AS_OF, books, lively_accounts, price_lists, together

FEW = settings(
    max_examples=5,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
"""Every tool runs on every example, so a failing one is told as it is, not made smaller."""
OF_AN_ACCOUNT = {*RULES, "nrr", "grr", "roi", "probability"}
"""Rules of which an account has one figure; the others are those of a cell, a person, a threat."""
BOTH = {"health_band", "arr", "renewal_date", "whitespace_known", "tier"}
WHOLE = {"account_id", "health_band", "provenance"}
"""A line of a list is about a whole account where it has one of these keys; else about a part."""
NOW = datetime(2026, 6, 30, tzinfo=UTC)
Result = dict[str, Any]


@dataclass(frozen=True)
class Figure:
    """One figure of a result: whose it is, by which rule, and its value."""

    account: str
    rule: str
    value: str


def asked(tables: Tables, playbook: str, *names: str) -> dict[str, Result]:
    """Tool → its result for the account `a`, or the whole book; all tools where none is named."""
    with TemporaryDirectory() as folder:
        home = Path(folder)
        book = written(home / "book", tables, currency="USD", reporting_currency="USD")
        space = Workspace(book, home / "outputs", lambda: NOW)
        found = {}
        for name in names or TELLING:
            tool = TOOLS[name]
            arguments: dict[str, object] = {"as_of": AS_OF.isoformat(), "playbook": playbook}
            if tool.writes:
                arguments["save"] = False
            if issubclass(tool.arguments, AccountArguments):
                arguments["account"] = "a"
            found[name] = call(tool, arguments, space)
        return found


def figures(model: type[BaseModel], result: Result, account: str) -> Iterator[Figure]:
    """Every figure of a result whose field names a rule."""
    whose = str(result.get("account_id") or result.get("id") or account)
    for name, field in model.model_fields.items():
        value = result.get(name)
        for rule in (one.rule_id for one in field.metadata if isinstance(one, Rule)):
            if rule in OF_AN_ACCOUNT:
                yield Figure(whose, rule, str(value))
        for part in value if isinstance(value, list) else [value]:
            kind = _kind(field.annotation, part) if isinstance(part, dict) else None
            if kind is not None and (part is value or WHOLE & part.keys()):
                yield from figures(kind, part, whose)


def _kind(annotation: Any, part: Result) -> type[BaseModel] | None:
    """The model that a part of a result is of."""
    waiting, models = [annotation], []
    while waiting:
        one = waiting.pop()
        if isinstance(one, type) and issubclass(one, BaseModel):
            models.append(one)
        waiting += get_args(one)
    return next((one for one in models if set(one.model_fields) == set(part)), None)


def parts(value: Any) -> Iterator[Result]:
    """Every part of a result that has keys."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            yield one
            for inner in one.values():
                yield from parts(inner)


PLAYBOOK = st.sampled_from(playbook_names(PLAYBOOKS))


@FEW
@given(books(at_most=2), PLAYBOOK)
def test_one_account_has_one_figure_of_each_kind(tables: Tables, playbook: str) -> None:
    """The same band, ARR, renewal date, whitespace total … in every tool that tells it."""
    found: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for name, result in asked(tables, playbook).items():
        for figure in figures(TOOLS[name].result(), result, ""):
            found[figure.account, figure.rule][figure.value].add(name)
    assert {key: dict(values) for key, values in found.items() if len(values) > 1} == {}
    told = {rule: set().union(*found["a", rule].values()) for rule in BOTH}
    assert all(len(tools) > 1 for tools in told.values()), "a figure that only one tool tells"


@FEW
@given(books(), PLAYBOOK)
def test_the_review_of_the_book_counts_the_accounts_of_the_list(
    tables: Tables, playbook: str
) -> None:
    results = asked(tables, playbook, "list_accounts", "review_portfolio")
    lines, review = results["list_accounts"]["accounts"], results["review_portfolio"]
    assert review["totals"]["accounts"] == len(lines)
    for group, figure in (("bands", "health_band"), ("tiers", "tier")):
        told = {one["code"]: one["accounts"] for one in review[group] if one["accounts"]}
        assert told == dict(Counter(line[figure] or "unknown" for line in lines))
    if all(line["currency"] == "USD" and line["arr"] for line in lines):
        assert Decimal(review["totals"]["arr"]) == sum(Decimal(line["arr"]) for line in lines)


LIVELY = st.builds(together, lively_accounts(), price_lists())


@FEW
@given(LIVELY, PLAYBOOK, st.sampled_from(["formal_complaint", "non_renewal_notice"]))
def test_nobody_sells_to_a_red_account(tables: Tables, playbook: str, kind: str) -> None:
    """No gate is open in any tool, and what would be an offer is not there."""
    seen = {"account_id": "a", "date": AS_OF, "kind": kind}
    results = asked({**tables, "signals": [*tables.get("signals", []), seen]}, playbook)
    band = results["profile_account"]["health"]["band"]
    assert band in ("red", None), "a cap holds whatever the score"
    assume(band == "red")
    for name, result in results.items():
        for part in parts(result):
            assert part.get("gate") not in ("open", "conditional"), name
            assert part.get("expansion") not in ("open", "conditional"), name
            assert not part.get("offers"), name
            assert part.get("origin") != "may_be_offered", name
            assert part.get("save_plan") is not False, name
    assert all(ask["potential_value"] is None for ask in results["prepare_qbr"]["asks"])
    ways = {way["name"]: way for way in results["plan_renewal"]["scenarios"]}
    assert ways["expansion"]["annual_value"] is None
