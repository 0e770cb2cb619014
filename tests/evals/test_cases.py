"""Every case passes with its script, and fails as soon as its answer is spoilt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import get_args

import anyio
import pytest
from evals.answering import Way, answered
from evals.case import EXECUTIVE, Case, Kind
from evals.case_files import CASES, cases
from evals.figures import language_of, plain, quantities
from evals.graders import GRADERS, graded
from evals.graders.figures import says
from evals.graders.language import language_expected
from evals.graders.sentences import sentences
from evals.record import Record
from evals.variants import has, variant

ALL = cases()
OTHER = {
    "ru": "The account is fine and the renewal is safe, so nothing needs to be done this week.",
    "en": "С клиентом всё в порядке, продлению ничто не грозит, на этой неделе делать нечего.",
}

SOMEBODY = {
    "ru": "Подробности знает Зорица Кванторова из Vexalune.",
    "en": "For details ask our friend Zorica Kvantor at Vexalune.",
}


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("books")


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.id)
def test_a_case_passes_with_its_script_and_fails_without_each_part(
    case: Case, shelf: Path, tmp_path: Path
) -> None:
    if not has(case.book):
        pytest.skip("the RavenStack exports are not here: put them into ../shared/data/ravenstack")
    record = anyio.run(answered, case, tmp_path, Way(scripted=True, shelf=shelf))
    assert {name: one.why for name, one in graded(case, record).items() if one.why} == {}
    missed = [name for name, spoilt in spoilt_answers(case, record) if passes(case, name, spoilt)]
    assert missed == []
    for text in swapped(case, record):
        assert not passes(case, "figures", replace(record, answer=text)), text
    if case.expect.tools:
        # Even where the tools were called and the document is saved, an invented answer fails.
        invented = replace(record, answer=case.without)
        assert any(not one.passed for one in graded(case, invented).values())


def passes(case: Case, grader: str, record: Record) -> bool:
    return GRADERS[grader](case, record).passed


def spoilt_answers(case: Case, record: Record) -> Iterator[tuple[str, Record]]:
    """For each grader that looks at this case, a record that it must refuse."""
    expect, answer = case.expect, record.answer
    yield "ending", replace(record, stop="max_tokens")
    yield "language", replace(record, answer=answer + "\n\n" + OTHER[language_expected(case)])
    yield "grounded", replace(record, answer=answer + "\n\n97 131 577 $")
    for one in quantities(answer, known=record.held.known)[:3]:
        if re.fullmatch(r"[\d ,.]+\D*", one.text) and one.text in answer:
            other = one.text.replace(next(re.finditer(r"\d+", one.text))[0], "97131", 1)
            yield "grounded", replace(record, answer=answer.replace(one.text, other))
    if expect.tools or expect.refused:
        yield "tools", replace(record, calls=())
    yield "names", replace(record, answer=answer + "\n\n" + SOMEBODY[language_expected(case)])
    if expect.figures:
        yield "figures", replace(record, answer=re.sub(r"\d", "7", answer))
    if expect.unknown:
        kept = [text for text in sentences(answer) if not about(expect.unknown, text)]
        yield "unknown", replace(record, answer="\n".join(kept))
    if expect.said:
        yield "said", replace(record, answer="Готово.")
    if expect.saved:
        yield "document", replace(record, documents={})
        yield "document", replace(record, answer="Готово.")


def swapped(case: Case, record: Record) -> Iterator[str]:
    """The answer with two figures in the place of each other, where the case names both."""
    answer, named = plain(record.answer), [one for one in case.expect.figures if one.called]
    said = quantities(answer, language=language_of(answer))
    for one, other in combinations(named, 2):
        found = [q for q in said for f in (one, other) if says(q, f, f.value, record.today)]
        alike = (one.unit, one.currency) == (other.unit, other.currency)
        # One that is said once more is still said of the right thing there.
        if alike and one.value != other.value and len(found) == 2:
            first, second = found
            between = answer[first.end : second.start]
            yield (
                f"{answer[: first.start]}{answer[second.start : second.end]}{between}"
                f"{answer[first.start : first.end]}{answer[second.end :]}"
            )


def about(subjects: tuple[str, ...], text: str) -> bool:
    return any(re.search(subject, text, re.IGNORECASE) for subject in subjects)


def test_there_are_cases_of_every_kind() -> None:
    kinds = [kind for case in ALL for kind in case.kinds]
    assert len(ALL) >= 60
    assert set(kinds) == set(get_args(Kind))
    books = [case.book for case in ALL]
    assert books.count("ravenstack") >= 15
    assert {case.agent for case in ALL} > {EXECUTIVE}


def test_every_variant_of_a_book_is_asked_about() -> None:
    made = {path.stem for path in (CASES.parent / "books").glob("*.yaml")}
    assert {case.book for case in ALL} - {"demo", "ravenstack"} == made
    assert all(variant(name).about for name in made)
