"""The content of a file decides how it is read where its ending says something else."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from enterprise_sales.book.readers.cells import FileCells
from enterprise_sales.book.readers.problems import UnreadableFileError
from enterprise_sales.book.readers.workbook import sheet_names

from .sheets import read, workbook

ROWS = [("Company", "Amount"), ("Acme", "5")]
PAGE = "<table><tr><td>Company<td>Amount<tr><td>Acme<td>5</table>"
FILES = Path(__file__).parent / "files"


def made(form: str, path: Path) -> Path:
    match form:
        case "XLSX":
            return workbook(path, ROWS)
        case "XLS":
            path.write_bytes((FILES / "deals.xls").read_bytes())
        case "HTML":
            path.write_text(PAGE, encoding="utf-8")
        case "PARQUET":
            pl.DataFrame(dict(zip(*ROWS, strict=True))).write_parquet(path)
        case _:
            path.write_text("\n".join(form.join(row) for row in ROWS), encoding="utf-8")
    return path


def told(found: FileCells) -> list[tuple[str, dict[str, str]]]:
    return [(notice.code, notice.values) for notice in found.notices]


@pytest.mark.parametrize(
    ("form", "ending", "read_as"),
    [
        ("XLSX", ".csv", "XLSX"),
        ("XLSX", ".xls", "XLSX"),
        ("XLS", ".xlsx", "XLS"),
        ("XLS", ".csv", "XLS"),
        ("HTML", ".xls", "HTML"),
        ("HTML", ".csv", "HTML"),
        ("PARQUET", ".csv", "PARQUET"),
        (",", ".xls", "CSV"),
        ("\t", ".xls", "CSV"),
        (";", ".xlsx", "CSV"),
        (",", ".parquet", "CSV"),
    ],
)
def test_a_lying_ending_is_told_and_the_content_read(
    form: str, ending: str, read_as: str, tmp_path: Path
) -> None:
    path = made(form, tmp_path / f"deals{ending}")
    found = read(path)
    assert told(found) == [("form_differs", {"ending": ending, "form": read_as})]
    assert found.cells.height == (2 if form == "XLS" else 1)


@pytest.mark.parametrize(
    ("form", "ending"),
    [("XLSX", ".xlsx"), ("XLS", ".xls"), ("HTML", ".html"), (",", ".csv"), ("\t", ".tsv")],
)
def test_a_right_ending_is_not_told(form: str, ending: str, tmp_path: Path) -> None:
    assert told(read(made(form, tmp_path / f"deals{ending}"))) == []


@pytest.mark.parametrize("content", [b"", b"no workbook at all", b"PK\x03\x04 no archive", b"\x00"])
def test_what_is_no_table_is_not_read_as_one(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "deals.xlsx"
    path.write_bytes(content)
    with pytest.raises(UnreadableFileError) as error:
        read(path)
    assert (error.value.code, error.value.values["format"]) == ("file_unreadable", "XLSX")
    with pytest.raises(UnreadableFileError):
        sheet_names(path)


@pytest.mark.parametrize("form", ["HTML", ";", "PARQUET"])
def test_what_is_no_workbook_has_no_sheets_whatever_its_name(form: str, tmp_path: Path) -> None:
    assert sheet_names(made(form, tmp_path / "deals.xls")) == []
