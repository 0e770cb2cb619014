"""The tool as it is called: the demo book, both languages, a competitor by name."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from enterprise_sales.language import assets_dir
from enterprise_sales.tools import Workspace
from enterprise_sales.tools.call import call
from enterprise_sales.tools.catalogue import tool_named

from ..documents.structure import empty_headings, headings, uneven_tables

SECTIONS = ["Профиль аккаунта", "Анализ возможностей", "Карта стейкхолдеров"]
ACCOUNTS = ["stalgor", "pinecrest", "volgastroy", "rheintal", "acme", "oakfield"]


def _call(tmp_path: Path, tool: str, **given: Any) -> tuple[dict[str, Any], str]:
    made = datetime(2026, 6, 30, tzinfo=UTC)
    workspace = Workspace(assets_dir() / "demo_book", tmp_path, lambda: made)
    result = call(tool_named(tool), {"as_of": "2026-06-30", **given}, workspace)
    saved = result["output"]
    return result, (tmp_path / saved["path"]).read_text("utf-8") if saved else ""


@pytest.mark.parametrize("account", ACCOUNTS)
def test_every_account_gets_a_whole_document(tmp_path: Path, account: str) -> None:
    result, text = _call(tmp_path, "defend_account", account=account)
    body = text.split("---", 2)[2]
    assert [h.words for h in headings(body) if h.level == 2][:3] == SECTIONS
    assert empty_headings(body) == []
    assert uneven_tables(body) == []
    assert "None" not in body
    assert (result["save_plan"] is None) is (account in ("rheintal", "acme", "oakfield"))


def test_a_red_account_is_saved_and_its_price_held(tmp_path: Path) -> None:
    result, _ = _call(tmp_path, "defend_account", account="stalgor")
    gravest = result["threats"][0]
    assert (gravest["who"], gravest["code"]) == ("Тендер-Поток", "competitor_inside")
    assert gravest["arr"] == "31500000.00"  # stalgor-c2, Flow Enterprise
    assert gravest["competitor_end_date"] == "2027-02-28"
    renewal, text = _call(tmp_path, "plan_renewal", account="stalgor")
    uplift = next(row for row in renewal["scenarios"] if row["name"] == "uplift")
    assert (uplift["annual_value"], uplift["offered"]) == (None, False)
    assert renewal["price_case"]["uplift_amount"] is None
    assert "2 776 000" not in text  # 8 % of 34,700,000


def test_a_red_score_is_a_threat_of_its_own(tmp_path: Path) -> None:
    result, _ = _call(tmp_path, "defend_account", account="pinecrest", save=False)
    assert result["health"]["score"] < 50
    assert "red_health" in {threat["code"] for threat in result["threats"]}


def test_what_the_customer_may_hear_holds_nothing_internal(tmp_path: Path) -> None:
    _, text = _call(tmp_path, "defend_account", account="stalgor")
    start = text.index("### Для разговора с клиентом")
    spoken = text[start : text.index("### ", start + 4)]
    assert spoken.count("?") == 4
    for secret in ("Тендер-Поток", "сторонник", "просроч", "угроз", "красн", "Белов"):
        assert secret not in spoken
    assert "**Внутренний документ.**" in text[:start]


def test_a_competitor_is_named_in_any_spelling(tmp_path: Path) -> None:
    given = {"account": "harbourline", "competitor": "orvanta cx", "save": False}
    result, _ = _call(tmp_path, "defend_account", **given)
    assert result["competitor"] == "Orvanta CX"
    (threat,) = [row for row in result["threats"] if row["who"]]
    assert threat["deals"] == [
        {
            "opportunity_id": "harbourline-toronto",
            "amount": "1200000.00",
            "close_date": "2027-03-31",
        }
    ]


def test_every_tool_tells_the_same_of_the_same_account(tmp_path: Path) -> None:
    told = [
        _call(tmp_path, tool, account="pinecrest", save=False)[0]
        for tool in ("defend_account", "plan_renewal", "profile_account")
    ]
    for key in ("arr", "health", "renewal"):
        assert told[0][key] == told[1][key] == told[2][key]
    assert told[0]["value"]["documented"] == told[2]["value_documented"]
