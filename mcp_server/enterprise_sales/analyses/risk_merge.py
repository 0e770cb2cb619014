"""One line for one cause: what the register says and what a signal or a rule sees."""

from __future__ import annotations

import re
from collections.abc import Sequence

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.results import RiskLine
from enterprise_sales.analyses.risk_levels import rated
from enterprise_sales.analyses.value_words import plain
from enterprise_sales.book.rows import Stakeholder

REGISTER = "register"
LANGUAGES = ("en", "ru")
DEPARTURES = {"champion_left": ("buying_role", "champion"), "sponsor_left": ("level", "c_level")}
"""Signal → column and code of those who left whom it is about."""
TITLE_WORDS = 2
"""A title of one word, such as CFO, is no name for a person."""


def merged(ctx: Context, lines: Sequence[RiskLine]) -> tuple[RiskLine, ...]:
    """The risks with what a signal or rule sees in the row of the register that names its cause.

    A row names the cause of a churn signal where it holds the words for it, or names the person
    who has left, by name or title. Only pairs of which both sides have no other match are joined:
    what people decided stays – answer, owner, date –, the graver level holds, and the text says
    what has been seen.
    """
    register = [line for line in lines if line.origin == REGISTER]
    seen = [line for line in lines if line.origin != REGISTER and _is_signal(ctx, line)]
    pairs = [(row, line) for row in register for line in seen if _same(ctx, row, line)]
    joined = {id(row): (row, line) for row, line in pairs if _alone(pairs, row, line)}
    gone = {id(line) for _, line in joined.values()}
    found = [
        _joined(ctx, *joined[id(line)]) if id(line) in joined else line
        for line in lines
        if id(line) not in gone
    ]
    return tuple(sorted(found, key=lambda line: -(line.score or 0)))


def _is_signal(ctx: Context, line: RiskLine) -> bool:
    return ctx.playbook.has(f"churn.signals.{line.code}")


def _alone(pairs: Sequence[tuple[RiskLine, RiskLine]], row: RiskLine, line: RiskLine) -> bool:
    return sum(one is row or other is line for one, other in pairs) == 1


def _same(ctx: Context, row: RiskLine, line: RiskLine) -> bool:
    """Whether the text of a row holds the words of a signal, or names who has left."""
    words = {ctx.playbook.wording(line.code, language, "signal") for language in LANGUAGES}
    names = (*words, *_gone(ctx, line.code))
    return any(_says(row.text, name) for name in names)


def _says(text: str, name: str) -> bool:
    """Whether a text holds a name in whole words."""
    return re.search(rf"(?<!\w){re.escape(plain(name))}(?!\w)", plain(text)) is not None


def _gone(ctx: Context, code: str) -> list[str]:
    """Names and titles of those whose departure a signal tells of."""
    if code not in DEPARTURES:
        return []
    column, held = DEPARTURES[code]
    rows = (row for row in ctx.rows(Stakeholder) if getattr(row, column) == held)
    left = [row for row in rows if row.status == "left"]
    titles = [row.title for row in left if row.title and len(row.title.split()) >= TITLE_WORDS]
    return [*(row.name for row in left), *titles]


def _joined(ctx: Context, row: RiskLine, line: RiskLine) -> RiskLine:
    graver = max((row, line), key=lambda one: one.score or 0)
    text = ctx.t.text(
        "{risk}. The data says so too: {seen}", risk=row.text.rstrip(" ."), seen=line.text
    )
    whole = {
        "code": line.code,
        "text": text,
        "likelihood": graver.likelihood,
        "impact": graver.impact,
        "mitigation": row.mitigation or line.mitigation,
        "owner": row.owner or line.owner,
        "due": row.due or line.due,
    }
    return rated(ctx, row.model_copy(update=whole))
