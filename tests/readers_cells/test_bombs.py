"""Workbooks and pages made to fill the memory, and broken ones: refused, with a reason."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enterprise_sales.book.readers import packed
from enterprise_sales.book.readers.cells import ROW
from enterprise_sales.book.readers.problems import UnreadableFileError

from .sheets import by_hand, cells, read, text, workbook

FAR = '<row r="1">{}</row><row r="{}">{}</row>'


def refusal(path: Path) -> str:
    with pytest.raises(UnreadableFileError) as error:
        read(path)
    return error.value.code


def far(path: Path, column: str, row: int) -> Path:
    return by_hand(path, FAR.format(text("A1", "a"), row, text(f"{column}{row}", "b")))


def test_a_sheet_is_read_up_to_the_limit_of_its_rectangle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packed, "MOST_CELLS", 28 * 50)
    assert cells(far(tmp_path / "in.xlsx", "AB", 50)) == [{"a": None, "column 28": "b"}]
    assert refusal(far(tmp_path / "wider.xlsx", "AC", 50)) == "sheet_too_large"
    assert refusal(far(tmp_path / "longer.xlsx", "AB", 51)) == "sheet_too_large"


def test_cells_that_lie_about_their_row_are_refused(tmp_path: Path) -> None:
    lying = f'<row r="1">{text("A1", "a")}{text("AZZ1048576", "b")}</row>'
    assert refusal(by_hand(tmp_path / "a.xlsx", lying)) == "sheet_too_large"


def test_rows_beyond_those_of_excel_are_refused(tmp_path: Path) -> None:
    assert refusal(far(tmp_path / "a.xlsx", "A", 1_048_577)) == "sheet_too_large"


def test_what_unpacks_to_more_than_a_workbook_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = by_hand(tmp_path / "a.xlsx", f'<row r="1">{text("A1", "a")}</row>' + " " * 2_000_000)
    monkeypatch.setattr(packed, "SMALL", 1_000_000)
    assert refusal(path) == "workbook_bomb"
    monkeypatch.setattr(packed, "HIGHEST_RATIO", 10_000)
    assert cells(path) == []
    monkeypatch.setattr(packed, "MOST_BYTES", 1_000_000)
    assert refusal(path) == "workbook_bomb"


def test_a_workbook_whose_parts_need_a_password_is_refused(tmp_path: Path) -> None:
    path = by_hand(tmp_path / "a.xlsx", f'<row r="1">{text("A1", "a")}</row>')
    raw = bytearray(path.read_bytes())
    listed = raw.index(b"PK\x01\x02")
    raw[listed + 8] |= packed.ENCRYPTED
    path.write_bytes(raw)
    assert refusal(path) == "workbook_locked"


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"])
def test_an_archive_that_lies_about_a_size_is_refused(part: str, tmp_path: Path) -> None:
    strings = f'<sst xmlns="x"/>{" " * 50_000}'
    rows = f'<row r="1">{text("A1", "a")}</row>' + " " * 100_000
    path = by_hand(tmp_path / "a.xlsx", rows, **{"xl/sharedStrings.xml": strings})
    assert cells(path) == []
    with ZipFile(path) as archive:
        size = archive.getinfo(part).file_size
    raw = path.read_bytes()
    assert raw.count(size.to_bytes(4, "little")) == 2
    path.write_bytes(raw.replace(size.to_bytes(4, "little"), (200).to_bytes(4, "little")))
    assert refusal(path) == "file_unreadable"


def test_entities_are_not_unfolded(tmp_path: Path) -> None:
    entities = '<!DOCTYPE x [<!ENTITY a "AAAAAAAAAA"><!ENTITY b "&a;&a;&a;&a;">]>'
    book = f'{entities}<workbook><sheets><sheet name="&b;"/></sheets></workbook>'
    path = by_hand(tmp_path / "a.xlsx", "", **{"xl/workbook.xml": book})
    assert refusal(path) == "file_unreadable"


def ods(path: Path, rows: str) -> Path:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    body = f'<table:table table:name="Deals">{rows}</table:table>'
    content = f"<office:document-content {spaces}><office:body><office:spreadsheet>{body}"
    content += "</office:spreadsheet></office:body></office:document-content>"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        "</manifest:manifest>"
    )
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", content)
    return path


def ods_row(*words: str, rows: int = 1, columns: int = 1) -> str:
    inner = "".join(
        f'<table:table-cell office:value-type="string" table:number-columns-repeated="{columns}">'
        f"<text:p>{word}</text:p></table:table-cell>"
        for word in words
    )
    return f'<table:table-row table:number-rows-repeated="{rows}">{inner}</table:table-row>'


EMPTY_REST = (
    '<table:table-row table:number-rows-repeated="1048000">'
    '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
)


def test_the_empty_rest_of_an_ods_sheet_costs_nothing(tmp_path: Path) -> None:
    path = ods(
        tmp_path / "a.ods", ods_row("Company", "Owner") + ods_row("Acme", "Ann") + EMPTY_REST
    )
    assert cells(path) == [{"Company": "Acme", "Owner": "Ann"}]


def test_an_ods_cell_repeated_without_end_is_refused(tmp_path: Path) -> None:
    bomb = ods_row("Company") + ods_row("Acme", rows=1_048_000, columns=16_384)
    assert refusal(ods(tmp_path / "a.ods", bomb)) == "sheet_too_large"


@pytest.mark.parametrize(
    "page",
    [
        "<table><tr>" + "<td colspan=1000>x" * 17,
        "<table>" + "<tr><td rowspan=65534 colspan=1000>x" * 20,
    ],
    ids=["wider than Excel", "spans on spans"],
)
def test_a_page_whose_cells_span_too_much_is_refused(page: str, tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_text(page, encoding="utf-8")
    assert refusal(path) == "sheet_too_large"


PLACES = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=6)


@pytest.mark.parametrize("ending", [".xlsx", ".xls", ".html", ".ods"])
def test_a_damaged_file_is_read_or_refused(ending: str, tmp_path: Path) -> None:
    """Never anything else: no traceback, no abort of the process."""
    rows = [("Company", "Amount"), ("Acme", 5), ("Birch", "1 234,56 ₽")]
    made = {
        ".xlsx": lambda path: workbook(path, rows),
        ".xls": lambda path: path.write_bytes(
            (Path(__file__).parent / "files/deals.xls").read_bytes()
        ),
        ".html": lambda path: path.write_text("<table><tr><td rowspan=2>a<td>b</table>", "utf-8"),
        ".ods": lambda path: ods(path, ods_row("Company", "Owner") + EMPTY_REST),
    }
    path = tmp_path / f"a{ending}"
    made[ending](path)
    sound = path.read_bytes()

    @settings(
        max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    @given(PLACES, st.floats(0, 1))
    def damaged(places: list[tuple[float, int]], kept: float) -> None:
        raw = bytearray(sound)
        for place, value in places:
            raw[int(place * len(raw))] = value
        path.write_bytes(raw[: max(1, int(len(raw) * kept))] if kept < 0.9 else raw)
        with suppress(UnreadableFileError):
            assert ROW in read(path).cells.columns

    damaged()
