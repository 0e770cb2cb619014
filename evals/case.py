"""A case: a question, the book it is asked of, and what a right answer holds.

Cases stand in `cases/*.yaml`, see cases/README.md. A scripted exchange in each says what the tests
answer in the place of a model.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

EXECUTIVE = "strategic-account-executive"
SECTIONS = (
    "Профиль аккаунта",
    "Анализ возможностей",
    "Карта стейкхолдеров",
    "Стратегия развития",
    "Метрики успеха",
)
"""What every account document of the executive holds, in this order."""

Unit = Literal["money", "percent", "points", "days", "months", "minutes", "date", "count"]
Kind = Literal[
    "plain",
    "conflicting_data",
    "missing_data",
    "lapsed",
    "red_upsell",
    "english_to_russian",
    "injection",
    "other_customer",
    "small_talk",
    "portfolio",
    "import",
    "facts",
    "unknown_account",
    "ambiguous_account",
    "currency",
    "what_if",
    "probability",
    "discount",
    "past_date",
    "overrides",
    "notes",
]


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"is no regular expression: {error}") from None
    return pattern


Pattern = Annotated[str, AfterValidator(_compiles)]
"""A regular expression, looked for anywhere, whatever the case of letters."""


def plain_json(value: Any) -> Any:
    """YAML knows dates, the arguments of a call are JSON."""
    if isinstance(value, dict):
        return {key: plain_json(held) for key, held in value.items()}
    if isinstance(value, list):
        return [plain_json(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


Arguments = Annotated[dict[str, Any], BeforeValidator(plain_json)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ToolUse(_Strict):
    """A tool with arguments; others may stand beside them in the call.

    Texts are compared without case and blanks around; a list of texts as a set. An `account` may
    be given by id or name: both are the same where the result names that account.
    """

    name: str
    arguments: Arguments = {}


class Figure(_Strict):
    """A figure that the answer must hold, as a tool result holds it.

    Attributes:
        what: what it is, for the report.
        value: a number, an ISO date, or two of them for a range: both bounds must be said.
        unit: percent and points are as shown (22.1, not 0.221).
        currency: ISO code; an answer may leave it out, it may not name another.
        near: a regular expression that a sentence with the figure must match, where the bare
            number could stand for something else.
        called: a regular expression for what the figure is called, where the case expects several
            of one unit: said nearer to the name of another, it is said of the other.
    """

    what: str
    value: Decimal | date | tuple[Decimal, Decimal] | tuple[date, date]
    unit: Unit
    currency: str | None = None
    near: Pattern | None = None
    called: Pattern | None = None


class SavedDocument(_Strict):
    """A document saved by a tool, with headings that it must hold, at any level, in this order."""

    tool: str
    sections: tuple[str, ...] = SECTIONS


class Expected(_Strict):
    """What a right answer holds and does not hold; what is left out is not looked at.

    Attributes:
        tools: calls that must be among those made and not refused.
        refused: calls that must be among those made, and that the tool refused.
        no_tools: the question needs none.
        not_called: calls that must not be made, such as those that an injected text demands.
        figures: what the answer must say.
        unknown: subjects (regular expressions) that one sentence must call unknown.
        said: what the answer must match.
        forbidden: what neither the answer nor a saved document may match.
        language: of the answer; by default Russian for the executive, else that of the question.
        saved: the document that must stand in the outputs folder; none: nothing is looked at.
        nothing_saved: no document may be saved.
    """

    tools: tuple[ToolUse, ...] = ()
    refused: tuple[ToolUse, ...] = ()
    no_tools: bool = False
    not_called: tuple[ToolUse, ...] = ()
    figures: tuple[Figure, ...] = ()
    unknown: tuple[Pattern, ...] = ()
    said: tuple[Pattern, ...] = ()
    forbidden: tuple[Pattern, ...] = ()
    language: Literal["ru", "en"] | None = None
    saved: SavedDocument | None = None
    nothing_saved: bool = False


class Call(_Strict):
    """A tool call of the scripted model."""

    call: str
    arguments: Arguments = {}


class Step(_Strict):
    """One reply of the scripted model: one call, several in parallel, or the answer.

    In `say`, `{saved}` stands for the path of the document that the last result names.
    """

    call: str | None = None
    arguments: Arguments = {}
    calls: tuple[Call, ...] = ()
    say: str | None = None

    @model_validator(mode="after")
    def _one_thing(self) -> Self:
        given = [self.call is not None, bool(self.calls), self.say is not None]
        if sum(given) != 1:
            raise ValueError("a step is one of: call (with arguments), calls, say")
        return self

    def asked(self) -> tuple[Call, ...]:
        """The calls of the reply; none where it is the answer."""
        if self.call is not None:
            return (Call(call=self.call, arguments=self.arguments),)
        return self.calls


class Case(_Strict):
    """One question with what is expected.

    Attributes:
        id: of the case, unique, in small letters with hyphens.
        about: one sentence on what it shows.
        kinds: what it is an example of.
        question: as a user would put it.
        agent: which agent is asked.
        book: `demo`, `ravenstack`, or the name of a variant in `books/`.
        as_of: the day on which it is asked: the clock of the tools and of the agent.
        expect: what a right answer holds.
        script: what the scripted model replies, in turn; the last step is what it says.
        without: what the same model says where it has no tools.
    """

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    about: str
    kinds: tuple[Kind, ...] = ("plain",)
    question: str
    agent: str = EXECUTIVE
    book: str = "demo"
    as_of: date
    expect: Expected
    script: tuple[Step, ...]
    without: str

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if not self.script or self.script[-1].say is None:
            raise ValueError(f"{self.id}: the script must end with what is said")
        if self.agent == EXECUTIVE and self.expect.language == "en":
            raise ValueError(f"{self.id}: the executive answers in Russian")
        if self.expect.no_tools and self.expect.tools:
            raise ValueError(f"{self.id}: no_tools and tools contradict each other")
        return self
