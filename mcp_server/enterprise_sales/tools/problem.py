"""What people are told when a call is refused: where, excerpt, what is wrong, what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from enterprise_sales.language import N_, Translator
from enterprise_sales.language.findings import message
from enterprise_sales.tools.messages import MESSAGES
from enterprise_sales.tools.visible import visible

_WHERE = N_("{where}: {wrong}")
_GIVEN = N_("given: {excerpt}")
_REMEDY = N_("what to do: {remedy}")


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong, in the language asked for.

    Attributes:
        where: the argument, file or folder concerned, None where the text says it.
        excerpt: what stands there, shortened.
        wrong: what is wrong with it.
        remedy: what to do about it.
    """

    where: str | None
    excerpt: str | None
    wrong: str
    remedy: str

    def told(self, t: Translator) -> str:
        """The whole message."""
        first = t.text(_WHERE, where=self.where, wrong=self.wrong) if self.where else self.wrong
        given = [t.text(_GIVEN, excerpt=self.excerpt)] if self.excerpt else []
        return "\n  ".join([first, *given, t.text(_REMEDY, remedy=self.remedy)])


class CallRefusedError(Exception):
    """A call is refused; the message is for people, in the language asked for.

    Attributes:
        problems: what is wrong, most important first.
    """

    def __init__(self, problems: Iterable[Problem], t: Translator) -> None:
        self.problems = tuple(problems)
        super().__init__(visible("\n".join(problem.told(t) for problem in self.problems)))


def refused(
    code: str, t: Translator, where: str | None = None, excerpt: str | None = None, **values: str
) -> CallRefusedError:
    """The refusal with the words of `MESSAGES`."""
    return CallRefusedError([problem(code, t, where, excerpt, **values)], t)


def problem(
    code: str, t: Translator, where: str | None = None, excerpt: str | None = None, **values: str
) -> Problem:
    """One problem with the words of `MESSAGES`."""
    return Problem(where, excerpt, *message(t, *MESSAGES[code], values))
