"""Every measure is a declared rule, and reads what it declares: no more and no less."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, get_args

import narwhals as nw
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings

from enterprise_sales.book import load_book
from enterprise_sales.book.tables import columns_of
from enterprise_sales.playbook import load_playbook, playbook_names
from enterprise_sales.scorecard import FRAMES, RULES, MeasureRule, at_of
from enterprise_sales.scorecard.at import At, Values
from enterprise_sales.scorecard.engines import plain_tables
from enterprise_sales.scorecard.rules import Unit, reads_of
from enterprise_sales.scorecard.run import measure

from ..books import Tables
from ..conftest import PLAYBOOKS, REPOSITORY
from ..strategies import books, loaded

AS_OF = date(2026, 6, 30)
BOOK = load_book(REPOSITORY / "assets" / "demo_book")
PLAIN = plain_tables(BOOK)
UNFOLDED = {"product_functions": "fits_functions", "product_upgrades": "upgrades"}
"""Tables that are made of a list-valued column of products."""
AGGREGATES = [rule for rule in RULES.values() if rule.frame is not None]
DERIVED = [rule for rule in RULES.values() if rule.frame is None]
by_id = {"ids": lambda rule: rule.id}


@dataclass(frozen=True)
class Recording:
    """A playbook that remembers what was asked of it."""

    values: Values
    asked: set[str] = field(default_factory=set)

    def __getattr__(self, method: str) -> Any:
        def ask(path: str) -> Any:
            self.asked.add(path)
            return getattr(self.values, method)(path)

        return ask


def at_for(name: str) -> At:
    return at_of(BOOK, load_playbook(name, AS_OF, root=PLAYBOOKS), AS_OF)


AT = at_for("strategic-12-month")
SHARES = at_for("enterprise-180-day")


def lazy(tables: Mapping[str, pl.DataFrame]) -> dict[str, nw.LazyFrame[Any]]:
    return {name: nw.from_native(rows.lazy()) for name, rows in tables.items()}


@pytest.fixture(scope="module")
def everything() -> pl.DataFrame:
    """Every measure of every rule for the demo book, one row per account."""
    return scored(PLAIN, SHARES, *RULES)


def scored(tables: Mapping[str, pl.DataFrame], at: At, *wanted: str) -> pl.DataFrame:
    frame = measure(lazy(tables), at, wanted).collect().to_native()
    return frame.select("account_id", *wanted).sort("account_id")


@pytest.mark.parametrize("rule", RULES.values(), **by_id)
def test_a_rule_says_what_it_is(rule: MeasureRule) -> None:
    assert re.fullmatch(r"[A-Z0-9][^.]*\.", rule.doc), "one sentence with a full stop"
    assert rule.unit in get_args(Unit)
    assert re.match(r"(S[1-4] |Definitions, |our judgement)", rule.source), (
        "a document and its section"
    )


def test_rules_rest_on_rules_and_never_on_themselves() -> None:
    ready: set[str] = set()
    waiting = dict(RULES)
    while waiting:
        found = [name for name, rule in waiting.items() if ready.issuperset(rule.needs)]
        assert found, f"one of these needs itself, or no rule at all: {sorted(waiting)}"
        ready.update(found)
        waiting = {name: rule for name, rule in waiting.items() if name not in ready}


@pytest.mark.parametrize("rule", RULES.values(), **by_id)
def test_what_is_declared_is_there(rule: MeasureRule) -> None:
    for table, columns in reads_of(rule.id).items():
        assert columns <= set(columns_of(table)), table


def narrowed(
    reads: Mapping[str, set[str]], plain: Mapping[str, pl.DataFrame] = PLAIN
) -> dict[str, pl.DataFrame]:
    """The tables with only the columns read; accounts always name themselves."""
    wanted = {table: set(columns) for table, columns in reads.items()}
    wanted.setdefault("accounts", set()).update(("account_id", "currency"))
    found = {
        table: plain[table].select(sorted(columns))
        for table, columns in wanted.items()
        if table in plain
    }
    for table, column in UNFOLDED.items():
        if column in wanted.get("products", ()) and table in plain:
            found[table] = plain[table]
    return found


@pytest.mark.parametrize("rule", AGGREGATES, **by_id)
def test_an_aggregate_reads_no_more_than_it_declares(
    rule: MeasureRule, everything: pl.DataFrame
) -> None:
    found = scored(narrowed(reads_of(rule.id)), SHARES, rule.id)
    assert found[rule.id].to_list() == everything[rule.id].to_list()


@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(tables=books())
def test_no_aggregate_of_a_random_book_reads_more(tables: Tables) -> None:
    with loaded(tables) as book:
        plain = plain_tables(book)
        at = at_of(book, load_playbook("enterprise-180-day", AS_OF, root=PLAYBOOKS), AS_OF)
    for name in FRAMES:
        wanted = [rule.id for rule in AGGREGATES if rule.frame == name]
        reads: dict[str, set[str]] = {}
        for rule in wanted:
            for table, columns in reads_of(rule).items():
                reads.setdefault(table, set()).update(columns)
        assert scored(narrowed(reads, plain), at, *wanted).equals(scored(plain, at, *wanted))


@pytest.mark.parametrize("rule", AGGREGATES, **by_id)
def test_an_aggregate_reads_all_that_it_declares(rule: MeasureRule) -> None:
    """Id and currency stand in every row of accounts and cannot be taken away."""
    reads = reads_of(rule.id) if rule.id != "health_before" else {}
    always = {"account_id", "currency"}
    asked = [(table, name) for table, names in reads.items() for name in names - always]
    assert [place for place in asked if not matters(rule.id, reads, *place)] == []


def matters(rule_id: str, reads: Mapping[str, set[str]], table: str, column: str) -> bool:
    """Whether a measure cannot be made without a column, or comes out differently."""
    less = narrowed({**reads, table: reads[table] - {column}})
    try:
        found = scored(less, SHARES, rule_id)
    except (nw.exceptions.NarwhalsError, KeyError):
        return True
    return not found.equals(scored(narrowed(reads), SHARES, rule_id))


@pytest.mark.parametrize("rule", DERIVED, **by_id)
def test_a_derived_measure_reads_no_more_than_it_declares(
    rule: MeasureRule, everything: pl.DataFrame
) -> None:
    own = everything.join(PLAIN["accounts"], on="account_id").sort("account_id")
    asked = own.select(*rule.needs, *rule.reads.get("accounts", ()))
    found = nw.from_native(asked.lazy()).with_columns(rule.build(SHARES).alias("_found"))
    assert found.collect()["_found"].to_list() == everything[rule.id].to_list()


def values_read(build: Any, *arguments: Any) -> set[str]:
    """The playbook values that an expression asks for under any of the playbooks."""
    asked: set[str] = set()
    for name in playbook_names(PLAYBOOKS):
        at = at_for(name)
        recording = Recording(at.values)
        build(*arguments, replace(at, values=recording))
        asked |= recording.asked
    return asked


@pytest.mark.parametrize("rule", RULES.values(), **by_id)
def test_a_rule_reads_the_playbook_values_that_it_declares(rule: MeasureRule) -> None:
    assert values_read(rule.build) == set(rule.values)


@pytest.mark.parametrize("name", FRAMES)
def test_a_frame_reads_the_playbook_values_that_it_declares(name: str) -> None:
    frame = FRAMES[name]
    declared = set(frame.values)
    for need in frame.needs:
        declared |= values_of(need)
    tables = lazy(PLAIN)
    if frame.of is not None:
        tables[f"@{frame.of}"] = FRAMES[frame.of].prepare(tables, AT)
    assert values_read(frame.prepare, tables) == declared


def values_of(rule_id: str) -> set[str]:
    """The values of a rule and of all that it rests on."""
    rule = RULES[rule_id]
    found = set(rule.values)
    if rule.frame is not None:
        found |= set(FRAMES[rule.frame].values)
    return found.union(*(values_of(need) for need in rule.needs))
