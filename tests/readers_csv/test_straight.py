"""What is typed while it is read is what the long way makes of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from enterprise_sales.book import load
from enterprise_sales.book.book import Book
from enterprise_sales.book.folder import contents_of
from enterprise_sales.book.readers.csv_bytes import quotes_match, signs_of
from enterprise_sales.book.readers.csv_head import Head
from enterprise_sales.book.readers.csv_parts import part_of

from .support import alike, at_one_look, read, the_long_way

HEADER = "contract_id,account_id,business_unit,start_date,annual_value,seats,auto_renew,status"
ACCOUNTS = "account_id,name,currency\na1,Acme,EUR\na2,Bolt,JPY\n"


ALIKE = ACCOUNTS.replace("JPY", "USD")
"""Accounts whose currencies have a minor unit of as many digits."""


def written(
    folder: Path, contracts: str, mapping: str = "currency: EUR\n", accounts: str = ALIKE
) -> Path:
    """The folder of a book of two accounts and these contracts."""
    (folder / "tables").mkdir(exist_ok=True)
    (folder / "book.yaml").write_text(mapping, encoding="utf-8")
    (folder / "tables" / "accounts.csv").write_text(accounts, encoding="utf-8")
    (folder / "tables" / "contracts.csv").write_text(contracts, encoding="utf-8")
    return folder


def taken(folder: Path, contracts: str, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many rows each block gives at once."""
    heights: list[int] = []
    rows = load.Straight.rows

    def counted(self: Any, cells: pl.DataFrame, *, tidy: bool) -> pl.DataFrame:
        found = rows(self, cells, tidy=tidy)
        heights.append(found.height)
        return found

    monkeypatch.setattr(load.Straight, "rows", counted)
    read(written(folder, contracts))
    return heights


PLAIN = [
    'c{},a1,"Unit 7, ""West""",2026-03-01,1000.5,10,true,active\n',
    "c{},a2,Север,2025-12-31,7,0,false,\n",
    'c{},a1,,2026-01-01,"12",,TRUE,churned\n',
]
ODD = [
    "c{},a1, Unit ,01.03.2026,1 000,10.0,yes,ACTIVE\n",
    "c{},a1,Unit\u00a0,+202-03-01,1e3,007,1,active\n",
    "c{},,x,2026-02-30,inf,-5,perhaps,gone\n",
    'c{},a9,"two\nlines",2026-03-01,1,1,true,active\n',
    "c{},a2,x\u200b,1899-12-31,9999999999999999,9007199254740993,true,active\n",
    "c{},a1,short\n",
    "c{},a1, Unit ,2026-03-01,1,1,true,active\n",
    "c0,a1,Unit,+2026-3-01,1,1,true,active\n",
    "c0,a1,Unit,2026-03-01,1,1,true,active\n",
    'c{},a1,"x"y,2026-03-01,1,1,true,active\n',
    "\n",
    ",,,,,,,\n",
    "c{},a1,€ 5,2026-03-01,$ 5,1,true,active\n",
]


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@example(lines=[*PLAIN, *ODD], block=1 << 20, accounts=ACCOUNTS)
@example(lines=[*PLAIN, *PLAIN, *PLAIN, *PLAIN, *PLAIN, *ODD], block=1 << 20, accounts=ALIKE)
@example(lines=[*PLAIN, *ODD, *PLAIN], block=150, accounts=ALIKE)
@given(
    lines=st.lists(st.sampled_from([*PLAIN, *PLAIN, *ODD]), max_size=12),
    block=st.sampled_from([120, 1 << 20]),
    accounts=st.sampled_from([ACCOUNTS, ALIKE]),
)
def test_rows_taken_at_once_are_those_of_the_long_way(
    lines: list[str], block: int, accounts: str, tmp_path: Path
) -> None:
    text = f"{HEADER}\n" + "".join(line.format(at) for at, line in enumerate(lines))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("enterprise_sales.book.readers.encoding.BLOCK", block)
        folder = written(tmp_path, text, accounts=accounts)
        long = the_long_way(folder)
        alike(read(folder), long)
        alike(at_one_look(folder), long)


MAPPING = """currency: EUR
files:
  - file: tables/accounts.csv
    table: accounts
  - file: tables/contracts.csv
    table: contracts
    date_order: dmy
    decimal: ","
    columns: {Nr: contract_id, Kunde: account_id, Beginn: start_date, Wert: annual_value}
    values: {status: {aktiv: active}}
    constants: {business_unit: " North "}
"""


@pytest.mark.parametrize(("accounts", "minor"), [(ACCOUNTS, 1000), (ALIKE, 1000_00)])
def test_a_declared_file_is_read_as_declared(tmp_path: Path, accounts: str, minor: int) -> None:
    text = 'Nr,Kunde,Beginn,Wert,status,more,\nc1,a1,01.03.2026,"1,5",aktiv,x,\n'
    text += 'c2,a2,2026-03-01,"1.000",Active,y,z\n'
    book = load.read_book(contents_of(written(tmp_path, text, MAPPING, accounts)))
    alike(book, the_long_way(tmp_path))
    alike(book, at_one_look(tmp_path))
    rows = book.table("contracts").select("annual_value", "status", "business_unit").rows()
    assert rows == [(150, "active", "North"), (minor, "active", "North")]


@pytest.mark.parametrize("line", ["c2,x,a1,2026-03-01,1,y\n", "c2,x,a1,2026-03-01\n"])
def test_a_row_too_wide_is_seen_beside_columns_that_nobody_wants(tmp_path: Path, line: str) -> None:
    """Polars counts no cells of a row behind the last one that a query needs."""
    text = f"contract_id,more,account_id,start_date,annual_value\nc1,x,a1,2026-03-01,1\n{line}"
    book = at_one_look(written(tmp_path, text))
    alike(book, the_long_way(tmp_path))
    assert isinstance(book, Book)
    assert book.table("contracts").height == 1


def test_plain_rows_are_taken_and_only_the_others_go_the_long_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [line.format(at) for at, line in enumerate([*PLAIN, ODD[2], PLAIN[0]])]
    assert taken(tmp_path, f"{HEADER}\n" + "".join(lines), monkeypatch)[-1] == 4


QUOTED = {
    'a,"b"\n': True,
    '"a","b ""c"", d"\n"",""\n': True,
    '"""a""",""""\n': True,
    'a"b,c\n': False,
    '"a"b"c",d\n': False,
    '"a,"b",c",d\n': False,
    '""a"",b\n': False,
    'a,"b\n': False,
    'a "b" c,d\n': False,
    '"a" ,b\n': False,
}


@pytest.mark.parametrize(("block", "match"), QUOTED.items())
def test_quotation_marks_that_match(block: str, match: bool) -> None:
    raw = block.encode()
    assert quotes_match(raw, signs_of(raw, ",")) is match
    assert quotes_match(raw[:-1], signs_of(raw[:-1], ",")) is match


@pytest.mark.parametrize(
    ("text", "tidy"),
    [
        ("plain, ООО «x» – 5\n", False),
        ("Ромашка, Größe, łódź\n", True),
        ("a\x7f\n", False),
        ("a\n\x00", False),
        ("a\tb\n", False),
        ("a\u00a0b\n", False),
        ("a\u200bb\n", False),
        ("a\u2003b\n", False),
        ("plain\n\n", True),
    ],
)
def test_a_block_is_tidy_where_no_sign_is_unseen(text: str, tidy: bool) -> None:
    assert signs_of(text.encode(), ";").tidy() is tidy


def test_a_line_end_within_quotation_marks_is_not_plain() -> None:
    head = Head(",", ["a", "b"], 2, 1, 0, [])
    for block, height in {b'1,"two\nlines"\n': 0, b"1,2\n\n": 0, b"1,2\n": 1}.items():
        part = part_of(block, head, None, at_once=False)
        assert (part.height if part else 0) == height
