"""The opt-out clock: up to when a contract that renews by itself can still be left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from enterprise_sales.analyses.context import Context


@dataclass(frozen=True)
class Clock:
    """The dates that decide a renewal; all unknown where there is no renewal ahead.

    Attributes:
        end: the renewal date.
        opt_out: end minus notice of what renews by itself, if known.
        deadline: the working deadline, the earlier of the two.
        passed: whether the opt-out date lies behind.
        days: days to the opt-out date, negative once it has passed.
    """

    end: date | None
    opt_out: date | None
    deadline: date | None
    passed: bool
    days: int | None

    def deadline_left(self, as_of: date) -> date | None:
        """The deadline to work towards: the renewal date once the opt-out date has passed."""
        if self.deadline is None or self.deadline >= as_of:
            return self.deadline
        return self.end


def clock(ctx: Context) -> Clock:
    """The opt-out clock (definitions, Opt-out date)."""
    end, opt_out = ctx.row.renewal_date, ctx.row.opt_out_date
    if end is None or ctx.row.lapsed:
        return Clock(None, None, None, passed=False, days=None)
    if opt_out is None:
        return Clock(end, None, end, passed=False, days=None)
    days = (opt_out - ctx.as_of).days
    return Clock(end, opt_out, min(opt_out, end), passed=days < 0, days=days)
