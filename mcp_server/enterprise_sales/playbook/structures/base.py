"""What all structured values share."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

Code = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Codes = Annotated[tuple[Code, ...], Field(strict=False, min_length=1)]
Count = Annotated[int, Field(ge=0)]
Positive = Annotated[int, Field(ge=1)]
Level = Literal["c_level", "vp", "director", "individual"]
Tier = Literal["strategic", "growth", "base"]
Scope = Literal["account", "stakeholder"]
Content = Literal[
    "actions",
    "usage",
    "outcomes",
    "objectives",
    "roadmap",
    "expansion",
    "renewal",
    "next_steps",
]
Number = Annotated[int | float, Field(ge=0, allow_inf_nan=False)]


class Structure(BaseModel):
    """Base of every structured value: frozen, strict, unknown fields refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
    WORDED: ClassVar[dict[str, str]] = {}
