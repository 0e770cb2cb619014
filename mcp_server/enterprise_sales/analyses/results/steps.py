"""Steps with owner and date."""

from __future__ import annotations

from typing import Literal

from enterprise_sales.analyses.common import DayText, Result


class Step(Result):
    """A next step with owner and date."""

    action: str
    owner: str | None
    due: DayText | None
    status: Literal["open", "overdue", "done"]
    origin: str
