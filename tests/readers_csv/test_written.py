"""The same table, however a program writes it, is the same rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from enterprise_sales.book.readers.problems import UnreadableFileError

from .support import found, names, rows

TABLE = [["id", "Компания", "Примечание"], ["1", "Ромашка", "да, нет"], ["2", "Űmlaut", "a\nb"]]
RUSSIAN = [["id", "Компания", "Сумма"], ["1", "ООО «Ромашка»", "10"], ["2", "Вектор", "20"]]


def written(table: list[list[str]], delimiter: str = ",", end: str = "\n") -> str:
    return "".join(delimiter.join(f'"{cell}"' for cell in row) + end for row in table)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiters_and_line_ends(delimiter: str, end: str, tmp_path: Path) -> None:
    text = written(TABLE, delimiter, end)
    cells = found(tmp_path, text)
    assert names(cells) == TABLE[0]
    assert rows(cells) == [(2, *TABLE[1]), (3, *TABLE[2])]


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("UTF8", b"\xef\xbb\xbf"),
        ("utf-16", b""),
        ("utf-16-le", b""),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b""),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-32", b""),
        ("cp1251", b""),
        ("koi8-r", b""),
        ("cp866", b""),
    ],
)
def test_encodings(encoding: str, mark: bytes, tmp_path: Path) -> None:
    table = [[cell.replace("«", '""').replace("»", '""') for cell in row] for row in RUSSIAN]
    cells = found(tmp_path, mark + written(table).encode(encoding), encoding=encoding)
    assert names(cells) == RUSSIAN[0]
    assert rows(cells) == [(2, "1", 'ООО "Ромашка"', "10"), (3, "2", "Вектор", "20")]


@pytest.mark.parametrize("encoding", ["no such", "rot13", "zip", "hex", "undefined", "a\0b"])
def test_what_is_no_encoding_of_texts_is_refused(encoding: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        found(tmp_path, "a,b\n1,2\n", encoding=encoding)
    assert caught.value.code == "encoding_unknown"


def test_utf_16_without_a_mark_is_little_endian(tmp_path: Path) -> None:
    cells = found(tmp_path, "a,b\n1,Ж\n".encode("utf-16-le"), encoding="utf-16")
    assert rows(cells) == [(2, "1", "Ж")]


@pytest.mark.parametrize("lines", [1, 3, 2000])
def test_the_byte_that_cannot_be_read_is_named(
    lines: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("enterprise_sales.book.readers.encoding.BLOCK", 1000)
    before = b"a,b\n" + b"1,2\n" * lines
    for encoding in ("utf-8", "ascii"):
        with pytest.raises(UnreadableFileError) as caught:
            found(tmp_path, before + b"3,\xd0?\n", encoding=encoding)
        assert caught.value.code == "encoding_wrong"
        assert caught.value.values["position"] == str(len(before) + 3)
        assert caught.value.excerpt == "3,\\xd0?"


def test_a_delimiter_after_every_field(tmp_path: Path) -> None:
    """Bitrix24: a column without name and content is none; a row may lack its last delimiter."""
    cells = found(tmp_path, "a;b;\n1;2;\n3;4\n5;6;;;\n")
    assert (names(cells), rows(cells)) == (
        ["a", "b"],
        [(2, "1", "2"), (3, "3", "4"), (4, "5", "6")],
    )


def test_a_column_without_name_is_kept_where_it_holds_something(tmp_path: Path) -> None:
    cells = found(tmp_path, "a;;b;\n1;x;2;\n")
    assert (names(cells), rows(cells)) == (["a", "column 2", "b"], [(2, "1", "x", "2")])


def test_names_of_columns(tmp_path: Path) -> None:
    header = ' Бюджет ,name,name,"Contract\r\nvalue",name (2),\ufeffid,_row,column 8,\n'
    cells = found(tmp_path, header + "1,2,3,4,5,6,7,8,9\n")
    assert names(cells) == [
        "Бюджет",
        "name",
        "name (3)",
        "Contract value",
        "name (2)",
        "id",
        "_row (2)",
        "column 8",
        "column 9",
    ]


def test_excel_says_the_delimiter_itself(tmp_path: Path) -> None:
    for first in ("sep=;", "SEP=;", '"sep=;"'):
        cells = found(tmp_path, f"{first}\r\nname;city, street\r\nA, B, C;D, E, F\r\n")
        assert names(cells) == ["name", "city, street"]
        assert rows(cells) == [(3, "A, B, C", "D, E, F")]


def test_the_delimiter_is_what_makes_rows_of_one_width(tmp_path: Path) -> None:
    cells = found(tmp_path, "name, legal; sum, USD\nA, B, C;1,5\nD;2,5\nE;7\n")
    assert names(cells) == ["name, legal", "sum, USD"]


def test_a_delimiter_beyond_ascii(tmp_path: Path) -> None:
    cells = found(tmp_path, 'a¦b\n1¦"2¦3"\n', delimiter="¦")
    assert rows(cells) == [(2, "1", "2¦3")]


def test_zero_bytes_and_whitespace_stay_in_their_cells(tmp_path: Path) -> None:
    assert rows(found(tmp_path, b"a,b\n1\x00, 2 \n")) == [(2, "1\0", " 2 ")]


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff", "  \n \n"])
def test_a_file_without_anything(text: str, tmp_path: Path) -> None:
    cells = found(tmp_path, text)
    assert (cells.cells.height, names(cells)) == (0, [])


def test_nothing_but_a_header(tmp_path: Path) -> None:
    for text in ("a,b", "\n\na,b", "\na,b\n"):
        cells = found(tmp_path, text)
        assert (cells.cells.height, names(cells)) == (0, ["a", "b"])
