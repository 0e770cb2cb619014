"""The catalogues on file agree with the code, with each other and with what was compiled."""

from __future__ import annotations

import importlib.util
from collections import defaultdict
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog

REPOSITORY = Path(__file__).resolve().parents[2]
SCRIPT = REPOSITORY / "assets" / "locale" / "update.py"


@pytest.fixture(scope="module")
def update() -> ModuleType:
    spec = importlib.util.spec_from_file_location("locale_update", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_text_is_translated_and_every_mo_is_its_po(update: ModuleType) -> None:
    assert update.check() == []


def test_a_text_has_one_translation_in_all_domains(update: ModuleType) -> None:
    seen = defaultdict(set)
    for language, domain, path in update.files():
        for message in update.merged(domain, path, language):
            if message.id:
                seen[language, message.id].add(message.string)
    assert {text: found for text, found in seen.items() if len(found) > 1} == {}


@pytest.mark.parametrize(
    ("msgid", "msgstr", "problem"),
    [
        ("Owner", "", "not translated: 'Owner'"),
        (("{n} day", "{n} days"), ("{n} день", "", "{n} дней"), "not translated: '{n} day'"),
        ("By {day}", "До {дня}", "other placeholders than the original: 'By {day}'"),
    ],
)
def test_a_careless_translation_is_named(
    update: ModuleType, msgid: str, msgstr: str, problem: str
) -> None:
    catalog = Catalog(locale="ru")
    catalog.add(msgid, msgstr)
    assert update.problems(catalog) == [problem]


def test_a_fuzzy_translation_and_an_idle_one_are_named(update: ModuleType) -> None:
    catalog = Catalog(locale="ru")
    catalog.add("Owner", "Ответственный", flags=["fuzzy"])
    catalog.obsolete["Colour"] = catalog.get("Owner")
    assert update.problems(catalog) == [
        "nothing asks for this any more: 'Colour'",
        "not translated: 'Owner'",
    ]


def test_texts_are_found_where_the_translator_is_called(update: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "one.py").write_text(
        't.text("plain")\nctx.t.text("of " "a context", n=1)\n'
        't.plural("{n} day", "{n} days", 3)\nN_("marked")\n'
        'playbook.text("a.path")\nt.text(variable)\n',
        encoding="utf-8",
    )
    (tmp_path / "two.md.j2").write_text(
        "{{ _('in a template') }} {{ plural('{n} cell', '{n} cells', n) }}", encoding="utf-8"
    )
    assert set(update.python_texts(tmp_path)) == {
        "plain",
        "of a context",
        ("{n} day", "{n} days"),
        "marked",
    }
    assert set(update.template_texts(tmp_path)) == {"in a template", ("{n} cell", "{n} cells")}


def test_translations_survive_a_merge_until_they_are_pruned(
    update: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ["kept", "new"]
    monkeypatch.setitem(update.SOURCES, "analyses", lambda: asked)
    po = tmp_path / "analyses.po"
    known = update.StableCatalog(locale="ru")
    known.add("kept", "оставлено")
    known.add("gone", "ушло")
    po.write_bytes(update.po_bytes(known))

    merged = update.merged("analyses", po, "ru")
    assert {m.id: m.string for m in merged if m.id} == {"kept": "оставлено", "new": ""}
    assert list(merged.obsolete) == ["gone"]
    po.write_bytes(update.po_bytes(merged))
    asked.append("gone")
    assert update.merged("analyses", po, "ru")["gone"].string == "ушло"
    asked.remove("gone")
    assert list(update.merged("analyses", po, "ru", prune=True).obsolete) == []


def test_the_files_name_no_day_and_no_machine(update: ModuleType) -> None:
    for _, _, path in update.files():
        text = path.read_text(encoding="utf-8")
        assert "-Date" not in text
        assert "Babel" not in text
        assert str(REPOSITORY) not in text


@pytest.mark.parametrize(
    ("found", "status", "told"),
    [([], 0, "The catalogues are complete.\n"), (["a.po: not translated"], 1, None)],
)
def test_the_check_fails_the_run_where_it_finds_something(
    update: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    found: list[str],
    status: int,
    told: str | None,
) -> None:
    monkeypatch.setattr(update, "check", lambda _: found)
    assert update.main(["--check"]) == status
    assert capsys.readouterr().out == (told or f"{found[0]}\n")
