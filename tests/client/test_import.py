"""The real client brings an export into a book: the assistant shows it first, then writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..scripted.steps import Json
from .errands import Errand, results_in
from .real_client import User, converse

pytestmark = pytest.mark.client

DEALS = """\
"ID";"Название сделки";"Стадия сделки";"Сумма";"Валюта";"Компания";"Дата закрытия";
"7";"Лицензии";"Сделка успешна";"910 000,00";"RUB";"ООО «Ласточка»";"28.06.2026";
"8";"Склад";"Переговоры";"64 000,50";"RUB";"АО «Вектор»";"25.12.2026";
"""


def _words(result: Json) -> str:
    assert result["applied"]
    return " ".join(result["summary"])


IMPORT = Errand(
    "загрузи выгрузку из Битрикса, она в папке «выгрузки»",
    "import_book",
    {"paths": ["выгрузки"], "take_assumed": True, "apply": True, "language": "ru"},
    _words,
)


def test_a_prompt_to_import_ends_in_a_book(client: str, environments: Path, tmp_path: Path) -> None:
    user = User(tmp_path / "дом", tmp_path / "мой проект")
    user.plugin_data.mkdir(parents=True)
    (user.plugin_data / "environments").symlink_to(environments)
    exports = user.project / "выгрузки"
    exports.mkdir(parents=True)
    (exports / "deals.csv").write_text(DEALS, encoding="cp1251")
    conversation = converse(client, user, IMPORT)
    assert conversation.refused == []
    assert "В портфеле 2 аккаунта." in conversation.end["result"]
    assert len(results_in(conversation.bodies[-1])) == 1
    copied = user.project / "book" / "exports" / "deals.csv"
    assert copied.read_bytes() == (exports / "deals.csv").read_bytes()
    assert "encoding: cp1251" in (user.project / "book" / "book.yaml").read_text("utf-8")
