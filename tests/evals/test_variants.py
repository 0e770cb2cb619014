"""Books made from others say what their patches say, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from evals.variants import DEMO, has, made

from evals import variants

HEAD = "about: A book.\nbase: demo\npatches:\n  - "


@pytest.fixture
def named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    """Writes a variant and makes it."""
    variants.variant.cache_clear()
    monkeypatch.setattr(variants, "VARIANTS", tmp_path)

    def make(patch: str) -> Path:
        (tmp_path / "new.yaml").write_text(HEAD + patch + "\n", encoding="utf-8")
        return made("new", tmp_path / "book")

    return make


def lines(folder: Path, path: str) -> list[str]:
    return (folder / path).read_text(encoding="utf-8").splitlines()


def test_the_demo_book_is_a_copy(tmp_path: Path) -> None:
    book = made("demo", tmp_path / "book")
    found = {path.relative_to(book) for path in book.rglob("*") if path.is_file()}
    assert found == {path.relative_to(DEMO) for path in DEMO.rglob("*") if path.is_file()}


def test_cells_are_set(named) -> None:
    where = "where: {contract_id: acme-c1}"
    book = named(f"{{table: contracts, {where}, set: {{end_date: 2026-05-31}}}}")
    old, new = lines(DEMO, "tables/contracts.csv"), lines(book, "tables/contracts.csv")
    changed = [line for line in new if line not in old]
    assert len(new) == len(old)
    assert len(changed) == 1
    assert changed[0].startswith("acme-c1,")
    assert "2026-05-31" in changed[0]


def test_rows_are_removed_and_added(named) -> None:
    book = named(
        "{table: accounts, where: {account_id: acme}, remove: true}\n"
        "  - {table: accounts, add: {account_id: north, name: North}}"
    )
    new = "\n".join(lines(book, "tables/accounts.csv"))
    assert "\nacme," not in new
    assert "north,North" in new


def test_rows_of_json_too(named) -> None:
    book = named("{table: rates, where: {currency: RUB}, remove: true}")
    text = (book / "tables" / "rates.json").read_text(encoding="utf-8")
    assert "RUB" not in text
    assert "EUR" in text


def test_texts_are_replaced_and_written(named) -> None:
    first = lines(DEMO, "book.yaml")[0]
    book = named(
        f"{{file: book.yaml, replace: {first!r}, with: '# changed'}}\n"
        "  - {file: notes/a.md, write: words}"
    )
    assert lines(book, "book.yaml")[0] == "# changed"
    assert lines(book, "notes/a.md") == ["words"]


@pytest.mark.parametrize(
    ("patch", "told"),
    [
        ("{table: contracts, where: {contract_id: none}, remove: true}", "changes nothing"),
        ("{table: contracts, where: {contract_id: none}, set: {seats: 1}}", "changes nothing"),
        ("{table: none, add: {a: b}}", "no table none"),
        ("{file: book.yaml, replace: zzz, with: y}", "does not stand in book.yaml once"),
        ("{table: contracts, remove: true}", "where"),
        ("{file: book.yaml, wirte: x}", "wirte"),
    ],
)
def test_a_patch_that_does_not_fit_is_refused(named, patch: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        named(patch)


def test_a_book_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no book called nowhere"):
        has("nowhere")
