"""The overview of an account: terms of its contracts, and how its ARR has grown."""

from __future__ import annotations

from datetime import date

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.contracts_up import counted, running
from enterprise_sales.analyses.results import ContractTerms, YearEnd
from enterprise_sales.book.rows import Contract


def terms(ctx: Context) -> tuple[ContractTerms, ...]:
    """The contracts that run, those that end first before the others, open-ended ones last."""
    rows = sorted(running(ctx), key=lambda row: (row.end_date or date.max, row.contract_id))
    return tuple(_terms(ctx, row) for row in rows)


def history(ctx: Context) -> tuple[YearEnd, ...]:
    """ARR at the last `plan.history_years` year ends; unknown before the first contract begins."""
    years = range(ctx.playbook.integer("plan.history_years"), 0, -1)
    ends = (date(ctx.as_of.year - back, 12, 31) for back in years)
    since = ctx.account.customer_since
    first = min((row.start_date for row in ctx.rows(Contract) if counted(row)), default=None)
    return tuple(
        YearEnd(
            day=end.isoformat(),
            arr=None if first is None or end < first else ctx.money(_arr(ctx, end)),
            before_customer=since is not None and end < since,
        )
        for end in ends
    )


def _arr(ctx: Context, day: date) -> int:
    """ARR at a day (definitions, ARR)."""
    return sum(row.annual_value for row in running(ctx, day))


def _terms(ctx: Context, row: Contract) -> ContractTerms:
    return ContractTerms(
        contract_id=row.contract_id,
        product_name=ctx.product_name(row.product_id),
        business_unit=row.business_unit,
        start=row.start_date.isoformat(),
        end=row.end_date.isoformat() if row.end_date else None,
        annual_value=ctx.money(row.annual_value),
        seats=row.seats,
        auto_renew=row.auto_renew,
        notice_days=row.notice_days,
        uplift_cap_percent=float(row.uplift_cap_pct) if row.uplift_cap_pct is not None else None,
    )
