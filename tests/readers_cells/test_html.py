"""HTML tables that are exports: spans, charsets, entities, lines, tables within tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from enterprise_sales.book.readers.problems import UnreadableFileError

from .sheets import cells, read

BITRIX = (
    '<meta http-equiv="Content-type" content="text/html;charset={}" /><table border="1"><thead>'
    "<tr><th>ID</th><th>Компания</th><th>Сумма</th></tr></thead><tbody>"
    "<tr><td>1</td><td>ООО &laquo;Ромашка&raquo; &amp; Ко</td><td>1&nbsp;234,56</td></tr>"
    "</tbody></table>"
)
EXPECTED = [{"ID": "1", "Компания": "ООО «Ромашка» & Ко", "Сумма": "1 234,56"}]


def page(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "export.xls"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize(
    ("named", "written"),
    [("UTF-8", "utf-8"), ("windows-1251", "cp1251"), ("UTF-8", "utf-8-sig"), ("UTF-8", "utf-16")],
)
def test_the_charset_is_the_one_of_the_mark_or_of_the_page(
    named: str, written: str, tmp_path: Path
) -> None:
    assert cells(page(tmp_path, BITRIX.format(named), written)) == EXPECTED


def test_a_page_that_names_no_charset_is_read_in_the_declared_one(tmp_path: Path) -> None:
    path = page(tmp_path, BITRIX.replace(";charset={}", ""), "cp1251")
    assert cells(path, encoding="cp1251") == EXPECTED
    with pytest.raises(UnreadableFileError) as error:
        read(path)
    assert error.value.code == "encoding_wrong"


def test_spans_name_every_column_and_hold_for_every_row(tmp_path: Path) -> None:
    header = "<tr><th rowspan=2>Company<th colspan=2>Amount</tr><tr><th>2025<th>2026</tr>"
    body = "<tr><td rowspan=2>Acme<td>1<td>2</tr><tr><td>3<td>4</tr><tr><td>Birch<td colspan=2>5"
    path = page(tmp_path, f"<table>{header}{body}</table>")
    assert cells(path, header_row=2) == [
        {"Company": "Acme", "2025": "1", "2026": "2"},
        {"Company": "Acme", "2025": "3", "2026": "4"},
        {"Company": "Birch", "2025": "5", "2026": None},
    ]


def test_markup_in_a_cell_is_its_words_and_a_br_ends_a_line(tmp_path: Path) -> None:
    body = (
        "<td> <b>Acme</b>\n  <i>Corp</i><br>Berlin<br/><!-- x -->Mitte </td><td><a href=x>5</a>&#1;"
    )
    path = page(tmp_path, f"<table><tr><td>Company<td>Amount<tr>{body}</table>")
    assert cells(path) == [{"Company": "Acme Corp\nBerlin\nMitte", "Amount": "5\x01"}]


def test_a_table_that_arranges_the_page_is_not_the_export(tmp_path: Path) -> None:
    small = "<table><tr><td>Printed</td><td>12.03.2026</td></tr></table>"
    large = "<table><tr><td>Company<td>Owner<tr><td>Acme<td>Ann<tr><td>Birch<td>Bob</table>"
    path = page(tmp_path, f"<table><tr><td>{small}</td></tr><tr><td>{large}</td></tr></table>")
    assert [row["Company"] for row in cells(path)] == ["Acme", "Birch"]


def test_of_two_tables_of_one_size_the_first_is_taken(tmp_path: Path) -> None:
    one = "<table><tr><td>{0}<tr><td>{0}</table>"
    assert read(page(tmp_path, one.format("a") + one.format("b"))).cells.columns[1] == "a"


def test_titles_and_totals_are_set_aside_as_in_a_sheet(tmp_path: Path) -> None:
    rows = ("Report", "Company<td>Amount", "Acme<td>5", "Всего<td>5")
    body = "".join(f"<tr><td>{row}" for row in rows)
    path = page(tmp_path, f"<table>{body}</table>")
    assert cells(path, header_row=2, footer=True) == [{"Company": "Acme", "Amount": "5"}]


def test_a_page_without_a_table_is_no_export(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError) as error:
        read(page(tmp_path, "<html><body><form>Log in</form></body></html>"))
    assert (error.value.code, error.value.values["problem"]) == (
        "file_unreadable",
        "it holds no table",
    )


def test_entities_of_a_document_type_are_not_unfolded(tmp_path: Path) -> None:
    entities = '<!DOCTYPE html [<!ENTITY a "boom"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    path = page(tmp_path, f"{entities}<table><tr><td>Company<td>x<tr><td>&a;<td>&f;</table>")
    assert cells(path) == [{"Company": "&a;", "x": "&f;"}]
