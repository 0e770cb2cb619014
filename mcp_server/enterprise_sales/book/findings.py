"""Problems in the data, returned as a list: where, excerpt, what is wrong, what to do."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated, Literal
from unicodedata import category

from pydantic import AfterValidator, BaseModel, ConfigDict

from enterprise_sales.book.import_messages import WORDS

Severity = Literal["error", "warning", "info"]
_ORDER = {"error": 0, "warning": 1, "info": 2}


_PASSWORD = re.compile(r"(://[^\s:/@]*:)\S+@")
"""Of an address, up to its last @: a password may hold one."""


def printable(text: str) -> str:
    """The text on one line, without characters that are invisible or turn the line around.

    The password of an address such as postgresql://user:password@host is not shown.
    """
    shown = (sign for sign in _PASSWORD.sub(r"\1***@", text) if category(sign) != "Cf")
    return "".join(sign if sign.isprintable() else "?" for sign in shown)


class Finding(BaseModel):
    """One kind of problem at one place of the book.

    Attributes:
        code: stable name of the problem.
        severity: `error` where rows were left out or a figure is withheld, `warning` where rows
            were kept but are doubtful, `info` where cells are merely unknown.
        file: the file inside the book folder.
        rows: the first rows concerned, as numbered in the file.
        count: how many rows are concerned.
        of: of how many rows, where a share says something.
        left_out: how many rows were left out for it.
        excerpt: what stands there.
        values: what fills the placeholders of the message.
    """

    model_config = ConfigDict(frozen=True)
    code: str
    severity: Severity
    file: str
    table: str | None = None
    column: str | None = None
    rows: tuple[int, ...] = ()
    count: int = 1
    of: int | None = None
    left_out: int = 0
    excerpt: Annotated[str, AfterValidator(printable)] | None = None
    account_id: str | None = None
    values: dict[str, str] = {}

    @property
    def where(self) -> str:
        """The file, and the first rows where single rows are meant."""
        if not self.rows:
            return self.file
        numbers = ", ".join(str(row) for row in self.rows)
        more = " …" if self.count > len(self.rows) else ""
        return f"{self.file}, {'row' if len(self.rows) == 1 else 'rows'} {numbers}{more}"

    @property
    def message(self) -> str:
        """The whole message in English: where, excerpt, what is wrong, what to do, what is lost."""
        excerpt = [f"    {self.excerpt}"] if self.excerpt else []
        lost = [f"({self.left_out} left out)"] if self.left_out else []
        return "\n".join([self.where, *excerpt, " ".join([self.wrong, self.remedy, *lost])])

    @property
    def wrong(self) -> str:
        """What is wrong, in English."""
        return WORDS[self.code][0].format_map(self.placeholders)

    @property
    def remedy(self) -> str:
        """What to do, in English."""
        return WORDS[self.code][1].format_map(self.placeholders)

    @property
    def placeholders(self) -> dict[str, str]:
        """What the message templates may name."""
        own = {
            "column": self.column or "",
            "table": self.table or "",
            "count": str(self.count),
            "of": str(self.of or ""),
        }
        return {name: printable(text) for name, text in {**own, **self.values}.items()}


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Errors first, then by file, column and code."""
    return sorted(
        findings, key=lambda f: (_ORDER[f.severity], f.file, f.table or "", f.column or "", f.code)
    )


class BookError(Exception):
    """The book cannot be used at all; the message is for people.

    Attributes:
        code: stable name of the problem.
        values: what fills the placeholders of the message.
    """

    def __init__(self, code: str, **values: str) -> None:
        self.code = code
        self.values = values = {name: printable(text) for name, text in values.items()}
        wrong, remedy = WORDS[code]
        place = f"{self.where}: " if self.where else ""
        super().__init__(f"{place}{wrong.format_map(values)} {remedy.format_map(values)}")

    @property
    def where(self) -> str | None:
        """The file, where the message does not name it itself."""
        return None if "{file}" in WORDS[self.code][0] else self.values.get("file")
