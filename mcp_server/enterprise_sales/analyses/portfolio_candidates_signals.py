"""Candidates of the week: churn signals, recorded or shown by the tables."""

from __future__ import annotations

import narwhals as nw

from enterprise_sales.analyses.portfolio_candidate_parts import (
    day_number,
    with_arr,
)
from enterprise_sales.analyses.portfolio_frame import Frame, Portfolio
from enterprise_sales.analyses.portfolio_seen import SEEN
from enterprise_sales.book.rows import Signal

NOTICE = "non_renewal_notice"


def signals(book: Portfolio) -> Frame:
    """The newest signal of each kind that still counts and that the playbook answers."""
    answers = {
        kind: book.playbook.response(f"churn.signals.{kind}").deadline_days
        for kind in _answered(book)
    }
    since = book.days_ago("health.caps.days")
    rows = book.rows_of(Signal.table, "kind", "date")
    inside = (nw.col("date") > since) & (nw.col("date") <= book.as_of)
    recent = rows.filter(inside & nw.col("kind").is_in(list(answers)))
    if not len(recent):
        return recent
    newest = recent.group_by("account_id", "kind").agg(date=nw.col("date").max())
    days = nw.col("kind").replace_strict(
        list(answers), list(answers.values()), return_dtype=nw.Int64
    )
    kinds = {kind: _weight_of(book, kind) for kind in answers}
    named = nw.col("kind").replace_strict(list(kinds), list(kinds.values()), return_dtype=nw.String)
    dated = newest.with_columns(
        code=nw.col("kind"), day=day_number("date"), _days=days, _kind=named
    )
    return with_arr(
        book,
        dated.select(
            "account_id", "code", "day", kind=nw.col("_kind"), due=nw.col("day") + nw.col("_days")
        ),
    )


def unrecorded(book: Portfolio) -> Frame:
    """Churn signals that the tables show and nobody has recorded; without a `day`.

    Where the tables tell since when, the answer is due from then on; else it is due at once. What
    only the account can tell is checked later.
    """
    found = nw.concat([_shown(book, code) for code in SEEN])
    recorded = signals(book)
    if len(recorded):
        found = found.join(recorded, on=["account_id", "code"], how="anti")
    return with_arr(book, found)


def _shown(book: Portfolio, code: str) -> Frame:
    days = book.playbook.response(f"churn.signals.{code}").deadline_days
    return SEEN[code](book).select(
        "account_id",
        code=nw.lit(code, nw.String),
        kind=nw.lit(_weight_of(book, code), nw.String),
        due=(nw.col("since") + days).fill_null(book.day),
    )


def _answered(book: Portfolio) -> list[str]:
    return list(book.playbook.group("churn.signals"))


def _weight_of(book: Portfolio, kind: str) -> str:
    if kind == NOTICE:
        return NOTICE
    for band in ("red", "yellow"):
        if kind in book.playbook.texts(f"health.caps.{band}"):
            return f"signal_{band}"
    return "signal_other"
