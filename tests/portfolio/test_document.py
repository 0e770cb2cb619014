"""The document of the review: sections, both languages, and books that tell little."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from enterprise_sales.analyses.portfolio import review_portfolio
from enterprise_sales.analyses.results import ReviewPortfolio
from enterprise_sales.book import load_book
from enterprise_sales.documents import render_document
from enterprise_sales.documents.unlocks import UNLOCKS, _figure
from enterprise_sales.documents.words import WORDS
from enterprise_sales.language import assets_dir, translator
from enterprise_sales.playbook import WeekKind
from enterprise_sales.tools import Workspace
from enterprise_sales.tools.call import call
from enterprise_sales.tools.catalogue import tool_named
from enterprise_sales.tools.problem import CallRefusedError

from ..documents.structure import (
    FORBIDDEN,
    diagrams,
    empty_headings,
    headings,
    tokens,
    uneven_tables,
)
from ..mermaid import Mermaid
from .books import AS_OF, ENTERPRISE, EXECUTION, STRATEGIC, numbered, review, shipped, with_bands

AT = datetime(2026, 6, 30, 9, 15, tzinfo=UTC)
SECTIONS = (
    "Коротко",
    "С чего начать на этой неделе",
    "Здоровье портфеля",
    "Предстоящие продления",
    "Прогноз продлений",
    "Удержание и рост",
    "Сегменты и уровни",
    "Нагрузка на ответственных",
    "Концентрация",
    "Цели плейбука",
    "На чём основаны цифры",
)
LATIN = re.compile(r"[A-Za-z]{2,}")
TRADE = set(LATIN.findall("ARR NRR GRR NPS USD UTC pie title xychart beta axis bar mermaid"))


@cache
def demo(language: str, playbook: str = STRATEGIC) -> ReviewPortfolio:
    book = load_book(assets_dir() / "demo_book")
    return review_portfolio(book, shipped(playbook), AS_OF, translator(language))


def written_out(found: ReviewPortfolio, agent: str = "account-manager") -> str:
    return render_document(found, translator(found.language), agent=agent, created_at=AT)


def _laws(text: str) -> None:
    assert empty_headings(text) == []
    assert uneven_tables(text) == []
    assert {token.type for token in tokens(text)} & FORBIDDEN == set()
    assert not re.search(r"\bNone\b|\n{3,}|[ \t]\n|(?<!\.)\.\.(?!\.)", text)


@pytest.mark.parametrize("playbook", [STRATEGIC, ENTERPRISE, EXECUTION])
@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_demo_book_in_review(language: str, playbook: str) -> None:
    found = demo(language, playbook)
    text = written_out(found)
    _laws(text)
    assert len(diagrams(text)) == 2
    second = [heading.words for heading in headings(text) if heading.level == 2]
    assert len(second) == len(SECTIONS)
    if language == "ru":
        assert tuple(second) == SECTIONS
        assert _english(text) == set()
    codes = {code for gap in found.missing for code in gap.unlocks}
    assert {code for code in codes if _figure(code) not in UNLOCKS} == set()


def _english(text: str) -> set[str]:
    """Latin words of a Russian document that nobody wrote into the book and no trade uses."""
    files = [path for path in sorted((assets_dir() / "demo_book").rglob("*")) if path.is_file()]
    own = LATIN.findall(" ".join(path.read_text(encoding="utf-8") for path in files))
    names = {"account", "manager", "accounts", "contracts", "end", "date", "owner", "oakfield"}
    names |= {"plan", "engagement"}
    return set(LATIN.findall(text)) - set(own) - TRADE - names - {"md"}


NUMBER = r"([0-9,]+(?:\.[0-9]+)?)"
PRODUCT = re.compile(rf"\${NUMBER} × {NUMBER}% × {NUMBER}% = \${NUMBER}\.")


def test_every_product_of_the_list_can_be_recomputed_as_it_is_printed() -> None:
    found = PRODUCT.findall(written_out(demo("en")))
    assert len(found) == len(demo("en").this_week.actions)
    for line in found:
        arr, weight, urgency, result = (float(text.replace(",", "")) for text in line)
        assert result == pytest.approx(arr * weight * urgency / 10_000, abs=0.5)


def test_the_list_names_the_next_step_of_the_deal_with_its_day() -> None:
    text = written_out(demo("en"))
    step = "Mortgage Servicing: Discovery workshop with the servicing leads"
    assert f"| {step} | Maria Ortega | Jul 30, 2026 |" in text
    undated = "Plant Graz: prepare the next step of the deal, “Workshop in Graz on 28 July”"
    assert f"| {undated} | David Lin | Jul 7, 2026 |" in written_out(demo("en", ENTERPRISE))


def test_a_lapsed_contract_is_no_arr_and_new_dates_are_explained() -> None:
    text = written_out(demo("ru"))
    assert (
        "| 0\N{NO-BREAK SPACE}$ (истёкший договор — 45\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}$) |"
        in text
    )
    assert "срочность считается от срока по плейбуку, а в столбце «Срок» стоит новый." in text
    assert "✅ больше цели" in text
    assert "| 2-й квартал 2026 |" not in text
    assert "10 крупнейших клиентов" not in text


def test_a_book_that_tells_nothing_has_no_empty_section(tmp_path: Path) -> None:
    for language in ("ru", "en"):
        bare = review(
            tmp_path / language, {"accounts": [{"account_id": "a", "name": "A"}]}, language=language
        )
        text = written_out(bare)
        _laws(text)
        assert diagrams(text) == []
        assert len([h for h in headings(text) if h.level == 2]) == len(SECTIONS)
        before_targets = re.split("## (?:Цели плейбука|Targets of the playbook)", text)[0]
        told = [line for line in before_targets.splitlines() if "| 0 |" not in line]
        assert "$" not in "".join(told), "only groups without an account are worth nothing"


def _of_lines(folder: Path, lines: list[dict[str, Any]]) -> str:
    lines = numbered([{"account_id": "a", "annual_value": 500, **line} for line in lines])
    tables = {**with_bands([{"account_id": "a"}]), "contracts": lines}
    return written_out(review(folder, tables))


def test_where_ends_are_unknown_a_quarter_without_one_is_not_zero(tmp_path: Path) -> None:
    ends = {"start_date": "2025-07-01", "end_date": "2026-12-31", "auto_renew": False}
    known = _of_lines(tmp_path / "known", [ends])
    assert "none known" not in known
    assert "without an end" not in known
    open_ended = {"start_date": "2025-07-01", "product_id": "q"}
    text = _of_lines(tmp_path / "open", [ends, open_ended])
    assert "| $500 | unknown | 1 | 0 |" in text
    assert "| none known | none known | none known | 0 |" in text
    assert "Whether $500 of contracts without an end comes up by then is unknown." in text
    vague = _of_lines(tmp_path / "vague", [{**ends, "auto_renew": None}])
    assert "| $0 | $0 | 0 | none known |" in vague


def test_names_from_the_book_stay_text(tmp_path: Path) -> None:
    accounts = [{"account_id": "a", "name": "A | <b>*x*</b> [l](http://x)", "owner": "# O | P"}]
    tables: dict[str, Any] = {
        "accounts": accounts,
        "contracts": numbered(
            [
                {
                    "account_id": "a",
                    "start_date": "2025-07-01",
                    "end_date": "2028-12-31",
                    "annual_value": 5,
                }
            ]
        ),
        "actions": [{"account_id": "a", "action": "1. ```mermaid | {x}", "due": "2025-06-01"}],
        "signals": [{"account_id": "a", "date": "2026-06-12", "kind": "formal_complaint"}],
    }
    text = written_out(review(tmp_path / "book", tables))
    _laws(text)
    assert {line.kind for line in review(tmp_path / "b", tables).this_week.actions} == {
        "signal_red",
        "action_overdue",
    }


def test_every_kind_of_action_has_words() -> None:
    kinds = {row.code for row in shipped(STRATEGIC).records("portfolio.week.kinds", WeekKind)}
    assert kinds == set(WORDS["week"])


def test_one_owner_is_named_and_a_wrong_one_is_refused(tmp_path: Path) -> None:
    workspace = Workspace(assets_dir() / "demo_book", tmp_path, lambda: AT)
    tool = tool_named("review_portfolio")
    asked = {"as_of": AS_OF.isoformat(), "owner": "david lin", "limit": 1}
    found = call(tool, asked, workspace)
    text = (tmp_path / found["output"]["path"]).read_text(encoding="utf-8")
    assert "Только клиенты, за которых отвечает David Lin." in text
    assert "owner: david lin" in text, "the arguments make the same document again"
    assert len(found["this_week"]["actions"]) == 1
    with pytest.raises(CallRefusedError) as refused:
        call(tool, {**asked, "owner": "Davide Linn"}, workspace)
    assert "David Lin" in str(refused.value)
    assert "Ни за одного клиента" in str(refused.value)
    assert len(list(tmp_path.rglob("*.md"))) == 1


def test_what_cannot_be_added_is_told_apart(tmp_path: Path) -> None:
    accounts = [{"account_id": "a", "currency": "CHF"}, {"account_id": "b"}]
    term = {"start_date": "2025-07-01", "end_date": "2026-12-31"}
    contracts = numbered([{"account_id": "a", **term, "annual_value": 7000}])
    found = review(tmp_path / "book", {**with_bands(accounts), "contracts": contracts})
    text = written_out(found)
    assert "1 account in CHF is not part of the sum, because there is no rate: CHF" in text
    assert "1 of the accounts has no contract on record" in text
    assert "ARR: unknown" in text


@pytest.mark.client
def test_mermaid_reads_the_charts(mermaid: Mermaid) -> None:
    texts = [chart for name in ("ru", "en") for chart in diagrams(written_out(demo(name)))]
    *read, refused = mermaid("charts", [*texts, "pie\n    title x\n    no quotes : 1"])
    assert read == [
        ["pie", "ARR по здоровью клиентов, USD"],
        ["xychart", "Подлежит продлению по кварталам, USD"],
        ["pie", "ARR by health, USD"],
        ["xychart", "Up for renewal by quarter, USD"],
    ]
    assert refused is None
