"""Cells that stand in another table or file, as `book.yaml` declares them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel, Field

from enterprise_sales.book.declared import STRICT


class Step(BaseModel):
    """A place in which a value is looked for. Exactly one of `table` and `file` is given.

    Attributes:
        table: the table, already read, in which to look.
        file: the file in which to look; it is read as its own entry in `files` says, which may be
            one with `table: none`.
        sheet: the sheet of that file, where it is a workbook.
        key: the column of the table or file to match.
        value: the column to take; several are joined by a blank (first and last name).
        by: `id`, where the cells are the same but for blanks around them; `name`, where they are
            compared as companies and people are spoken of: without case, quotation marks and
            legal forms. A cell that leads to two values leads to none, and is told.
        part: `all`, where the cell holds one key; `first`, where it holds a list with `;` between
            its parts, of which the first is looked for.
        latest: the date column of the table or file which says which row is meant where several
            match: the one of the latest day.
        not_before: the date column before which a row makes no sense.
        then: where to look for what was found here.
    """

    model_config = STRICT
    table: str | None = None
    file: str | None = None
    sheet: str | None = None
    key: str
    value: str | tuple[str, ...] = "account_id"
    by: Literal["id", "name"] = "id"
    part: Literal["all", "first"] = "all"
    latest: str | None = None
    not_before: str | None = None
    then: Step | None = None

    @property
    def values(self) -> tuple[str, ...]:
        """The columns to take."""
        return (self.value,) if isinstance(self.value, str) else self.value

    @property
    def asked(self) -> tuple[str, ...]:
        """Every column of the table or file that is needed."""
        dates = [name for name in (self.latest, self.not_before) if name]
        return tuple(dict.fromkeys([self.key, *self.values, *dates]))

    @property
    def steps(self) -> Iterator[Step]:
        """This step and those that follow it."""
        step: Step | None = self
        while step is not None:
            yield step
            step = step.then


class Lookup(Step):
    """A cell found through another table or file: the account of a usage row by its contract.

    Attributes:
        column: the file's column that holds the key.
        names: what the file calls something → what it is called where it is looked for, as a
            person has confirmed.
    """

    column: str
    names: dict[str, str] = Field(default_factory=dict)
