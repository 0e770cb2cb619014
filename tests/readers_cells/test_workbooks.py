"""Workbooks as people make them: titles, merged and hidden cells, formulas, dates, errors."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import openpyxl
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from enterprise_sales.book.readers.cells import ROW
from enterprise_sales.book.readers.problems import UnreadableFileError
from enterprise_sales.book.readers.workbook import sheet_names
from enterprise_sales.book.written_numbers import amounts, numbers

from .sheets import by_hand, cells, read, text, workbook

FILES = Path(__file__).parent / "files"
HEADER = ("Company", "Amount")


def test_the_first_sheet_that_is_seen_is_read_and_others_by_name(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Lists"
    book.active.append(["aside"])
    book.active.sheet_state = "hidden"
    book.create_chartsheet("Chart")
    for name in ("Deals", "Old deals"):
        book.create_sheet(name).append(HEADER)
        book[name].append([f"Acme of {name}", 5])
    path = tmp_path / "crm.xlsx"
    book.active = 2
    book.save(path)
    assert sheet_names(path) == ["Deals", "Old deals"]
    assert cells(path) == [{"Company": "Acme of Deals", "Amount": "5"}]
    assert cells(path, sheet="Old deals") == [{"Company": "Acme of Old deals", "Amount": "5"}]
    assert read(path, sheet="Lists").cells.columns == [ROW, "aside"]
    with pytest.raises(UnreadableFileError) as error:
        read(path, sheet="Old deal")
    assert error.value.code == "sheet_missing"
    assert "Old deals" in error.value.values["nearest"]


def test_titles_above_the_header_are_set_aside(tmp_path: Path) -> None:
    rows = [("Report of deals",), ("as of 12.03.2026",), (), HEADER, ("Acme", 5)]
    found = read(workbook(tmp_path / "a.xlsx", rows), header_row=3)
    assert found.cells.rows(named=True) == [{ROW: 5, "Company": "Acme", "Amount": "5"}]
    assert [(lost.row, lost.excerpt) for lost in found.aside] == [
        (1, "Report of deals"),
        (2, "as of 12.03.2026"),
    ]


def test_totals_and_notes_under_the_table_are_set_aside(tmp_path: Path) -> None:
    rows = [HEADER, ("Acme", 5), ("Birch", 7), ("Итого", 12), ("Выгружено из CRM",)]
    path = workbook(tmp_path / "a.xlsx", rows)
    assert [row["Company"] for row in cells(path, footer=True)] == ["Acme", "Birch"]
    assert len(cells(path)) == 4


def test_a_merged_header_names_all_its_columns_and_a_merged_body_all_its_rows(
    tmp_path: Path,
) -> None:
    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("A1:A2")  # the header of the first column stands beside both rows
        sheet.merge_cells("B1:C1")
        sheet.merge_cells("A3:A4")  # one company, two rows
        sheet.merge_cells("B5:C5")  # one amount across both years

    rows = [("Company", "Amount", None), (None, "2025", "2026"), ("Acme", 1, 2), (None, 3, 4)]
    path = workbook(tmp_path / "a.xlsx", [*rows, ("Birch", 5, None)], merge)
    assert cells(path, header_row=2) == [
        {"Company": "Acme", "2025": "1", "2026": "2"},
        {"Company": "Acme", "2025": "3", "2026": "4"},
        {"Company": "Birch", "2025": "5", "2026": None},
    ]
    assert read(path).cells.columns == [ROW, "Company", "Amount", "Amount (2)"]


def test_hidden_rows_and_columns_are_read(tmp_path: Path) -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["B"].hidden = True

    path = workbook(tmp_path / "a.xlsx", [HEADER, ("Acme", 5), ("Birch", 7)], hide)
    assert [row["Amount"] for row in cells(path)] == ["5", "7"]


def test_empty_columns_before_and_rows_above_keep_their_numbers(tmp_path: Path) -> None:
    def place(sheet: Worksheet) -> None:
        sheet["C4"], sheet["D4"], sheet["C6"], sheet["D6"] = "Company", "Amount", "Acme", 5
        sheet.merge_cells("C6:C7")
        sheet["D7"] = 6

    found = read(workbook(tmp_path / "a.xlsx", [], place))
    assert found.cells.rows() == [(6, "Acme", "5"), (7, "Acme", "6")]


def test_a_formula_gives_the_value_kept_of_it_and_an_error_is_empty(tmp_path: Path) -> None:
    rows = f'<row r="1">{text("A1", "Company")}{text("B1", "Amount")}</row>'
    rows += f'<row r="2">{text("A2", "Acme")}<c r="B2"><f>2*3.5</f><v>7</v></c></row>'
    rows += '<row r="3"><c r="A3" t="str"><f>A2&amp;"x"</f><v>Acmex</v></c>'
    rows += '<c r="B3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
    found = read(by_hand(tmp_path / "a.xlsx", rows))
    assert found.cells.drop(ROW).rows() == [("Acme", "7"), ("Acmex", None)]
    assert [(notice.code, notice.count) for notice in found.notices] == [("cells_in_error", 1)]


@pytest.mark.parametrize("mac", [False, True], ids=["1900", "1904"])
def test_dates_are_dates_in_both_calendars(tmp_path: Path, mac: bool) -> None:
    book = openpyxl.Workbook()
    if mac:
        book.epoch = CALENDAR_MAC_1904
    rows = [
        ("day", "moment"),
        (date(2026, 3, 12), datetime.combine(date(2026, 3, 12), time(10, 15))),
    ]
    for row in [*rows, (date(2024, 2, 29), datetime.combine(date(2026, 3, 12), time()))]:
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    assert cells(tmp_path / "a.xlsx") == [
        {"day": "2026-03-12", "moment": "2026-03-12 10:15:00"},
        {"day": "2024-02-29", "moment": "2026-03-12"},
    ]


def test_numbers_and_texts_of_one_column_are_read_alike(tmp_path: Path) -> None:
    rows = [HEADER, ("Acme", 1234.5), ("Birch", "1 234,5"), ("Cedar", 1.234), ("Dove", 7)]
    path = workbook(tmp_path / "a.xlsx", rows)
    columns = {"Amount": "amount"}
    found = read(path, columns=columns, decimals={"amount": ","}).cells["Amount"]
    assert amounts(found, ",").to_list() == [Decimal(n) for n in ("1234.5", "1234.5", "1.234", "7")]
    assert found.to_list() == read(path, columns=columns, decimal=",").cells["Amount"].to_list()


def test_a_number_with_three_decimals_is_never_taken_for_thousands(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [("n",), (1.234,), (-999.125,), (0.125,), (1234.567,)])
    found = read(path).cells["n"]
    assert numbers(found, ".").to_list() == [1.234, -999.125, 0.125, 1234.567]
    assert numbers(found, ",").drop_nulls().is_empty()


def test_the_trace_of_a_sum_that_is_nothing_is_read_as_nothing(tmp_path: Path) -> None:
    """0.1 + 0.2 − 0.3 leaves 5.6e-17 in a sheet; an amount written with a power is refused."""
    path = workbook(tmp_path / "a.xlsx", [("n",), (0.1 + 0.2 - 0.3,), (1e20,)])
    assert amounts(read(path).cells["n"], ".").to_list() == [Decimal(0), Decimal(10**20)]


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.one_of(
            st.floats(-1e15, 1e15, allow_nan=False),
            st.integers(-(10**12), 10**12),
            st.sampled_from([0.1 + 0.2, 1e-9, 123456.789, 2.0**53]),
        ),
        min_size=1,
        max_size=20,
    ),
    st.sampled_from(".,"),
)
def test_any_number_reads_back_equal(tmp_path: Path, values: list[float], sign: str) -> None:
    path = workbook(tmp_path / "a.xlsx", [("n", "x"), *((value, "x") for value in values)])
    found = read(path, decimal=sign).cells["n"]
    assert numbers(found, sign).to_list() == pytest.approx(values, rel=1e-15, abs=0)


def test_a_real_binary_workbook(tmp_path: Path) -> None:
    assert sheet_names(FILES / "deals.xls") == ["Сделки"]
    assert read(FILES / "deals.xls").cells.rows() == [
        (2, "ООО «Ромашка»", "1234.5", "2026-03-12", "true"),
        (3, "Acme", "1 234,56", "не закрыта", "false"),
    ]


def test_rows_beyond_one_batch_are_one_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("enterprise_sales.book.readers.sheet.BATCH", 3)
    rows = [(f"c{n}", n if n > 5 else None, "late" if n == 8 else None) for n in range(9)]
    path = workbook(tmp_path / "a.xlsx", [HEADER, *rows])
    found = read(path).cells
    assert found.columns == [ROW, "Company", "Amount", "column 3"]
    assert found[ROW].to_list() == list(range(2, 11))
    assert found["Amount"].to_list() == [None] * 6 + ["6", "7", "8"]
    assert found["column 3"].to_list() == [None] * 8 + ["late"]
    assert found.schema["Amount"] == pl.String
