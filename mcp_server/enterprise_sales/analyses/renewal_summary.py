"""When an account is up for renewal, and what may have been renewed without a word."""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from enterprise_sales.analyses.common import FindingOut
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.findings_out import where
from enterprise_sales.analyses.results import PresumedRenewal, Range, RenewalSummary
from enterprise_sales.book.rows import Contract, Renewal
from enterprise_sales.language import N_

WRONG = N_(
    "Contract {contract} ended on {day} and renews by itself; neither a notice nor a churn is on"
    " record, so it may run until {until}. It is not part of ARR."
)
REMEDY = N_(
    "Have the customer confirm it in writing, then enter the new end date, or the status churned."
)


def renewal_summary(ctx: Context) -> RenewalSummary:
    """Dates, value and the playbook's probability; for a lapsed account the days are negative."""
    row = ctx.row
    return RenewalSummary(
        date=row.renewal_date.isoformat() if row.renewal_date else None,
        days_left=row.days_left,
        lapsed=row.lapsed,
        value=ctx.money_or_none(row.renewal_value),
        opt_out_date=row.opt_out_date.isoformat() if row.opt_out_date else None,
        probability=_probability(ctx),
        presumed_renewed=presumed_renewed(ctx),
    )


def presumed_renewed(ctx: Context) -> tuple[PresumedRenewal, ...]:
    """What a lapsed account may go on paying, each contract with its rolled-over end."""
    return tuple(
        PresumedRenewal(
            contract_id=row.contract_id,
            annual_value=ctx.money(row.annual_value),
            end_date=rolled_over(row.start_date, end, ctx.as_of).isoformat(),
        )
        for row, end in _presumed(ctx)
    )


def presumed_findings(ctx: Context) -> tuple[FindingOut, ...]:
    """The same as findings to confirm."""
    return tuple(_finding(ctx, row, end) for row, end in _presumed(ctx))


def rolled_over(start: date, end: date, as_of: date) -> date:
    """The end of a term that has been repeated until it lies after a date.

    Whole months are repeated as months: a year from 1 March ends on the last day of February.
    """
    term = relativedelta(end + timedelta(days=1), start)
    times = 1
    while (ends := start + term * times - timedelta(days=1)) <= as_of:
        times += 1
    return ends


def _presumed(ctx: Context) -> list[tuple[Contract, date]]:
    """Ended contracts behind `presumed_value`, by id (definitions, Renewal date)."""
    if ctx.row.presumed_value is None:
        return []
    rows = ctx.rows(Contract)
    ended = [(row, row.end_date) for row in rows if row.end_date and row.end_date < ctx.as_of]
    found = [(row, end) for row, end in ended if row.auto_renew and not _gone(ctx, row, end)]
    return sorted(found, key=lambda pair: pair[0].contract_id)


def _gone(ctx: Context, row: Contract, end: date) -> bool:
    """Proposed, churned, or replaced by a successor."""
    decided = {(past.contract_id, past.outcome) for past in ctx.rows(Renewal)}
    churned = row.status == "churned" or (row.contract_id, "churned") in decided
    gap = timedelta(days=ctx.playbook.integer("arr.successor_gap_days"))
    replaced = any(
        other.product_id == row.product_id
        and other.status != "proposed"
        and timedelta() < other.start_date - end <= gap
        for other in ctx.rows(Contract)
    )
    return row.status == "proposed" or churned or replaced


def _finding(ctx: Context, row: Contract, end: date) -> FindingOut:
    until = rolled_over(row.start_date, end, ctx.as_of)
    days = {"day": ctx.t.day(end), "until": ctx.t.day(until)}
    return FindingOut(
        code="presumed_renewed",
        severity="warning",
        where=where(ctx.t, row.read_from.file, (row.read_from.row,), 1),
        excerpt=row.contract_id,
        wrong=ctx.t.text(WRONG, contract=row.contract_id, **days),
        remedy=ctx.t.text(REMEDY),
        count=1,
        left_out=0,
    )


def _probability(ctx: Context) -> Range | None:
    low, high = ctx.row.probability_low, ctx.row.probability_high
    return None if low is None or high is None else Range(low=low, high=high)
