"""Encodings and delimiters are found in what a file holds, be it a header only."""

from __future__ import annotations

from pathlib import Path

import pytest

from enterprise_sales.book.readers.probe import encoding_of, probe_text

HEADERS = Path(__file__).parents[3] / "shared" / "data" / "crm_headers"
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "cp866", "koi8-r")
RUSSIAN = (
    "Имя\n",
    "ИНН;КПП;Название\n",
    "id;name\n1;Иванов\n",
    "Название;Бюджет \nООО «Ромашка» № 5;10 000 руб.\n",
    "a;b\n" * 20_000 + "1;Ёлочки\n",
    "ПОКУПАТЕЛЬ;СУММА\nЗАО ВЕКТОР;5\n",
)


@pytest.mark.parametrize("text", RUSSIAN, ids=lambda text: text[-12:].strip())
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_russian_in_any_encoding(encoding: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_bytes(text.encode(encoding, errors="replace"))
    read = path.read_bytes().decode(encoding_of(path)).removeprefix("\ufeff")
    assert read == text.encode(encoding, errors="replace").decode(encoding)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("id,name\n1,Müller\n", "cp1252"), ("name,city\nCafé,Łódź\nŚwit,Kraków\n", "cp1250")],
)
def test_other_languages(text: str, encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_bytes(text.encode(encoding))
    assert encoding_of(path) == encoding


def test_a_letter_cut_at_a_block_is_no_reason_against_utf_8(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("enterprise_sales.book.readers.probe.BLOCK", 3)
    path = tmp_path / "file.csv"
    path.write_text("aÉÉÉ,b\n", encoding="utf-8")
    assert encoding_of(path) == "utf-8"


def test_the_form_of_a_report(tmp_path: Path) -> None:
    rows = [f"{n};B {n}, Inc;1,5" for n in range(300)]
    lines = ["sep=;", "Сделки за квартал", "", "№;Компания;Сумма", *rows, "Итого: 300"]
    path = tmp_path / "file.csv"
    path.write_bytes("\r\n".join(lines).encode("cp1251"))
    form = probe_text(path)
    assert (form.encoding, form.delimiter) == ("cp1251", ";")
    assert form.first[:4] == ((), ("Сделки за квартал",), (), ("№", "Компания", "Сумма"))
    assert form.last[-1] == ("Итого: 300",)


def test_every_header_of_the_crm_exports() -> None:
    if not HEADERS.is_dir():
        pytest.skip("the headers of CRM exports are not beside the repository")
    files = sorted(HEADERS.glob("*.csv"))
    assert files
    for path in files:
        form = probe_text(path)
        assert form.encoding == ("cp1251" if ".cp1251." in path.name else "utf-8"), path.name
        assert len(form.first[0]) > 3, path.name
