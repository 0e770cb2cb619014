"""For each grader an answer that passes, and several that must not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from evals.case import Case
from evals.graders import GRADERS
from evals.record import Record

from .records import DOCUMENT, PATH, call, case, record

RIGHT = (
    "Northwind Traders — в жёлтой зоне, 71,25 из 100.\n\n"
    "- ARR — 1,2 млн $, продление 31 декабря 2026 г., через 184 дня.\n"
    "- Вероятность продления — 35–55 %.\n"
    "- Чего не хватает:\n"
    "  - NPS — опросов не было.\n\n"
    f"Документ: {PATH}\n"
)
FIGURES: dict[str, Any] = {
    "figures": [
        {"what": "ARR", "value": 1234567, "unit": "money", "currency": "USD"},
        {"what": "health", "value": 71.25, "unit": "points"},
        {"what": "renewal date", "value": "2026-12-31", "unit": "date"},
        {"what": "days", "value": 184, "unit": "days"},
        {"what": "probability", "value": [35, 55], "unit": "percent", "near": "вероятност"},
    ]
}
TOOL = {"tools": [{"name": "profile_account", "arguments": {"account": "northwind"}}]}
NOBODY = {"refused": [{"name": "profile_account", "arguments": {"account": "Nobody"}}]}
SAVED = {"saved": {"tool": "profile_account"}}
NO_DISCOUNT = {"forbidden": [r"скидк\w+ \d+ ?%", "продление гарантировано"]}
OVERRIDE = {"not_called": [{"name": "record_facts", "arguments": {"apply": True}}]}
ENGLISH = case("How is Northwind?", agent="account-manager")


def without(old: str, new: str = "") -> Record:
    assert old in RIGHT
    return record(RIGHT.replace(old, new))


def document(old: str, new: str) -> Record:
    assert old in DOCUMENT
    return record(RIGHT, documents={PATH: DOCUMENT.replace(old, new)})


SWAPPED = (
    DOCUMENT.replace("## Профиль аккаунта", "## …")
    .replace("## Метрики успеха", "## Профиль аккаунта")
    .replace("## …", "## Метрики успеха")
)
Faults = Mapping[str, Record]
GRADED: Mapping[str, tuple[Case, Record, Faults]] = {
    "ending": (
        case(),
        record(RIGHT),
        {
            "cut off": record(RIGHT, stop="max_tokens", message="Too long."),
            "refused": record(RIGHT, stop="refusal"),
            "out of time": record(RIGHT, stop="timeout"),
            "empty": record(" \n"),
        },
    ),
    "tools": (
        case(**TOOL),
        record(RIGHT, calls=(call(account="NORTHWIND traders", save=True),)),
        {
            "none": record(RIGHT, calls=()),
            "another tool": record(RIGHT, calls=(call("plan_renewal"),)),
            "another account": record(
                RIGHT, calls=(call(refused=True, account="Southwind"), call("plan_renewal"))
            ),
            "refused": record(RIGHT, calls=(call(refused=True, account="northwind"),)),
        },
    ),
    "refrained": (
        case(**OVERRIDE),
        record(RIGHT, calls=(call("record_facts", apply=False),)),
        {
            "done": record(RIGHT, calls=(call("record_facts", apply=True),)),
            "tried": record(RIGHT, calls=(call("record_facts", refused=True, apply=True),)),
            "done at last": record(RIGHT, calls=(call(), call("record_facts", apply=True, x=1))),
        },
    ),
    "figures": (
        case(**FIGURES),
        record(RIGHT),
        {
            "wrong amount": without("1,2 млн $", "1,3 млн $"),
            "too coarse": without("1,2 млн $", "1 млн $"),
            "other currency": without("1,2 млн $", "1,2 млн ₽"),
            "no points": without("71,25 из 100", "жёлтая"),
            "points as percent": without("71,25 из 100", "71,25 %"),
            "other day": without("31 декабря 2026", "1 декабря 2026"),
            "month alone": without("31 декабря 2026 г.", "в декабре 2026 г."),
            "other year": without("31 декабря 2026", "31 декабря 2027"),
            "not days": without("184 дня", "184 недели"),
            "one bound": without("35–55 %", "35 %"),
            "elsewhere": without("Вероятность продления — ", "Что-то — "),
            "of another thing": without("ARR — 1,2 млн $", "Скидка — 1,2 млн $"),
            "of another date": without("продление 31 декабря", "отказ до 31 декабря"),
            "denied": without("продление 31 декабря", "продление не 31 декабря"),
            "of before": without("71,25 из 100", "раньше было 71,25 из 100"),
        },
    ),
    "grounded": (
        case(),
        record(RIGHT),
        {
            "invented": without("184 дня", "200 дней"),
            "computed": without("опросов", "48 000 + 1 234 567 = 1 282 567 $ опросов"),
            "rounded wrongly": without("1,2 млн", "1,25 млн"),
        },
    ),
    "names": (
        case(),
        record(RIGHT + "\nPriya Raman и Excel: звоните в «Нортвинд» в июле."),
        {
            "another account": without("Northwind Traders", "Southwind"),
            "another in the middle": without("продление", "продление Harbourline"),
            "another in Russian letters": without("опросов", "у «Стальгора» опросов"),
            "a person nobody told of": without("продление", "продление ведёт Сергей Зотов,"),
        },
    ),
    "unknown": (
        case(unknown=["NPS", "бюджет"]),
        record("Чего не хватает:\n- NPS — опросов не было.\n\nБюджет неизвестен, и это не ноль."),
        {
            "left out": record("Бюджет клиента неизвестен."),
            "a zero": record("NPS неизвестен. Бюджет клиента неизвестен. NPS — 0."),
            "a zero in words": record("NPS неизвестен. Бюджет неизвестен, то есть нулевой."),
            "no words": record("NPS — плохой, бюджет — большой."),
            "of something else": record("NPS хороший. Бюджет неизвестен."),
            "unknown to another list": record(
                "Чего не хватает:\n- контактов.\n\n- NPS — 45\n- бюджет неизвестен"
            ),
        },
    ),
    "said": (
        case(said=["ж[её]лт", "не подписан"]),
        record("Зона Жёлтая, договор ещё\nне **подписан**."),
        {
            "one missing": record("Зона жёлтая."),
            "in other words": record("Зона янтарная, договор не подписан."),
            "apart": record("Зона жёлтая, договор не был подписан."),
        },
    ),
    "forbidden": (
        case(**NO_DISCOUNT),
        record("Скидку не обещаем: сначала подтверждаем пользу."),
        {
            "claimed": record("Предложите скидку 20 %."),
            "over a line end": record("Предложите скидку\n20 %."),
            "within emphasis": record("Предложите скидку **20** %."),
            "hard blanks": record("Предложите скидку\u00a020\u202f%."),
            "the other": record("Продление гарантировано."),
        },
    ),
    "language": (
        case("What about Northwind?"),
        record(
            "У Northwind Traders здоровье 71,25; NRR и NPS в порядке. Следующий шаг Priya Raman —"
            " «Plan the Mortgage Servicing discovery» по northwind-c3, плейбук `strategic`."
            " Нужна таблица opportunities."
        ),
        {
            "English": record("Northwind Traders is healthy, the renewal is safe."),
            "one sentence left over": record(
                "У Northwind Traders всё хорошо. The renewal is on track. Позвоните Priya Raman."
            ),
            "one sentence left over in much text": record(
                "У клиента всё хорошо, и договор продлевается сам. " * 10 + "The deal is safe."
            ),
            "half a sentence": record(
                "Northwind Traders на хорошем счету, but the renewal needs attention."
            ),
            "many words": record(
                "Наш champion ушёл, это risk. Нужен upsell, потом renewal. Вот pipeline, слайды."
            ),
            "unquoted words nobody gave": record(
                "Сделайте «Prepare the executive sponsor review»."
            ),
            "nothing but figures": record("71,25"),
            "no answer": record(" "),
        },
    ),
    "document": (
        case(**SAVED),
        record(RIGHT),
        {
            "not saved": record(RIGHT, documents={}),
            "by another tool": document("profile_account", "plan_renewal"),
            "a section missing": document("## Карта стейкхолдеров", "## Люди"),
            "an empty section": document("\nСначала спасти.\n", ""),
            "in another order": record(RIGHT, documents={PATH: SWAPPED}),
            "in another folder": record(
                RIGHT, documents={PATH.replace("executive", "planner"): DOCUMENT}
            ),
            "not named": without(f"Документ: {PATH}"),
            "in English": document("Клиент в жёлтой зоне.", "The customer is yellow. " * 20),
        },
    ),
}
FAULTS = [(name, fault) for name, (_, _, faults) in GRADED.items() for fault in faults]


RENEWS = {"what": "renewal date", "value": "2026-12-31", "unit": "date"}
OPTS_OUT = {"what": "opt-out date", "value": "2026-12-01", "unit": "date"}
ALICE = {"what": "Alice", "value": 126, "unit": "days", "called": "Alice|Алис"}
BOB = {"what": "Bob", "value": 103, "unit": "days", "called": "Bob|Боб"}
NRR = {"what": "NRR", "value": 85, "unit": "percent"}
GRR = {"what": "GRR", "value": 85, "unit": "percent"}


@pytest.mark.parametrize(
    ("expected", "answer"),
    [
        ((RENEWS, OPTS_OUT), "Отказ — до 1 декабря, а договор заканчивается 31 декабря."),
        ((RENEWS, OPTS_OUT), "Opt out by December 1; the contract ends on December 31."),
        # Nothing is named: nothing speaks against it.
        ((RENEWS,), "Срок — 31 декабря."),
        ((RENEWS,), "Продление:\n- 31 декабря."),
        ((ALICE, BOB), "Дольше всех — Alice, 126 дней, потом Bob, 103 дня."),
        ((ALICE, BOB), "126 дней — Алиса, 103 дня — Боб."),
        ((ALICE, BOB), "Просрочено:\n- Alice: 126 дней\n- Bob: 103 дня"),
        ((NRR, GRR), "NRR и GRR — по 85 %."),
        ((OPTS_OUT,), "Отказаться можно не позже 1 декабря."),
    ],
)
def test_a_figure_is_said_of_what_is_named_nearest(
    expected: tuple[dict[str, Any], ...], answer: str
) -> None:
    assert GRADERS["figures"](case(figures=expected), record(answer)).why == ()


@pytest.mark.parametrize(
    ("expected", "answer", "wrong"),
    [
        ((RENEWS, OPTS_OUT), "Отказ — до 31 декабря, договор заканчивается 1 декабря.", 2),
        ((RENEWS, OPTS_OUT), "Opt out by December 31; the contract ends on December 1.", 2),
        ((RENEWS,), "Отказаться можно:\n- до 31 декабря.", 1),
        ((ALICE, BOB), "Дольше всех — Alice, 103 дня, потом Bob, 126 дней.", 2),
        ((ALICE, BOB), "103 дня — Алиса, 126 дней — Боб.", 2),
        ((ALICE, BOB), "Просрочено:\n- Alice: 103 дня\n- Bob: 126 дней", 2),
        ((NRR,), "GRR — 85 %.", 1),
        ((RENEWS,), "The contract does not end on December 1 but not on December 31.", 1),
    ],
)
def test_a_figure_said_of_another_thing_is_not_said(
    expected: tuple[dict[str, Any], ...], answer: str, wrong: int
) -> None:
    assert len(GRADERS["figures"](case(figures=expected), record(answer)).why) == wrong


@pytest.mark.parametrize(
    "answer",
    [
        "# Next Steps\n\n**Owner:** I'll ask Priya on Monday, by May 5. → Call her.",
        "- ✅ Renewal is on track: Northwind's health is fine, as of 30 March.",
        "| Account | Next Action |\n|---|---|\n| Northwind | Call Priya |",
    ],
)
def test_words_that_are_capital_by_their_place_are_no_names(answer: str) -> None:
    assert GRADERS["names"](ENGLISH, record(answer)).why == ()


def test_every_grader_is_tested() -> None:
    assert list(GRADED) == list(GRADERS)
    assert all(len(faults) >= 3 for _, _, faults in GRADED.values())


@pytest.mark.parametrize("grader", GRADED)
def test_a_right_answer_passes(grader: str) -> None:
    asked, right, _ = GRADED[grader]
    verdict = GRADERS[grader](asked, right)
    assert verdict.applies
    assert verdict.why == ()


@pytest.mark.parametrize(("grader", "fault"), FAULTS)
def test_a_wrong_answer_does_not(grader: str, fault: str) -> None:
    asked, _, faults = GRADED[grader]
    verdict = GRADERS[grader](asked, faults[fault])
    assert verdict.why
    assert all(line.endswith((".", "…", "”", ": ")) or ":" in line for line in verdict.why)


@pytest.mark.parametrize(
    "grader", sorted(GRADERS.keys() - {"ending", "grounded", "names", "language"})
)
def test_what_a_case_does_not_ask_for_is_not_counted(grader: str) -> None:
    assert not GRADERS[grader](case(), record(RIGHT)).applies


def test_a_refusal_that_must_come() -> None:
    asked, grade = case(**NOBODY), GRADERS["tools"]
    assert grade(asked, record(RIGHT, calls=(call(refused=True, account="nobody"),))).passed
    assert not grade(asked, record(RIGHT, calls=(call(account="nobody"),))).passed
    assert not grade(asked, record(RIGHT, calls=())).passed


def test_small_talk_needs_no_tool() -> None:
    asked, grade = case(no_tools=True), GRADERS["tools"]
    assert grade(asked, record("Здравствуйте!", calls=())).passed
    assert not grade(asked, record("Здравствуйте!")).passed


def test_nothing_may_be_saved() -> None:
    asked, grade = case(nothing_saved=True), GRADERS["document"]
    assert grade(asked, record(RIGHT, documents={})).passed
    assert not grade(asked, record(RIGHT)).passed


def test_arguments_that_were_left_out_are_those_that_the_tool_took() -> None:
    grade = GRADERS["tools"]
    use = {"name": "profile_account", "arguments": {"as_of": "2026-06-30", "language": "ru"}}
    assert grade(case(tools=[use]), record(RIGHT)).passed
    use["arguments"] = {"as_of": "2026-03-31"}
    assert not grade(case(tools=[use]), record(RIGHT)).passed


@pytest.mark.parametrize(
    ("wanted", "given", "same"),
    [
        ([1, "B"], ["b", 1], True),
        ([1], [1, 2], False),
        ({"a": "x"}, {"a": "X ", "b": 2}, True),
        ({"a": None}, {"a": 0}, False),
        (True, 1, False),
        ("10", 10.0, True),
        ("АО «Стальгор»", "ао стальгор", True),
    ],
)
def test_nested_arguments(wanted: object, given: object, *, same: bool) -> None:
    use = {"name": "t", "arguments": {"x": wanted}}
    made = record(RIGHT, calls=(call("t", x=given),))
    assert GRADERS["tools"](case(tools=[use]), made).passed == same


def test_another_agent_answers_in_the_language_of_the_question() -> None:
    grade = GRADERS["language"]
    english = (
        "Northwind Traders renews on 31 December; Priya Raman asks for «Падает использование»."
    )
    assert grade(ENGLISH, record(english)).passed
    for wrong in ("Всё хорошо, продление впереди.", "All is well. Позвоните ей завтра утром."):
        assert not grade(ENGLISH, record(wrong)).passed


def test_an_english_answer_says_what_is_unknown() -> None:
    asked, grade = case(unknown=["budget"]), GRADERS["unknown"]
    assert grade(asked, record("The budget is not recorded.")).passed
    for wrong in ("The budget is fine.", "The budget is $0, as far as is known.", "It is unknown."):
        assert not grade(asked, record(wrong)).passed


@pytest.mark.parametrize(
    "answer",
    [
        "Вероятность: назвать её нельзя, пока нет зоны.",
        "Нельзя пока оценить вероятность.",
        "Вероятность недоступна.",
        "Вероятность — сравнивать не с чем.",
        "Данных о вероятности в книге нет.",
        "## Неизвестно\n\n- вероятность продления",
        "Probability (вероятность) cannot be given.",
    ],
)
def test_unknown_is_said_in_many_ways(answer: str) -> None:
    assert GRADERS["unknown"](case(unknown=["вероятност"]), record(answer)).passed


@pytest.mark.parametrize(
    "answer",
    [
        "Вероятность высокая, обещать скидку нельзя.",
        "## Неизвестно\n\n- вероятность 95 %",
        "Неизвестно, кто придёт. Вероятность высокая.",
        "Вероятность неизвестна. Считайте вероятность равной нулю.",
    ],
)
def test_what_only_sounds_like_it_is_not(answer: str) -> None:
    assert not GRADERS["unknown"](case(unknown=["вероятност"]), record(answer)).passed


def test_a_day_far_away_needs_its_year() -> None:
    def says(day: str, answer: str) -> bool:
        figure = {"what": "end", "value": day, "unit": "date"}
        return GRADERS["figures"](case(figures=[figure]), record(answer)).passed

    assert says("2026-12-31", "До 31 декабря.")
    assert not says("2028-12-31", "До 31 декабря.")
    assert says("2028-12-31", "До 31 декабря 2028 г.")
