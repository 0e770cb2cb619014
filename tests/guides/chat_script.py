"""What the scripted model says in the picture: figures of the tools' results, and no others."""

from __future__ import annotations

import json
from typing import Any

from enterprise_sales.language import translator

from ..scripted.steps import Json, Reply, Step, call, says, text

QUESTIONS = ("План продления для Pinecrest", "А если всё-таки поднять цену?", "/usage")
ACCOUNT = {"account": "Pinecrest"}
FIRST = {"input_tokens": 212, "output_tokens": 148, "cache_creation_input_tokens": 14_320}
SECOND = {"input_tokens": 31_480, "output_tokens": 691, "cache_read_input_tokens": 14_320}
SPONSORS = ("Helen Price", "Karen Doyle")
THIRD = {"input_tokens": 240, "output_tokens": 122, "cache_read_input_tokens": 46_512}


def script(body: Json) -> Step:
    """Looks at the account and its contract, judges, and answers the second question from that."""
    found = results(body)
    if not found:
        tools = [
            call("profile_account", ACCOUNT, "toolu_1"),
            call("plan_renewal", ACCOUNT, "toolu_2"),
        ]
        return Reply([text("Смотрю здоровье клиента и сроки договора."), *tools], usage=FIRST)
    profile, renewal = found
    if len([one for one in body["messages"] if one["role"] == "assistant"]) == 1:
        return says(answer(profile, renewal), usage=SECOND)
    return says(price(renewal), usage=THIRD)


def results(body: Json) -> list[dict[str, Any]]:
    """What the tools have answered so far."""
    contents = [message["content"] for message in body["messages"]]
    blocks = [block for content in contents if isinstance(content, list) for block in content]
    given = [block["content"] for block in blocks if block["type"] == "tool_result"]
    return [json.loads(one if isinstance(one, str) else one[0]["text"]) for one in given]


def answer(profile: dict[str, Any], renewal: dict[str, Any]) -> str:
    """Conclusion, figures, what to do, what is missing, the document."""
    t = translator("ru")
    health, chance = profile["health"], renewal["probability"]
    score, low, high = (t.number(health[name]) for name in ("score", "low", "high"))
    probability = t.percent_range(chance["low"], chance["high"])
    unproven = next(one for one in profile["missing"] if one["field"] == "roi")
    return f"""\
Продление **под угрозой**: клиент в красной зоне, оценка здоровья — {score} (от {low} до {high}).
Вероятность продления: {probability}.

{table(renewal)}

**Что делать**

{steps(renewal)}

**Чего не хватает.** {unproven["reason"]}

Документ: `{renewal["output"]["path"].rpartition("/")[2]}`
"""


def table(renewal: dict[str, Any]) -> str:
    """The figures that matter."""
    t = translator("ru")
    dates = renewal["renewal"]
    left, until = t.days(renewal["opt_out_days"]), t.days(dates["days_left"])
    rows = (
        ("Что", "Значение", "Что это значит"),
        ("---", "---", "---"),
        ("Последний день для отказа", t.day(renewal["opt_out_date"]), f"осталось {left}"),
        ("Дата продления", t.day(dates["date"]), f"через {until}"),
        ("ARR", t.money_text(renewal["arr"], renewal["currency"]), "столько под угрозой"),
        ("Просрочено шагов плана", str(renewal["overdue"]), "план придётся сжать"),
    )
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def steps(renewal: dict[str, Any]) -> str:
    """What to do, who, by which day."""
    t = translator("ru")
    complaint = next(one for one in renewal["risks"] if one["code"] == "formal_complaint")
    sponsor, client = (one for one in renewal["engage"] if one["person"] in SPONSORS)
    return f"""\
1. {complaint["mitigation"]}: {complaint["owner"]}, срок был {t.day(complaint["due"])}
2. Свести руководителей, {sponsor["person"]} и {client["person"]}, до {t.day(client["by"])}
3. Ничего нового не предлагать, пока здоровье красное."""


def price(renewal: dict[str, Any]) -> str:
    """No, and why."""
    return f"""\
Нет. {renewal["price_case"]["statement"]} Подтверждённой пользы нет, опереться не на что.
{renewal["negotiation"]["anchor"]}
"""
