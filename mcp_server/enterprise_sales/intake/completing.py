"""A sheet that lacks what its rows need: found by its values, else asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from enterprise_sales.intake.account_links import names_meet
from enterprise_sales.intake.assign import Match
from enterprise_sales.intake.choose import Choice, taken
from enterprise_sales.intake.draft import Chosen
from enterprise_sales.intake.fit import fit
from enterprise_sales.intake.questions import Question, question_id
from enterprise_sales.intake.tables import Reading
from enterprise_sales.intake.vocabulary import judgement, kind_of
from enterprise_sales.language import N_, Translator

NONE = "none"
ACCOUNT = "account_name"
WORDS = {
    ACCOUNT: N_("the account"),
    "annual_value": N_("the annual value"),
    "start_date": N_("the start of the contract"),
    "opened_on": N_("the day the ticket was opened"),
    "due_on": N_("the day the payment is due"),
    "period": N_("the month"),
    "name": N_("the name"),
    "date": N_("the date"),
}
_ASKED = N_(
    "{file} looks like {table}. Which of its columns holds {what}? Answer none if none does."
)


def complete(choices: Sequence[Choice], answers: Mapping[str, str], t: Translator) -> list[Choice]:
    """The choices, with what values or the person say of sheets that lack something."""
    listed = [one.chosen for one in choices if one.chosen and one.reading.table == "accounts"]
    return [_completed(one, listed, answers, t) for one in choices]


def _completed(
    choice: Choice, listed: Sequence[Chosen], answers: Mapping[str, str], t: Translator
) -> Choice:
    if choice.code != "lacking" or choice.reading.weight < judgement("ask_table"):
        return choice
    reading, questions = choice.reading, []
    for group in choice.reading.lacking:
        role = next((one for one in group if one in WORDS), None)
        offered = _offered(reading, role) if role else ()
        if role is None or not offered:
            return choice
        found = _by_values(offered, listed) if role == ACCOUNT else None
        question = _question(choice, role, offered, t)
        answer = answers.get(question.id)
        if found is not None or answer in question.candidates[:-1]:
            name, code = (found, "values") if found else (answer, "answer")
            reading = _with(reading, group, role, str(name), code)
        elif answer is None:
            questions.append(question)
        else:
            return choice
    if not questions:
        return taken(choice.sheet, reading, judgement("meaning"), "headers")
    return replace(choice, code="asked", questions=tuple(questions))


def _offered(reading: Reading, role: str) -> tuple[Match, ...]:
    """The columns without a role whose cells may be what is lacking."""
    free = [one for one in reading.columns if one.role is None and one.code in ("unknown", "weak")]
    named = kind_of(reading.table, role) in ("name", "id")
    fitting = [
        one
        for one in free
        if one.shape.looks == "text" or not named
        if fit(reading.table, role, one.shape) in (("neutral",) if named else ("fits",))
    ]
    return tuple(fitting)


def _by_values(offered: Sequence[Match], listed: Sequence[Chosen]) -> str | None:
    """The one column whose values are names of accounts in another sheet."""
    names = [one.shape("name") for one in listed]
    found = [
        one.shape.name for one in offered if any(names_meet(one.shape, shape) for shape in names)
    ]
    return found[0] if len(found) == 1 else None


def _with(reading: Reading, group: tuple[str, ...], role: str, name: str, code: str) -> Reading:
    score = judgement("vendor" if code == "answer" else "meaning")
    columns = tuple(
        replace(one, role=role, score=score, code=code, others=())
        if one.shape.name == name
        else one
        for one in reading.columns
    )
    lacking = tuple(one for one in reading.lacking if one != group)
    return replace(reading, columns=columns, lacking=lacking)


def _question(choice: Choice, role: str, offered: Sequence[Match], t: Translator) -> Question:
    file, sheet = choice.sheet.export.name, choice.sheet.sheet
    key = question_id("column", file, sheet, role)
    place = f"{file} ({sheet})" if sheet else file
    text = t.text(_ASKED, file=place, table=choice.reading.table, what=t.text(WORDS[role]))
    candidates = (*(one.shape.name for one in offered), NONE)
    return Question(key, "column", file, sheet, None, text, candidates)
