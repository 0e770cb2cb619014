"""A large export as a CRM writes it: a book of contracts in CSV, and the same rows as a workbook.

    python benchmarks/big_export.py ROWS FOLDER

Drawn from a fixed seed: ten columns, of which the names need quotation marks in every row.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import polars as pl

from big_book import Draw

ACCOUNTS = 5_000
SEED = 11
FIRST_DAY = date(2020, 1, 1)
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
    "</Types>",
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
    f' Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_SHEET}" xmlns:r="{_RELATIONS}">'
    '<sheets><sheet name="Contracts" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
    "</Relationships>",
}


def write(rows: int, folder: Path) -> None:
    """`book/` with the tables of a book in CSV, and `contracts.xlsx` beside it."""
    tables = folder / "book" / "tables"
    tables.mkdir(parents=True)
    ids = [f"a{number}" for number in range(ACCOUNTS)]
    names = [
        f'Company {n}, "Branch {n % 90}"' if n % 10 else f"ООО Ромашка, {n}"
        for n in range(ACCOUNTS)
    ]
    accounts = pl.DataFrame({"account_id": ids, "name": names})
    accounts.write_csv(tables / "accounts.csv")
    made = contracts(rows, accounts)
    made.write_csv(tables / "contracts.csv")
    (folder / "book" / "book.yaml").write_text("currency: USD\n", encoding="utf-8")
    as_workbook(made, folder / "contracts.xlsx")


def contracts(rows: int, accounts: pl.DataFrame) -> pl.DataFrame:
    """Typed columns of the table `contracts`."""
    draw = Draw(SEED)
    start = draw.between(0, 2_000, rows)
    days = pl.Series([FIRST_DAY]).new_from_index(0, rows)
    whose = draw.between(0, ACCOUNTS, rows)
    return pl.DataFrame(
        {
            "contract_id": pl.select(pl.format("c{}", pl.int_range(rows))).to_series(),
            "account_id": accounts["account_id"].gather(whose),
            "product_id": draw.one_of(["p1", "p2", "p3"], rows),
            "business_unit": accounts["name"].gather(whose),
            "start_date": days + start.cast(pl.Duration("ms")) * 86_400_000,
            "end_date": days + (start + 365).cast(pl.Duration("ms")) * 86_400_000,
            "annual_value": (draw.between(100_000, 90_000_000, rows) / 100).round(2),
            "seats": draw.between(5, 500, rows),
            "auto_renew": draw.one_of([True, False], rows),
            "status": draw.one_of(["active", "active", "churned"], rows),
        }
    )


def as_workbook(frame: pl.DataFrame, path: Path) -> None:
    """A workbook of one sheet, with its texts in the cells and its dates as texts."""
    header = pl.DataFrame([frame.columns], schema=frame.columns, orient="row")
    cells = [_cell(name, kind) for name, kind in frame.schema.items()]
    lines = frame.select(pl.concat_str(pl.lit("<row>"), *cells, pl.lit("</row>"))).to_series()
    texts = pl.concat_str(pl.lit("<row>"), *map(_text, frame.columns), pl.lit("</row>"))
    with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        for name, part in _PARTS.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{part}')
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(f'<worksheet xmlns="{_SHEET}"><sheetData>'.encode())
            sheet.write(header.select(texts).item().encode())
            for part in lines.to_frame("row").iter_slices(50_000):
                sheet.write("".join(part["row"]).encode())
            sheet.write(b"</sheetData></worksheet>")


def _cell(name: str, kind: pl.DataType) -> pl.Expr:
    return pl.format("<c><v>{}</v></c>", pl.col(name)) if kind.is_numeric() else _text(name)


def _text(name: str) -> pl.Expr:
    text = pl.col(name).cast(pl.String)
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        text = text.str.replace_all(sign, entity, literal=True)
    return pl.format('<c t="inlineStr"><is><t>{}</t></is></c>', text)


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
