"""The same content in any form, in any order of rows, is the same book."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enterprise_sales.book import load_book
from enterprise_sales.book.rows import Account, Contract

from ..books import as_csv, as_json, as_parquet, as_xlsx, raw_tables, shuffled, written


@pytest.fixture(scope="module")
def tables(demo_book: Path) -> dict[str, list[dict[str, str]]]:
    return raw_tables(demo_book)


@pytest.mark.parametrize("form", [as_json, as_xlsx, as_parquet], ids=lambda form: form.__name__)
def test_the_form_of_a_file_changes_nothing(
    form: Callable[..., None], tables: dict[str, list[dict[str, str]]], tmp_path: Path
) -> None:
    plain = load_book(written(tmp_path / "plain", tables, currency="USD"))
    other = load_book(written(tmp_path / "other", tables, form, currency="USD"))
    assert other.sha256 == plain.sha256
    assert [f.code for f in other.findings] == [f.code for f in plain.findings]


def test_a_dossier_is_the_same_as_its_rows(
    tables: dict[str, list[dict[str, str]]], tmp_path: Path
) -> None:
    """Every table of an account as a list in its dossier, products and rates in their files."""
    plain = load_book(written(tmp_path / "plain", tables, currency="USD"))
    shared = {name: tables[name] for name in ("products", "rates")}
    folder = written(tmp_path / "dossiers", shared, currency="USD")
    (folder / "accounts").mkdir()
    for account in tables["accounts"]:
        own: dict[str, object] = dict(account)
        for table, rows in tables.items():
            mine = [row for row in rows if row.get("account_id") == account["account_id"]]
            if mine and table != "accounts":
                own[table] = [{k: v for k, v in row.items() if k != "account_id"} for row in mine]
        front = yaml.safe_dump(own, allow_unicode=True, sort_keys=False)
        path = folder / "accounts" / f"{account['account_id']}.md"
        path.write_text(f"---\n{front}---\nNotes.\n", encoding="utf-8")
    assert load_book(folder).sha256 == plain.sha256


def test_the_order_of_rows_changes_nothing(
    tables: dict[str, list[dict[str, str]]], tmp_path: Path
) -> None:
    digests = {
        load_book(written(tmp_path / str(seed), shuffled(tables, seed), currency="USD")).sha256
        for seed in range(4)
    }
    assert len(digests) == 1


def test_which_of_two_rows_is_used_does_not_depend_on_their_order(tmp_path: Path) -> None:
    rows = [{"account_id": "a", "name": name} for name in ("Acme", "Acme Corp", "ACME")]
    books = [
        load_book(written(tmp_path / str(seed), shuffled({"accounts": rows}, seed)))
        for seed in range(5)
    ]
    assert {book.names["a"] for book in books} == {"ACME"}


def test_a_change_of_one_cell_changes_the_digest(
    tables: dict[str, list[dict[str, str]]], tmp_path: Path
) -> None:
    before = load_book(written(tmp_path / "before", tables, currency="USD"))
    tables = {**tables, "tickets": [{**tables["tickets"][0], "severity": "1"}]}
    after = load_book(written(tmp_path / "after", tables, currency="USD"))
    assert before.sha256 != after.sha256


def test_every_row_knows_its_file_and_row(demo_book: Path) -> None:
    book = load_book(demo_book)
    contract = next(row for row in book.rows(Contract) if row.contract_id == "acme-c2")
    assert (contract.read_from.file, contract.read_from.row) == ("tables/contracts.csv", 3)
    dossier = next(row for row in book.rows(Account) if row.account_id == "oakfield").read_from
    lines = (demo_book / dossier.file).read_text(encoding="utf-8").splitlines()
    assert lines[dossier.row - 1].startswith("account_id: oakfield")


def test_dossier_words_stay_what_they_are(tmp_path: Path) -> None:
    """NO is a country and 007 an id, whatever YAML makes of them."""
    (tmp_path / "accounts").mkdir()
    front = "---\naccount_id: 007\nname: 012\ncountry: NO\nowner: ~\ncurrency: EUR\n---\n"
    (tmp_path / "accounts" / "bond.md").write_text(front, encoding="utf-8")
    (account,) = load_book(tmp_path).rows(Account)
    found = (account.account_id, account.name, account.country, account.owner)
    assert found == ("007", "012", "NO", None)


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=12)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(names=st.lists(CELLS, min_size=1, max_size=5))
def test_hard_texts_survive_csv_json_and_parquet(names: list[str], tmp_path: Path) -> None:
    """Quotes, delimiters, line ends and odd letters: the same rows from every form."""
    rows = [{"account_id": f"a{i}", "name": f"x{name}"} for i, name in enumerate(names)]
    found = [
        load_book(written(tmp_path / form.__name__, {"accounts": rows}, form)).names
        for form in (as_csv, as_json, as_parquet)
    ]
    assert found[0] == found[1] == found[2]
    assert len(found[0]) == len(names)
