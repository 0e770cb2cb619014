"""Files that would use up the memory are refused, and say why."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl
import pytest

from enterprise_sales.book import BookError, load_book
from enterprise_sales.book.readers.limits import MOST_COLUMNS
from enterprise_sales.book.readers.parquet_pages import check_pages
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
    monkeypatch.setattr(f"{READERS}.parquet_pages.MOST_CELLS", 1_999_999)
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


PARQUET = pl.DataFrame(
    {
        "a": ["x", None, "yy"] * 50,
        "b": [1, 2, 3] * 50,
        "c": [["p", "q"], [], None] * 50,
        "d": [True, False, None] * 50,
    }
)


@pytest.mark.parametrize(
    "written",
    [
        {},
        {"row_group_size": 40, "compression": "snappy"},
        {"data_page_size": 64},
        {"compression": "gzip"},
        {"use_pyarrow": True},
        {"use_pyarrow": True, "pyarrow_options": {"data_page_version": "2.0"}},
        {"use_pyarrow": True, "pyarrow_options": {"write_page_index": True, "version": "1.0"}},
    ],
    ids=str,
)
def test_parquet_as_writers_write_it(written: dict[str, Any], tmp_path: Path) -> None:
    for frame in (PARQUET, PARQUET.head(0)):
        frame.write_parquet(tmp_path / "made.parquet", **written)
        content = (tmp_path / "made.parquet").read_bytes()
        assert found(tmp_path, content, "deals.parquet").cells.height == frame.height


def test_a_parquet_file_whose_sizes_cannot_be_true(tmp_path: Path) -> None:
    """Each of them would make Polars panic, or ask for more memory than there is."""
    PARQUET.write_parquet(tmp_path / "made.parquet", compression="uncompressed")
    whole = (tmp_path / "made.parquet").read_bytes()
    pages = slice(4, 60)
    refused = 0
    for at in range(len(whole))[pages]:
        damaged = bytearray(whole)
        damaged[at] ^= 0x7F
        (tmp_path / "damaged.parquet").write_bytes(damaged)
        try:
            check_pages(tmp_path / "damaged.parquet")
        except UnreadableFileError:
            refused += 1
    assert refused > 10
    for cut in (0, 4, 8, 11, len(whole) // 2, len(whole) - 1):
        assert refusal(tmp_path, whole[:cut], "deals.parquet")["code"] == "file_unreadable"
