"""The table of a sheet is chosen, or asked for where two speak alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from enterprise_sales.intake.draft import Chosen, names_accounts
from enterprise_sales.intake.questions import Question, question_id
from enterprise_sales.intake.sheets import Sheet
from enterprise_sales.intake.tables import Reading, readings
from enterprise_sales.intake.vocabulary import HELPERS, judgement
from enterprise_sales.language import N_, Translator

NONE = "none"
_ASKED = N_("What is {file}: {table} or {other}? Answer none to leave it aside.")
_INSTEAD = N_(
    "{file} looks like {other}, but lacks {missing}. Is it {table}? Answer none to leave it aside."
)
_ASKED_ACCOUNTS = N_(
    "No file names your accounts plainly. Are the rows of {file} accounts? Answer none if not."
)


@dataclass(frozen=True)
class Choice:
    """What a sheet is taken for.

    Attributes:
        sheet: the sheet.
        reading: the likeliest table, whether it is taken or not.
        chosen: the sheet with its table; None where it is left aside.
        confidence: from 0 to 1.
        code: the reason (see `reasons.TABLES`).
        questions: what is asked.
    """

    sheet: Sheet
    reading: Reading
    chosen: Chosen | None
    confidence: float
    code: str
    questions: tuple[Question, ...] = ()


def choose(sheet: Sheet, answers: Mapping[str, str], t: Translator) -> Choice:
    """The table that speaks loudest, where it has what its rows cannot do without."""
    found = readings(sheet)
    key = question_id("table", sheet.export.name, sheet.sheet, None)
    if key in answers:
        return _answered(sheet, found, answers[key])
    best = found[0]
    if best.vendor is not None and not best.lacking:
        return taken(sheet, best, judgement("vendor"), "vendor")
    if best.weight < judgement("table_least"):
        return Choice(sheet, best, None, judgement("unknown"), "no_table")
    rival = next((one for one in found if not one.lacking and one is not best), None)
    if best.lacking:
        if rival is not None and rival.weight >= _near(best):
            return _asked_instead(sheet, rival, best, key, t)
        return Choice(sheet, best, None, judgement("unknown"), "lacking")
    if rival is None or best.weight >= judgement("table_lead") * rival.weight:
        return taken(sheet, best, _confidence(best, rival), "headers")
    return _asked(sheet, best, rival, key, t)


def with_accounts(choices: list[Choice], t: Translator) -> list[Choice]:
    """Where no sheet names an account, what comes nearest to a list of them is asked for."""
    if any(one.chosen and names_accounts(one.chosen) for one in choices):
        return choices
    found = [
        (one, _accounts_in(one.sheet))
        for one in choices
        if one.chosen is None and one.code != "answer"
    ]
    likely = [(one, reading) for one, reading in found if reading is not None]
    if not likely:
        return choices
    best, reading = min(likely, key=lambda pair: (-pair[1].weight, pair[0].sheet.place))
    likeliest = taken(best.sheet, reading, judgement("ask"), "headers", (_accounts_asked(best, t),))
    return [likeliest if one is best else one for one in choices]


def _accounts_asked(choice: Choice, t: Translator) -> Question:
    file, sheet = choice.sheet.export.name, choice.sheet.sheet
    key = question_id("table", file, sheet, None)
    text = t.text(_ASKED_ACCOUNTS, file=f"{file} ({sheet})" if sheet else file)
    return Question(key, "table", file, sheet, None, text, ("accounts", NONE), "accounts")


def _accounts_in(sheet: Sheet) -> Reading | None:
    best, *_ = found = readings(sheet)
    least = max(judgement("accounts_least"), judgement("accounts_share") * best.weight)
    fitting = (one for one in found if one.table == "accounts" and not one.lacking)
    return next((one for one in fitting if one.weight >= least), None)


def _confidence(best: Reading, rival: Reading | None) -> float:
    """Half of the doubt that the next best table leaves is doubt."""
    if rival is None:
        return judgement("exact")
    return judgement("exact") * (1 - rival.weight / best.weight / 4)


def _asked(sheet: Sheet, best: Reading, rival: Reading, key: str, t: Translator) -> Choice:
    name = f"{sheet.export.name} ({sheet.sheet})" if sheet.sheet else sheet.export.name
    text = t.text(_ASKED, file=name, table=best.table, other=rival.table)
    offered = (best.table, rival.table, NONE)
    question = Question(
        key, "table", sheet.export.name, sheet.sheet, None, text, offered, best.table
    )
    return taken(sheet, best, judgement("ask"), "unclear", (question,))


def _near(best: Reading) -> float:
    """The weight from which another table is asked about, where the likeliest lacks something."""
    return max(judgement("table_least"), judgement("instead_share") * best.weight)


def _asked_instead(sheet: Sheet, rival: Reading, best: Reading, key: str, t: Translator) -> Choice:
    """The likeliest table lacks what its rows need; the next one has it."""
    file = sheet.export.name
    name = f"{file} ({sheet.sheet})" if sheet.sheet else file
    missing = ", ".join(" / ".join(group) for group in best.lacking)
    words = {"file": name, "table": rival.table, "other": best.table, "missing": missing}
    offered = (rival.table, NONE)
    question = Question(
        key, "table", file, sheet.sheet, None, t.text(_INSTEAD, **words), offered, rival.table
    )
    return taken(sheet, rival, judgement("ask"), "unclear", (question,))


def _answered(sheet: Sheet, found: tuple[Reading, ...], answer: str) -> Choice:
    named = [one for one in found if one.table == answer]
    if not named:
        return Choice(sheet, found[0], None, 1.0, "answer")
    return taken(sheet, named[0], 1.0, "answer")


def taken(
    sheet: Sheet,
    reading: Reading,
    confidence: float,
    code: str,
    questions: tuple[Question, ...] = (),
) -> Choice:
    """The choice of a table for a sheet."""
    chosen = Chosen(sheet, reading, confidence)
    return Choice(sheet, reading, chosen, confidence, code, questions)


def helps(choice: Choice) -> bool:
    """Whether a sheet is no table of a book but helps to fill one."""
    return choice.chosen is not None and choice.reading.table in HELPERS
