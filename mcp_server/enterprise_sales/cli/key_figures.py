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
    return [
        f"ARR {_money(result['arr'], result, t)}",
        f"health {_health(health, t)}",
        _due(result["renewal"], t),
    ]


def _health(health: Result, t: Translator) -> str:
    """Without a band no score is told, as in the documents."""
    if health["band"] is None:
        return UNKNOWN
    return f"{t.number(health['score'], 0)} ({health['band']})"


def _whitespace(result: Result, t: Translator) -> list[str]:
    return [*_worth(result, t), f"opportunities {len(result['opportunities'])}"]


def _qbr(result: Result, t: Translator) -> list[str]:
    return [
        f"agenda {result['minutes']} min",
        f"value documented {_money(result['value_documented'], result, t)}",
        f"asks {len(result['asks'])}",
    ]


def _renewal(result: Result, t: Translator) -> list[str]:
    return [_due(result["renewal"], t), f"milestones overdue {result['overdue']}"]


def _plan(result: Result, t: Translator) -> list[str]:
    return [*_profile(result["profile"], t), *_worth(result["whitespace"], t)]


def _people(result: Result, t: Translator) -> list[str]:
    coverage = result["coverage"]
    filled = UNKNOWN if coverage["filled"] is None else t.number(coverage["filled"])
    return [
        f"relationships in {filled} of {t.number(coverage['of'])} cells",
        f"overdue {len(result['overdue'])}",
        f"single points of failure {len(result['single_points_of_failure'])}",
    ]


def _value(result: Result, t: Translator) -> list[str]:
    roi = result["roi"]["value"]
    return [
        f"value documented {_money(result['documented_value'], result, t)}",
        f"ROI {UNKNOWN if roi is None else t.percent(roi)}",
        f"outcomes {len(result['outcomes'])}",
    ]


def _engagement(result: Result, t: Translator) -> list[str]:
    day = t.day_short(result["until"])
    return [
        f"contacts until {day}: {len(result['calendar'])}",
        f"overdue {len(result['overdue'])}",
    ]


def _defence(result: Result, t: Translator) -> list[str]:
    plan = "a save plan" if result["save_plan"] else "no save plan needed"
    touched = _money(result["arr_threatened"], result, t)
    return [f"threats {len(result['threats'])}", f"ARR touched {touched}", plan]


def _comparison(result: Result, t: Translator) -> list[str]:
    same, of = t.number(result["same"]), t.number(result["compared"])
    return [f"differences {len(result['differences'])}", f"the same {same} of {of}"]


def _handover(result: Result, t: Translator) -> list[str]:
    return [
        f"packages {t.number(len(result['packages']))}",
        f"tasks {len(result['tasks'])}",
        f"opportunities {len(result['opportunities'])}",
    ]


def _portfolio(result: Result, t: Translator) -> list[str]:
    totals = result["totals"]
    return [
        f"accounts {t.number(totals['accounts'])}",
        f"ARR {_money(totals['arr'], result, t)}",
        f"at risk {_money(result['arr_at_risk']['amount'], result, t)}",
    ]


def _due(renewal: Result, t: Translator) -> str:
    if renewal["date"] is None:
        return f"renewal {UNKNOWN}"
    days = t.days(abs(renewal["days_left"]))
    day = t.day_short(renewal["date"])
    return f"lapsed {day}, {days} ago" if renewal["lapsed"] else f"renewal {day}, in {days}"


def _worth(result: Result, t: Translator) -> list[str]:
    """What is known; nothing known is not nothing to sell."""
    totals = result["totals"]
    amount, unknown = _money(totals["known"], result, t), totals["unknown_cells"]
    return [f"whitespace {amount}", *([f"cells of unknown worth {unknown}"] if unknown else [])]


def _money(amount: str | None, result: Result, t: Translator) -> str:
    return UNKNOWN if amount is None else t.money_text(amount, result["currency"])


_FIGURES: dict[str, Callable[[Result, Translator], list[str]]] = {
    "profile_account": _profile,
    "analyze_whitespace": _whitespace,
    "prepare_qbr": _qbr,
    "plan_renewal": _renewal,
    "plan_account": _plan,
    "map_stakeholders": _people,
    "track_value": _value,
    "plan_engagement": _engagement,
    "defend_account": _defence,
    "compare_playbooks": _comparison,
    "hand_off": _handover,
    "review_portfolio": _portfolio,
}
