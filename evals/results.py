"""The result of a run as one JSON file: what `evals/compare` reads."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

SCHEMA = 1


class _Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Grade(_Frozen):
    """What one grader says of one answer; `passed` is null where the case does not ask for it."""

    passed: bool | None
    why: tuple[str, ...] = ()


class Row(_Frozen):
    """One answer to one case.

    Attributes:
        case: its id.
        epoch: which answer to the same question, from 1.
        error: why there is no answer, where the run itself failed.
        answer: what the user reads.
        calls: names of the tools called, in their order.
        stop: why the answer ended.
        tokens: by kind.
        cost: in US dollars as a decimal; null where it is not known.
        seconds: from the question to the end.
        grades: by the name of the grader.
    """

    case: str
    epoch: int = 1
    error: str | None = None
    answer: str = ""
    calls: tuple[str, ...] = ()
    stop: str = ""
    tokens: dict[str, int] = {}
    cost: str | None = None
    seconds: float = 0.0
    grades: dict[str, Grade] = {}

    @property
    def passed(self) -> bool:
        """It was answered, and no grader found a fault."""
        return self.error is None and all(
            grade.passed is not False for grade in self.grades.values()
        )

    @property
    def failed(self) -> tuple[str, ...]:
        """The graders that found a fault."""
        return tuple(name for name, grade in self.grades.items() if grade.passed is False)


class Result(_Frozen):
    """A run.

    Attributes:
        schema_version: of this file.
        version: of the program.
        made_at: when the run began, ISO 8601 in UTC.
        mode: `scripted`, where no model was asked, or `api`.
        with_tools: whether the model had its tools.
        models: ids of the models that answered.
        skipped: cases whose book is not here.
        rows: in the order of the cases and epochs.
    """

    schema_version: Literal[1] = 1
    version: str
    made_at: str
    mode: Literal["scripted", "api"]
    with_tools: bool
    models: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    rows: tuple[Row, ...]


def tokens(rows: Iterable[Row]) -> int:
    """All tokens of all kinds."""
    return sum(sum(row.tokens.values()) for row in rows)


def cost(rows: Iterable[Row]) -> Decimal | None:
    """In US dollars; None where the cost of one answer is not known."""
    found = [row.cost for row in rows if row.error is None]
    known = [Decimal(one) for one in found if one is not None]
    return sum(known, Decimal(0)) if len(known) == len(found) else None


def written(result: Result, path: Path) -> None:
    """The file; an earlier one of the same name is replaced."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(result.model_dump_json(indent=1) + "\n", encoding="utf-8")


def read(path: Path) -> Result:
    """A result.

    Raises:
        OSError: the file cannot be read.
        ValueError: it is no result of a run.
    """
    return Result.model_validate_json(path.read_text(encoding="utf-8"))
