"""One parameter of a playbook, as it holds on a date."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict

from enterprise_sales.playbook.sources import Source


class Override(BaseModel):
    """A value that the user set in place of the playbook's.

    Attributes:
        replaced: the value of the playbook.
        reason: why, in the user's words.
        author: who set it.
        expires: the last day on which it holds.
        line: where it stands in the user's file.
    """

    model_config = ConfigDict(frozen=True)
    replaced: Any
    reason: str | None = None
    author: str | None = None
    expires: date | None = None
    line: int


class Parameter(BaseModel):
    """One value with everything that vouches for it.

    Attributes:
        path: dotted path.
        description: what it is.
        unit: name of its unit.
        value: number, text, tuple of codes, Decimal, or structured value of the unit.
        since: the date from which the value holds, of those not after the date asked for.
        source: document and section.
        checked: when the source was last checked.
        note: a reason, or what the sources leave open.
        overridden_by: file and line of the user's own value; None where the playbook's holds.
        override: the details of the user's own value.
    """

    model_config = ConfigDict(frozen=True)
    path: str
    description: str
    unit: str
    value: Any
    since: date
    source: Source
    checked: date
    note: str | None = None
    overridden_by: str | None = None
    override: Override | None = None
