"""What could be done this week, over the whole book: one row for each thing, by frames alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

import narwhals as nw

from enterprise_sales.analyses.cadence import CADENCE, next_contact
from enterprise_sales.analyses.dates import before, months_from
from enterprise_sales.analyses.portfolio_contacts import last_contacts
from enterprise_sales.analyses.portfolio_frame import EPOCH, Frame, Portfolio, known
from enterprise_sales.analyses.portfolio_reviews import never_reviewed
from enterprise_sales.analyses.portfolio_seen import SEEN
from enterprise_sales.analyses.reviews import grace, review_due
from enterprise_sales.book.rows import IN_USE, Action, Position, Risk, Signal, Stakeholder
from enterprise_sales.playbook import Offset

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
NOTICE = "non_renewal_notice"
GROWTH_SIGNALS = (
    "new_leadership",
    "merger",
    "strategic_initiative",
    "product_launch",
    "competitor_evaluation",
    "expansion_interest",
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


def _plus(book: Portfolio, rows: Frame) -> Frame:
    """Rows with the ARR of their account as what they touch."""
    arr = book.accounts.select("account_id", touched=nw.col("arr_r"))
    return rows.join(arr, on="account_id", how="left")


def _number(column: str) -> nw.Expr:
    """A date column as days since 1970-01-01."""
    return nw.col(column).cast(nw.Int32).cast(nw.Int64)


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
    dated = newest.with_columns(code=nw.col("kind"), day=_number("date"), _days=days, _kind=named)
    return _plus(
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
    return _plus(book, found)


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


def lapsed(book: Portfolio) -> Frame:
    """Accounts whose contracts have all ended, with what those that ended last were worth."""
    gone = book.accounts.filter(nw.col("lapsed"))
    if book.contracts is None or not len(gone):
        return gone.head(0)
    ends = gone.select("account_id", "renewal_date")
    last = book.contracts.filter(nw.col("counts")).join(ends, on="account_id", how="inner")
    last = last.filter((nw.col("end_date") == nw.col("renewal_date")).fill_null(False))
    worth = last.group_by("account_id").agg(
        touched=nw.col("value_r").sum(), due=nw.col("end_date").max()
    )
    return worth.with_columns(kind=nw.lit("lapsed"), day=nw.col("due"))


def opt_outs(book: Portfolio) -> Frame:
    """Opt-out dates that lie ahead, with what comes up for renewal."""
    ahead = book.accounts.filter(
        (nw.col("opt_out_date") >= book.day).fill_null(False) & ~nw.col("lapsed")
    )
    return ahead.select(
        "account_id",
        kind=nw.lit("opt_out_near"),
        day=nw.col("renewal_date"),
        due=nw.col("opt_out_date"),
        touched=nw.col("renewal_r"),
    )


def red_renewals(book: Portfolio) -> Frame:
    """Red accounts with a renewal ahead."""
    red = (nw.col("band") == "red").fill_null(False)
    ahead = ~nw.col("lapsed") & ~nw.col("renewal_date").is_null()
    return book.accounts.filter(red & ahead).select(
        "account_id",
        kind=nw.lit("red_renewal"),
        day=nw.col("renewal_date"),
        due=nw.col("renewal_date"),
        touched=nw.col("renewal_r"),
    )


def renewal_steps(book: Portfolio) -> Frame:
    """Accounts whose first renewal step lies behind; which steps are done, the account tells."""
    offsets = _longest([row.offset for row in book.playbook.milestones("renewal.milestones")])
    ahead = book.accounts.filter(~nw.col("lapsed") & ~nw.col("renewal_date").is_null())
    first = {
        day: min(_days(before(_date(day), offset)) for offset in offsets)
        for day in ahead["renewal_date"].unique().to_list()
    }
    late = {day: due for day, due in first.items() if due < book.day}
    rows = _mapped(ahead, "renewal_date", late)
    return rows.select(
        "account_id",
        "due",
        kind=nw.lit("renewal_step"),
        day=nw.col("renewal_date"),
        touched=nw.col("renewal_r"),
    )


def _longest(offsets: Sequence[Offset]) -> list[Offset]:
    """The longest in days and the longest in months; which of them is, depends on the month."""
    in_days = [row for row in offsets if row.days is not None]
    in_months = [row for row in offsets if row.months is not None]
    longest = (
        max(in_days, key=lambda row: row.days or 0, default=None),
        max(in_months, key=lambda row: row.months or 0, default=None),
    )
    return [row for row in longest if row is not None]


def executive_contacts(book: Portfolio) -> Frame:
    """Accounts with somebody at C-level not met for long; who it is, the account tells."""
    cadence = [row for row in book.playbook.cadence(CADENCE) if row.level == "c_level"]
    people = book.rows_of(Stakeholder.table, "stakeholder_id", "level", "status", "last_contact")
    top = (nw.col("level") == "c_level").fill_null(False)
    here = (nw.col("status") != "left").fill_null(True)
    met = last_contacts(book, people.filter(top & here))
    oldest = met.group_by("account_id").agg(_last=_number("last_contact").min())
    due = {
        day: min(_days(next_contact(row, _date(day))) for row in cadence)
        for day in oldest["_last"].unique().to_list()
        if cadence
    }
    late = {day: found for day, found in due.items() if found < book.day}
    rows = _mapped(oldest, "_last", late).with_columns(kind=nw.lit("executive_contact"))
    return _plus(book, rows.with_columns(day=nw.col("_last")))


def reviews(book: Portfolio) -> Frame:
    """Accounts that have missed a business review, as `reviews.reviews`."""
    last = book.last_reviews.with_columns(day=_number("date"))
    return _plus(book, _missed_since(book, last, "day").with_columns(kind=nw.lit("review_missed")))


def first_reviews(book: Portfolio) -> Frame:
    """Customers that have never had one, unless it is too early; at once, without a `day`."""
    never = never_reviewed(book).with_columns(_since=_number("date"))
    unknown = never.filter(nw.col("_since").is_null())
    late = [_missed_since(book, never, "_since"), unknown]
    rows = nw.concat([part.select("account_id") for part in late])
    return _plus(
        book, rows.with_columns(kind=nw.lit("review_missed"), due=nw.lit(book.day, nw.Int64))
    )


def _missed_since(book: Portfolio, rows: Frame, column: str) -> Frame:
    """Rows whose review, counted from a day, is later than the days of grace allow."""
    days = known(rows, column)[column].unique().to_list()
    due = {day: review_due(book.playbook, _date(day)) for day in days}
    limit = book.as_of - grace(book.playbook)
    return _mapped(rows, column, {day: _days(found) for day, found in due.items() if found < limit})


def risks(book: Portfolio) -> Frame:
    """Risks of the register whose answer is overdue."""
    rows = known(book.rows_of(Risk.table), "due")
    late = rows.filter(
        (nw.col("status") != "closed").fill_null(True) & (nw.col("due") < book.as_of)
    )
    told = late.select(
        "account_id", "owner", code=nw.col("mitigation"), text=nw.col("risk"), due=_number("due")
    )
    return _plus(book, told.with_columns(kind=nw.lit("risk_overdue")))


def actions(book: Portfolio) -> Frame:
    """Actions of the book that are not done and overdue."""
    rows = known(book.rows_of(Action.table), "due")
    late = rows.filter((nw.col("status") != "done").fill_null(True) & (nw.col("due") < book.as_of))
    told = late.select("account_id", "owner", text=nw.col("action"), due=_number("due"))
    return _plus(book, told.with_columns(kind=nw.lit("action_overdue")))


def expansions(book: Portfolio) -> Frame:
    """Green customers with an occasion in the data; what may be sold, the account tells."""
    green = book.accounts.filter(
        (nw.col("band") == "green").fill_null(False) & ~nw.col("lapsed") & (nw.col("arr") > 0)
    )
    occasions = nw.concat([_wanting(book), _launched(book)]).unique()
    window = _in_window(book, green)
    ids = nw.concat([occasions, window]).unique()
    rows = green.join(ids, on="account_id", how="semi")
    return rows.select(
        "account_id",
        kind=nw.lit("expansion"),
        day=nw.lit(book.day),
        due=nw.lit(book.day),
        touched=nw.col("arr_r"),
    )


def _wanting(book: Portfolio) -> Frame:
    since = book.days_ago("health.caps.days")
    inside = (nw.col("date") > since) & (nw.col("date") <= book.as_of)
    rows = book.rows_of(Signal.table, "kind", "date")
    return rows.filter(inside & nw.col("kind").is_in(list(GROWTH_SIGNALS))).select("account_id")


def _launched(book: Portfolio) -> Frame:
    first, last = (book.days_ago(f"expansion.after_launch.days_{side}") for side in ("to", "from"))
    rows = known(book.rows_of(Position.table, "launched_on", "status"), "launched_on")
    inside = (nw.col("launched_on") >= first) & (nw.col("launched_on") <= last)
    return rows.filter(inside & nw.col("status").is_in(list(IN_USE))).select("account_id")


def _in_window(book: Portfolio, accounts: Frame) -> Frame:
    ends = known(accounts, "renewal_date")["renewal_date"].unique().to_list()
    path = "expansion.renewal_window.months"
    far, near = (book.playbook.integer(f"{path}_{side}") for side in ("from", "to"))
    inside = [
        day
        for day in ends
        if months_from(_date(day), -far) <= book.as_of <= months_from(_date(day), -near)
    ]
    return accounts.filter(nw.col("renewal_date").is_in(inside).fill_null(False)).select(
        "account_id"
    )


def _mapped(frame: Frame, column: str, days: Mapping[int, int]) -> Frame:
    """The rows whose day is a key, with the day it leads to as `due`."""
    table = nw.from_dict(
        {column: list(days), "due": list(days.values())},
        schema={column: nw.Int64(), "due": nw.Int64()},
        backend=frame.implementation,
    )
    return frame.join(table, on=column, how="inner")


def _date(number: int) -> date:
    return date.fromordinal(EPOCH.toordinal() + number)


def _days(day: date) -> int:
    return (day - EPOCH).days


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
