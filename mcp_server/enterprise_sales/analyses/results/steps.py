"""Steps with owner and date."""

from __future__ import annotations

from enterprise_sales.analyses.codes import StepStatus
from enterprise_sales.analyses.common import DayText, Result


class Step(Result):
    """A next step with owner and date."""

    action: str
    owner: str | None
    due: DayText | None
    status: StepStatus
    origin: str
