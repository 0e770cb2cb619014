"""What lies under the paths that somebody names, and what of it is an export."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from enterprise_sales.intake import archive
from enterprise_sales.intake.exports import Gathered, gather


def gathered(*paths: Path, book: Path) -> Gathered:
    scratch = book.parent / "scratch"
    scratch.mkdir()
    return gather(paths, scratch, book)


def names(found: Gathered) -> list[str]:
    return [one.name for one in found.exports]


def codes(found: Gathered) -> list[tuple[str, str]]:
    return [(one.code, one.file) for one in found.findings]


def file(folder: Path, name: str, text: str = "a\n1\n") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def zipped(path: Path, **content: bytes | str) -> Path:
    with ZipFile(path, "w", ZIP_DEFLATED) as pack:
        for name, data in content.items():
            pack.writestr(name.replace("__", "/").replace("_csv", ".csv"), data)
    return path


def test_a_folder_gives_its_tables_and_tells_of_the_rest(tmp_path: Path) -> None:
    here = tmp_path / "crm"
    for name in ("deals.csv", "2026/Компании.xlsx", "call notes.md", "logo.png"):
        file(here, name)
    for name in (".hidden.csv", "~$deals.xlsx", "__MACOSX/deals.csv"):
        file(here, name)
    found = gathered(here, book=tmp_path / "book")
    assert names(found) == ["exports/2026/Компании.xlsx", "exports/deals.csv"]
    assert codes(found) == [("export_is_text", "call notes.md"), ("export_no_table", "logo.png")]


@pytest.mark.parametrize(
    ("text", "table"),
    [
        ("name\tcity\nAlder\tOslo\nBirch\tRiga\n", True),
        ("name;city\nAlder;Oslo\n", True),
        ("name;city\n", False),
        ("Called Ann, Bob and Carl.\nThey renew.\nPrice, term and seats are open.\n", False),
        ("", False),
    ],
)
def test_a_plain_text_is_an_export_only_where_it_holds_rows(
    tmp_path: Path, text: str, table: bool
) -> None:
    found = gathered(file(tmp_path, "notes.txt", text), book=tmp_path / "book")
    assert names(found) == (["exports/notes.txt"] if table else [])
    assert codes(found) == ([] if table else [("export_is_text", "notes.txt")])


def test_two_files_of_one_name_are_both_taken(tmp_path: Path) -> None:
    paths = [file(tmp_path, "north/deals.csv"), file(tmp_path, "south/deals.csv")]
    found = gathered(*paths, book=tmp_path / "book")
    assert names(found) == ["exports/deals-2.csv", "exports/deals.csv"]


def test_the_order_of_the_paths_does_not_show(tmp_path: Path) -> None:
    north, south = (
        file(tmp_path, "north/deals.csv", "n\n"),
        file(tmp_path, "south/deals.csv", "s\n"),
    )
    one = gather([north, south], tmp_path, tmp_path / "book")
    other = gather([south, north], tmp_path, tmp_path / "book")
    assert one == other


def test_an_export_that_lies_in_the_book_keeps_its_place(tmp_path: Path) -> None:
    file(tmp_path, "book/exports/deals.csv")
    found = gathered(tmp_path / "book" / "exports", book=tmp_path / "book")
    assert names(found) == ["exports/deals.csv"]


def test_an_archive_gives_its_files_under_its_name(tmp_path: Path) -> None:
    path = zipped(tmp_path / "dump.zip", deals_csv="a\n1\n", north__firms_csv="b\n2\n")
    found = gathered(path, book=tmp_path / "book")
    assert names(found) == ["exports/dump/deals.csv", "exports/dump/north/firms.csv"]
    assert found.exports[0].path.read_text(encoding="utf-8") == "a\n1\n"


def test_russian_names_of_an_old_archive_are_read(tmp_path: Path) -> None:
    path = tmp_path / "old.zip"
    with ZipFile(path, "w") as pack:
        pack.writestr("######.csv", "a\n1\n")
    name = "Сделки".encode("cp866")
    path.write_bytes(path.read_bytes().replace(b"######", name))
    assert names(gathered(path, book=tmp_path / "book")) == ["exports/old/Сделки.csv"]


def test_no_file_of_an_archive_lands_outside(tmp_path: Path) -> None:
    path = tmp_path / "bad.zip"
    with ZipFile(path, "w") as pack:
        for name in ("../../out.csv", "/abs.csv", "..\\..\\win.csv", "C:\\drive.csv", "ok.csv"):
            pack.writestr(name, "a\n1\n")
    before = set(tmp_path.rglob("*"))
    found = gathered(path, book=tmp_path / "book")
    made = set(tmp_path.rglob("*")) - before
    assert all(one.is_relative_to(tmp_path / "scratch") for one in made)
    assert len(found.exports) == 5


def test_a_link_in_an_archive_is_not_followed(tmp_path: Path) -> None:
    path = tmp_path / "link.zip"
    member = ZipInfo("passwords.csv")
    member.external_attr = 0o120777 << 16
    with ZipFile(path, "w") as pack:
        pack.writestr(member, "/etc/passwd")
        pack.writestr("deals.csv", "a\n1\n")
    assert names(gathered(path, book=tmp_path / "book")) == ["exports/link/deals.csv"]


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = zipped(tmp_path / "bomb.zip", deals_csv=b"\0" * (archive.SMALL + 1))
    found = gathered(path, book=tmp_path / "book")
    assert codes(found) == [("archive_bomb", "bomb.zip")]
    assert not list((tmp_path / "scratch").rglob("*.csv"))


def test_just_below_the_limit_it_is_no_bomb(tmp_path: Path) -> None:
    path = zipped(tmp_path / "flat.zip", deals_csv=b"\0" * archive.SMALL)
    assert names(gathered(path, book=tmp_path / "book")) == ["exports/flat/deals.csv"]


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_FILES", 2)
    path = zipped(tmp_path / "many.zip", a_csv="", b_csv="", c_csv="")
    assert codes(gathered(path, book=tmp_path / "book")) == [("archive_many_files", "many.zip")]


def test_what_is_no_archive_and_an_archive_in_one_are_told(tmp_path: Path) -> None:
    file(tmp_path, "in/none.zip", "no archive")
    inner = zipped(tmp_path / "inner.zip", a_csv="a\n")
    with ZipFile(tmp_path / "in" / "outer.zip", "w") as pack:
        pack.write(inner, "inner.zip")
    found = gathered(tmp_path / "in", book=tmp_path / "book")
    assert codes(found) == [
        ("archive_unreadable", "none.zip"),
        ("archive_in_archive", "outer.zip/inner.zip"),
    ]


def test_a_file_that_is_broken_inside_an_archive_is_told(tmp_path: Path) -> None:
    path = zipped(tmp_path / "torn.zip", deals_csv="account;name\n" * 500)
    data = bytearray(path.read_bytes())
    data[60] ^= 0xFF
    path.write_bytes(data)
    assert codes(gathered(path, book=tmp_path / "book")) == [("archive_unreadable", "torn.zip")]


def test_a_file_too_large_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from enterprise_sales.intake import exports

    monkeypatch.setattr(exports, "LARGEST_FILE", 3)
    found = gathered(file(tmp_path, "huge.csv"), book=tmp_path / "book")
    assert codes(found) == [("export_too_large", "huge.csv")]
