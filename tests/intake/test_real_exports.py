"""RavenStack and Northwind are read without help as the mappings written by hand read them."""

from __future__ import annotations

import shutil
from pathlib import Path

import polars as pl
import pytest
import yaml
from polars.testing import assert_frame_equal

from enterprise_sales.book import Book
from enterprise_sales.book.load import load_book
from enterprise_sales.intake.exports import Export
from enterprise_sales.intake.proposal import Proposal, propose
from enterprise_sales.language import translator

from ..ravenstack import EXPORTS, RESAVED, needs_exports, ravenstack

DATA = Path(__file__).parents[3] / "shared" / "data"
NORTHWIND = Path(__file__).parents[1] / "data" / "northwind" / "book.yaml"
FLAGS = ("flag_disagrees",)
needs_northwind = pytest.mark.skipif(
    not (DATA / "northwind").is_dir(),
    reason="the Northwind exports are not here: put them into ../shared/data/northwind",
)


def proposed(folder: Path, answers: dict[str, str] | None = None) -> Proposal:
    exports = [Export(f"exports/{path.name}", path) for path in folder.glob("*.csv")]
    return propose(exports, answers or {}, translator("en"))


def read(home: Path, exports: Path, mapping: str) -> Book:
    (home / "exports").mkdir(parents=True)
    for path in exports.glob("*.csv"):
        shutil.copy(path, home / "exports")
    (home / "book.yaml").write_text(mapping, encoding="utf-8")
    return load_book(home)


def written(proposal: Proposal) -> str:
    said = proposal.mapping.model_dump(mode="json", exclude_defaults=True)
    return yaml.safe_dump(said, allow_unicode=True)


def assert_same(found: Book, wanted: Book, table: str, *, without: tuple[str, ...] = ()) -> None:
    """The same rows, whatever their order."""
    one, other = (book.tables[table].drop(without) for book in (found, wanted))
    order = [name for name, kind in one.schema.items() if kind != pl.List]
    assert_frame_equal(one.sort(order), other.sort(order))


@needs_exports
@pytest.mark.parametrize("exports", [EXPORTS, RESAVED], ids=["original", "saved by Excel"])
def test_ravenstack_is_the_same_book_as_by_hand(exports: Path, tmp_path: Path) -> None:
    proposal = proposed(exports)
    assert not proposal.questions
    assert proposal.mapping.currency == "USD"
    found = read(tmp_path / "found", exports, written(proposal))
    wanted = load_book(ravenstack(tmp_path / "wanted", exports))
    for table in ("accounts", "contracts", "usage", "tickets"):
        assert_same(found, wanted, table)
    codes = [[one.code for one in book.findings if one.code in FLAGS] for book in (found, wanted)]
    assert codes == [list(FLAGS), list(FLAGS)]
    # What the book has besides: the plans, by the names that the contracts give them.
    assert set(found.tables) - set(wanted.tables) == {"products"}
    assert found.tables["products"]["product_id"].sort().to_list() == ["Basic", "Enterprise", "Pro"]


@needs_northwind
def test_northwind_is_the_same_book_as_by_hand(tmp_path: Path) -> None:
    """Only the currency cannot be found: no header and no cell names one."""
    exports = DATA / "northwind"
    assert [one.code for one in proposed(exports).questions] == ["currency"]
    proposal = proposed(exports, {"currency:book": "USD"})
    found = read(tmp_path / "found", exports, written(proposal))
    mapping = NORTHWIND.read_text(encoding="utf-8")
    wanted = read(tmp_path / "wanted", exports, mapping)
    assert_same(found, wanted, "accounts")
    for table in ("business_units", "products", "positions", "contracts"):
        assert_same(found, wanted, table)
    # The mapping by hand leaves the levels open; here they follow from the titles.
    assert_same(found, wanted, "stakeholders", without=("level",))
    people = found.tables["stakeholders"]
    levels = dict(people.group_by("level").len().sort("level", nulls_last=True).iter_rows())
    assert levels == {"c_level": 17, "director": 33, "individual": 41}
