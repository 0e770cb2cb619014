"""What is told to people: where, excerpt, what is wrong, what to do."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict

from enterprise_sales.language.excerpts import first_words
from enterprise_sales.playbook.messages import MESSAGES

EXCERPT_LENGTH = 120


class Notice(BaseModel):
    """One thing to tell about a playbook.

    Attributes:
        code: stable name of the problem.
        file: the file, as seen from the folder of the playbooks (or the name of the user's own).
        line: its line, from 1.
        excerpt: what stands there.
        values: what fills the placeholders of the message.
    """

    model_config = ConfigDict(frozen=True)
    code: str
    file: str | None = None
    line: int | None = None
    excerpt: str | None = None
    values: dict[str, str] = {}

    @property
    def wrong(self) -> str:
        """What is wrong, in English."""
        return _printable(MESSAGES[self.code][0].format_map(self.values))

    @property
    def remedy(self) -> str:
        """What to do, in English."""
        return _printable(MESSAGES[self.code][1].format_map(self.values))

    @property
    def message(self) -> str:
        """The whole message: the place, the line as it stands there, what is wrong, what to do."""
        place = [] if self.file is None else [self.place]
        excerpt = [f"    {self.shown}"] if self.shown else []
        return "\n".join([*place, *excerpt, f"{self.wrong} {self.remedy}"])

    @property
    def shown(self) -> str | None:
        """The excerpt as it is told: its first words, on one line, with nothing that hides."""
        return first_words(_printable(self.excerpt), EXCERPT_LENGTH) if self.excerpt else None

    @property
    def place(self) -> str:
        """The file and, where known, the line."""
        return f"{self.file}" if self.line is None else f"{self.file}, line {self.line}"


class PlaybookError(Exception):
    """A playbook cannot be used, or was asked for what it does not have; told for people.

    Attributes:
        problems: every problem found, in the order of the files.
    """

    def __init__(self, problems: Iterable[Notice]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n\n".join(problem.message for problem in self.problems))

    @classmethod
    def of(cls, code: str, **values: str) -> PlaybookError:
        """An error with one problem that has no place in a file."""
        return cls([Notice(code=code, values=values)])


def _printable(text: str) -> str:
    """The text on one line, without characters that are invisible or turn the line around."""
    return "".join(sign if sign.isprintable() else "?" for sign in text)
