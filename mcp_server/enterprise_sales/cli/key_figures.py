"""One line of figures on a result, for people at a terminal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from enterprise_sales.language import Translator

Result = dict[str, Any]
UNKNOWN = "unknown"


def key_figures(tool: str, result: Result, t: Translator) -> str:
    """The figures that say most about what the tool found."""
    return " · ".join(_FIGURES[tool](result, t))


def _profile(result: Result, t: Translator) -> list[str]:
    health = result["health"]
    band = health["band"] or UNKNOWN
    score = UNKNOWN if health["score"] is None else t.number(health["score"], 0)
    return [
        f"ARR {_money(result['arr'], result, t)}",
        f"health {score} ({band})",
        f"renewal {_day(result['renewal']['date'], t)}",
    ]


def _whitespace(result: Result, t: Translator) -> list[str]:
    totals = result["totals"]
    unknown = totals["unknown_cells"]
    return [
        f"whitespace {_money(totals['known'], result, t)}",
        f"{unknown} more cells of unknown worth",
        f"opportunities {len(result['opportunities'])}",
    ]


def _qbr(result: Result, t: Translator) -> list[str]:
    return [
        f"agenda {result['minutes']} min",
        f"value documented {_money(result['value_documented'], result, t)}",
        f"asks {len(result['asks'])}",
    ]


def _renewal(result: Result, t: Translator) -> list[str]:
    days = result["renewal"]["days_left"]
    return [
        f"renewal {_day(result['renewal']['date'], t)}",
        f"days left {UNKNOWN if days is None else days}",
        f"milestones overdue {result['overdue']}",
    ]


def _plan(result: Result, t: Translator) -> list[str]:
    found = _profile(result["profile"], t)
    return [*found, f"whitespace {_money(result['whitespace']['totals']['known'], result, t)}"]


def _money(amount: str | None, result: Result, t: Translator) -> str:
    return UNKNOWN if amount is None else t.money_text(amount, result["currency"])


def _day(day: str | None, t: Translator) -> str:
    return UNKNOWN if day is None else t.day_short(day)


_FIGURES: dict[str, Callable[[Result, Translator], list[str]]] = {
    "profile_account": _profile,
    "analyze_whitespace": _whitespace,
    "prepare_qbr": _qbr,
    "plan_renewal": _renewal,
    "plan_account": _plan,
}
