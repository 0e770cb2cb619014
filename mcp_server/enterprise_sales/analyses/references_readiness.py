"""Whether an account can speak for us: each criterion met, not met, or unknown.

The thresholds are `references.ready`. A red account is never asked, whatever they say.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from dateutil.relativedelta import relativedelta

from enterprise_sales.analyses.codes import BANDS
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.dates import MONTHS_A_YEAR
from enterprise_sales.analyses.escalations import open_escalations, support_known
from enterprise_sales.analyses.health import band
from enterprise_sales.analyses.metric_values import nps
from enterprise_sales.analyses.people import people, people_in
from enterprise_sales.analyses.plan_metrics import shown
from enterprise_sales.analyses.references_offer import asks, offers
from enterprise_sales.analyses.results import Criterion, References
from enterprise_sales.analyses.results.engagement import CriterionCode
from enterprise_sales.analyses.tally import Tally, active_advocate, tally
from enterprise_sales.book.rows import Contract, Outcome
from enterprise_sales.language import N_

READY = "references.ready"
TITLES: dict[CriterionCode, str] = {
    "health": N_("Health"),
    "value": N_("Results confirmed by the customer in a year"),
    "nps": N_("NPS"),
    "advocate": N_("People who speak for us, in active contact"),
    "champion": N_("Champions in active contact"),
    "escalation": N_("Escalated tickets still open"),
    "tenure": N_("Months as a customer"),
}
BAND_WORDS = {"green": N_("green"), "yellow": N_("yellow"), "red": N_("red")}
AT_LEAST, AT_MOST = N_("at least {n}"), N_("at most {n}")


def reference_readiness(ctx: Context) -> References:
    """Readiness, what to ask of whom, and what to offer (Reference Customer Development)."""
    found = tuple(_criteria(ctx))
    states = frozenset(str(criterion.status) for criterion in found)
    ready = _ready(states, red=band(ctx) == "red")
    return References(
        ready=ready,
        band=band(ctx),
        criteria=found,
        ask_for=asks(ctx) if ready else (),
        offer=offers(ctx) if ready else (),
        lacking=tuple(criterion.title for criterion in found if criterion.status != "met"),
    )


def _ready(states: frozenset[str], *, red: bool) -> bool | None:
    if red or "not_met" in states:
        return False
    return None if "unknown" in states else True


def _criteria(ctx: Context) -> Iterator[Criterion]:
    yield _health(ctx)
    yield _at_least(ctx, "value", _outcomes(ctx), "outcomes_min")
    yield _nps(ctx)
    yield _people(ctx, "advocate", tally(people(ctx), active_advocate), "advocates_min")
    yield _people(ctx, "champion", people_in(ctx, "champion"), "champions_min")
    yield _escalations(ctx)
    yield _at_least(ctx, "tenure", months_as_customer(ctx), "tenure_months")


def months_as_customer(ctx: Context) -> int | None:
    """Full months since the customer came, else since the first contract; unknown without both."""
    starts = [row.start_date for row in ctx.rows(Contract) if row.status != "proposed"]
    since = ctx.account.customer_since or min(starts, default=None)
    if since is None or since > ctx.as_of:
        return None
    span = relativedelta(ctx.as_of, since)
    return span.years * MONTHS_A_YEAR + span.months


def _health(ctx: Context) -> Criterion:
    found, needed = band(ctx), ctx.playbook.text(f"{READY}.band")
    met = None if found is None else BANDS.index(found) <= BANDS.index(needed)
    actual = ctx.t.text(BAND_WORDS[found]) if found else None
    return _criterion(ctx, "health", met, actual, ctx.t.text(BAND_WORDS[needed]))


def _nps(ctx: Context) -> Criterion:
    target, found = ctx.playbook.target(f"{READY}.nps"), nps(ctx)
    met = target.met(found) if target and found is not None else None
    actual = None if found is None else ctx.t.number(found)
    needed = shown(target, ctx.t.number) if target else ctx.t.text("known")
    return _criterion(ctx, "nps", met, actual, needed)


def _escalations(ctx: Context) -> Criterion:
    """Known to be none only where support is known."""
    most = ctx.playbook.integer(f"{READY}.escalations_max")
    found = len(open_escalations(ctx)) if support_known(ctx) else None
    met = None if found is None else found <= most
    actual = None if found is None else ctx.t.number(found)
    return _criterion(ctx, "escalation", met, actual, ctx.t.text(AT_MOST, n=ctx.t.number(most)))


def _at_least(ctx: Context, code: CriterionCode, found: int | None, threshold: str) -> Criterion:
    least = ctx.playbook.integer(f"{READY}.{threshold}")
    met = None if found is None else found >= least
    actual = None if found is None else ctx.t.number(found)
    return _criterion(ctx, code, met, actual, ctx.t.text(AT_LEAST, n=ctx.t.number(least)))


def _outcomes(ctx: Context) -> int | None:
    """Unknown where no outcome is on record."""
    return ctx.row.outcomes_verified if ctx.rows(Outcome) else None


def _people(ctx: Context, code: CriterionCode, found: Tally, threshold: str) -> Criterion:
    """Unknown where those of whom nobody knows decide it."""
    least = ctx.playbook.integer(f"{READY}.{threshold}")
    actual = None if found.count is None else ctx.t.number(found.count)
    needed = ctx.t.text(AT_LEAST, n=ctx.t.number(least))
    return _criterion(ctx, code, found.enough(least), actual, needed)


def _criterion(
    ctx: Context, code: CriterionCode, met: bool | None, actual: str | None, needed: str
) -> Criterion:
    status: Literal["met", "not_met", "unknown"]
    status = "unknown" if met is None else ("met" if met else "not_met")
    return Criterion(
        code=code,
        title=ctx.t.text(TITLES[code]),
        status=status,
        actual=actual,
        needed=needed,
    )
