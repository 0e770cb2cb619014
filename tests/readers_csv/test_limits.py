"""Files that would use up the memory are refused, and say why."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from enterprise_sales.book import BookError, load_book
from enterprise_sales.book.readers.limits import MOST_COLUMNS
from enterprise_sales.book.readers.problems import UnreadableFileError

from .support import found, rows

READERS = "enterprise_sales.book.readers"


def refusal(folder: Path, content: str | bytes, name: str = "deals.csv") -> dict[str, str]:
    with pytest.raises(UnreadableFileError) as caught:
        found(folder, content, name)
    return {"code": caught.value.code, **caught.value.values}


@pytest.mark.parametrize(
    "text",
    ["a,b\n1," + "x" * 2000, "a,b\n1,2\n" + '3,"' + "y\n" * 1000, "z" * 2000],
    ids=["a cell", "an open quotation mark", "a header"],
)
def test_a_line_without_end(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("encoding", "csv_rows"):
        monkeypatch.setattr(f"{READERS}.{module}.LONGEST_LINE", 500)
    monkeypatch.setattr(f"{READERS}.encoding.BLOCK", 600)
    assert refusal(tmp_path, text)["code"] == "line_too_long"


def test_an_open_quotation_mark_takes_no_more_than_a_cell_can_hold(tmp_path: Path) -> None:
    """The standard library ends a cell after 131,072 signs; what follows is read again."""
    cells = found(tmp_path, 'a,b\n1,"open\n' + "2,x\n" * 100_000)
    (lost,) = cells.unquoted
    assert lost.lines + len(rows(cells)) == 100_001
    assert 30_000 < lost.lines < 40_000


def test_too_many_columns(tmp_path: Path) -> None:
    assert refusal(tmp_path, "a," * MOST_COLUMNS + "b\n") == {
        "code": "too_many_columns",
        "found": str(MOST_COLUMNS + 1),
        "limit": str(MOST_COLUMNS),
    }


def test_the_most_columns_are_read(tmp_path: Path) -> None:
    text = ",".join(f"c{n}" for n in range(MOST_COLUMNS)) + "\n" + "1," * (MOST_COLUMNS - 1) + "1\n"
    assert found(tmp_path, text).cells.shape == (1, MOST_COLUMNS + 1)


def test_a_large_json_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{READERS}.json_file.LARGEST_JSON", 2**20)
    told = refusal(tmp_path, "[" + " " * 2**21 + "]", "deals.json")
    assert told == {"code": "file_too_large", "found": "2", "limit": "1", "format": "JSON"}


def test_json_nested_without_end(tmp_path: Path) -> None:
    for text in ("[" * 200_000, '[{"a":' * 100_000, '[{"a": ' + "[" * 90_000 + "]" * 90_000 + "}]"):
        assert refusal(tmp_path, text, "deals.json")["code"] == "file_unreadable"


def test_parquet_that_unpacks_to_more_than_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"{READERS}.parquet_file.MOST_CELLS", 1_999_999)
    pl.DataFrame({"a": pl.repeat("x", 1_000_000, eager=True)}).with_columns(b="a").write_parquet(
        tmp_path / "made.parquet"
    )
    told = refusal(tmp_path, (tmp_path / "made.parquet").read_bytes(), "deals.parquet")
    assert told == {"code": "too_many_cells", "found": "2", "limit": "1"}


@pytest.mark.parametrize("name", ["book.yaml", "accounts/acme.md"])
def test_a_large_yaml_file(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("enterprise_sales.book.yaml_file.LARGEST", 1000)
    (tmp_path / "accounts").mkdir()
    (tmp_path / name).write_text("---\nname: A\n---\n" + "#" * 1000, encoding="utf-8")
    with pytest.raises(BookError) as caught:
        load_book(tmp_path)
    told = [caught.value.code, *(one.code for one in getattr(caught.value, "findings", ()))]
    assert "yaml_too_large" in told
