"""The value of an account on one page that is read in sixty seconds, fit for the customer."""

from __future__ import annotations

from enterprise_sales.analyses import ratios
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.qbr_value import confirmed, statement
from enterprise_sales.analyses.results.value import Proof, ProofLine
from enterprise_sales.analyses.value_links import link
from enterprise_sales.analyses.value_outcomes import counted, ranked, window_from
from enterprise_sales.analyses.voucher import voucher
from enterprise_sales.book.rows import Outcome


def proof(ctx: Context) -> Proof:
    """Total, the strongest confirmed outcomes, the return, and who vouches for it.

    S2, failing to document value: the return of any account within sixty seconds. Nothing of it
    is our own estimate, and nothing is internal.
    """
    rows = [row for row in ranked(ctx) if counted(ctx, row)]
    strongest = rows[: ctx.playbook.integer("value.proof.outcomes")]
    return Proof(
        headline=_headline(ctx, rows),
        lines=tuple(_line(ctx, row) for row in strongest),
        roi=_roi(ctx),
        vouched_by=tuple(dict.fromkeys(filter(None, (voucher(ctx, row) for row in rows)))),
    )


def _headline(ctx: Context, rows: list[Outcome]) -> str:
    if not rows:
        return ctx.t.text(
            "No result has been confirmed by you yet; which one we measure first, we would like to"
            " agree with you."
        )
    if not ctx.row.value_documented:
        return ctx.t.plural(
            "You have confirmed {n} result; what it is worth a year is still to be agreed.",
            "You have confirmed {n} results; what they are worth a year is still to be agreed.",
            len(rows),
        )
    return ctx.t.plural(
        "{n} result confirmed by you since {day} is worth {total} a year.",
        "{n} results confirmed by you since {day} are worth {total} a year.",
        len(rows),
        day=ctx.t.day(window_from(ctx)),
        total=ctx.t.money(ctx.row.value_documented, ctx.currency),
    )


def _line(ctx: Context, row: Outcome) -> ProofLine:
    found = link(ctx, row)
    return ProofLine(
        text=confirmed(ctx, statement(ctx, row)),
        vouched_by=voucher(ctx, row) or "",
        priority=found.goal.objective if found.goal else None,
        priority_owner=found.goal.owner if found.goal else None,
        priority_confirmed=found.basis == "metric",
    )


def _roi(ctx: Context) -> str | None:
    """The return; not where it is unknown or below the price, which no customer is told first."""
    arr, value = ctx.row.arr, ctx.row.value_documented
    share = ratios.roi(ctx).value
    if share is None or arr is None or value < arr:
        return None
    return ctx.t.text(
        "That is {share} of what the contracts cost a year ({arr}).",
        share=ctx.t.percent(share),
        arr=ctx.t.money(arr, ctx.currency),
    )
