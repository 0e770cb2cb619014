"""Every end of a contract within the roadmap: what is to be settled, and by when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.contracts_up import contracts_up, not_renewed
from enterprise_sales.analyses.dates import before
from enterprise_sales.analyses.plan_phases import Basis, Entry
from enterprise_sales.book.rows import Contract

SIGNATURES = ("execute_agreement", "obtain_signatures")
"""The milestones on which a renewal is signed."""


def renewals(basis: Basis) -> Iterator[Entry]:
    """The renewal that is planned, then the contracts that end after it, by their end.

    What ends later has no milestones yet: it is due when the playbook aims at the signature
    (`renewal.signature_offset`), but no later than the last day on which it can be left.
    """
    ctx, end = basis.ctx, basis.ctx.row.renewal_date
    if end is None or ctx.row.lapsed:
        return
    yield _entry(ctx, end, contracts_up(ctx).contracts, settled_by(basis) or end)
    later = [(row.end_date, row) for row in not_renewed(ctx) if row.end_date and row.end_date > end]
    later.sort(key=lambda pair: (pair[0], pair[1].contract_id))
    for day, pairs in groupby(later, key=lambda pair: pair[0]):
        rows = [row for _, row in pairs]
        yield _entry(ctx, day, rows, _signed_by(ctx, day, rows))


def settled_by(basis: Basis) -> date | None:
    """When the planned renewal is to be signed: never after its working deadline, if that is ahead.

    The date of its signature in the plan of the renewal, where it has moved the new one.
    """
    ctx, renewal = basis.ctx, basis.renewal
    if renewal.working_deadline is None or ctx.row.lapsed:
        return None
    steps = (line for line in renewal.milestones if line.action in SIGNATURES)
    days = [line.compressed_due or line.due for line in steps if line.status != "done"]
    signed = [date.fromisoformat(day) for day in days]
    found = [date.fromisoformat(renewal.working_deadline), *signed]
    return _first_ahead(ctx, found)


def _signed_by(ctx: Context, end: date, rows: Sequence[Contract]) -> date:
    notices = [row.notice_days for row in rows if row.auto_renew and row.notice_days is not None]
    days = [before(end, ctx.playbook.offset("renewal.signature_offset"))]
    days += [end - timedelta(days=notice) for notice in notices]
    return _first_ahead(ctx, days) or end


def _first_ahead(ctx: Context, days: Sequence[date]) -> date | None:
    return min((day for day in days if day >= ctx.as_of), default=None)


def _entry(ctx: Context, end: date, rows: Sequence[Contract], due: date) -> Entry:
    text = ctx.t.plural(
        "Settle the renewal of {value} a year: on {day} contract {contracts} ends.",
        "Settle the renewal of {value} a year: on {day} contracts {contracts} end.",
        len(rows),
        value=ctx.t.money(sum(row.annual_value for row in rows), ctx.currency),
        day=ctx.t.day(end),
        contracts=ctx.t.listed(sorted(row.contract_id for row in rows)),
    )
    return Entry(text, due)
