"""What could be done this week, over the whole book: one row for each thing, by frames alone."""

from __future__ import annotations

from collections.abc import Callable

import narwhals as nw

from enterprise_sales.analyses.portfolio_candidates_contacts import (
    executive_contacts,
    first_reviews,
    reviews,
)
from enterprise_sales.analyses.portfolio_candidates_growth import expansions
from enterprise_sales.analyses.portfolio_candidates_renewals import (
    lapsed,
    opt_outs,
    red_renewals,
    renewal_steps,
)
from enterprise_sales.analyses.portfolio_candidates_signals import signals, unrecorded
from enterprise_sales.analyses.portfolio_candidates_work import actions, risks
from enterprise_sales.analyses.portfolio_frame import Frame, Portfolio

COLUMNS = {
    "account_id": nw.String(),
    "kind": nw.String(),
    "code": nw.String(),
    "day": nw.Int64(),
    "due": nw.Int64(),
    "text": nw.String(),
    "owner": nw.String(),
    "touched": nw.Int64(),
}
"""`code`: of a signal; `day`: when it was seen or last done; `due`: the day that decides the
urgency; `text` and `owner`: as the book has them; `touched`: minor units of the ARR it is about."""

MAKERS: tuple[Callable[[Portfolio], Frame], ...] = (
    signals,
    unrecorded,
    lapsed,
    opt_outs,
    red_renewals,
    renewal_steps,
    executive_contacts,
    reviews,
    first_reviews,
    risks,
    actions,
    expansions,
)


def candidates(book: Portfolio) -> Frame:
    """Everything that may be on the list; what only the account can tell is checked later."""
    found = [_columns(part) for make in MAKERS if len(part := make(book))]
    empty = nw.from_dict(
        {name: [] for name in COLUMNS}, schema=COLUMNS, backend=book.accounts.implementation
    )
    return nw.concat([empty, *found])


def _columns(part: Frame) -> Frame:
    """The common columns; what a kind does not tell is unknown."""
    have = set(part.columns)
    return part.select(
        **{
            name: nw.col(name).cast(kind) if name in have else nw.lit(None, kind)
            for name, kind in COLUMNS.items()
        }
    )
