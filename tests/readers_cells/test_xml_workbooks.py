"""The XML spreadsheet of Excel 2003, as CRMs of that time and 1C write it."""

from __future__ import annotations

from pathlib import Path

import pytest

from enterprise_sales.book.readers.problems import UnreadableFileError
from enterprise_sales.book.readers.workbook import sheet_names

from .sheets import cells, read

BEGIN = (
    '<?xml version="1.0" encoding="{}"?>\n<?mso-application progid="Excel.Sheet"?>\n'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel">'
)
HIDDEN = "<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions>"


def sheet(name: str, rows: str, more: str = "") -> str:
    return f'<Worksheet ss:Name="{name}"><Table>{rows}</Table>{more}</Worksheet>'


def cell(text: str, kind: str = "String", place: str = "") -> str:
    return f'<Cell {place}><Data ss:Type="{kind}">{text}</Data></Cell>'


def row(*found: str, place: str = "") -> str:
    return f"<Row {place}>{''.join(found)}</Row>"


def saved(folder: Path, *sheets: str, encoding: str = "utf-8") -> Path:
    path = folder / "deals.xls"
    path.write_bytes(f"{BEGIN.format(encoding)}{''.join(sheets)}</Workbook>".encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1251", "utf-16"])
def test_types_of_cells(tmp_path: Path, encoding: str) -> None:
    header = row(cell("Компания"), cell("Сумма"), cell("Дата"), cell("Закрыта"))
    first = row(
        cell("ООО &quot;Ромашка&quot;"),
        cell("1234.5", "Number"),
        cell("2026-03-12T00:00:00.000", "DateTime"),
        cell("1", "Boolean"),
    )
    second = row(cell("Acme"), cell("#REF!", "Error"), cell("12.03.2026"), "<Cell/>")
    found = read(saved(tmp_path, sheet("Сделки", header + first + second), encoding=encoding))
    assert found.cells.rows() == [
        (2, 'ООО "Ромашка"', "1234.5", "2026-03-12", "true"),
        (3, "Acme", None, "12.03.2026", None),
    ]
    assert [notice.code for notice in found.notices] == ["form_differs", "cells_in_error"]


def test_rows_and_cells_that_are_left_out_keep_their_places(tmp_path: Path) -> None:
    rows = row(cell("a"), cell("c", place='ss:Index="3"'), place='ss:Index="3"')
    rows += row(cell("2", "Number", 'ss:Index="3"'), place='ss:Index="6"')
    assert read(saved(tmp_path, sheet("S", rows))).cells.rows() == [(6, None, "2")]


def test_merged_cells_and_several_sheets(tmp_path: Path) -> None:
    rows = row(cell("Company"), cell("Amount")) + row(
        cell("Acme", place='ss:MergeDown="1"'), cell("1", "Number")
    )
    rows += row(cell("2", "Number", 'ss:Index="2"'))
    lists = sheet("Lists", row(cell("aside")), HIDDEN)
    path = saved(tmp_path, lists, sheet("Deals", rows), sheet("Old", row(cell("x"))))
    assert sheet_names(path) == ["Deals", "Old"]
    assert cells(path) == [
        {"Company": "Acme", "Amount": "1"},
        {"Company": "Acme", "Amount": "2"},
    ]
    assert read(path, sheet="Lists").cells.columns[1] == "aside"
    with pytest.raises(UnreadableFileError) as error:
        read(path, sheet="Deal")
    assert error.value.code == "sheet_missing"


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (row(cell("a", place='ss:Index="16385"')), "sheet_too_large"),
        (row(cell("a"), place='ss:Index="1048577"'), "sheet_too_large"),
        (row(cell("a", place='ss:MergeAcross="999999"')), "sheet_too_large"),
        (row(cell("&a;")), "file_unreadable"),
        ("<Row>", "file_unreadable"),
    ],
    ids=["column", "row", "merged", "entity", "broken"],
)
def test_what_cannot_be_a_sheet_is_refused(rows: str, code: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError) as error:
        read(saved(tmp_path, sheet("S", rows)))
    assert error.value.code == code


def test_entities_are_not_unfolded(tmp_path: Path) -> None:
    path = saved(tmp_path, sheet("S", row(cell("a")) + row(cell("x&b;y"))))
    entities = '<!DOCTYPE Workbook [<!ENTITY a "boom"><!ENTITY b "&a;&a;&a;">]>\n<Workbook '
    path.write_text(path.read_text(encoding="utf-8").replace("<Workbook ", entities, 1), "utf-8")
    assert "boom" not in str(cells(path))
