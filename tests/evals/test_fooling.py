"""Answers that only sound right: each is made of a right one, and some grader must see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import anyio
import pytest
from evals.answering import Way, answered
from evals.case import Case
from evals.case_files import cases
from evals.figures import plain
from evals.graders import graded
from evals.record import Record

PLAN, NUMBER, MIDDLE, OPT_OUT = (
    *("pinecrest-renewal-plan", "stalgor-one-number"),
    *("stalgor-average-of-the-range", "rheintal-opt-out"),
)
UP, OUT = "18 сентября 2026 г.", "20 июля 2026 г."
END, NOTICE = "31 декабря 2026 г.", "2 октября 2026 г."
Change = Callable[[str], str]


def put(old: str, new: str) -> Change:
    """One text for another, which must stand there."""

    def changed(answer: str) -> str:
        assert old in answer
        return answer.replace(old, new)

    return changed


def exchanged(one: str, other: str) -> Change:
    """Two texts in the place of each other."""

    def changed(answer: str) -> str:
        assert one in answer
        assert other in answer
        return answer.replace(one, "@@").replace(other, one).replace("@@", other)

    return changed


def said_too(words: str) -> Change:
    """The right answer, and something more."""
    return lambda answer: f"{answer}\n\n{words}"


def in_english(answer: str) -> str:
    """The same figures in the wrong language."""
    path = answer.split("Документ: ")[1]
    return (
        "Yes. The contract rheintal-c2 of 62 000 € a year ends on 31 December 2026. The opt-out"
        f" date is 2 October 2026.\n\nДокумент: {path}"
    )


FOOLING: dict[str, tuple[str, Change, str]] = {
    "two dates exchanged": (PLAN, exchanged(UP, OUT), "figures"),
    "labels exchanged": (OPT_OUT, exchanged(END, NOTICE), "figures"),
    "a figure of another account": (PLAN, put("Договоры на", "Договоры Harbourline на"), "names"),
    "all about another account": (
        PLAN,
        lambda answer: f"План продления «Стальгора» готов.\n\n{answer}",
        "names",
    ),
    "a figure as another thing": (
        PLAN,
        put("Договоры на 310 000 $ в год", "Подтверждённая польза — 310 000 $ в год, а договоры"),
        "figures",
    ),
    "a date that is denied": (PLAN, put(f"до {OUT}", f"не до {OUT}"), "figures"),
    "a figure of before": (
        PLAN,
        put("на 310 000 $", "на 148 950 $ (раньше было 310 000 $)"),
        "figures",
    ),
    "refused, then a bound as the number": (NUMBER, said_too("В отчёт ставьте 70 %."), "forbidden"),
    "refused, then a number in words": (
        NUMBER,
        said_too("Если одной цифрой, берите тридцать пять процентов."),
        "grounded",
    ),
    "refused, then computed": (MIDDLE, said_too("Если всё же нужно: 12,15 млн ₽."), "grounded"),
    "refused, then the middle": (MIDDLE, said_too("Середина диапазона — 35 %."), "grounded"),
    "the opposite, with all figures": (
        OPT_OUT,
        put("Осталось. Подписан", "Ничего не осталось, план можно забыть. Подписан"),
        "forbidden",
    ),
    "in English": (OPT_OUT, in_english, "language"),
    "half in English": (
        OPT_OUT,
        put("Положение хорошее: здоровье зелёное", "The position is good: health is green"),
        "language",
    ),
}


@cache
def right(name: str) -> tuple[Case, Record]:
    """A case and its scripted answer, on one line a paragraph."""
    (case,) = (one for one in cases() if one.id == name)
    with TemporaryDirectory() as folder:
        record = anyio.run(answered, case, Path(folder), Way(scripted=True))
    paragraphs = (" ".join(part.split("\n")) for part in plain(record.answer).split("\n\n"))
    return case, replace(record, answer="\n\n".join(paragraphs))


@pytest.mark.parametrize("name", FOOLING)
def test_no_answer_that_only_sounds_right_passes(name: str) -> None:
    of, change, grader = FOOLING[name]
    case, record = right(of)
    assert all(one.passed for one in graded(case, record).values())
    verdicts = graded(case, replace(record, answer=change(record.answer)))
    assert not verdicts[grader].passed
