"""Structured values of relationships and references."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from enterprise_sales.playbook.structures.base import Code, Codes, Level, Structure

Levels = Annotated[tuple[Level, ...], Field(strict=False, min_length=1)]


class Investment(Structure):
    """Something that deepens a relationship besides meetings.

    Attributes:
        code: what is done.
        levels: whom it suits, the best suited first.
        when: with every customer, only with a green one, or only with one ready to be a reference.
    """

    WORDED: ClassVar[dict[str, str]] = {"code": "activity"}
    code: Code
    levels: Levels
    when: Literal["always", "green", "ready"]


class ReferenceStep(Structure):
    """One way in which a customer speaks for us.

    Attributes:
        code: what is asked for.
        levels: whom it is asked of, by seniority; or
        roles: by buying role; without both, of any advocate.
    """

    WORDED: ClassVar[dict[str, str]] = {"code": "reference_step", "roles": "buying_role"}
    code: Code
    levels: Levels = ()
    roles: Codes = ()


class Incentive(Structure):
    """What is offered for a reference, and when it fits: a condition with a wording."""

    WORDED: ClassVar[dict[str, str]] = {"code": "incentive", "when": "fit"}
    code: Code
    when: Code
