"""Sheets for tests: written by openpyxl, or by hand where openpyxl writes no such thing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.readers import read_file
from enterprise_sales.book.readers.cells import ROW, FileCells

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPE}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    "</Relationships>",
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    "</Relationships>",
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">'
    '<sheets><sheet name="Deals" sheetId="1" r:id="rId1"/></sheets></workbook>',
}


def read(path: Path, **options: Any) -> FileCells:
    """What `read_file` gives for a file, with these entries of `book.yaml`."""
    return read_file(path, FileMapping(file=path.name, table="opportunities", **options))


def cells(path: Path, **options: Any) -> list[dict[str, Any]]:
    """Its rows without their numbers."""
    return read(path, **options).cells.drop(ROW).rows(named=True)


def workbook(
    path: Path, rows: Sequence[Sequence[Any]], change: Callable[[Worksheet], None] | None = None
) -> Path:
    """A workbook of one sheet, `Deals`, perhaps changed before it is saved."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Deals"
    for row in rows:
        sheet.append(list(row))
    if change is not None:
        change(sheet)
    book.save(path)
    return path


def by_hand(path: Path, data: str, **more: str) -> Path:
    """A workbook of one sheet whose rows are given as XML."""
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{data}</sheetData></worksheet>'
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, text in {**PARTS, "xl/worksheets/sheet1.xml": sheet, **more}.items():
            archive.writestr(name, text)
    return path


def text(place: str, value: str) -> str:
    """A cell of text."""
    return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'
