"""Churn signals that the tables of the whole book show, whether or not somebody recorded them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import narwhals as nw

from enterprise_sales.analyses.portfolio_frame import Frame, Portfolio
from enterprise_sales.book.rows import Stakeholder, Survey, Ticket


def champions_left(book: Portfolio) -> Frame:
    """Accounts with a champion who has left; whether enough others are there, the account tells."""
    people = book.rows_of(Stakeholder.table, "status", "buying_role")
    left = (nw.col("status") == "left") & (nw.col("buying_role") == "champion")
    return _undated(people.filter(left.fill_null(False)))


def executives_against(book: Portfolio) -> Frame:
    """Accounts with an executive who is against us, or says so in a survey."""
    people = book.rows_of(Stakeholder.table, "stakeholder_id", "level", "status", "sentiment")
    top = (nw.col("level") == "c_level").fill_null(False)
    here = people.filter(top & (nw.col("status") != "left").fill_null(True))
    against = here.filter((nw.col("sentiment") == "detractor").fill_null(False))
    low = here.join(_detractors(book), on=["account_id", "stakeholder_id"], how="semi")
    return nw.concat([_undated(against), _undated(low)]).unique()


def hostile_support(book: Portfolio) -> Frame:
    """Accounts with several tickets escalated or ended in a poor answer, and the last of them."""
    rows = book.rows_of(Ticket.table, "opened_on", "csat", "escalated")
    since = book.days_ago("churn.support.window_days")
    poor = nw.col("csat") <= book.playbook.integer("churn.support.csat_at_most")
    bad = poor.fill_null(False) | nw.col("escalated").fill_null(False)
    inside = (nw.col("opened_on") > since) & (nw.col("opened_on") <= book.as_of)
    hostile = rows.filter(inside & bad)
    if not len(hostile):
        return _undated(hostile)
    found = hostile.group_by("account_id").agg(count=nw.len(), last=nw.col("opened_on").max())
    several = found.filter(nw.col("count") >= book.playbook.integer("churn.support.tickets"))
    return several.select("account_id", since=nw.col("last").cast(nw.Int32).cast(nw.Int64))


def _detractors(book: Portfolio) -> Frame:
    """Who gave an NPS answer of a detractor that is not too old."""
    since = book.days_ago("health.sentiment.survey_days")
    most = book.playbook.number("churn.executives.nps_at_most")
    inside = (nw.col("date") > since) & (nw.col("date") <= book.as_of)
    low = (nw.col("kind") != "csat").fill_null(True) & (nw.col("score") <= most)
    rows = book.rows_of(Survey.table, "stakeholder_id", "date", "kind", "score")
    return rows.filter(inside & low).select("account_id", "stakeholder_id")


def _undated(rows: Frame) -> Frame:
    """Accounts of which nobody knows since when it holds."""
    return rows.select("account_id", since=nw.lit(None, nw.Int64)).unique()


SEEN: Mapping[str, Callable[[Portfolio], Frame]] = {
    "champion_left": champions_left,
    "executive_dissatisfaction": executives_against,
    "hostile_support": hostile_support,
}
"""Churn signal → the accounts that show it, with the day since when it does, if known."""
