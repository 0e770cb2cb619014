"""What a renewal lacks beyond the measures of the scorecard."""

from __future__ import annotations

from collections.abc import Iterator

from enterprise_sales.analyses.common import Missing
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.contracts_up import Up
from enterprise_sales.analyses.seats import pools


def renewal_gaps(ctx: Context, up: Up) -> tuple[Missing, ...]:
    """The opt-out date and the contraction, where the contracts or the usage do not tell them."""
    if not up.contracts:
        return ()
    return (*_opt_out(ctx, up), *_seats(ctx, up))


def _opt_out(ctx: Context, up: Up) -> Iterator[Missing]:
    ending = [row for row in up.contracts if row.end_date is not None]
    unsaid = [row.contract_id for row in ending if row.auto_renew is None]
    if unsaid:
        reason = ctx.t.text(
            "It is not known whether these contracts renew by themselves: {contracts}.",
            contracts=", ".join(unsaid),
        )
        yield _missing("opt_out_date", "contracts", ("auto_renew", "notice_days"), reason)
    unsaid = [row.contract_id for row in ending if row.auto_renew and row.notice_days is None]
    if unsaid:
        reason = ctx.t.text(
            "These contracts renew by themselves, their notice period is not known: {contracts}.",
            contracts=", ".join(unsaid),
        )
        yield _missing("opt_out_date", "contracts", ("notice_days",), reason)


def _seats(ctx: Context, up: Up) -> Iterator[Missing]:
    seated = [row for row in up.contracts if row.seats]
    if not seated:
        reason = ctx.t.text("No contract up for renewal names its seats.")
        yield _missing("scenarios.contraction", "contracts", ("seats",), reason)
        return
    uncounted = [pool for pool in pools(ctx, up) if pool.used is None]
    if any(row in pool.contracts for pool in uncounted for row in seated):
        reason = ctx.t.text("Nobody has counted the users of what is up for renewal.")
        yield _missing("scenarios.contraction", "usage", ("active_users",), reason)


def _missing(field: str, table: str, columns: tuple[str, ...], reason: str) -> Missing:
    return Missing(field=field, table=table, columns=columns, unlocks=(field,), reason=reason)
