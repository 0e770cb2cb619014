"""Every code that a result can hold has words in both languages."""

from __future__ import annotations

from typing import Any, get_args

import pytest
import yaml

from enterprise_sales.analyses import results
from enterprise_sales.analyses.circles import CIRCLES
from enterprise_sales.book import rows
from enterprise_sales.documents.unlocks import UNLOCKS, unlocked
from enterprise_sales.documents.words import MARKS, WORDS, mark, word
from enterprise_sales.language import references_dir, translator
from enterprise_sales.playbook import playbook_names
from enterprise_sales.scorecard import COMPONENTS, PENETRATIONS

RU, EN = translator("ru"), translator("en")
PLAYBOOKS = references_dir() / "playbooks"


def literals(model: Any, field: str) -> set[str]:
    """The codes that a field of a result allows."""
    found: set[str] = set()
    waiting = [model.model_fields[field].annotation]
    while waiting:
        each = waiting.pop()
        waiting += get_args(each)
        found |= {each} if isinstance(each, str) else set()
    return found


def codes(model: type[rows.Row], column: str) -> set[str]:
    """The codes that a column of the book allows."""
    from enterprise_sales.book.tables import columns_of

    return set(columns_of(model.table)[column].codes)


CELL_STATUS = {*codes(rows.Position, "status"), "unknown"}
NEEDED: list[tuple[str, set[str]]] = [
    ("band", literals(results.Health, "band")),
    ("trend", literals(results.Health, "trend")),
    ("component", set(COMPONENTS)),
    ("penetration", set(PENETRATIONS)),
    ("buying_role", codes(rows.Stakeholder, "buying_role")),
    ("sentiment", codes(rows.Stakeholder, "sentiment")),
    ("likelihood", codes(rows.Risk, "likelihood")),
    ("impact", codes(rows.Risk, "impact")),
    ("risk_origin", literals(results.RiskLine, "origin")),
    ("cell_status", CELL_STATUS),
    ("vector", codes(rows.Opportunity, "vector")),
    ("gate", literals(results.Ask, "gate")),
    ("step_status", literals(results.Step, "status")),
    ("milestone_status", literals(results.MilestoneLine, "status")),
    ("uplift_source", literals(results.PriceCase, "uplift_source")),
    ("signal", set(rows.SIGNAL_KINDS)),
    ("circle", set(CIRCLES)),
    ("playbook", set(playbook_names(PLAYBOOKS))),
]


@pytest.mark.parametrize(("kind", "needed"), NEEDED, ids=[kind for kind, _ in NEEDED])
def test_a_code_of_the_results_has_words(kind: str, needed: set[str]) -> None:
    assert needed
    assert needed <= set(WORDS[kind])


@pytest.mark.parametrize(
    ("kind", "code"), [(kind, code) for kind, found in WORDS.items() for code in found]
)
def test_the_words_are_words_in_both_languages(kind: str, code: str) -> None:
    russian, english = (word(t, kind, code, product="X") for t in (RU, EN))
    assert code not in (russian, english) or code.isalpha()
    assert "_" not in russian + english
    assert any("а" <= sign.lower() <= "я" for sign in russian) or russian in LATIN
    assert not any("а" <= sign.lower() <= "я" for sign in english)


LATIN = {"ARR", "NRR", "GRR", "ROI", "CEO/CFO", "CIO/CTO"}


@pytest.mark.parametrize("kind", MARKS)
def test_a_sign_stands_for_each_code(kind: str) -> None:
    if kind != "check":
        assert set(MARKS[kind]) == set(WORDS[kind])
    assert all(MARKS[kind].values())
    assert mark("check", None) != mark("check", False) != mark("check", True)


@pytest.mark.parametrize("code", UNLOCKS)
def test_what_a_gap_unlocks_has_words(code: str) -> None:
    (russian,), (english,) = unlocked(RU, [code]), unlocked(EN, [code])
    assert "_" not in russian + english
    assert russian != english or russian in LATIN


def test_two_codes_of_one_figure_are_told_once() -> None:
    codes = ["penetration_user_part", "penetration_user_whole", "roi", "a step towards it"]
    assert unlocked(EN, codes) == ["user penetration", "value against price (ROI)"]


def _shipped() -> dict[str, Any]:
    kinds: dict[str, Any] = {}
    for path in sorted((PLAYBOOKS / "wording").glob("*.yaml")):
        kinds |= yaml.safe_load(path.read_text(encoding="utf-8"))
    kinds["playbook"] = {
        name: yaml.safe_load((PLAYBOOKS / name / "playbook.yaml").read_text(encoding="utf-8"))[
            "title"
        ]
        for name in playbook_names(PLAYBOOKS)
    }
    return kinds


def test_documents_and_playbooks_use_the_same_words() -> None:
    shipped = _shipped()
    same = [
        (kind, code)
        for kind in WORDS
        for code in WORDS[kind]
        if code in shipped.get(kind, {}) and kind != "component"
    ]
    assert len(same) > 50
    ours = {key: (word(RU, *key), word(EN, *key)) for key in same}
    theirs = {(k, c): (shipped[k][c]["ru"], shipped[k][c]["en"]) for k, c in same}
    assert ours == theirs
