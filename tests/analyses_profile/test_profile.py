"""The profile of an account, on the demo book."""

import csv
import json
import shutil
from pathlib import Path
from random import Random
from typing import Any

import pytest
from pydantic import BaseModel

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.profile import profile_account
from enterprise_sales.analyses.whitespace import analyze_whitespace
from enterprise_sales.book import Book, load_book

from .facts import CONTRACT
from .samples import ENTERPRISE, EXECUTION, STRATEGIC, D, context, context_of, playbook


@pytest.fixture(scope="module")
def book() -> Book:
    return load_book(Path(__file__).parents[2] / "assets" / "demo_book")


def _of(book: Book, account_id: str, name: str = STRATEGIC, language: str = "en") -> Context:
    return context_of(book, playbook(name), D, account_id, language)


def test_the_example_account(book: Book) -> None:
    found = profile_account(_of(book, "acme"))
    assert (found.arr, found.users.part, found.health.band) == ("50000.00", 110, "green")
    assert (found.renewal.date, found.renewal.days_left) == ("2026-12-31", 184)
    assert found.growth.nrr.value == 119.0
    assert (found.value_documented, found.roi.value) == ("120000.00", 240.0)
    assert found.products == ("Calder Flow Standard",)
    assert found.use_cases == ("Order desk automation", "Quote approval", "Supplier onboarding")
    assert [person.name for person in found.relationships.people] == [
        "Alice Warren",
        "Bob Keane",
        "John Mercer",
    ]
    assert found.missing == ()


def test_a_red_account_is_red_everywhere(book: Book) -> None:
    ctx = _of(book, "pinecrest")
    profile, whitespace = profile_account(ctx), analyze_whitespace(ctx)
    assert profile.health.band == "red"
    assert profile.health.caps[0].signal == "data_export_request"
    assert {row.gate for row in whitespace.opportunities} == {"closed"}
    assert [risk.code for risk in profile.risks[:2]] == ["register", "formal_complaint"]
    assert [risk.score for risk in profile.risks[:2]] == [12, 9]
    assert profile.renewal.probability is not None
    assert profile.renewal.probability.high <= 70


def test_a_lapsed_account_is_never_at_0_days(book: Book) -> None:
    found = profile_account(_of(book, "volgastroy"))
    assert (found.arr, found.renewal.lapsed, found.renewal.days_left) == ("0.00", True, -91)
    assert found.findings[0].code == "presumed_renewed"
    assert found.risks[0].code == "lapsed"


def test_almost_nothing_known_is_said_so(book: Book) -> None:
    found = profile_account(_of(book, "oakfield"))
    assert (found.health.band, found.renewal.date, found.users.value) == (None, None, None)
    assert {gap.field for gap in found.missing} >= {"renewal.date", "health.band", "users"}
    assert found.relationships.gaps == ()


def test_products_under_contract_count_without_positions(tmp_path: Path) -> None:
    products = [{"product_id": "p", "name": "Press"}]
    ended = {**CONTRACT, "contract_id": "x", "product_id": "gone", "end_date": "2026-01-31"}
    rows = [CONTRACT, ended, {**CONTRACT, "contract_id": "y", "status": "proposed"}]
    assert profile_account(context(tmp_path, contracts=rows, products=products)).products == (
        "Press",
    )


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("name", [STRATEGIC, ENTERPRISE, EXECUTION])
def test_every_account_under_every_playbook(book: Book, name: str, language: str) -> None:
    for account_id in book.names:
        ctx = _of(book, account_id, name, language)
        for found in (profile_account(ctx), analyze_whitespace(ctx)):
            again = type(found).model_validate_json(found.model_dump_json())
            assert again == found
            assert (found.account_id, found.language, found.playbook) == (
                account_id,
                language,
                name,
            )


def test_texts_for_people_are_russian(book: Book) -> None:
    """Every text of ours, wherever the demo book itself is English."""
    for account_id in ("acme", "harbourline", "lakeview", "oakfield", "pinecrest"):
        ctx = _of(book, account_id, language="ru")
        profile, whitespace = profile_account(ctx), analyze_whitespace(ctx)
        texts = [gap.reason for gap in (*profile.missing, *whitespace.missing)]
        texts += [risk.text for risk in profile.risks if risk.origin != "register"]
        texts += [unmet.needed for unmet in profile.tier.unmet]
        assert all(set(text) & set("аеиноя") for text in texts), texts


def _shuffled(source: Path, folder: Path) -> Path:
    """The same book with the rows of every table in another order."""
    shutil.copytree(source, folder)
    order = Random(7)  # noqa: S311 - an order, not a secret
    for path in sorted((folder / "tables").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            header, *rows = list(csv.reader(file))
        order.shuffle(rows)
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([header, *rows])
    for path in sorted((folder / "tables").glob("*.json")):
        rows = json.loads(path.read_text(encoding="utf-8"))
        order.shuffle(rows)
        path.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    return folder


def test_the_order_of_the_rows_changes_nothing(book: Book, tmp_path: Path) -> None:
    other = load_book(_shuffled(book.folder, tmp_path / "book"))
    for account_id in book.names:
        one, two = _of(book, account_id), _of(other, account_id)
        assert _json(profile_account(one)) == _json(profile_account(two))
        assert _json(analyze_whitespace(one)) == _json(analyze_whitespace(two))


def _json(found: BaseModel) -> dict[str, Any]:
    """A result without the places of its findings, which are rows of a file."""
    shown = found.model_dump()
    shown["findings"] = [{**finding, "where": ""} for finding in shown["findings"]]
    return shown
